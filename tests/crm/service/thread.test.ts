import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { operation } from '../../support/operation.js';
import { type Server, startServer } from '../../support/server.js';
import { unique, uuid } from '../leads/given.js';
import { change, givenCustomer, givenTicket } from './given.js';

interface Thread {
  ticket: {
    status: string;
    firstResponseAt: string | null;
    messages: { nodes: { kind: string; body: string; author: { name: string } | null; contact: { lastName: string | null } | null }[] };
  };
}
const read = async (server: Server, id: string) =>
  (await (await server.as('service')).data<Thread>(operation('service', 'Ticket'), { id })).ticket;

let server: Server;
beforeAll(async () => {
  server = await startServer();
});
afterAll(async () => {
  await server.stop();
});

describe('a ticket', () => {
  test('begins with what the customer says, and stands in the timeline', async () => {
    const customer = await givenCustomer(server, 'service');
    const ticket = await givenTicket(server, 'service', { contactId: customer.contactId, priority: 'URGENT', channel: 'EMAIL' });
    expect(ticket).toMatchObject({ number: expect.stringMatching(/^T-\d+$/), status: 'NEW', priority: 'URGENT' });
    expect((await read(server, ticket.id)).messages.nodes).toMatchObject([{ kind: 'PUBLIC', body: 'It does not work.', author: null }]);

    const { customer: seen } = await (await server.as('service')).data<{
      customer: { tickets: { nodes: object[] }; timeline: { nodes: object[] } };
    }>(
      'query ($id: ID!) { customer(id: $id) { tickets { nodes { id } } timeline(where: { kind: { eq: TICKET } }) { nodes { summary direction ref } } } }',
      { id: customer.id },
    );
    expect(seen.tickets.nodes).toEqual([{ id: ticket.id }]);
    expect(seen.timeline.nodes).toEqual([{ summary: `${ticket.number}: ${ticket.subject}`, direction: 'INBOUND', ref: ticket.id }]);
  });

  test('of a contact of another customer is refused, and nothing is written', async () => {
    const [one, other] = [await givenCustomer(server, 'service'), await givenCustomer(server, 'service')];
    const subject = unique('Mixed');
    const { ticket, errors } = await change(server, 'service', 'TicketCreate', {
      subject,
      body: 'x',
      channel: 'PHONE',
      customerId: one.id,
      contactId: other.contactId,
    });
    expect([ticket, errors[0]?.path]).toEqual([null, ['contactId']]);
    expect(await server.sql('select 1 from tickets where subject = $1', [subject])).toEqual([]);
  });

  test('whoever may only read tickets opens none', async () => {
    const subject = unique('Forbidden');
    const { errors } = await (await server.as('sales')).query(operation('service', 'TicketCreate'), {
      input: { subject, body: 'x', channel: 'WEB' },
    });
    expect(errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
    expect(await server.sql('select 1 from tickets where subject = $1', [subject])).toEqual([]);
  });
});

describe('the first response', () => {
  test('is the first public answer of a person: neither a note nor the customer counts, and it is set once', async () => {
    const { id } = await givenTicket(server, 'service');
    await change(server, 'service', 'TicketNoteAdd', { ticketId: id, body: 'Ask Olga.' });
    await change(server, 'service', 'TicketCustomerMessage', { ticketId: id, body: 'Hello?' });
    expect((await read(server, id)).firstResponseAt).toBeNull();

    const first = await change(server, 'service', 'TicketReply', { ticketId: id, body: 'We look into it.' });
    const second = await change(server, 'service', 'TicketReply', { ticketId: id, body: 'Done.', status: 'SOLVED' });

    expect(first.ticket).toMatchObject({ status: 'PENDING_CUSTOMER', firstResponseAt: first.message?.at });
    expect(second.ticket).toMatchObject({ status: 'SOLVED', firstResponseAt: first.message?.at });
  });

  test('of ten answers at once is that of one of them', async () => {
    const { id } = await givenTicket(server, 'service');
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, i) => change(server, 'service', 'TicketReply', { ticketId: id, body: `Answer ${i}` })),
    );
    expect(answers.flatMap(answer => answer.errors)).toEqual([]);
    const { firstResponseAt, messages } = await read(server, id);
    expect(answers.map(answer => answer.message?.at)).toContain(firstResponseAt);
    expect(messages.nodes).toHaveLength(11);
  });
});

describe('the thread', () => {
  test('keeps notes apart from what the customer reads', async () => {
    const customer = await givenCustomer(server, 'service');
    const { id } = await givenTicket(server, 'service', { customerId: customer.id });
    const secret = unique('Difficult customer');
    const { message } = await change(server, 'service', 'TicketNoteAdd', { ticketId: id, body: secret });
    expect(message?.kind).toBe('INTERNAL');

    const data = await (await server.as('service')).data(
      `query ($id: ID!, $customer: ID!) {
        ticket(id: $id) { status firstResponseAt messages(where: { kind: { eq: PUBLIC } }) { nodes { body } } }
        customer(id: $customer) { timeline { nodes { summary } } }
      }`,
      { id, customer: customer.id },
    );
    expect(JSON.stringify(data)).not.toContain(secret);
    expect(data).toMatchObject({ ticket: { status: 'NEW', firstResponseAt: null } });
  });

  test('a message of the customer opens a solved ticket again, and forgets that it was solved', async () => {
    const { id } = await givenTicket(server, 'service');
    await change(server, 'service', 'TicketReply', { ticketId: id, body: 'Done.', status: 'SOLVED' });
    const { ticket } = await change(server, 'service', 'TicketCustomerMessage', { ticketId: id, body: 'It is not.' });
    expect(ticket?.status).toBe('OPEN');
    expect(await server.sql('select solved_at, closed_at from tickets where id = $1', [uuid(id)])).toEqual([
      { solved_at: null, closed_at: null },
    ]);
  });

  test('an answer with a status that may not follow changes nothing', async () => {
    const { id } = await givenTicket(server, 'service');
    await change(server, 'service', 'TicketUpdate', { ticketId: id, status: 'CLOSED' });
    const { errors, message } = await change(server, 'service', 'TicketReply', { ticketId: id, body: 'Once more.', status: 'SOLVED' });
    expect([message, errors[0]?.code, errors[0]?.path]).toEqual([null, 'INVALID_INPUT', ['status']]);
    expect((await read(server, id)).messages.nodes).toHaveLength(1);
  });

  test('somebody of another team neither reads nor answers it', async () => {
    const { id } = await givenTicket(server, 'service');
    const answer = await change(server, 'serviceSouth', 'TicketReply', { ticketId: id, body: 'Mine?' });
    expect([answer.message, answer.errors[0]?.code]).toEqual([null, 'NOT_FOUND']);
    const { data } = await (await server.as('serviceSouth')).query<{ ticket: null }>(operation('service', 'Ticket'), { id });
    expect(data?.ticket ?? null).toBeNull();
    expect((await read(server, id)).messages.nodes).toHaveLength(1);
  });

  test('an answer takes few statements', async () => {
    const { id } = await givenTicket(server, 'service');
    const document = 'mutation ($input: TicketReplyInput!) { ticketReply(input: $input) { ticket { status } message { body } } }';
    const statements = await (await server.as('service')).statements(document, { input: { ticketId: id, body: 'Hello' } });
    // the transaction with identity, lock, message and ticket, event; then the answer
    expect(statements.map(statement => statement.trim().split(/\s/)[0])).toEqual([
      'begin',
      'select',
      'select',
      'with',
      'insert',
      'commit',
      'select',
      'select',
    ]);
  });
});
