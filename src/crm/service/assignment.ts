import { moveRecord, moveRows, type NewOwner } from '../../platform/access/release.js';
import { User } from '../../platform/access/user.entity.js';
import { invalidInput } from '../../platform/api/errors.js';
import { locked } from '../../platform/database/locked.js';
import type { Tx } from '../../platform/database/tx.js';
import { emit } from '../../platform/events/define.js';
import { Message } from './message.entity.js';
import { Ticket } from './ticket.entity.js';
import { ticketAssigned } from './ticket.events.js';
import type { TicketAssignInput } from './ticket.input.js';

/** @throws INVALID_INPUT if there is no such active person */
export async function activeUser(tx: Tx, id: string): Promise<User> {
  const user = await tx.em.findOne(User, { id, active: true });
  if (!user) throw invalidInput([{ path: ['assigneeId'], message: 'There is no active person with this id.' }]);
  return user;
}

/**
 * Gives a ticket to a person, a team, or both; its thread goes with it. It may leave the actor's sight by that.
 *
 * @throws NOT_FOUND, FORBIDDEN, CONFLICT
 * @throws INVALID_INPUT if there is no such active person
 * @emits ticket.assigned
 */
export async function assignTicket(tx: Tx, { ticketId, assigneeId, teamId, expectedVersion }: TicketAssignInput): Promise<Ticket> {
  const ticket = await locked(tx, Ticket, 'ticket', ticketId, expectedVersion);
  const owner: NewOwner = { ownerId: assigneeId === undefined ? (ticket.ownerId ?? null) : assigneeId, teamId: ticket.teamId ?? null };
  if (assigneeId) owner.teamId = (await activeUser(tx, assigneeId)).team?.id ?? owner.teamId;
  if (teamId !== undefined) owner.teamId = teamId;
  await moveRows(tx, Message, { ticket: ticket.id }, owner);
  await moveRecord(tx, ticket, owner);
  if (ticket.status === 'NEW' && assigneeId) ticket.status = 'OPEN';
  emit(tx, ticketAssigned, ticket, {});
  return ticket;
}
