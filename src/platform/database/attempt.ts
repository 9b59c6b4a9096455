import type { ApiError } from '../api/errors.js';
import { prepare, run } from './prepared.js';
import { mustRepeat, told } from './transact.js';
import type { Tx } from './tx.js';
import { isUnavailable } from './unavailable.js';

const RELEASE = prepare('release savepoint attempt', { later: true });

/**
 * Does a part of a transaction. If it is refused, nothing of it is left, its events included, and the rest goes on; entities that were loaded are not
 * managed any more then. Flush what comes before it first.
 *
 * @returns what was made, or why it was refused
 * @throws what the transaction can not go on after: a conflict that runs it again, a lost connection, faults of ours
 */
export async function attempt<T>(tx: Tx, work: () => Promise<T>): Promise<{ made: T } | { why: ApiError }> {
  const { em, pending } = tx;
  const events = pending.length;
  // Waited for: an idempotency key that is taken must end the transaction, not this part of it.
  await em.execute('savepoint attempt');
  try {
    const made = await work();
    await run(tx, RELEASE, []);
    return { made };
  } catch (error) {
    const why = mustRepeat(error) || isUnavailable(error) ? undefined : told(error);
    if (!why) throw error;
    await em.execute('rollback to savepoint attempt');
    em.clear();
    pending.length = events;
    return { why };
  }
}
