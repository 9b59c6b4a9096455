import { defineEntity, p } from '@mikro-orm/core';
import { instant, oneOf, record } from '../api/columns.js';
import type { CustomFieldType } from '../reading/custom-fields.js';

export const FieldType = {
  TEXT: 'TEXT',
  NUMBER: 'NUMBER',
  MONEY: 'MONEY',
  DATE: 'DATE',
  CHOICE: 'CHOICE',
  REFERENCE: 'REFERENCE',
} as const satisfies Record<CustomFieldType, CustomFieldType>;

export interface Choice {
  code: string;
  label: string;
}

export const CustomFieldSchema = defineEntity({
  name: 'CustomField',
  tableName: 'custom_fields',
  uniques: [{ properties: ['kind', 'key'] }, { properties: ['kind', 'slot'] }],
  properties: {
    ...record(),
    /** Prefix of the ids of the records that have it. */
    kind: p.text(),
    key: p.text(),
    label: p.text(),
    description: p.text().nullable(),
    type: oneOf(FieldType),
    choices: p.json().$type<Choice[]>().default([]),
    referenceKind: p.text().nullable(),
    currency: p.string().length(3).nullable(),
    position: p.integer(),
    /** Name of the column that holds its values. */
    slot: p.text(),
    archivedAt: instant().nullable(),
  },
});
/** A field that an administrator has added to a kind of record. */
export class CustomField extends CustomFieldSchema.class {}
CustomFieldSchema.setClass(CustomField);
