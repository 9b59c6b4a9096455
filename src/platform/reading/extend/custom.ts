import type { GraphQLInterfaceType, GraphQLOutputType } from 'graphql';
import type { Model } from '../model.js';
import { addField, listOf, required } from './field.js';
import type { Made } from './made.js';

/** `customFields` of a record, and one of them. */
export function addCustomFields(made: Made, model: Model): void {
  const value = made.schema.getType('CustomFieldValue') as GraphQLInterfaceType | undefined;
  if (!value) throw new Error('The type "CustomFieldValue" is missing: name it among the types.');
  addField(model.gql, 'customFields', {
    type: required(listOf(value as never)) as GraphQLOutputType,
    description: 'What it has in fields that administrators have added, in their order; a field without a value is left out.',
    args: { keys: { type: listOf(made.scalar('FieldKey')), description: 'Only these; without it all that you may see.' } },
  });
  addField(model.gql, 'customField', {
    type: value,
    description:
      'What it has in one of these fields; null if it has no value there. A column of a table: `holder: customField(key: "budgetHolder") { … }`.',
    args: { key: { type: required(made.scalar('FieldKey')), description: 'Which field.' } },
  });
}
