import type { Tx } from '../../platform/database/tx.js';

// Postings are weighed against budgets, thresholds, periods and the trees of departments and accounts. They share this lock, so that none of those change
// under them; whoever changes them takes it alone. An advisory lock: a shared lock on rows would write to them with every posting.
const KEY = '7236833, 1';

/** Keeps what postings are weighed against as it is until the end of the transaction. */
export const holdStructure = (tx: Tx): Promise<unknown> => tx.em.execute(`select pg_advisory_xact_lock_shared(${KEY})`);

/** Waits until no posting is on its way and keeps new ones waiting until the end of the transaction. */
export const changeStructure = (tx: Tx): Promise<unknown> => tx.em.execute(`select pg_advisory_xact_lock(${KEY})`);
