import type { Tx } from '../database/tx.js';

/** A kind of event: its wire name and the kind of record it is about. */
export interface EventDefinition<P = unknown> {
  name: string;
  /** Kind of record whose visibility decides who hears of it (`lead`). */
  kind: string;
  /** Never set: carries the payload's type. */
  payload?: P;
}

/** What an event is about: an entity of this transaction. Its `ownerId` and `teamId`, where it has them, decide who hears of it. */
export interface Subject {
  id: string;
  version?: number;
  ownerId?: string | null;
  teamId?: string | null;
}

/**
 * Columns of the subject as they were before the transaction, by column name; only what changed. Null if the transaction made it.
 * `owner_id` and `team_id` among them tell that the record moved.
 */
export type Before = Record<string, unknown> | null;

export interface PendingEvent {
  definition: EventDefinition;
  subject: Subject;
  payload: unknown;
  /** Set for a subject that the verb wrote with a statement of its own; otherwise the unit of work knows. */
  before?: Before;
  /** The subject is gone: a statement deleted it. */
  deleted?: boolean;
}

export const defineEvent = <P = Record<string, never>>(name: string, { kind }: { kind: string }): EventDefinition<P> => ({ name, kind });

/**
 * Records that something happened to `subject`; it is told after the commit, or never if the transaction ends otherwise.
 * What changed is taken from the unit of work when the transaction ends, so call it anywhere in the verb.
 *
 * @param payload what the event says beside the record, as JSON; decimals and dates are written as text
 * @param before only for a subject that the verb wrote with a statement of its own: what the unit of work cannot know
 */
export function emit<P>(tx: Tx, definition: EventDefinition<P>, subject: Subject, payload: P, before?: Before): void {
  tx.pending.push({ definition, subject, payload, ...(before !== undefined && { before }) });
}

/** Records that a statement of the verb deleted `subject`: whoever saw it is told that it is gone. */
export function emitGone<P>(tx: Tx, definition: EventDefinition<P>, subject: Subject, payload: P): void {
  tx.pending.push({ definition, subject, payload, before: {}, deleted: true });
}
