import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { customerId } from './company.js';
import { Lanes } from './lanes.js';

let lanes: Lanes;
beforeAll(async () => {
  lanes = await Lanes.open();
}, 60_000);
afterAll(() => lanes.close());

/** Neither lane answers, and the one that tells why has not asked the database. */
async function refused(document: string, variables: Record<string, unknown> = {}, as = lanes.viewer('ALL')) {
  expect((await lanes.text(document, variables, as)).statements).toEqual([]);
  const { result, statements } = await lanes.oracle(document, variables, as);
  expect(statements).toEqual([]);
  expect(result.data ?? null).toBeNull();
  return result.errors?.[0] as unknown as { message: string; extensions: { code: string } };
}

test('a deep query is one statement, and what is not asked for is not read', async () => {
  const document = `query ($id: ID!) { customer(id: $id) { name owner { name } contacts { nodes { name } } tickets { nodes { subject messages { nodes { body } } } totalCount } orderTotals { orderCount } topCategories { category } timeline { nodes { summary } } } }`;
  const { statements } = await lanes.text(document, { id: customerId(7) });
  expect(statements).toHaveLength(1);
  expect((await lanes.oracle(document, { id: customerId(7) })).statements).toHaveLength(1);
  for (const column of ['tax_id', 'industry', 'birthday', 'updated_at', 'search_text', 'kind', 'author_id', '*'])
    expect(statements[0]?.replaceAll('count(*)', '')).not.toContain(column);
});

test('a viewer of everything, of a team and of own records have one statement each, whoever it is', async () => {
  const document = '{ customers(first: 3) { nodes { id } } }';
  const texts = new Set<string | undefined>();
  for (const scope of ['ALL', 'TEAM', 'OWN'] as const) {
    const one = await lanes.text(document, {}, lanes.viewer(scope));
    const other = await lanes.text(document, {}, lanes.viewer(scope, { user: '00000000-0000-7000-9001-000000000002' }));
    expect(other.statements).toEqual(one.statements);
    texts.add(one.statements[0]);
  }
  expect(texts.size).toBe(3);
});

test.each([
  ['selected', '{ customers(first: 1) { nodes { name email } } }', {}],
  ['within a fragment', '{ customers(first: 1) { nodes { ...F } } } fragment F on Customer { mail: email }', {}],
  ['in a filter', '{ customers(where: { and: [{ not: { email: { eq: "a" } } }] }) { totalCount } }', {}],
  [
    'in a filter of a variable',
    'query ($where: CustomerWhere) { customers(where: $where) { totalCount } }',
    { where: { email: { eq: 'a' } } },
  ],
  [
    'in a filter of another record',
    'query ($where: TicketWhere) { tickets(where: $where) { totalCount } }',
    { where: { customer: { email: { isNull: false } } } },
  ],
])('a hidden field is refused: %s', async (_name, document, variables) => {
  const as = lanes.viewer('ALL', { hidden: ['Customer.email'] });
  const error = await refused(document, variables, as);
  expect(error).toMatchObject({ extensions: { code: 'FORBIDDEN' }, message: expect.stringContaining('Customer.email') });
});

test('a hidden field is refused in an order', async () => {
  const as = lanes.viewer('ALL', { hidden: ['Customer.name'] });
  expect(await refused('{ customers(orderBy: [{ field: NAME }]) { nodes { id } } }', {}, as)).toMatchObject({
    extensions: { code: 'FORBIDDEN' },
    message: expect.stringContaining('Customer.name'),
  });
});

test('who may not read a field may not find by it', async () => {
  const as = lanes.viewer('ALL', { hidden: ['Customer.email'] });
  expect(await refused('{ customers(search: "mail") { nodes { id } } }', {}, as)).toMatchObject({ extensions: { code: 'FORBIDDEN' } });
  const other = lanes.viewer('ALL', { hidden: ['Customer.taxId'] });
  expect((await lanes.text('{ customers(search: "mail") { nodes { id } } }', {}, other)).statements).toHaveLength(1);
});

test('records of a kind out of reach are refused as lists, and null where they may be absent', async () => {
  const as = lanes.viewer('ALL', { scopes: { customer: 'NONE' } });
  expect(await refused('{ customers { totalCount } }', {}, as)).toMatchObject({ extensions: { code: 'FORBIDDEN' } });
  const { tickets } = await lanes.data<{ tickets: { nodes: { customer: null }[] } }>(
    '{ tickets(first: 5) { nodes { customer { name } } } }',
    {},
    as,
  );
  expect(tickets.nodes.map(ticket => ticket.customer)).toEqual([null, null, null, null, null]);
});

test('lists multiply the cost of what is in them', async () => {
  expect((await lanes.text('{ customers(first: 200) { nodes { tickets(first: 100) { nodes { id } } } } }')).statements).toHaveLength(1);
  const document =
    'query ($n: Int) { customers(first: $n) { nodes { tickets(first: $n) { nodes { messages(first: $n) { nodes { id } } } } } } }';
  expect((await lanes.text(document, { n: 20 })).statements).toHaveLength(1);
  expect(await refused(document, { n: 200 })).toMatchObject({ extensions: { code: 'LIMIT_EXCEEDED' } });
});

test.each([[201], [-1]])('a page of %d is refused', async n => {
  expect(await refused('query ($n: Int) { customers(first: $n) { nodes { id } } }', { n })).toMatchObject({
    message: expect.stringContaining('0 to 200'),
    extensions: { code: 'LIMIT_EXCEEDED' },
  });
});

test('a document that is nested too deeply is not answered as text', async () => {
  const nested = `{ customers { nodes ${'{ parent '.repeat(20)}{ id }${' }'.repeat(20)} } }`;
  expect((await lanes.text(nested)).text).toBeNull();
});

test('an id of another type is refused with the prefix that is expected', async () => {
  const wrong = 'ticket_00000000000000000000000000000001';
  expect(await refused('query ($id: ID!) { customer(id: $id) { id } }', { id: wrong })).toMatchObject({
    message: expect.stringContaining('"customer_"'),
  });
  expect(await refused('{ node(id: "nothing") { id } }')).toMatchObject({ extensions: { code: 'INVALID_INPUT' } });
});

test('one document finds records of different types by variable', async () => {
  const document = 'query ($id: ID!) { node(id: $id) { __typename id } }';
  for (const [prefix, type] of [
    ['customer', 'Customer'],
    ['ticket', 'Ticket'],
  ]) {
    const [{ id } = { id: '' }] = await lanes.database.sql<{ id: string }>(`select id from ${prefix}s limit 1`);
    const wanted = `${prefix}_${id.replaceAll('-', '')}`;
    expect(await lanes.data(document, { id: wanted })).toEqual({ node: { __typename: type, id: wanted } });
  }
});

test.each([
  ['a hidden field', 'customer { email }', 'FORBIDDEN'],
  ['a list that is too long', 'customer { tickets(first: 500) { totalCount } }', 'LIMIT_EXCEEDED'],
  ['a cursor that is none', 'customer { contacts(after: "x") { totalCount } }', 'INVALID_INPUT'],
])('a mutation whose answer would be refused changes nothing: %s', async (_name, selection, code) => {
  const as = lanes.viewer('ALL', { hidden: ['Customer.email'] });
  const error = await refused(`mutation { customerCreate(input: { kind: COMPANY, name: "Never" }) { ${selection} } }`, {}, as);
  expect(error).toMatchObject({ extensions: { code } });
});
