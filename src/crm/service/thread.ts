import { invalidInput } from '../../platform/api/errors.js';
import { locked } from '../../platform/database/locked.js';
import type { Tx } from '../../platform/database/tx.js';
import { emit } from '../../platform/events/define.js';
import { Contact } from '../customers/contact.entity.js';
import { Message, type MessageKind } from './message.entity.js';
import { endingsAfter, statusOnCustomerMessage } from './status.rules.js';
import { Ticket, type TicketStatus } from './ticket.entity.js';
import { ticketNoted, ticketReplied } from './ticket.events.js';
import type { TicketCustomerMessageInput, TicketNoteAddInput, TicketReplyInput } from './ticket.input.js';
import { stepTo } from './triage.js';

interface Said {
  ticket: Ticket;
  message: Message;
}

const say = (tx: Tx, ticket: Ticket, kind: MessageKind, body: string, by: { author?: string; contact?: string | null }): Message =>
  tx.em.create(Message, { ticket, kind, body, ...by, ownerId: ticket.ownerId, teamId: ticket.teamId, at: tx.now });

function refuseMerged(ticket: Ticket): void {
  if (ticket.status === 'MERGED') throw invalidInput([{ path: ['ticketId'], message: 'The ticket was merged: go on in the other one.' }]);
}

/**
 * Answers the customer. The first answer of a person stops the clock of the first response, once and for all. Source: C12.
 *
 * @throws NOT_FOUND, FORBIDDEN, CONFLICT
 * @throws INVALID_INPUT if the status may not follow the present one
 * @emits ticket.replied
 */
export async function replyToTicket(tx: Tx, { ticketId, body, status, expectedVersion }: TicketReplyInput): Promise<Said> {
  const ticket = await locked(tx, Ticket, 'ticket', ticketId, expectedVersion);
  refuseMerged(ticket);
  const message = say(tx, ticket, 'PUBLIC', body, { author: tx.actor.userId });
  stepTo(ticket, status ?? 'PENDING_CUSTOMER', tx.now);
  ticket.firstResponseAt ??= tx.now;
  emit(tx, ticketReplied, ticket, { messageId: message.id });
  return { ticket, message };
}

/**
 * Writes a note for colleagues: no answer, so neither status nor clocks move.
 *
 * @throws NOT_FOUND, FORBIDDEN
 * @emits ticket.noted
 */
export async function addNote(tx: Tx, { ticketId, body }: TicketNoteAddInput): Promise<Said> {
  const ticket = await locked(tx, Ticket, 'ticket', ticketId);
  const message = say(tx, ticket, 'INTERNAL', body, { author: tx.actor.userId });
  // The ticket is locked and stays as it is: nothing has to be looked up for the event.
  emit(tx, ticketNoted, ticket, { messageId: message.id }, {});
  return { ticket, message };
}

/**
 * Takes what the customer said since. What was waiting for it, solved or closed is open again.
 *
 * @throws NOT_FOUND, FORBIDDEN
 * @throws INVALID_INPUT if the ticket was merged, or the contact does not exist
 * @emits ticket.replied
 */
export async function takeCustomerMessage(tx: Tx, { ticketId, body, contactId }: TicketCustomerMessageInput): Promise<Said> {
  const ticket = await locked(tx, Ticket, 'ticket', ticketId);
  refuseMerged(ticket);
  if (contactId && !(await tx.em.findOne(Contact, { id: contactId }, { fields: ['id'] })))
    throw invalidInput([{ path: ['contactId'], message: 'There is no such contact, or you may not see it.' }]);
  const message = say(tx, ticket, 'PUBLIC', body, { contact: contactId ?? ticket.contact?.id ?? null });
  const status: TicketStatus = statusOnCustomerMessage(ticket.status) ?? ticket.status;
  Object.assign(ticket, { status, ...endingsAfter(status, ticket, tx.now) });
  emit(tx, ticketReplied, ticket, { messageId: message.id });
  return { ticket, message };
}
