import { defineEntity, p } from '@mikro-orm/core';
import { id, instant, oneOf, owned, record } from '../../platform/api/columns.js';

export const StoredFileSchema = defineEntity({
  name: 'StoredFile',
  tableName: 'files',
  properties: { ...record(), ...owned(), name: p.text(), size: p.bigint('number'), sha256: p.text() },
});
/** An uploaded file. Its content stands in pieces, so that any process can read it and none holds it whole. */
export class StoredFile extends StoredFileSchema.class {}
StoredFileSchema.setClass(StoredFile);

export const FileChunkSchema = defineEntity({
  name: 'FileChunk',
  tableName: 'file_chunks',
  properties: { id: id(), ...owned(), file: () => p.manyToOne(StoredFile), no: p.integer(), bytes: p.blob() },
});
/** A piece of a file, numbered from 0. */
export class FileChunk extends FileChunkSchema.class {}
FileChunkSchema.setClass(FileChunk);

export const ImportStatus = { RUNNING: 'RUNNING', DONE: 'DONE', FAILED: 'FAILED' } as const;

/** Why a line was left out. */
export interface LineError {
  line: number;
  column: string | null;
  value: string | null;
  code: string;
  message: string;
}

export const ImportJobSchema = defineEntity({
  name: 'ImportJob',
  tableName: 'import_jobs',
  properties: {
    ...record(),
    ...owned(),
    file: () => p.manyToOne(StoredFile).nullable(),
    kind: p.text(),
    source: p.text(),
    dryRun: p.boolean().default(false),
    status: oneOf(ImportStatus),
    total: p.integer().default(0),
    created: p.integer().default(0),
    existing: p.integer().default(0),
    failed: p.integer().default(0),
    errors: p.json<LineError[]>().default('[]'),
    finishedAt: instant().nullable(),
  },
});
/** A run over a file. `total` = `created` + `existing` + `failed`, in lines. */
export class ImportJob extends ImportJobSchema.class {}
ImportJobSchema.setClass(ImportJob);
