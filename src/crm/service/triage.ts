import { applyChanges } from '../../platform/api/changes.js';
import { invalidInput } from '../../platform/api/errors.js';
import { locked } from '../../platform/database/locked.js';
import type { Tx } from '../../platform/database/tx.js';
import { emit } from '../../platform/events/define.js';
import { setCustomFields } from '../../platform/fields/values.js';
import { addToTimeline } from '../customers/timeline.js';
import { endingsAfter, statusesAfter } from './status.rules.js';
import { Ticket, type TicketStatus } from './ticket.entity.js';
import { type FieldChange, ticketChanged } from './ticket.events.js';
import type { TicketUpdateInput } from './ticket.input.js';

/** @throws INVALID_INPUT if `status` may not follow the present one; the same is no step */
export function checkStep(present: TicketStatus, status: TicketStatus): void {
  const allowed = statusesAfter(present);
  if (status === present || allowed.includes(status)) return;
  const what = allowed.length ? `After ${present} may come ${allowed.join(', ')}.` : `Nothing comes after ${present}.`;
  throw invalidInput([{ path: ['status'], message: `The ticket can not become ${status}. ${what}` }]);
}

/** @throws INVALID_INPUT */
export function checkNotMerged(status: TicketStatus): void {
  if (status === 'MERGED') throw invalidInput([{ path: ['ticketId'], message: 'The ticket was merged: go on in the other one.' }]);
}

const FIELDS = ['subject', 'status', 'priority', 'type', 'queue', 'category', 'dueAt'] as const;

const told = (value: unknown): string | null =>
  value instanceof Date ? value.toISOString() : ((value as string | null | undefined) ?? null);
const snapshot = (ticket: Ticket) => FIELDS.map(field => ({ field, value: told(ticket[field]) }));

/** What is different from an earlier snapshot. */
const changesSince = (before: ReturnType<typeof snapshot>, ticket: Ticket): FieldChange[] =>
  before.map(({ field, value }) => ({ field, before: value, after: told(ticket[field]) })).filter(change => change.before !== change.after);

/**
 * Changes what a ticket says of itself. Nothing to change is no change: no new version, no event.
 *
 * @throws NOT_FOUND, FORBIDDEN, CONFLICT
 * @throws INVALID_INPUT if the status may not follow the present one, or what can not be cleared is null
 * @emits ticket.changed
 */
export async function updateTicket(tx: Tx, { ticketId, expectedVersion, status, ...input }: TicketUpdateInput): Promise<Ticket> {
  const ticket = await locked(tx, Ticket, 'ticket', ticketId, expectedVersion);
  const before = snapshot(ticket);
  applyChanges(ticket, input, { required: ['subject', 'priority', 'type'], optional: ['queue', 'category', 'dueAt'] });
  if (status === null) throw invalidInput([{ path: ['status'], message: 'It can be changed, but not cleared.' }]);
  if (status && status !== ticket.status) {
    checkStep(ticket.status, status);
    Object.assign(ticket, { status, ...endingsAfter(status, ticket, tx.now) });
  }
  const custom = await setCustomFields(tx, 'ticket', ticket, input.customFields);
  const changes = [...changesSince(before, ticket), ...custom];
  if (!changes.length) return ticket;
  if (ticket.customer && changes.some(change => change.after === 'SOLVED')) {
    const ref = { kind: 'ticket', id: ticket.id };
    await addToTimeline(tx, ticket.customer, {
      kind: 'TICKET',
      direction: 'OUTBOUND',
      summary: `${ticket.number} solved: ${ticket.subject}`,
      ref,
    });
  }
  emit(tx, ticketChanged, ticket, { changes });
  return ticket;
}
