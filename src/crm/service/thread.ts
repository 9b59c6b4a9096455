import { invalidInput } from '../../platform/api/errors.js';
import { locked } from '../../platform/database/locked.js';
import type { Tx } from '../../platform/database/tx.js';
import { emit } from '../../platform/events/define.js';
import { Contact } from '../customers/contact.entity.js';
import { Message, type MessageKind } from './message.entity.js';
import { endingsAfter, statusOnCustomerMessage } from './status.rules.js';
import { Ticket, type TicketStatus } from './ticket.entity.js';
import { ticketNoted, ticketReplied } from './ticket.events.js';
import type { TicketCustomerMessageInput, TicketNoteAddInput } from './ticket.input.js';
import { checkNotMerged } from './triage.js';

interface Said {
  ticket: Ticket;
  message: Message;
}

const say = (tx: Tx, ticket: Ticket, kind: MessageKind, body: string, by: { author?: string; contact?: string | null }): Message =>
  tx.em.create(Message, { ticket, kind, body, ...by, ownerId: ticket.ownerId, teamId: ticket.teamId, at: tx.now });

/**
 * Writes a note for colleagues: no answer, so neither status nor clocks move.
 *
 * @throws NOT_FOUND, FORBIDDEN, CONFLICT
 * @emits ticket.noted
 */
export async function addNote(tx: Tx, { ticketId, body, expectedVersion }: TicketNoteAddInput): Promise<Said> {
  const ticket = await locked(tx, Ticket, 'ticket', ticketId, expectedVersion);
  const message = say(tx, ticket, 'INTERNAL', body, { author: tx.actor.userId });
  // The ticket is locked and stays as it is: nothing has to be looked up for the event.
  emit(tx, ticketNoted, ticket, { messageId: message.id }, {});
  return { ticket, message };
}

/**
 * Takes what the customer said since. What was waiting for it, solved or closed is open again.
 *
 * @throws NOT_FOUND, FORBIDDEN, CONFLICT
 * @throws INVALID_INPUT if the ticket was merged, or the contact does not exist
 * @emits ticket.replied
 */
export async function takeCustomerMessage(
  tx: Tx,
  { ticketId, body, contactId, expectedVersion }: TicketCustomerMessageInput,
): Promise<Said> {
  const ticket = await locked(tx, Ticket, 'ticket', ticketId, expectedVersion);
  checkNotMerged(ticket.status);
  if (contactId && !(await tx.em.findOne(Contact, { id: contactId }, { fields: ['id'] })))
    throw invalidInput([{ path: ['contactId'], message: 'There is no such contact, or you may not see it.' }]);
  const message = say(tx, ticket, 'PUBLIC', body, { contact: contactId ?? ticket.contact?.id ?? null });
  const status: TicketStatus = statusOnCustomerMessage(ticket.status) ?? ticket.status;
  Object.assign(ticket, { status, ...endingsAfter(status, ticket, tx.now) });
  emit(tx, ticketReplied, ticket, { messageId: message.id });
  return { ticket, message };
}
