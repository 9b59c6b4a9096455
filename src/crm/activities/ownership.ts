import { makeFor } from '../../platform/access/release.js';
import type { Tx } from '../../platform/database/tx.js';
import type { Customer } from '../customers/customer.entity.js';
import type { Activity } from './activity.entity.js';

/** A new activity is seen by whoever sees the customer; one without a customer is the assignee's. */
export async function ownRecord(
  tx: Tx,
  activity: Activity,
  customer: Customer | null,
  assignee?: { id: string; teamId: string | null },
): Promise<void> {
  const place = customer
    ? { ownerId: customer.ownerId ?? null, teamId: customer.teamId ?? null }
    : { ownerId: assignee?.id ?? tx.actor.userId, teamId: assignee ? assignee.teamId : tx.actor.teamId };
  await makeFor(tx, { kind: 'activity' }, activity, place);
}
