import { defineAccess } from '../../platform/access/access.js';
import type { Area } from '../../platform/area.js';
import { uploads } from './file.js';
import { FileChunk, FileChunkSchema, ImportJob, ImportJobSchema, StoredFile, StoredFileSchema } from './import.entity.js';
import { ImportResolver } from './import.resolver.js';
import { ImportReads, ImportType } from './import.type.js';

const mine = { kind: 'import', owner: 'ownerId', team: 'teamId' };

export const importArea: Area = {
  name: 'import',
  entities: [StoredFileSchema, FileChunkSchema, ImportJobSchema],
  types: [ImportType],
  resolvers: [ImportResolver],
  reads: [ImportReads],
  access: [
    defineAccess({ entity: () => StoredFile, ...mine }),
    defineAccess({ entity: () => FileChunk, ...mine, unaudited: true }),
    defineAccess({ entity: () => ImportJob, ...mine }),
  ],
  routes: uploads,
};
