import { defineAccess } from '../access/access.js';
import type { Area } from '../area.js';
import { CustomField, CustomFieldSchema } from './custom-field.entity.js';
import { CustomFieldReads } from './custom-field.reads.js';
import { CustomFieldResolver } from './custom-field.resolver.js';
import { CustomFieldChoiceType, CustomFieldDefinitionType, fieldValueTypes } from './custom-field.type.js';

/** Fields that administrators add to records at run time. C1. */
export const fieldsArea: Area = {
  name: 'fields',
  entities: [CustomFieldSchema],
  types: [CustomFieldDefinitionType, CustomFieldChoiceType, ...fieldValueTypes],
  resolvers: [CustomFieldResolver],
  reads: [CustomFieldReads],
  // Forms are built from definitions, so everybody reads them. A slot is never free again, so none is deleted.
  access: [
    defineAccess({
      entity: () => CustomField,
      kind: 'customField',
      open: true,
      changes: ['insert', 'update'],
      fixed: ['kind', 'key', 'type', 'slot'],
    }),
  ],
};
