import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { cast } from '../../support/cast.js';
import { type Server, startServer } from '../../support/server.js';
import { customersOf } from './stage.js';

const id = (prefix: string, uuid: string | undefined) => `${prefix}_${uuid?.replaceAll('-', '')}`;

describe('fields and operations', () => {
  let server: Server;
  let customer: string;
  beforeAll(async () => {
    server = await startServer();
    customer = id('customer', (await customersOf(server.database, ['sales'])).sales);
    const administrator = await server.as('administrator');
    for (const hiddenFields of [['Customer.tier', 'Customer.name']])
      await administrator.data('mutation ($input: RoleRuleSetInput!) { roleRuleSet(input: $input) { role { code } } }', {
        input: { role: 'SALES', kind: 'customer', readScope: 'TEAM', writeScope: 'TEAM', deleteScope: 'NONE', hiddenFields },
      });
  });
  afterAll(() => server.stop());

  /** Refused by name of the field, without a statement having run. */
  async function refuses(document: string, field: string, variables: Record<string, unknown> = {}) {
    const sales = await server.as('sales');
    const answer = await sales.query(document, variables, { 'x-bellwether-sql': '1' });
    expect(answer.errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
    expect(answer.errors?.[0]?.message).toContain(field);
    expect(answer.data ?? null).toBeNull();
    expect(answer.extensions?.statements ?? []).toEqual([]);
  }

  test('what is not hidden is answered', async () => {
    const sales = await server.as('sales');
    expect(await sales.data('query ($id: ID!) { customer(id: $id) { id status owner { name } } }', { id: customer })).toEqual({
      customer: { id: customer, status: 'PROSPECT', owner: { name: cast.sales.name } },
    });
  });

  test('a hidden field is refused wherever it stands', async () => {
    await refuses('query ($id: ID!) { customer(id: $id) { id tier } }', 'Customer.tier', { id: customer });
    await refuses('{ customers { nodes { ...part } } } fragment part on Customer { label: name }', 'Customer.name');
    await refuses('{ leads { nodes { customer { tier } } } }', 'Customer.tier');
  });

  test('also in filters and orders, written in the document or given as variables', async () => {
    await refuses('{ customers(where: { tier: { eq: GOLD } }) { nodes { id } } }', 'Customer.tier');
    await refuses('query ($w: CustomerWhere) { customers(where: $w) { nodes { id } } }', 'Customer.tier', {
      w: { or: [{ not: { tier: { eq: 'GOLD' } } }] },
    });
    await refuses('{ customers(orderBy: [{ field: NAME, direction: ASC }]) { totalCount } }', 'Customer.name');
    await refuses('query ($o: [CustomerOrderBy!]) { customers(orderBy: $o) { totalCount } }', 'Customer.name', {
      o: [{ field: 'NAME', direction: 'ASC' }],
    });
    await refuses('{ customers(search: "sal") { nodes { id } } }', 'Customer');
  });

  test('another person still sees it, by the same document', async () => {
    const marketing = await server.as('marketing');
    expect(await marketing.data('query ($id: ID!) { customer(id: $id) { id tier } }', { id: customer })).toEqual({
      customer: { id: customer, tier: 'STANDARD' },
    });
  });

  test('a kind out of reach is refused at the root, not answered empty', async () => {
    const sales = await server.as('sales');
    const answer = await sales.query('{ budgets { nodes { id } } postings { nodes { id } } }');
    expect(answer.errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
  });

  test('a mutation whose answer asks for a hidden field does nothing', async () => {
    await refuses('mutation ($input: CustomerCreateInput!) { customerCreate(input: $input) { customer { id tier } } }', 'Customer.tier', {
      input: { kind: 'COMPANY', name: 'Never made' },
    });
    expect(await server.sql('select 1 from customers where name = $1', ['Never made'])).toEqual([]);
  });

  test('an operation without the permission is refused, and what stands before it in the document does not run', async () => {
    const analyst = await server.as('analyst');
    const answer = await analyst.query(
      'mutation ($input: CustomerCreateInput!) { customerCreate(input: $input) { customer { id } errors { code } } }',
      {
        input: { kind: 'COMPANY', name: 'Never made' },
      },
    );
    expect(answer.errors?.[0]).toMatchObject({ extensions: { code: 'FORBIDDEN' }, message: expect.stringContaining('customer.write') });
    const sales = await server.as('sales');
    const both = await sales.query(
      `mutation ($input: CustomerCreateInput!, $user: UserCreateInput!) { customerCreate(input: $input) { changeId } userCreate(input: $user) { changeId } }`,
      { input: { kind: 'COMPANY', name: 'Never made' }, user: { email: 'x@test.example', name: 'X', roles: [] } },
    );
    expect(both.errors?.[0]).toMatchObject({ extensions: { code: 'FORBIDDEN' }, message: expect.stringContaining('userCreate') });
    expect(await server.sql('select 1 from customers where name = $1', ['Never made'])).toEqual([]);
  });
});
