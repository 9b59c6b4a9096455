import { invalidInput } from '../../platform/api/errors.js';
import { locked } from '../../platform/database/locked.js';
import type { Tx } from '../../platform/database/tx.js';
import { emit } from '../../platform/events/define.js';
import { addToTimeline } from '../customers/timeline.js';
import { endingsAfter, statusesAfter } from './status.rules.js';
import { Ticket, type TicketStatus } from './ticket.entity.js';
import { type FieldChange, ticketChanged } from './ticket.events.js';
import type { TicketUpdateInput } from './ticket.input.js';

/** Moves a ticket to a status and keeps its endings right; its own status is no step. @throws INVALID_INPUT if it may not follow the present one */
export function stepTo(ticket: Ticket, status: TicketStatus, now: Date): void {
  if (status === ticket.status) return;
  const allowed = statusesAfter(ticket.status);
  if (!allowed.includes(status)) {
    const what = allowed.length ? `After ${ticket.status} may come ${allowed.join(', ')}.` : `Nothing comes after ${ticket.status}.`;
    throw invalidInput([{ path: ['status'], message: `The ticket can not become ${status}. ${what}` }]);
  }
  Object.assign(ticket, { status, ...endingsAfter(status, ticket, now) });
}

const NEVER_NULL = ['subject', 'status', 'priority', 'type'] as const;
const FIELDS = ['subject', 'status', 'priority', 'type', 'queue', 'category', 'dueAt'] as const;

const told = (value: unknown): string | null =>
  value instanceof Date ? value.toISOString() : ((value as string | null | undefined) ?? null);
const snapshot = (ticket: Ticket) => FIELDS.map(field => told(ticket[field]));

/**
 * Changes what a ticket says of itself. Nothing to change is no change: no new version, no event.
 *
 * @throws NOT_FOUND, FORBIDDEN, CONFLICT
 * @throws INVALID_INPUT if the status may not follow the present one, or what can not be cleared is null
 * @emits ticket.changed
 */
export async function updateTicket(tx: Tx, { ticketId, expectedVersion, status, ...data }: TicketUpdateInput): Promise<Ticket> {
  const cleared = NEVER_NULL.filter(field => ({ status, ...data })[field] === null);
  if (cleared.length) throw invalidInput(cleared.map(field => ({ path: [field], message: 'It can not be cleared.' })));
  const ticket = await locked(tx, Ticket, 'ticket', ticketId, expectedVersion);
  const before = snapshot(ticket);
  Object.assign(ticket, Object.fromEntries(Object.entries(data).filter(([, value]) => value !== undefined)));
  if (status) stepTo(ticket, status, tx.now);
  const after = snapshot(ticket);
  const changes: FieldChange[] = FIELDS.map((field, i) => ({ field, before: before[i] ?? null, after: after[i] ?? null })).filter(
    c => c.before !== c.after,
  );
  if (!changes.length) return ticket;
  if (ticket.customer && status === 'SOLVED') {
    await addToTimeline(tx, ticket.customer.id, {
      at: tx.now,
      kind: 'TICKET',
      direction: 'OUTBOUND',
      summary: `${ticket.number} solved: ${ticket.subject}`,
      about: ticket,
    });
  }
  emit(tx, ticketChanged, ticket, { changes });
  return ticket;
}
