import { defineAccess } from '../access/access.js';
import type { Area } from '../area.js';
import { PersistedDocument, PersistedDocumentSchema } from './persisted-document.entity.js';
import { PersistedDocumentResolver } from './persisted-document.resolver.js';
import { PersistedDocumentReads, PersistedDocumentType } from './persisted-document.type.js';

export const documentsArea: Area = {
  name: 'documents',
  entities: [PersistedDocumentSchema],
  types: [PersistedDocumentType],
  resolvers: [PersistedDocumentResolver],
  reads: [PersistedDocumentReads],
  access: [defineAccess({ entity: () => PersistedDocument, kind: 'persistedDocument', changes: ['insert'] })],
};
