import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createLead, givenLead, givenPool, type LeadAnswer, unique, uuid } from '../../crm/leads/given.js';
import { change, givenCustomer, givenTicket } from '../../crm/service/given.js';
import { annual, financeOf } from '../../mis/finance/given.js';
import { at } from '../../support/client.js';
import { userId } from '../../support/ids.js';
import { operation } from '../../support/operation.js';
import { type Server, startServer } from '../../support/server.js';

let server: Server;
beforeAll(async () => {
  server = await startServer();
}, 60_000);
afterAll(() => server.stop());

/** Everything that a change may leave behind. */
const traces = async () => {
  const tables = [
    'leads',
    'assignments',
    'tickets',
    'messages',
    'customers',
    'postings',
    'audit_entries',
    'idempotency_keys',
    'timeline_entries',
  ];
  const counts = tables.map(table => `(select count(*) from ${table}) as ${table}`).join(', ');
  const [row] = await server.sql(`select ${counts}, (select count(*) from outbox) + (select count(*) from event_log) as events`);
  return row;
};

test('of a lead says who would get it and why, and the next one gets the same turn', async () => {
  const { territory } = await givenPool(server, ['sales', 'salesNorth']);
  const before = await traces();
  const input = { name: unique('Lead'), territory, dryRun: true, idempotencyKey: randomUUID() };
  const tried = await createLead(server, 'manager', input);
  expect(tried).toMatchObject({ changeId: null, errors: [], lead: { status: 'ASSIGNED', assignee: { name: 'Sigrid Nord' } } });
  expect(tried.lead?.assignments.nodes[0]?.reason).toMatch(/^Round robin/);
  expect(await traces()).toEqual(before);
  const made = await createLead(server, 'manager', { ...input, dryRun: false });
  expect(made).toMatchObject({ changeId: expect.any(String), lead: { assignee: { name: 'Sigrid Nord' } } });
});

test('shows what the actor would see, and nothing else', async () => {
  const lead = await givenLead(server, 'sales');
  const input = { leadId: lead.id, assigneeId: userId('salesAsia') };
  const assign = async (more: object) =>
    (await (await server.as('sales')).data<{ leadAssign: LeadAnswer }>(operation('leads', 'LeadAssign'), { input: { ...input, ...more } }))
      .leadAssign;
  expect(await assign({ dryRun: true })).toEqual({ lead: null, changeId: null, errors: [] });
  const [row] = await server.sql('select version, owner_id from leads where id = $1', [uuid(lead.id)]);
  expect(row).toEqual({ version: lead.version ?? 1, owner_id: uuid(userId('sales')) });
});

test('of a posting shows the alerts that it would raise, or the budget that would stop it', async () => {
  const client = await server.as('finance');
  const finance = financeOf(client);
  const [year, account, department] = [await finance.year(2022), await finance.account(), await finance.department()];
  const [line = ''] = await finance.budget(year, [
    { departmentId: department, annual: '100', thresholds: [annual(80), annual(120, 'STOP')] },
  ]);
  const posting = (amount: string) => ({
    input: {
      ...{ dryRun: true, date: '2022-02-02', departmentId: department, accountId: account, reference: randomUUID() },
      amount: { amount, currency: 'EUR' },
    },
  });
  const before = await traces();
  const passes = await client.data(operation('finance', 'PostingTry'), posting('90'));
  expect(passes).toMatchObject({
    postingCreate: {
      errors: [],
      posting: {
        amount: { amount: '90.00' },
        crossings: { nodes: [{ percent: 80, action: 'WARN', spent: { amount: '90.00' }, line: { available: { amount: '10.00' } } }] },
      },
    },
  });
  const stopped = await client.data(operation('finance', 'PostingTry'), posting('121'));
  expect(stopped).toMatchObject({ postingCreate: { posting: null, errors: [{ code: 'BUDGET_EXCEEDED', check: { decision: 'STOP' } }] } });
  expect(await traces()).toEqual(before);
  expect((await finance.line(line)).crossings.totalCount).toBe(0);
});

test('of many rows says what would become of each', async () => {
  const tickets = await Promise.all([1, 2].map(() => givenTicket(server, 'service')));
  const before = await traces();
  const { ticketUpdateBulk } = await (await server.as('service')).data<{ ticketUpdateBulk: Record<string, unknown> }>(
    operation('service', 'TicketUpdateBulk'),
    {
      input: {
        dryRun: true,
        onError: 'REJECT_ROWS',
        rows: [
          ...tickets.map(({ id }) => ({ ticketId: id, priority: 'LOW' })),
          { ticketId: tickets[0]?.id, priority: 'HIGH', expectedVersion: 1 },
        ],
      },
    },
  );
  expect(ticketUpdateBulk).toMatchObject({ changeId: null, succeeded: 2, failed: 1, errors: [] });
  expect(ticketUpdateBulk.results).toMatchObject([
    { ticket: { id: tickets[0]?.id, priority: 'LOW', version: 2 } },
    { ticket: { id: tickets[1]?.id, priority: 'LOW', version: 2 } },
    { ticket: null, errors: [{ code: 'CONFLICT', path: ['rows', '2'] }] },
  ]);
  expect(await traces()).toEqual(before);
});

test('refuses what the change would refuse, also what only the commit would', async () => {
  const ticket = await givenTicket(server, 'service');
  const refused = await change(server, 'service', 'TicketUpdate', {
    ticketId: ticket.id,
    priority: 'LOW',
    expectedVersion: 7,
    dryRun: true,
  });
  expect(refused).toMatchObject({ ticket: null, errors: [{ code: 'CONFLICT', current: 1 }] });
  const customer = await givenCustomer(server, 'sales');
  const { data } = await (await server.as('sales')).query(
    'mutation ($input: CustomerArchiveInput!) { customerArchive(input: $input) { customer { id archivedAt timeline(first: 5) { nodes { summary } } } changeId errors { code } } }',
    { input: { customerId: customer.id, dryRun: true } },
  );
  expect(at(data, 'customerArchive')).toMatchObject({ customer: { id: customer.id, archivedAt: expect.any(String) }, changeId: null });
  expect(await server.sql('select archived_at from customers where id = $1', [uuid(customer.id)])).toEqual([{ archived_at: null }]);
});
