import { type Connection, Many, One } from '../reading/declare.js';
import { CustomFieldDefinitionType } from './custom-field.type.js';

/** Fields of `Query`. */
export class CustomFieldReads {
  @One(() => CustomFieldDefinitionType, { nullable: true, description: 'A custom field by id.' })
  customField!: One<CustomFieldDefinitionType> | null;
  @Many(() => CustomFieldDefinitionType, {
    order: ['kind', 'position'],
    description: 'Custom fields, by kind of record and place; archived ones too, unless `where` says otherwise.',
  })
  customFields!: Connection<CustomFieldDefinitionType>;
}
