import { LockMode } from '@mikro-orm/core';
import { invalidInput } from '../../platform/api/errors.js';
import type { Tx } from '../../platform/database/tx.js';

/** Rows of which the first that fits counts. */
interface Placed {
  id: string;
  order?: number | null;
  archivedAt?: Date | null;
}
type PlacedClass<T> = abstract new () => T;

const inForce = <T extends Placed>(tx: Tx, entity: PlacedClass<T>) =>
  tx.em.find(entity as never, { archivedAt: null } as never, {
    orderBy: { order: 'ASC' } as never,
    lockMode: LockMode.PESSIMISTIC_WRITE,
  }) as Promise<T[]>;

/** The place after all others. */
export async function placed<T extends Placed>(tx: Tx, entity: PlacedClass<T>): Promise<number> {
  const rows = await inForce(tx, entity);
  return (rows.at(-1)?.order ?? 0) + 1;
}

/** Gives the rows in force the order of these ids. @throws INVALID_INPUT unless each is named once */
export async function order<T extends Placed>(tx: Tx, entity: PlacedClass<T>, ids: readonly string[], field: string): Promise<void> {
  const rows = new Map((await inForce(tx, entity)).map(row => [row.id, row]));
  const wanted = ids.flatMap(id => rows.get(id) ?? []);
  if (!ids.length || new Set(wanted).size !== rows.size || ids.length !== rows.size)
    throw invalidInput([{ path: [field], message: `Name each of the ${rows.size} that are in force once, and no other.` }]);
  for (const [i, row] of wanted.entries()) row.order = i + 1;
}
