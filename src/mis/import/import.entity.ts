import { defineEntity, p } from '@mikro-orm/core';
import { id, instant, oneOf, owned, record } from '../../platform/api/columns.js';
import { JobProgress } from '../../platform/jobs/job.entity.js';

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

export const ImportStatus = {
  WAITING: 'WAITING',
  RUNNING: 'RUNNING',
  DONE: 'DONE',
  FAILED: 'FAILED',
  REJECTED: 'REJECTED',
  UNDOING: 'UNDOING',
  UNDONE: 'UNDONE',
} as const;
export const OnLineError = { REJECT_ROWS: 'REJECT_ROWS', REJECT_ALL: 'REJECT_ALL' } as const;

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
    onError: oneOf(OnLineError).default('REJECT_ROWS'),
    mapping: p.json<Record<string, unknown>>(),
    /** The names of the columns. */
    header: p.json<string[]>(),
    progress: () => p.manyToOne(JobProgress).nullable(),
    /** Records in the staging table; null until all lines are there. */
    records: p.integer().nullable(),
    /** Of those that go in all or not at all: each was tried. */
    checked: p.boolean().default(false),
    /** Why it failed, was rejected, or could not be undone. */
    problem: p.text().nullable(),
    status: oneOf(ImportStatus),
    total: p.integer().default(0),
    created: p.integer().default(0),
    existing: p.integer().default(0),
    failed: p.integer().default(0),
    errors: p.json<LineError[]>(),
    finishedAt: instant().nullable(),
  },
});
/** A run over a file. `total` = `created` + `existing` + `failed`, in lines. */
export class ImportJob extends ImportJobSchema.class {}
ImportJobSchema.setClass(ImportJob);

export const ImportMappingSchema = defineEntity({
  name: 'ImportMapping',
  tableName: 'import_mappings',
  properties: {
    ...record(),
    ...owned(),
    name: p.text(),
    kind: p.text(),
    mapping: p.json<Record<string, unknown>>(),
    archivedAt: instant().nullable(),
  },
});
/** A mapping kept by name. */
export class ImportMapping extends ImportMappingSchema.class {}
ImportMappingSchema.setClass(ImportMapping);
