import type { EntityManager } from '@mikro-orm/postgresql';
import type { Viewer } from '../access/viewer.js';
import type { PendingEvent } from '../events/define.js';

/** One change: a transaction under the actor's identity. Only `transact` makes one. */
export interface Tx {
  /** Runs as the application role with the actor's identity: row security applies. */
  em: EntityManager;
  actor: Viewer;
  /** The moment of the change; the only clock a verb may read. */
  now: Date;
  /** uuid that every event and audit entry of this transaction carries. */
  changeId: string;
  /** Events so far, written to the outbox at the end of the transaction. Filled by `emit`. */
  pending: PendingEvent[];
}

const open = new WeakMap<object, Tx>();

/** Called by `transact` only. */
export const bindTx = (tx: Tx): void => {
  open.set(tx.em, tx);
};

/** The transaction of an entity manager: columns that say who and when are filled from it. Throws outside of `transact`. */
export function txOf(em: object): Tx {
  const tx = open.get(em);
  if (!tx) throw new Error('Records are written inside of transact only.');
  return tx;
}
