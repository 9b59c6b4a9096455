import { Readable } from 'node:stream';
import { invalidInput, notFound } from '../../platform/api/errors.js';
import { idOf } from '../../platform/api/ids.js';
import type { Tx } from '../../platform/database/tx.js';
import { enqueue } from '../../platform/jobs/enqueue.js';
import { beginProgress } from '../../platform/jobs/progress.js';
import { headerOf, readCsv } from './csv.js';
import { ImportJob, type OnLineError, StoredFile } from './import.entity.js';
import { importRun } from './import.jobs.js';
import type { ImportKind } from './kind.js';
import { checkHeader } from './lines.js';
import type { Mapping } from './mapping.rules.js';
import { mappingNamed } from './mappings.js';
import { plan } from './plan.js';

/** The first piece of a file. @throws NOT_FOUND */
export async function beginningOf(tx: Tx, fileId: string): Promise<Buffer> {
  if (!(await tx.em.findOne(StoredFile, fileId, { fields: ['id'] }))) throw notFound('file', idOf('file', fileId));
  const [chunk] = await tx.em.execute<{ bytes: Buffer }[]>('select bytes from file_chunks where file_id = ? and no = 0', [fileId]);
  return chunk?.bytes ?? Buffer.alloc(0);
}

/** What can be told of a file at once. @throws INVALID_INPUT */
async function checkBeginning(bytes: Buffer, kind: ImportKind, mapping: Mapping): Promise<void> {
  for await (const first of readCsv(Readable.from([bytes]), mapping)) {
    checkHeader(headerOf(first, mapping.delimiter), kind, mapping);
    return;
  }
  headerOf(undefined, mapping.delimiter);
}

/** A mapping by its name. @throws NOT_FOUND, INVALID_INPUT if it is for another kind */
async function named(tx: Tx, name: string, kind: string): Promise<Record<string, unknown>> {
  const found = await mappingNamed(tx, name);
  if (!found) throw notFound('mapping', name);
  if (found.kind !== kind) throw invalidInput([{ path: ['mappingName'], message: `"${found.name}" is for ${found.kind}.` }]);
  return found.mapping;
}

export interface Beginning {
  fileId: string;
  kind: string;
  mapping?: unknown;
  mappingName?: string | null;
  onError: keyof typeof OnLineError;
  dryRun: boolean;
}

/**
 * Begins to bring a file in; the job that follows does it.
 *
 * @throws NOT_FOUND; FORBIDDEN without the right to make such records; INVALID_INPUT if its header does not fit
 */
export async function beginImport(
  tx: Tx,
  { fileId, kind: code, mapping: given, mappingName, onError, dryRun }: Beginning,
): Promise<ImportJob> {
  if (mappingName != null && given != null)
    throw invalidInput([{ path: ['mappingName'], message: 'Give a mapping or the name of one, not both.' }]);
  const { kind, mapping } = await plan(tx, code, mappingName == null ? given : await named(tx, mappingName, code));
  await checkBeginning(await beginningOf(tx, fileId), kind, mapping);
  const { userId: ownerId, teamId } = tx.actor;
  const progress = beginProgress(tx, importRun, null);
  const job = tx.em.create(ImportJob, {
    ...{ ownerId, teamId, file: fileId, kind: code, source: mapping.source, dryRun, onError, progress },
    mapping: { ...mapping },
    header: [],
    errors: [],
    status: 'WAITING',
  });
  await tx.em.flush();
  return job;
}

/** Has the import run as soon as the change is committed. */
export const queueImport = (tx: Tx, { id }: ImportJob): Promise<void> => enqueue(tx, importRun, { importId: id }, { key: id });
