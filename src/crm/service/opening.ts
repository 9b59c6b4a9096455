import { makeFor } from '../../platform/access/release.js';
import { SYSTEM_USER } from '../../platform/access/user.entity.js';
import { invalidInput } from '../../platform/api/errors.js';
import type { Tx } from '../../platform/database/tx.js';
import { emit } from '../../platform/events/define.js';
import { setCustomFields } from '../../platform/fields/values.js';
import { Contact } from '../customers/contact.entity.js';
import { Customer } from '../customers/customer.entity.js';
import { addToTimeline } from '../customers/timeline.js';
import { activeUser } from './assignment.js';
import { Message } from './message.entity.js';
import { Ticket } from './ticket.entity.js';
import { ticketCreated } from './ticket.events.js';
import type { TicketCreateInput } from './ticket.input.js';

const wrong = (field: string, message: string) => invalidInput([{ path: [field], message }]);

/** Whose ticket it is. A contact brings its customer along. */
async function askedBy(tx: Tx, customerId: string | null | undefined, contactId: string | null | undefined) {
  const contact = contactId ? await tx.em.findOne(Contact, { id: contactId }) : null;
  if (contactId && !contact) throw wrong('contactId', 'There is no such contact, or you may not see it.');
  if (!customerId) return { contact, customerId: contact?.customer?.id ?? null };
  if (contact?.customer && contact.customer.id !== customerId) throw wrong('contactId', 'The contact belongs to another customer.');
  if (!(await tx.em.findOne(Customer, { id: customerId }, { fields: ['id'] })))
    throw wrong('customerId', 'There is no such customer, or you may not see it.');
  return { contact, customerId };
}

/** The assignee and the team: absent means the actor and the assignee's team, null means nobody and none. */
async function placeFor(tx: Tx, assigneeId: string | null | undefined, teamId: string | null | undefined) {
  const { userId, teamId: ownTeam } = tx.actor;
  if (assigneeId && assigneeId !== userId) {
    const user = await activeUser(tx, assigneeId);
    return { ownerId: assigneeId, teamId: teamId === undefined ? (user.team?.id ?? null) : teamId };
  }
  const nobody = assigneeId === null || userId === SYSTEM_USER;
  return { ownerId: nobody ? null : userId, teamId: teamId === undefined ? ownTeam : teamId };
}

/**
 * Opens a ticket with what the customer says. Source: C12.
 *
 * @throws INVALID_INPUT if the customer, the contact, the assignee or the team does not exist
 * @throws CONFLICT if there is a ticket with this externalId of the same externalSource
 * @emits ticket.created
 */
export async function createTicket(tx: Tx, input: TicketCreateInput): Promise<{ ticket: Ticket; message: Message }> {
  const { body, customerId, contactId, assigneeId, teamId, type, priority, customFields, ...data } = input;
  const asked = await askedBy(tx, customerId, contactId);
  const place = await placeFor(tx, assigneeId, teamId);
  const ticket = tx.em.create(Ticket, {
    ...data,
    type: type ?? 'QUESTION',
    priority: priority ?? 'NORMAL',
    customer: asked.customerId,
    contact: asked.contact,
  });
  await setCustomFields(tx, 'ticket', ticket, customFields);
  const message = tx.em.create(Message, { ticket, kind: 'PUBLIC', contact: asked.contact, body, at: tx.now });
  await makeFor(tx, { kind: 'ticket' }, ticket, place);
  await makeFor(tx, { kind: 'ticket' }, message, place);
  await tx.em.flush();
  if (asked.customerId) {
    const ref = { kind: 'ticket', id: ticket.id };
    await addToTimeline(
      tx,
      { id: asked.customerId },
      { kind: 'TICKET', direction: 'INBOUND', summary: `${ticket.number}: ${ticket.subject}`, ref },
    );
  }
  emit(tx, ticketCreated, ticket, {});
  return { ticket, message };
}
