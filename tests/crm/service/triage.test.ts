import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { statusesAfter } from '../../../src/crm/service/status.rules.js';
import { TicketStatus } from '../../../src/crm/service/ticket.entity.js';
import { userId } from '../../support/ids.js';
import { operation } from '../../support/operation.js';
import { type Server, startServer } from '../../support/server.js';
import { unique, uuid } from '../leads/given.js';
import { change, givenTicket } from './given.js';

let server: Server;
beforeAll(async () => {
  server = await startServer();
});
afterAll(async () => {
  await server.stop();
});

describe('a change', () => {
  test('along any walk through the statuses the server allows what the rules allow, and nothing else', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom(...Object.values(TicketStatus)), { minLength: 1, maxLength: 6 }), async walk => {
        const { id } = await givenTicket(server, 'service');
        let status: TicketStatus = 'NEW';
        for (const next of walk) {
          const { ticket, errors } = await change(server, 'service', 'TicketUpdate', { ticketId: id, status: next });
          const allowed = next === status || statusesAfter(status).includes(next);
          expect([next, errors.map(error => error.code)]).toEqual([next, allowed ? [] : ['INVALID_INPUT']]);
          if (allowed) status = next;
          if (ticket) expect(ticket.status).toBe(status);
        }
      }),
      { numRuns: 12 },
    );
  });

  test('of a ticket that somebody else has changed meanwhile is a conflict with its version now', async () => {
    const { id } = await givenTicket(server, 'service');
    await change(server, 'service', 'TicketUpdate', { ticketId: id, priority: 'HIGH', expectedVersion: 1 });
    const { ticket, errors } = await change(server, 'service', 'TicketUpdate', { ticketId: id, priority: 'LOW', expectedVersion: 1 });
    expect(ticket).toBeNull();
    expect(errors).toMatchObject([{ __typename: 'ConflictError', code: 'CONFLICT', current: 2 }]);
    expect(await server.sql('select priority from tickets where id = $1', [uuid(id)])).toEqual([{ priority: 'HIGH' }]);
  });

  test('absent leaves, null clears, what can not be cleared is refused', async () => {
    const { id } = await givenTicket(server, 'service', { category: 'Display', queue: 'billing' });
    const cleared = await change(server, 'service', 'TicketUpdate', { ticketId: id, category: null });
    expect(cleared.ticket?.category).toBeNull();
    expect(await server.sql('select queue from tickets where id = $1', [uuid(id)])).toEqual([{ queue: 'billing' }]);
    const { errors } = await change(server, 'service', 'TicketUpdate', { ticketId: id, priority: null });
    expect(errors).toMatchObject([{ code: 'INVALID_INPUT', path: ['priority'] }]);
  });

  test('that changes nothing makes neither version nor event', async () => {
    const { id, priority } = await givenTicket(server, 'service');
    const { ticket, errors } = await change(server, 'service', 'TicketUpdate', { ticketId: id, priority });
    expect([ticket?.version, errors]).toEqual([1, []]);
    await change(server, 'service', 'TicketNoteAdd', { ticketId: id, body: 'comes after' });
    expect(
      await server.sql('select name from event_log where subject_id = $1 union all select name from outbox where subject_id = $1', [
        uuid(id),
      ]),
    ).toEqual(expect.not.arrayContaining([{ name: 'ticket.changed' }]));
  });
});

describe('assignment', () => {
  test('takes the thread along: the new team reads all of it, the old one nothing', async () => {
    const { id } = await givenTicket(server, 'service');
    await change(server, 'service', 'TicketNoteAdd', { ticketId: id, body: 'Speaks Spanish.' });
    const { ticket, errors } = await change(server, 'service', 'TicketAssign', { ticketId: id, assigneeId: userId('serviceSouth') });
    expect([ticket, errors]).toEqual([null, []]);

    const THREAD = operation('service', 'Ticket');
    const { ticket: moved } = await (await server.as('serviceSouth')).data<{
      ticket: { status: string; messages: { nodes: { body: string }[] } };
    }>(THREAD, { id });
    expect(moved.messages.nodes.map(message => message.body)).toEqual(['It does not work.', 'Speaks Spanish.']);
    expect(moved.status).toBe('OPEN');
    const before = await (await server.as('service')).query<{ ticket: null }>(THREAD, { id });
    expect(before.data?.ticket ?? null).toBeNull();
  });

  test('to somebody who does not exist changes nothing', async () => {
    const { id } = await givenTicket(server, 'service');
    const { errors } = await change(server, 'service', 'TicketAssign', { ticketId: id, assigneeId: `user_${'0'.repeat(32)}` });
    expect(errors).toMatchObject([{ code: 'INVALID_INPUT', path: ['assigneeId'] }]);
    expect(await server.sql('select version from tickets where id = $1', [uuid(id)])).toEqual([{ version: 1 }]);
  });
});

test('the desk sees its open tickets, most urgent first, then oldest', async () => {
  const queue = unique('queue');
  const made = [];
  for (const priority of ['LOW', 'URGENT', 'NORMAL', 'URGENT']) made.push(await givenTicket(server, 'service', { queue, priority }));
  const [low, urgent, normal, urgentToo] = made.map(ticket => ticket.id);
  await change(server, 'service', 'TicketUpdate', { ticketId: normal, status: 'SOLVED' });

  const { tickets } = await (await server.as('service')).data<{ tickets: { totalCount: number; nodes: { id: string }[] } }>(
    operation('service', 'OpenTickets'),
    { where: { queue: { eq: queue }, status: { in: ['NEW', 'OPEN'] } } },
  );

  expect(tickets.totalCount).toBe(3);
  expect(tickets.nodes.map(ticket => ticket.id)).toEqual([urgent, urgentToo, low]);
});
