import { invalidInput } from '../../platform/api/errors.js';
import { locked } from '../../platform/database/locked.js';
import type { Tx } from '../../platform/database/tx.js';

interface Archivable {
  id: string;
  version?: number;
  archivedAt?: Date | null;
}

/** What somebody calls a record, and the input's field that names it. */
interface Called {
  prefix: string;
  noun: string;
  field: string;
}

/** As `locked`, of a setting that is archived for good. @throws NOT_FOUND, FORBIDDEN, CONFLICT; INVALID_INPUT if it is archived */
export async function lockedInUse<T extends Archivable>(
  tx: Tx,
  entity: abstract new () => T,
  { prefix, noun, field }: Called,
  id: string,
  expectedVersion: number | null | undefined,
): Promise<T> {
  const row = await locked(tx, entity, prefix, id, expectedVersion);
  if (row.archivedAt) throw invalidInput([{ path: [field], message: `This ${noun} is archived. Make another one.` }]);
  return row;
}
