import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { givenLead, givenPool, unique, uuid } from '../../crm/leads/given.js';
import { givenCustomer, givenTicket } from '../../crm/service/given.js';
import { annual, financeOf } from '../../mis/finance/given.js';
import type { CastName } from '../../support/cast.js';
import { at } from '../../support/client.js';
import { userId } from '../../support/ids.js';
import { operation } from '../../support/operation.js';
import { type Server, startServer } from '../../support/server.js';

interface Refused {
  code: string;
  message: string;
  path: string[] | null;
}
interface Bulk {
  changeId: string | null;
  succeeded: number;
  failed: number;
  results: ({ index: number; errors: Refused[] } & Record<string, { id: string } & Record<string, unknown>>)[];
  errors: Refused[];
}

let server: Server;
beforeAll(async () => {
  server = await startServer();
}, 60_000);
afterAll(() => server.stop());

const run = async (actor: CastName, area: string, name: string, input: object): Promise<Bulk> =>
  Object.values(await (await server.as(actor)).data<Record<string, Bulk>>(operation(area, name), { input }))[0] as Bulk;
const createLeads = (rows: object[], rest: object = {}, actor: CastName = 'manager') =>
  run(actor, 'leads', 'LeadCreateBulk', { rows, ...rest });

describe('rows that are all good', () => {
  test('go in together, each with its event, in order', async () => {
    const { territory } = await givenPool(server, ['sales', 'salesNorth', 'salesSouth']);
    const rows = Array.from({ length: 30 }, () => ({ name: unique('Lead'), territory }));
    const { results, ...rest } = await createLeads(rows);
    expect(rest).toEqual({ changeId: expect.any(String), succeeded: 30, failed: 0, errors: [] });
    expect(results.map(({ index }) => index)).toEqual(rows.map((_, i) => i));
    const named = await server.sql<{ name: string; id: string }>('select name, id from leads where territory = $1', [territory]);
    expect(new Map(named.map(({ name, id }) => [name, id]))).toEqual(
      new Map(rows.map(({ name }, i) => [name, uuid(results[i]?.lead?.id ?? '')])),
    );
    // Turns are taken as if each had come alone.
    expect(results.slice(0, 6).map(({ lead }) => at(lead, 'assignee.name'))).toEqual(
      [0, 1].flatMap(() => ['Sigrid Nord', 'Nils Nord', 'Sofia Sud']),
    );
    const events = await server.sql(
      'select subject_id from event_log where change_id = $1 union all select subject_id from outbox where change_id = $1',
      [rest.changeId],
    );
    expect(events).toHaveLength(30);
  });

  test('500 of them are one change, read by one statement', async () => {
    const { territory } = await givenPool(server, ['sales', 'salesNorth', 'salesSouth']);
    const rows = (n: number) => Array.from({ length: n }, () => ({ name: unique('Lead'), email: `${randomUUID()}@x.example`, territory }));
    const { succeeded, results } = await createLeads(rows(500));
    expect([succeeded, new Set(results.map(({ lead }) => lead?.id)).size]).toEqual([500, 500]);
    const manager = await server.as('manager');
    const statementsFor = (n: number) => manager.statements(operation('leads', 'LeadCreateBulk'), { input: { rows: rows(n) } });
    const [few, more] = [await statementsFor(2), await statementsFor(12)];
    expect(more.filter(text => text.includes('visible.'))).toHaveLength(1);
    // The time that it takes is that of the statements: none is added to those of a lead alone.
    expect((more.length - few.length) / 10).toBeLessThanOrEqual(7);
  }, 90_000);

  test('501 are too many, and one hears of the import', async () => {
    const { errors } = await createLeads(Array.from({ length: 501 }, () => ({ name: 'x' })));
    expect(errors).toEqual([{ code: 'LIMIT_EXCEEDED', message: expect.stringMatching(/501 .* 500 .*import/), path: null }]);
  });

  test('none is no change', async () => {
    expect(await createLeads([])).toMatchObject({ succeeded: 0, failed: 0, results: [], errors: [] });
  });
});

