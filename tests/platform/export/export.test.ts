import { createHash, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { CastName } from '../../support/cast.js';
import { type Server, startServer } from '../../support/server.js';
import { pages, refusal, request, sharedCompany, table } from './given.js';

let server: Server;
beforeAll(async () => {
  server = await startServer();
  await sharedCompany(server);
}, 60_000);
afterAll(() => server.stop());

const ROWS: Record<string, [type: string, fields: string, orders: string[], filters: object[]]> = {
  customers: [
    'Customer',
    'id number name tags size taxId createdAt owner { id name team { name } } orderTotals { orderCount amount currency }',
    ['NAME', 'CREATED_AT', 'NUMBER'],
    [{}, { tier: { in: ['GOLD', 'VIP'] } }, { owner: null }, { name: { contains: 'o' } }, { not: { region: { eq: 'EU' } } }],
  ],
  tickets: [
    'Ticket',
    'number subject priority dueAt customer { name owner { name } } isOverdue: status',
    ['PRIORITY_RANK', 'CREATED_AT'],
    [{}, { status: { in: ['NEW', 'OPEN'] } }, { customer: null }],
  ],
  activities: ['Activity', 'subject kind dueAt customer { number }', ['DUE_AT', 'CREATED_AT'], [{}, { dueAt: { isNull: false } }]],
};
const document = (list: string, type: string, fields: string) =>
  `query Exported($first: Int, $after: Cursor, $orderBy: [${type}OrderBy!], $where: ${type}Where) {
    list: ${list}(first: $first, after: $after, orderBy: $orderBy, where: $where) { nodes { ${fields} } pageInfo { hasNextPage endCursor } totalCount }
  }`;

const asked = fc.constantFrom(...Object.keys(ROWS)).chain(list => {
  const [type, fields, orders, filters] = ROWS[list] as (typeof ROWS)[string];
  const key = fc.record({ field: fc.constantFrom(...orders), direction: fc.constantFrom('ASC', 'DESC') });
  return fc.record({
    query: fc.constant(document(list, type, fields)),
    who: fc.constantFrom<CastName>('sales', 'salesSouth', 'manager', 'administrator', 'salesAsia'),
    orderBy: fc.array(key, { maxLength: 2 }),
    where: fc.constantFrom(...filters),
  });
});

test('a table is the list: every row that the reader sees, in its order, whatever the filter', async () => {
  await fc.assert(
    fc.asyncProperty(asked, async ({ query, who, ...variables }) => {
      const [header, ...lines] = await table(server, who, query, { variables, parameters: { formulas: 'raw' } });
      expect(lines).toEqual(await pages(server, who, query, header as string[], variables));
    }),
    { numRuns: 40 },
  );
  expect(await table(server, 'administrator', '{ tickets { nodes { id } } }')).toHaveLength(401);
  expect(await table(server, 'salesAsia', '{ tickets { nodes { id } } }')).toHaveLength(1);
}, 120_000);

describe('what becomes a column', () => {
  const CUSTOMERS = 'customers(orderBy: [{ field: CREATED_AT }], first: 2)';

  test.each([
    ['values in their order, by alias', `{ ${CUSTOMERS} { nodes { b: name number __typename } } }`, ['b', 'number', '__typename']],
    ['relations by path', `{ ${CUSTOMERS} { nodes { owner { name boss: team { name } } } } }`, ['owner.name', 'owner.boss.name']],
    [
      'fragments',
      `query ($no: Boolean = false) { ...Q } fragment Q on Query { ${CUSTOMERS} { ...P } } fragment P on CustomerConnection { nodes { ...C name } nodes { number tags @include(if: $no) } } fragment C on Customer { id }`,
      ['id', 'name', 'number'],
    ],
    ['edges', `{ ${CUSTOMERS} { edges { cursor node { name } } pageInfo { hasNextPage } } }`, ['name']],
    [
      'money in two',
      '{ orders(first: 2) { nodes { number amount { amount currency } } } }',
      ['number', 'amount.amount', 'amount.currency'],
    ],
  ])('%s', async (_name, query, header) => {
    const lines = await table(server, 'administrator', query);
    expect(lines[0]).toEqual(header);
    expect(lines).toHaveLength(3);
  });

  test('the lines of one record are a table, with what is selected of the record in each', async () => {
    const [, [id = ''] = []] = await table(
      server,
      'administrator',
      '{ customers(first: 1, where: { tickets: { some: {} } }) { nodes { id } } }',
    );
    const query = `query ($id: ID!) { customer(id: $id) { name owner { name } tickets { totalCount nodes { number } } } }`;
    const { customer } = await (await server.as('administrator')).data<{
      customer: { name: string; owner: { name: string }; tickets: { nodes: { number: string }[] } };
    }>(query, { id });
    const [header, ...lines] = await table(server, 'administrator', query, { variables: { id } });
    expect(header).toEqual(['name', 'owner.name', 'number']);
    expect(lines).toEqual(customer.tickets.nodes.map(({ number }) => [customer.name, customer.owner.name, number]));
    expect(await refusal(server, 'administrator', query, { variables: { id: `customer_${'0'.repeat(32)}` } })).toMatchObject({
      status: 400,
      code: 'NOT_FOUND',
    });
  });

  test('a timeline, and a list that TypeScript answers', async () => {
    const [, [id = ''] = []] = await table(server, 'administrator', '{ customers(first: 1) { nodes { id } } }');
    const timeline = `query ($id: ID!, $first: Int) { customer(id: $id) { timeline(first: $first) { nodes { __typename at kind summary } } } }`;
    const [header, ...lines] = await table(server, 'administrator', timeline, { variables: { id } });
    expect(header).toEqual(['__typename', 'at', 'kind', 'summary']);
    const data = await (await server.as('administrator')).data<{ customer: { timeline: { nodes: { summary: string }[] } } }>(timeline, {
      id,
      first: 200,
    });
    expect(lines.map(line => line[3])).toEqual(data.customer.timeline.nodes.map(node => node.summary));
    const trail = `{ auditTrail(recordId: "${id}") { nodes { operation field after } } }`;
    expect((await table(server, 'administrator', trail)).length).toBeGreaterThan(1);
  });

  test('the same figure is equal to the last digit', async () => {
    const query =
      'query Revenue { salesAnalysis(by: [MONTH], period: "2026") { currency rows { month { key } revenue { value } sold: orders { value } } } }';
    const { salesAnalysis } = await (await server.as('administrator')).data<{
      salesAnalysis: { currency: string; rows: { month: { key: string }; revenue: { value: string }; sold: { value: string } }[] };
    }>(query);
    const [header, ...lines] = await table(server, 'administrator', query);
    expect(header).toEqual(['currency', 'month.key', 'revenue.value', 'sold.value']);
    expect(lines).toEqual(salesAnalysis.rows.map(row => [salesAnalysis.currency, row.month.key, row.revenue.value, row.sold.value]));
  });

  test.each([
    ['two root fields', '{ customers { nodes { id } } leads { nodes { id } } }', 'one root field; the document has "customers", "leads"'],
    ['a list in a row', '{ customers { nodes { name contacts { nodes { name } } } } }', '"contacts" is a list within a row'],
    ['a feed in a row', '{ customers { nodes { owner { name } timeline { totalCount } } } }', '"timeline" is a list within a row'],
    ['no list', '{ me { name } }', '"me" selects none'],
    [
      'two lists',
      '{ customer(id: "x") { contacts { nodes { name } } tickets { nodes { id } } } }',
      'one list; the document has "customer.contacts", "customer.tickets"',
    ],
    ['no rows', '{ customers { totalCount } }', 'selects no "nodes"'],
    ['one name twice', '{ customer(id: "x") { name contacts { nodes { name } } } }', 'Two columns would be called "name"'],
    ['the end of a list', '{ customers(last: 3) { nodes { id } } }', 'from the start'],
    ['a mutation', 'mutation { signOut(input: {}) { changeId } }', 'a mutation'],
    ['a subscription', 'subscription { newLead { __typename } }', 'a subscription'],
    ['a negative length', '{ customers(first: -1) { nodes { id } } }', '"first" is -1'],
    ['an unknown field', '{ customers { nodes { nothing } } }', 'Cannot query field "nothing"'],
    ['variables that do not fit', 'query ($n: Int!) { customers(first: $n) { nodes { id } } }', '"$n" of required type'],
  ])('%s is refused', async (_name, query, message) => {
    expect(await refusal(server, 'administrator', query)).toMatchObject({
      status: 400,
      code: 'INVALID_INPUT',
      message: expect.stringContaining(message),
    });
  });
});

describe('rights', () => {
  test('whoever may not ask gets no table', async () => {
    expect(await refusal(server, null, '{ customers { nodes { id } } }')).toMatchObject({ status: 401, code: 'UNAUTHENTICATED' });
    expect(await refusal(server, null, '{ customers { nodes { id } } }', { headers: { authorization: 'Bearer nonsense' } })).toMatchObject({
      status: 401,
      code: 'UNAUTHENTICATED',
    });
    expect(await refusal(server, 'sales', '{ users { nodes { name email } } }')).toMatchObject({ status: 403, code: 'FORBIDDEN' });
    expect(await refusal(server, 'sales', '{ postings { nodes { id } } }')).toMatchObject({ status: 403, code: 'FORBIDDEN' });
  });

  test('a cursor of the document says where to begin, a length how far to go', async () => {
    const all = await table(server, 'administrator', '{ customers { nodes { id } } }');
    const { customers } = await (await server.as('administrator')).data<{ customers: { pageInfo: { endCursor: string } } }>(
      '{ customers(first: 5) { pageInfo { endCursor } } }',
    );
    const variables = { after: customers.pageInfo.endCursor };
    const query = 'query ($after: Cursor, $first: Int) { customers(after: $after, first: $first) { nodes { id } } }';
    expect((await table(server, 'administrator', query, { variables })).slice(1)).toEqual(all.slice(6));
    expect((await table(server, 'administrator', query, { variables: { ...variables, first: 3 } })).slice(1)).toEqual(all.slice(6, 9));
    expect(await table(server, 'administrator', query, { variables: { first: 0 } })).toEqual([['id']]);
    expect(await refusal(server, 'administrator', query, { variables: { after: 'abc' } })).toMatchObject({ code: 'INVALID_INPUT' });
  });
});

describe('the file', () => {
  test('is called after the operation, and says what it is', async () => {
    const response = await request(server, 'administrator', 'query OpenTickets { tickets(first: 1) { nodes { id } } }');
    expect(response.headers.get('content-disposition')).toBe('attachment; filename="OpenTickets.csv"');
    expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8; header=present');
    expect(response.headers.get('cache-control')).toBe('private, no-store');
    expect(await response.text()).toMatch(/^id\r\nticket_\w{32}\r\n$/);
    const nameless = await request(server, 'administrator', '{ open: tickets(first: 1) { nodes { id } } }');
    expect(nameless.headers.get('content-disposition')).toContain('"open.csv"');
    await nameless.text();
  });

  test('is written as spreadsheets of other countries want it', async () => {
    const query = '{ customers(first: 1, orderBy: [{ field: CREATED_AT }]) { nodes { number name } } }';
    const text = async (parameters: Record<string, string>) =>
      new TextDecoder('utf-8', { ignoreBOM: true }).decode(
        await (await request(server, 'administrator', query, { parameters })).arrayBuffer(),
      );
    expect(await text({ bom: '1', delimiter: ';' })).toMatch(/^\uFEFFnumber;name\r\n/);
    expect(await text({ delimiter: 'tab' })).toMatch(/^number\tname\r\n/);
    expect(await refusal(server, 'administrator', query, { parameters: { delimiter: '|' } })).toMatchObject({
      code: 'INVALID_INPUT',
      message: expect.stringContaining('"delimiter" is "|"'),
    });
  });

  test('holds no formulas but to those who ask for what is stored', async () => {
    const name = `=HYPERLINK("http://evil.example/${randomUUID()}";"x")`;
    await server.sql(`update customers set name = $1, email = '+49@example.com' where id = (select min(id::text)::uuid from customers)`, [
      name,
    ]);
    const query = 'query ($name: String!) { customers(where: { name: { eq: $name } }) { nodes { name email orderTotals { amount } } } }';
    const variables = { name };
    const [, [safe, email, amount] = []] = await table(server, 'administrator', query, { variables });
    expect([safe, email]).toEqual([`'${name}`, `'+49@example.com`]);
    expect(Number(amount)).not.toBeNaN();
    expect((await table(server, 'administrator', query, { variables, parameters: { formulas: 'raw' } }))[1]?.[0]).toBe(name);
  });

  test('goes on as a stream of events from its cursor', async () => {
    const response = await request(server, 'administrator', '{ leads { nodes { id } } }');
    await response.text();
    const after = response.headers.get('x-bellwether-cursor');
    const heard = await (await server.as('administrator')).listen<{ newLead: { lead?: { name: string } } }>(
      'subscription ($after: Cursor) { newLead(after: $after) { ... on LeadCreated { lead { name } } } }',
      { after },
    );
    const name = `Lead ${randomUUID()}`;
    await (await server.as('administrator')).data(
      'mutation ($name: String!) { leadCreate(input: { name: $name, email: "a@b.example" }) { errors { message } } }',
      { name },
    );
    const told = await heard.take(2);
    expect(JSON.stringify(told)).toContain(name);
  });
});

describe('transport', () => {
  test('by GET, and by the hash of a registered document', async () => {
    const authorization = `Bearer ${(await server.as('administrator')).token}`;
    const headers = { authorization, accept: 'text/csv' };
    const query = `query Kept { customers(first: 3) { nodes { id } } } # ${randomUUID()}`;
    const got = await fetch(`${server.url}/graphql?${new URLSearchParams({ query, bom: '0' })}`, { headers });
    expect([got.status, (await got.text()).split('\r\n').length]).toEqual([200, 5]);
    const sha256Hash = createHash('sha256').update(query).digest('hex');
    const extensions = JSON.stringify({ persistedQuery: { version: 1, sha256Hash } });
    const byHash = () => fetch(`${server.url}/graphql?${new URLSearchParams({ extensions })}`, { headers });
    const unknown = await byHash();
    expect([unknown.status, ((await unknown.json()) as { errors: { extensions: object }[] }).errors[0]?.extensions]).toEqual([
      400,
      { code: 'PERSISTED_QUERY_NOT_FOUND' },
    ]);
    await (await server.as('administrator')).data(
      'mutation ($text: String!) { persistedDocumentRegister(input: { name: "Kept", text: $text }) { errors { message } } }',
      { text: query },
    );
    expect((await (await byHash()).text()).split('\r\n')).toHaveLength(5);
    const changes = await fetch(`${server.url}/graphql?${new URLSearchParams({ query: 'mutation { signOut(input: {}) { changeId } }' })}`, {
      headers,
    });
    expect(changes.status).toBe(400);
  });

  test('a form is no request, and a list of documents neither', async () => {
    const authorization = `Bearer ${(await server.as('administrator')).token}`;
    const send = (body: string, type: string) =>
      fetch(`${server.url}/graphql`, { method: 'POST', headers: { accept: 'text/csv', 'content-type': type, authorization }, body });
    expect((await send('query=%7Bcustomers%7Bnodes%7Bid%7D%7D%7D', 'application/x-www-form-urlencoded')).status).toBe(415);
    expect((await send('[{"query":"{ customers { nodes { id } } }"}]', 'application/json')).status).toBe(400);
  });
});
