import { helper } from '@mikro-orm/core';
import { forbidden } from '../api/errors.js';
import { uuids } from '../database/arrays.js';
import type { Tx } from '../database/tx.js';
import type { Access } from './access.js';
import { permits } from './viewer.js';

/** A row with its owner: `owned()`. */
interface Owned {
  id: string;
  ownerId?: string | null;
  teamId?: string | null;
}
/** A class of entities. */
type EntityOf<T> = abstract new () => T;

export interface NewOwner {
  ownerId: string | null;
  teamId: string | null;
}

const tableOf = (tx: Tx, entity: EntityOf<object>): string => tx.em.getMetadata().get(entity as never).tableName;

async function releaseRows(tx: Tx, entity: EntityOf<object>, ids: readonly string[]): Promise<void> {
  if (!ids.length) return;
  const [row] = await tx.em.execute<{ released: number }[]>('select public.release_rows(?::regclass, ?::uuid[]) released', [
    `public.${tableOf(tx, entity)}`,
    uuids(ids),
  ]);
  if (Number(row?.released) !== new Set(ids).size) throw forbidden('changing this record');
}

/**
 * Lets the rest of this transaction write a record whomever it belongs to: row security refuses to write a row that the actor may not write afterwards.
 * Locks it, for which row security demands the right to write it as it is now. A record that is not in the database yet is inserted first.
 *
 * @throws FORBIDDEN if the actor may not write it
 */
async function release<T extends Owned>(tx: Tx, record: T): Promise<void> {
  if (!helper(record as object).__originalEntityData) await tx.em.flush();
  await releaseRows(tx, record.constructor as EntityOf<T>, [record.id]);
}

/**
 * Gives a record to somebody else, also out of the actor's sight. For every verb that assigns or hands over; the row may be written until the end of the
 * transaction, and is not in the actor's answer if the actor does not see it any more.
 *
 * @throws FORBIDDEN if the actor may not write the record as it is
 */
export async function moveRecord<T extends Owned>(tx: Tx, record: T, { ownerId, teamId }: NewOwner): Promise<void> {
  await release(tx, record);
  Object.assign(record, { ownerId, teamId });
}

/**
 * The same for the rows below a record (`moveRows(tx, Message, { ticket: id }, owner)`), which carry its owner: in one statement, so rows that the
 * transaction has loaded are not up to date afterwards.
 *
 * @returns how many there are
 */
export async function moveRows<T extends Owned>(tx: Tx, entity: EntityOf<T>, where: object, owner: NewOwner): Promise<number> {
  await tx.em.flush();
  const rows = (await tx.em.find(entity as never, where as never, { fields: ['id'] as never, disableIdentityMap: true })) as Owned[];
  await releaseRows(
    tx,
    entity,
    rows.map(row => row.id),
  );
  return rows.length ? tx.em.nativeUpdate(entity as never, { id: { $in: rows.map(row => row.id) } } as never, { ...owner } as never) : 0;
}

/**
 * Lets the transaction insert records whomever they belong to. Name all of them at once: the list is written anew with each call, and compared with each row.
 *
 * @throws FORBIDDEN if the actor may write no record of this kind
 */
export async function mayMake(tx: Tx, { kind }: Pick<Access, 'kind'>, ids: readonly string[]): Promise<void> {
  if (!permits(tx.actor, `${kind}.write`)) throw forbidden(`making a ${kind}`);
  // Who may write all rows of the kind needs no leave: and long imports no long list.
  if (!ids.length || tx.actor.scopes.write[kind] === 'ALL') return;
  await tx.em.execute(
    "select set_config('bw.released', (coalesce(nullif(current_setting('bw.released', true), '')::uuid[], '{}') || ?::uuid[])::text, true)",
    [uuids(ids)],
  );
}

/**
 * Makes a new record, or several, that belong to somebody else from the start. Call it before the flush that inserts them.
 *
 * @throws FORBIDDEN if the actor may write no record of this kind
 */
export async function makeFor<T extends Owned>(
  tx: Tx,
  access: Pick<Access, 'kind'>,
  record: T | readonly T[],
  { ownerId, teamId }: NewOwner,
): Promise<void> {
  const records = [record].flat() as T[];
  await mayMake(
    tx,
    access,
    records.map(({ id }) => id),
  );
  for (const made of records) Object.assign(made, { ownerId, teamId });
}

/** Ends what `moveRecord` and `makeFor` have let the transaction write so far: the list is read with each row that is written, and many rows make it long. */
export async function endReleases(tx: Tx): Promise<void> {
  await tx.em.execute("select set_config('bw.released', '', true)");
}
