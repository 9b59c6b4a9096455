import { defineEntity, p } from '@mikro-orm/core';
import { instant, oneOf, owned, record } from '../../platform/api/columns.js';
import { Contact } from '../customers/contact.entity.js';
import { Customer } from '../customers/customer.entity.js';

export const PersonExportStatus = { WAITING: 'WAITING', READY: 'READY', ENDED: 'ENDED' } as const;
export type PersonExportStatus = keyof typeof PersonExportStatus;

export const PersonExportSchema = defineEntity({
  name: 'PersonExport',
  tableName: 'person_exports',
  properties: {
    ...record(),
    ...owned(),
    customer: () => p.manyToOne(Customer).nullable(),
    contact: () => p.manyToOne(Contact).nullable(),
    status: oneOf(PersonExportStatus),
    expiresAt: instant().nullable(),
    /** Bytes. */
    size: p.integer().nullable(),
  },
});
/** A file of everything that is stored of one person. Its owner asked for it, and nobody else reads it. */
export class PersonExport extends PersonExportSchema.class {}
PersonExportSchema.setClass(PersonExport);