describe('bad rows', () => {
  const rows = () => [
    { name: unique('Lead') },
    { name: unique('Lead'), email: 'no address' },
    { name: unique('Lead'), source: 'no-such-source' },
    { name: unique('Lead') },
  ];

  test('keep all out by default, and each says what is wrong with it', async () => {
    const given = [rows()[0], rows()[2], { name: unique('Lead'), externalSource: 'fair' }].map(each => each as { name: string });
    const answer = await createLeads(given);
    expect(answer).toMatchObject({ changeId: null, succeeded: 0, failed: 0, results: [] });
    expect(answer.errors).toEqual([
      { code: 'INVALID_INPUT', message: expect.stringContaining('no-such-source'), path: ['rows', '1', 'source'] },
      { code: 'INVALID_INPUT', message: expect.stringContaining('leads_external_complete'), path: ['rows', '2'] },
    ]);
    expect(await server.sql('select 1 from leads where name = any($1)', [given.map(({ name }) => name)])).toEqual([]);
  });

  test('that are wrong in themselves are all told before anything is done', async () => {
    const { errors } = await createLeads([{ name: '' }, { name: 'x', email: 'no address' }, { name: 'y', productInterestId: 'lead_1' }]);
    expect(errors.map(({ path }) => path?.join('.'))).toEqual(['rows.0.name', 'rows.1.email', 'rows.2.productInterestId']);
  });

  test('stay out alone if that is asked for', async () => {
    const given = rows();
    const { results, ...rest } = await createLeads(given, { onError: 'REJECT_ROWS' });
    expect(rest).toEqual({ changeId: expect.any(String), succeeded: 2, failed: 2, errors: [] });
    expect(results.map(({ index, lead, errors }) => [index, !!lead, errors.map(({ code, path }) => [code, path?.join('.')])])).toEqual([
      [0, true, []],
      [1, false, [['INVALID_INPUT', 'rows.1.email']]],
      [2, false, [['INVALID_INPUT', 'rows.2.source']]],
      [3, true, []],
    ]);
  });

  test('come at the top level if nobody looks at errors', async () => {
    const { errors } = await (await server.as('manager')).query(
      'mutation ($input: LeadCreateBulkInput!) { leadCreateBulk(input: $input) { succeeded } }',
      { input: { rows: rows().slice(2) } },
    );
    expect(errors).toMatchObject([
      {
        message: expect.stringContaining('1 of 2 rows'),
        extensions: { code: 'INVALID_INPUT', errors: [{ path: ['rows', '0', 'source'] }] },
      },
    ]);
  });

  test('whichever they are, the others go in, with their events and nothing of the bad ones', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom('good', 'unknown', 'taken', 'invalid'), { minLength: 1, maxLength: 45 }), async kinds => {
        const externalId = randomUUID();
        await createLeads([{ name: unique('Lead'), externalSource: 'fair', externalId }]);
        const given = kinds.map(kind => ({
          name: unique('Lead'),
          ...(kind === 'unknown' && { source: 'no-such-source' }),
          ...(kind === 'taken' && { externalSource: 'fair', externalId }),
          ...(kind === 'invalid' && { email: 'no address' }),
        }));
        const good = kinds.filter(kind => kind === 'good').length;
        const { results, succeeded, changeId } = await createLeads(given, { onError: 'REJECT_ROWS' });
        const codes = { good: undefined, unknown: 'INVALID_INPUT', taken: 'CONFLICT', invalid: 'INVALID_INPUT' } as Record<
          string,
          string | undefined
        >;
        expect(results.map(({ errors }) => errors[0]?.code)).toEqual(kinds.map(kind => codes[kind]));
        expect(succeeded).toBe(good);
        const stored = await server.sql<{ name: string }>('select name from leads where name = any($1)', [given.map(({ name }) => name)]);
        expect(stored.map(({ name }) => name).sort()).toEqual(given.flatMap(({ name }, i) => (kinds[i] === 'good' ? [name] : [])).sort());
        const events = await server.sql(
          'select 1 from event_log where change_id = $1 union all select 1 from outbox where change_id = $1',
          [changeId],
        );
        expect(events).toHaveLength(good);
      }),
      { numRuns: 12 },
    );
  }, 60_000);

  test('are told again to who repeats the change under its key', async () => {
    const input = { rows: rows(), onError: 'REJECT_ROWS', idempotencyKey: randomUUID() };
    const first = await run('manager', 'leads', 'LeadCreateBulk', input);
    expect(first).toMatchObject({ succeeded: 2, failed: 2 });
    expect(await run('manager', 'leads', 'LeadCreateBulk', input)).toEqual(first);
    expect(await Promise.all([1, 2, 3].map(() => run('manager', 'leads', 'LeadCreateBulk', input)))).toEqual([first, first, first]);
  });

  test('are those that the actor may not see or change, too', async () => {
    const own = await givenLead(server, 'sales');
    const foreign = await givenLead(server, 'salesAsia', { assigneeId: userId('salesAsia') });
    const { results } = await run('sales', 'leads', 'LeadAssignBulk', {
      onError: 'REJECT_ROWS',
      rows: [
        { leadId: foreign.id, assigneeId: userId('sales') },
        { leadId: own.id, assigneeId: userId('salesNorth'), expectedVersion: 99 },
        { leadId: own.id, assigneeId: userId('salesNorth') },
      ],
    });
    expect(results.map(({ errors }) => errors.map(({ code, path }) => [code, path?.join('.')]))).toEqual([
      [['NOT_FOUND', 'rows.0']],
      [['CONFLICT', 'rows.1']],
      [],
    ]);
  });
});

