import type { Readable } from 'node:stream';
import type { Viewer } from '../../platform/access/viewer.js';
import type { Services } from '../../platform/server/services.js';
import { type Beginning, beginImport } from './beginning.js';
import { storeFile } from './file.js';
import type { ImportJob } from './import.entity.js';
import { runImport } from './run.js';

/**
 * Stores a file and brings it in while the caller waits, for commands: no process that runs jobs is needed.
 *
 * @returns the import when it has ended; `problem` says why if it failed
 * @throws what `beginImport` throws
 */
export async function bringFile(
  services: Services,
  viewer: Viewer,
  name: string,
  content: Readable,
  asked: Omit<Beginning, 'fileId'>,
): Promise<ImportJob> {
  const { id: fileId } = await storeFile(services, viewer, name, content);
  const { result } = await services.transact(viewer, tx => beginImport(tx, { ...asked, fileId }));
  return runImport(services, viewer, result.id, new AbortController().signal);
}
