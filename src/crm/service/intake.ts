import { v7 } from 'uuid';
import { activeAmong } from '../../platform/access/active.query.js';
import { mayMake } from '../../platform/access/release.js';
import { SYSTEM_USER } from '../../platform/access/user.entity.js';
import { invalidInput } from '../../platform/api/errors.js';
import { distinctUuids } from '../../platform/database/arrays.js';
import { prepare, run } from '../../platform/database/prepared.js';
import type { Tx } from '../../platform/database/tx.js';
import { emit } from '../../platform/events/define.js';
import { spareNames, spareTyped } from '../../platform/fields/spare.js';
import { customColumns } from '../../platform/fields/values.js';
import { addToTimelines } from '../customers/timeline.js';
import type { TicketStatus } from './ticket.entity.js';
import { ticketCreated } from './ticket.events.js';
import type { TicketCreateInput } from './ticket.input.js';

/** A ticket with what became of it where it comes from. */
export interface PastTicket extends TicketCreateInput {
  status: TicketStatus;
  createdAt: Date;
  firstResponseAt: Date | null;
  solvedAt: Date | null;
  closedAt: Date | null;
}

/** Where tickets point to, as far as the actor sees it. */
interface Known {
  customers: Set<string>;
  /** With their customers. */
  contacts: Map<string, string | null>;
  /** Active people, with their teams. */
  users: Map<string, string | null>;
}

const CUSTOMERS = prepare('select id from visible.customers where id = any($1::uuid[])');
const CONTACTS = prepare('select id, customer_id from visible.contacts where id = any($1::uuid[])');

async function knownOf(tx: Tx, tickets: readonly PastTicket[]): Promise<Known> {
  const contacts = await run<{ id: string; customer_id: string | null }>(tx, CONTACTS, [distinctUuids(tickets.map(t => t.contactId))]);
  const customers = await run<{ id: string }>(tx, CUSTOMERS, [distinctUuids(tickets.map(t => t.customerId))]);
  return {
    customers: new Set(customers.map(({ id }) => id)),
    contacts: new Map(contacts.map(each => [each.id, each.customer_id])),
    users: await activeAmong(
      tx,
      tickets.map(t => t.assigneeId),
    ),
  };
}

const wrong = (field: string, message: string) => invalidInput([{ path: [field], message }]);

function customerOf({ customerId, contactId }: PastTicket, { customers, contacts }: Known): string | null {
  if (customerId && !customers.has(customerId)) throw wrong('customerId', 'There is no such customer, or you may not see it.');
  if (!contactId) return customerId ?? null;
  const theirs = contacts.get(contactId);
  if (theirs === undefined) throw wrong('contactId', 'There is no such contact, or you may not see it.');
  if (theirs && customerId && theirs !== customerId) throw wrong('contactId', 'The contact belongs to another customer.');
  return customerId ?? theirs;
}

function placeOf({ actor: { userId, teamId: own } }: Tx, { assigneeId, teamId }: PastTicket, { users }: Known) {
  if (!assigneeId) {
    const nobody = assigneeId === null || userId === SYSTEM_USER;
    return { ownerId: nobody ? null : userId, teamId: teamId === undefined ? own : teamId };
  }
  const theirs = users.get(assigneeId);
  if (theirs === undefined) throw wrong('assigneeId', 'There is no active person with this id.');
  return { ownerId: assigneeId, teamId: teamId === undefined ? theirs : teamId };
}

const TICKETS = prepare(
  `insert into tickets (id, created_at, created_by, updated_at, updated_by, owner_id, team_id, subject, customer_id, contact_id, channel, queue, category,
     type, priority, status, first_response_at, solved_at, closed_at, due_at, external_source, external_id, ${spareNames})
   select id, "createdAt", $2::uuid, $3::timestamptz, $2::uuid, "ownerId", "teamId", subject, "customerId", "contactId", channel, queue, category,
     coalesce(type, 'QUESTION'), coalesce(priority, 'NORMAL'), status, "firstResponseAt", "solvedAt", "closedAt", "dueAt", "externalSource", "externalId", ${spareNames}
   from rows from (jsonb_to_recordset($1::jsonb) as (id uuid, "createdAt" timestamptz, "ownerId" uuid, "teamId" uuid, subject text, "customerId" uuid,
     "contactId" uuid, channel text, queue text, category text, type text, priority text, status text, "firstResponseAt" timestamptz, "solvedAt" timestamptz,
     "closedAt" timestamptz, "dueAt" timestamptz, "externalSource" text, "externalId" text, ${spareTyped})) with ordinality
   order by ordinality returning id, number`,
);
const MESSAGES = prepare(
  `insert into messages (id, owner_id, team_id, ticket_id, kind, contact_id, body, at)
   select "messageId", "ownerId", "teamId", id, 'PUBLIC', "contactId", body, "createdAt"
   from jsonb_to_recordset($1::jsonb) as (id uuid, "messageId" uuid, "ownerId" uuid, "teamId" uuid, "contactId" uuid, body text, "createdAt" timestamptz)`,
);

/**
 * Opens many tickets in one statement each for tickets and messages, with the status and the times that they had elsewhere: what `createTicket` does for one.
 * All or none. Source: M1, C12.
 *
 * @throws INVALID_INPUT if a customer, a contact, an assignee or a team does not exist, or a custom field is wrong
 * @throws CONFLICT if there is a ticket with an externalId of the same externalSource
 * @emits ticket.created
 */
export async function openTickets(tx: Tx, tickets: readonly PastTicket[]): Promise<void> {
  const known = await knownOf(tx, tickets);
  const custom = await customColumns(
    tx,
    'ticket',
    tickets.map(({ customFields }) => customFields),
  );
  const rows = tickets.map(({ customFields: _given, ...ticket }, i) => ({
    ...ticket,
    ...custom[i],
    ...placeOf(tx, ticket, known),
    id: v7(),
    messageId: v7(),
    customerId: customerOf(ticket, known),
    teamId: placeOf(tx, ticket, known).teamId ?? null,
  }));
  const { userId } = tx.actor;
  const others = rows.filter(({ ownerId }) => ownerId !== userId);
  await mayMake(
    tx,
    { kind: 'ticket' },
    others.flatMap(({ id, messageId }) => [id, messageId]),
  );
  const text = JSON.stringify(rows);
  const made = await run<{ id: string; number: string }>(tx, TICKETS, [text, userId, tx.now.toISOString()]);
  await run(tx, MESSAGES, [text]);
  const numbers = new Map(made.map(({ id, number }) => [id, number]));
  const happenings = rows.flatMap(({ id, customerId, subject }) =>
    customerId ? [{ customerId, refId: id, summary: `${numbers.get(id)}: ${subject}` }] : [],
  );
  await addToTimelines(tx, { kind: 'TICKET', direction: 'INBOUND', refKind: 'ticket' }, happenings);
  for (const { id, ownerId, teamId } of rows) emit(tx, ticketCreated, { id, ownerId, teamId, version: 1 }, {}, null);
}
