import { invalidInput, notFound } from '../../platform/api/errors.js';
import { locked } from '../../platform/database/locked.js';
import type { Tx } from '../../platform/database/tx.js';
import { ImportMapping } from './import.entity.js';
import { plan } from './plan.js';

interface SaveInput {
  name: string;
  kind: string;
  mapping: Record<string, unknown>;
  expectedVersion?: number | null;
}

/**
 * Keeps a mapping by its name; one of this name is replaced.
 *
 * @throws INVALID_INPUT naming everything that is wrong with the mapping; FORBIDDEN without the right to make such records; CONFLICT
 */
export async function saveMapping(tx: Tx, { name, kind, mapping, expectedVersion }: SaveInput): Promise<ImportMapping> {
  await plan(tx, kind, mapping);
  const found = await mappingNamed(tx, name);
  if (!found) {
    if (expectedVersion != null) throw notFound('mapping', name);
    const { userId: ownerId, teamId } = tx.actor;
    return tx.em.create(ImportMapping, { ownerId, teamId, name, kind, mapping });
  }
  const row = await locked(tx, ImportMapping, 'mapping', found.id, expectedVersion);
  return Object.assign(row, { name, kind, mapping });
}

/** @throws NOT_FOUND, FORBIDDEN, CONFLICT */
export async function archiveMapping(
  tx: Tx,
  { mappingId, expectedVersion }: { mappingId: string; expectedVersion?: number | null },
): Promise<ImportMapping> {
  const row = await locked(tx, ImportMapping, 'mapping', mappingId, expectedVersion);
  if (row.archivedAt) throw invalidInput([{ path: ['mappingId'], message: `The mapping "${row.name}" is archived already.` }]);
  row.archivedAt = tx.now;
  return row;
}

/** A mapping that is in use, by its name in any case. */
export async function mappingNamed(tx: Tx, name: string): Promise<ImportMapping | undefined> {
  const [found] = await tx.em.execute<{ id: string }[]>(
    'select id from import_mappings where lower(name) = lower(?) and archived_at is null',
    [name],
  );
  return found ? tx.em.findOneOrFail(ImportMapping, found.id) : undefined;
}
