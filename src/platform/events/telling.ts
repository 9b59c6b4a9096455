import type { Logger } from 'pino';
import { v7 } from 'uuid';
import type { Viewer } from '../access/viewer.js';
import { ApiError, platformErrors } from '../api/errors.js';
import type { Followed, Stretch, Told } from './followed.js';

/** Classes of SQLSTATE that pass by themselves: connection, resources, shutdown, conflict. */
const PASSING = /^(08|53|57|58|40|55|E[A-Z]+$)/;
const isPassing = (error: unknown): boolean => {
  const code = String((error as { code?: unknown } | null)?.code ?? '');
  return error instanceof ApiError ? code !== 'INTERNAL' : PASSING.test(code);
};

/**
 * Reads a stretch. Where an event cannot be told, because a value that the schema promises is missing, subscribers get an answer with an error at its
 * place, and all others as they are: one bad row must not stop a stream for ever.
 *
 * @throws if the database cannot be asked at the moment
 */
export async function tellStretch(followed: Followed, viewer: Viewer, stretch: Stretch, log: Logger): Promise<Told[]> {
  try {
    return await followed.read(viewer, stretch);
  } catch (error) {
    if (isPassing(error)) throw error;
    if (stretch.upTo - stretch.after === 1n) return [{ position: stretch.upTo, text: failure(error, stretch.upTo, log) }];
  }
  const middle = (stretch.after + stretch.upTo) / 2n;
  const first = await tellStretch(followed, viewer, { ...stretch, upTo: middle }, log);
  if (first.length >= stretch.limit) return first;
  const rest = { after: middle, upTo: stretch.upTo, limit: stretch.limit - first.length };
  return [...first, ...(await tellStretch(followed, viewer, rest, log))];
}

function failure(error: unknown, position: bigint, log: Logger): string {
  const id = v7();
  log.error({ err: error, errorId: id, position: String(position) }, 'an event could not be told');
  return JSON.stringify({ errors: [{ message: platformErrors.INTERNAL(id).message, extensions: { code: 'INTERNAL', id } }], data: null });
}
