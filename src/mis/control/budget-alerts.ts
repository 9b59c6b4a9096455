import type { Tx } from '../../platform/database/tx.js';
import { raise, settle } from './alerts.js';
import { clearedKeys, crossingOf } from './crossing.query.js';

/**
 * Raises the alert of a crossing, unless that is over. For jobs of the system.
 *
 * @param escalation milliseconds that it may wait for somebody to take care of it
 * @emits alert.raised, alert.reopened, alert.changed
 */
export async function raiseCrossing(tx: Tx, crossingId: string, escalation: number): Promise<void> {
  const found = await crossingOf(tx, crossingId);
  if (found) await raise(tx, found, escalation);
}

/** Closes the alerts of crossings that are over. @emits alert.closed */
export async function settleCrossings(tx: Tx): Promise<void> {
  for (const key of await clearedKeys(tx)) await settle(tx, key, 'It has fallen more than 2 points below the threshold.');
}
