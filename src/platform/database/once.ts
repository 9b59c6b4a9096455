import type { Tx } from './tx.js';

/**
 * Looks something up once a transaction, for all the rows that it writes: of settings that it does not change itself.
 * Find entities with `disableIdentityMap`: what a transaction has loaded otherwise is not its own any more after `em.clear`.
 *
 * @param look not kept if it throws
 */
export function once<T>(look: (tx: Tx) => Promise<T>): (tx: Tx) => Promise<T> {
  const found = new WeakMap<Tx, Promise<T>>();
  return tx => {
    const known = found.get(tx) ?? look(tx);
    found.set(tx, known);
    known.catch(() => found.delete(tx));
    return known;
  };
}
