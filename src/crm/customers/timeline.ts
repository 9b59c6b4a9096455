import { v7 } from 'uuid';
import { SYSTEM_USER } from '../../platform/access/user.entity.js';
import { prepare, run } from '../../platform/database/prepared.js';
import type { Tx } from '../../platform/database/tx.js';
import type { Direction, TimelineKind } from './timeline-entry.entity.js';

/** What happened with a customer. */
export interface Happening {
  kind: TimelineKind;
  /** One line for people. */
  summary: string;
  /** When it happened; by default now. */
  at?: Date;
  direction?: Direction | null;
  /** What it is about: prefix of the type's ids, and the uuid. */
  ref?: { kind: string; id: string };
}

const ADD = 'select timeline_add(?, ?, ?, ?, ?, ?, ?, ?, ?)';

/**
 * Writes an entry into the timeline of a customer, in the transaction of what happened. Used by every area that touches customers. Source: C2.
 *
 * The entry carries the customer's owner and team, whoever writes it: the actor needs no right on the customer. What the verb did so far is flushed,
 * since the customer may be new.
 */
export async function addToTimeline(
  tx: Tx,
  customer: { id: string },
  { kind, summary, at = tx.now, direction = null, ref }: Happening,
): Promise<void> {
  await tx.em.flush();
  const author = tx.actor.userId === SYSTEM_USER ? null : tx.actor.userId;
  await tx.em.execute(ADD, [v7(), customer.id, at, kind, direction, summary, ref?.kind ?? null, ref?.id ?? null, author]);
}

/** Many of one kind. */
interface Happenings {
  kind: TimelineKind;
  direction: Direction | null;
  /** Prefix of the ids of what they are about. */
  refKind: string;
}

const ADD_ALL = prepare(
  `select count(timeline_add(id, "customerId", coalesce("at", $2::timestamptz), $3, $4, summary, $5, "refId", $6::uuid))
   from jsonb_to_recordset($1::jsonb) as (id uuid, "customerId" uuid, "at" timestamptz, summary text, "refId" uuid)`,
);

/** The same as `addToTimeline` for many, in one statement. What they are about is written already. */
export async function addToTimelines(
  tx: Tx,
  { kind, direction, refKind }: Happenings,
  entries: readonly { customerId: string; refId: string; summary: string; at?: Date }[],
): Promise<void> {
  if (!entries.length) return;
  const author = tx.actor.userId === SYSTEM_USER ? null : tx.actor.userId;
  const rows = entries.map(entry => ({ ...entry, id: v7() }));
  await run(tx, ADD_ALL, [JSON.stringify(rows), tx.now.toISOString(), kind, direction, refKind, author]);
}