describe('every bulk form does what its single form does', () => {
  test('tickets', async () => {
    const tickets = await Promise.all([1, 2, 3].map(() => givenTicket(server, 'service')));
    const heard = await (await server.as('service')).listen<{ ticketUpdated: { __typename: string } }>(
      'subscription ($ids: [ID!]!) { ticketUpdated(where: { id: { in: $ids } }) { __typename } }',
      { ids: tickets.map(({ id }) => id) },
    );
    const sorted = await run('service', 'service', 'TicketUpdateBulk', {
      rows: tickets.map(({ id }) => ({ ticketId: id, priority: 'URGENT', queue: 'hardware' })),
    });
    expect(sorted.results.map(({ ticket }) => ticket)).toMatchObject(
      tickets.map(({ id }) => ({ id, priority: 'URGENT', queue: 'hardware', version: 2 })),
    );
    const given = await run('service', 'service', 'TicketAssignBulk', {
      rows: tickets.map(({ id }) => ({ ticketId: id, assigneeId: userId('service') })),
    });
    expect(given).toMatchObject({ succeeded: 3, errors: [] });
    expect((await heard.take(6)).map(({ ticketUpdated }) => ticketUpdated.__typename).sort()).toEqual([
      ...Array(3).fill('TicketAssigned'),
      ...Array(3).fill('TicketChanged'),
    ]);
  });

  test('customers and contacts', async () => {
    const made = await run('sales', 'customers', 'CustomerCreateBulk', {
      rows: [1, 2].map(() => ({ name: unique('Customer'), contacts: [{ name: 'Ada' }], tags: ['old'] })),
    });
    expect(made.succeeded).toBe(2);
    const ids = made.results.map(({ customer }) => customer?.id as string);
    const tagged = await run('sales', 'customers', 'CustomerTagBulk', {
      rows: ids.map(customerId => ({ customerId, add: ['vip'], remove: ['old'] })),
    });
    expect(tagged.results.map(({ customer }) => customer?.tags)).toEqual([['vip'], ['vip']]);
    const people = await run('sales', 'customers', 'ContactCreateBulk', { rows: ids.map(customerId => ({ customerId, name: 'Grace' })) });
    expect(people.succeeded).toBe(2);
    const given = await run('manager', 'customers', 'CustomerAssignBulk', {
      rows: ids.map(customerId => ({ customerId, ownerId: userId('salesSouth') })),
    });
    expect(given.results.map(({ customer }) => at(customer, 'owner.name'))).toEqual(['Sofia Sud', 'Sofia Sud']);
  });

  test('products', async () => {
    const skus = [1, 2, 3].map(() => randomUUID());
    const made = await run('administrator', 'catalog', 'ProductCreateBulk', {
      rows: skus.map(sku => ({ sku, name: 'Scale', price: '10.00', currency: 'EUR' })),
    });
    expect(made.succeeded).toBe(3);
    const rows = made.results.map(({ product }) => ({ productId: product?.id as string, price: '11.00' }));
    const taken = { ...rows[2], sku: skus[0] };
    const refused = await run('administrator', 'catalog', 'ProductUpdateBulk', { rows: [...rows.slice(0, 2), taken] });
    expect(refused.errors).toMatchObject([{ code: 'CONFLICT', path: ['rows', '2'] }]);
    expect(await server.sql('select price::text from products where sku = any($1)', [skus])).toEqual(
      skus.map(() => ({ price: '10.0000' })),
    );
    const priced = await run('administrator', 'catalog', 'ProductUpdateBulk', { rows });
    expect(priced.results.map(({ product }) => at(product, 'price.amount'))).toEqual(skus.map(() => '11.00'));
  });

  test('postings: what one takes of a budget, the next has not', async () => {
    const finance = financeOf(await server.as('finance'));
    const [year, account, department] = [await finance.year(2023), await finance.account(), await finance.department()];
    await finance.budget(year, [{ departmentId: department, annual: '100', thresholds: [annual(100, 'STOP')] }]);
    const rows = ['60', '50', '40'].map(amount => ({
      ...{ date: '2023-05-05', departmentId: department, accountId: account, amount: { amount, currency: 'EUR' } },
      reference: randomUUID(),
    }));
    const client = await server.as('finance');
    const all = await client.data<{ postingCreateBulk: Bulk }>(
      `mutation ($input: PostingCreateBulkInput!) { postingCreateBulk(input: $input) { succeeded errors { __typename code path ... on BudgetExceededError { check { decision } } } } }`,
      { input: { rows } },
    );
    expect(all.postingCreateBulk).toEqual({
      succeeded: 0,
      errors: [{ __typename: 'BudgetExceededError', code: 'BUDGET_EXCEEDED', path: ['rows', '1'], check: { decision: 'STOP' } }],
    });
    const some = await run('finance', 'finance', 'PostingCreateBulk', { rows, onError: 'REJECT_ROWS' });
    expect(some.results.map(({ errors }) => errors[0]?.code)).toEqual([undefined, 'BUDGET_EXCEEDED', undefined]);
  });

  test('and asks for the same permission', async () => {
    const { id } = await givenCustomer(server, 'sales');
    const { errors } = await (await server.as('analyst')).query(operation('customers', 'CustomerTagBulk'), {
      input: { rows: [{ customerId: id, add: ['x'] }] },
    });
    expect(errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
  });
});
