import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { userId } from '../../support/ids.js';
import { operation } from '../../support/operation.js';
import { type Server, startServer } from '../../support/server.js';
import { unique } from '../leads/given.js';
import { change, givenTicket } from './given.js';

const TICKET_UPDATED = operation('service', 'TicketUpdated');

interface Told {
  ticketUpdated: {
    __typename: string;
    cursor: string;
    changeId?: string;
    id?: string;
    reason?: string;
    ticket?: { id: string; status?: string; version?: number };
    message?: { body: string };
    changes?: { field: string; before: string | null; after: string | null }[];
  };
}
const kinds = (told: Told[]) => told.map(({ ticketUpdated }) => ticketUpdated.__typename);

let server: Server;
beforeAll(async () => {
  server = await startServer();
});
afterAll(async () => {
  await server.stop();
});

test('one ticket: every change and message of it, in order, and nothing of others', async () => {
  const desk = await (await server.as('service')).listen<Told>(TICKET_UPDATED);
  const [mine, other] = [await givenTicket(server, 'service'), await givenTicket(server, 'service')];
  await desk.take(2);
  const stream = await (await server.as('service')).listen<Told>(TICKET_UPDATED, { where: { id: { eq: mine.id } } });

  await change(server, 'service', 'TicketReply', { ticketId: other.id, body: 'Elsewhere.' });
  const reply = await change(server, 'service', 'TicketReply', { ticketId: mine.id, body: 'Hello.' });
  await change(server, 'service', 'TicketNoteAdd', { ticketId: mine.id, body: 'Careful.' });
  await change(server, 'service', 'TicketUpdate', { ticketId: mine.id, priority: 'HIGH', status: 'SOLVED' });
  await change(server, 'service', 'TicketCustomerMessage', { ticketId: mine.id, body: 'No.' });
  await change(server, 'service', 'TicketAssign', { ticketId: mine.id, teamId: null });

  const told = await stream.take(5);
  expect(kinds(told)).toEqual(['TicketReplied', 'TicketNoted', 'TicketChanged', 'TicketReplied', 'TicketAssigned']);
  expect(told.every(({ ticketUpdated }) => ticketUpdated.ticket?.id === mine.id)).toBe(true);
  expect(told[0]?.ticketUpdated).toMatchObject({ changeId: reply.changeId, message: { body: 'Hello.' } });
  expect(told[2]?.ticketUpdated.changes).toEqual([
    { field: 'status', before: 'PENDING_CUSTOMER', after: 'SOLVED' },
    { field: 'priority', before: 'NORMAL', after: 'HIGH' },
  ]);
  expect(stream.waiting).toBe(0);
});

test('a filter: what comes into it, what happens in it, and what leaves it', async () => {
  const queue = unique('queue');
  const where = { queue: { eq: queue }, status: { in: ['NEW', 'OPEN', 'PENDING_CUSTOMER'] } };
  const stream = await (await server.as('service')).listen<Told>(TICKET_UPDATED, { where });

  // one step after the other: what is told of a ticket is read at delivery
  const { id } = await givenTicket(server, 'service', { queue });
  const told = await stream.take(1);
  const elsewhere = await givenTicket(server, 'service', { queue: unique('other') });
  await change(server, 'service', 'TicketUpdate', { ticketId: id, priority: 'URGENT' });
  told.push(...(await stream.take(1)));
  await change(server, 'service', 'TicketUpdate', { ticketId: id, status: 'SOLVED' });
  told.push(...(await stream.take(1)));
  await change(server, 'service', 'TicketUpdate', { ticketId: elsewhere.id, queue });
  told.push(...(await stream.take(1)));

  expect(kinds(told)).toEqual(['TicketCreated', 'TicketChanged', 'TicketLeft', 'TicketChanged']);
  expect(told[2]?.ticketUpdated).toMatchObject({ id, reason: 'NO_LONGER_MATCHES' });
  expect(told[3]?.ticketUpdated).toMatchObject({ ticket: { id: elsewhere.id } });
});

test('a ticket that is given to another team leaves the one and comes to the other', async () => {
  const north = await (await server.as('service')).listen<Told>(TICKET_UPDATED);
  const south = await (await server.as('serviceSouth')).listen<Told>(TICKET_UPDATED);
  const { id } = await givenTicket(server, 'service');
  await north.take(1);

  await change(server, 'service', 'TicketReply', { ticketId: id, body: 'Un momento.' });
  const heard = await north.take(1);
  await change(server, 'service', 'TicketAssign', { ticketId: id, assigneeId: userId('serviceSouth') });
  const secret = unique('Solo para nosotros');
  await change(server, 'serviceSouth', 'TicketNoteAdd', { ticketId: id, body: secret });
  const last = await givenTicket(server, 'service');

  heard.push(...(await north.take(2)));
  expect(kinds(heard)).toEqual(['TicketReplied', 'TicketLeft', 'TicketCreated']);
  expect(heard[1]?.ticketUpdated).toMatchObject({ id, reason: 'NOT_VISIBLE' });
  expect(heard[2]?.ticketUpdated.ticket?.id).toBe(last.id);
  expect(JSON.stringify(heard)).not.toContain(secret);
  expect(kinds(await south.take(2))).toEqual(['TicketAssigned', 'TicketNoted']);
});

test('replayed, each sees what it saw live', async () => {
  const { tickets } = await (await server.as('service')).data<{ tickets: { cursor: string } }>('{ tickets(first: 1) { cursor } }');
  const north = await (await server.as('service')).listen<Told>(TICKET_UPDATED);
  const { id } = await givenTicket(server, 'service');
  await change(server, 'service', 'TicketReply', { ticketId: id, body: 'One.' });
  await change(server, 'service', 'TicketUpdate', { ticketId: id, priority: 'LOW' });
  await givenTicket(server, 'serviceSouth');
  const live = await north.take(3);

  const replay = await (await server.as('service')).listen<Told>(TICKET_UPDATED, { after: tickets.cursor });

  const again = await replay.take(4);
  expect(kinds(again)).toEqual([...kinds(live), 'CaughtUp']);
  expect(again.slice(0, 3).map(({ ticketUpdated }) => ticketUpdated.cursor)).toEqual(live.map(({ ticketUpdated }) => ticketUpdated.cursor));
});
