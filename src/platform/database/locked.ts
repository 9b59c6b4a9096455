import { LockMode } from '@mikro-orm/core';
import { conflict, forbidden, notFound } from '../api/errors.js';
import { idOf } from '../api/ids.js';
import { changeOf } from '../events/before.js';
import type { Tx } from './tx.js';

interface Row {
  id: string;
  version?: number;
}

/**
 * The row of a record that is to be changed, locked until the end of the transaction.
 *
 * @param prefix of the type's ids; names the record in errors
 * @param expectedVersion what the client has read; absent if it does not care
 * @throws NOT_FOUND if the actor does not see it, FORBIDDEN if the actor sees but may not change it, CONFLICT if it is at another version
 */
export async function locked<T extends Row>(
  tx: Tx,
  entity: abstract new () => T,
  prefix: string,
  id: string,
  expectedVersion?: number | null,
): Promise<T> {
  const row = (await tx.em.findOne(entity as never, { id } as never, { lockMode: LockMode.PESSIMISTIC_WRITE })) as T | null;
  if (!row) throw await refusal(tx, entity, prefix, id);
  if (expectedVersion != null && row.version !== expectedVersion) throw conflict(prefix, idOf(prefix, id), row.version ?? 0);
  return row;
}

/**
 * A new version of a record of which only rows below it have changed, unless this transaction has made one already: whoever has read it must read it again.
 * The moment of the change is no change where another one came in the same millisecond, so it is put after that.
 */
export function touch({ em, now }: Tx, row: { updatedAt?: Date }): void {
  if (!changeOf(em, row)) row.updatedAt = new Date(Math.max(now.getTime(), (row.updatedAt?.getTime() ?? 0) + 1));
}

/** Why a row could not be locked. A lock needs the right to write: this tells apart what the actor does not see and what the actor may only read. */
export async function refusal(tx: Tx, entity: abstract new () => Row, prefix: string, id: string) {
  const { tableName } = tx.em.getMetadata().get(entity as never);
  const [seen] = await tx.em.execute(`select 1 from visible."${tableName}" where id = ?`, [id]);
  return seen ? forbidden(`changing this ${prefix}`) : notFound(prefix, idOf(prefix, id));
}
