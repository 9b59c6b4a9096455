import type { Tx } from '../database/tx.js';

/** A kind of event: its wire name and the kind of record it is about. */
export interface EventDefinition<P = unknown> {
  name: string;
  /** Kind of record whose visibility decides who hears of it (`lead`). */
  kind: string;
  /** Never set: carries the payload's type. */
  payload?: P;
}

/** What an event is about: a managed entity that this transaction has locked or made. */
export interface Subject {
  id: string;
  version?: number;
}

export interface PendingEvent {
  definition: EventDefinition;
  subject: Subject;
  payload: unknown;
  /** Columns of the subject as they were before the transaction, by column name; only what changed. Taken by `emit`. */
  before: Record<string, unknown>;
}

export const defineEvent = <P = Record<string, never>>(name: string, { kind }: { kind: string }): EventDefinition<P> => ({ name, kind });

/**
 * Records that something happened to `subject`; it is told after the commit, or never if the transaction ends otherwise.
 * What changed is taken from the unit of work when the transaction ends, so call it anywhere in the verb.
 */
export function emit<P>(tx: Tx, definition: EventDefinition<P>, subject: Subject, payload: P): void {
  tx.pending.push({ definition, subject, payload, before: {} });
}
