import { defineEntity, p } from '@mikro-orm/core';
import { record } from '../api/columns.js';

export const PersistedDocumentSchema = defineEntity({
  name: 'PersistedDocument',
  tableName: 'persisted_documents',
  properties: {
    ...record(),
    /** SHA-256 of the text's UTF-8 bytes, in lower-case hex. */
    hash: p.text().unique(),
    name: p.text(),
    text: p.text(),
  },
});
/** A document that clients name by its hash. It is never changed, and stays for clients that are not updated. */
export class PersistedDocument extends PersistedDocumentSchema.class {}
PersistedDocumentSchema.setClass(PersistedDocument);
