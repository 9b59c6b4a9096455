import { defineAccess } from '../../platform/access/access.js';
import type { Area } from '../../platform/area.js';
import { errorFiles } from './error-file.js';
import { uploads } from './file.js';
import {
  FileChunk,
  FileChunkSchema,
  ImportJob,
  ImportJobSchema,
  ImportMapping,
  ImportMappingSchema,
  StoredFile,
  StoredFileSchema,
} from './import.entity.js';
import { importRun, importUndo, trimming } from './import.jobs.js';
import { ImportResolver } from './import.resolver.js';
import { FileType, ImportMappingType, ImportReads, ImportType } from './import.type.js';

const mine = { kind: 'import', owner: 'ownerId', team: 'teamId' };

export const importArea: Area = {
  name: 'import',
  entities: [StoredFileSchema, FileChunkSchema, ImportJobSchema, ImportMappingSchema],
  types: [FileType, ImportType, ImportMappingType],
  resolvers: [ImportResolver],
  reads: [ImportReads],
  access: [
    defineAccess({ entity: () => StoredFile, ...mine }),
    defineAccess({ entity: () => FileChunk, ...mine, unaudited: true }),
    defineAccess({ entity: () => ImportJob, ...mine, unaudited: ['total', 'created', 'existing', 'failed', 'records', 'errors'] }),
    defineAccess({ entity: () => ImportMapping, ...mine, changes: ['insert', 'update'] }),
  ],
  jobs: [importRun, importUndo],
  schedules: [trimming],
  routes: async (http, services) => {
    await uploads(http, services);
    errorFiles(http, services);
  },
};
