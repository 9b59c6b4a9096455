import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Kind, type OperationDefinitionNode, parse, print } from 'graphql';
import { customerId, people, ticketId } from './company.js';
import { Lanes } from './lanes.js';

let lanes: Lanes;
beforeAll(async () => {
  lanes = await Lanes.open();
}, 60_000);
afterAll(() => lanes.close());

const deep = `query ($id: ID!, $n: Int!, $yes: Boolean!) {
  customer(id: $id) {
    ...Names again: name
    owner { id name team { name teams { nodes { name } } users(first: 2) { nodes { name } totalCount } } }
    contacts(first: $n) { nodes { id name birthday } totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor __typename } }
    tickets(first: $n, where: { status: { in: [NEW, OPEN] } }, orderBy: [{ field: PRIORITY_RANK, direction: DESC }]) {
      edges { cursor node { id subject status customer { name } messages(last: 2) { nodes { id kind } } __typename } __typename }
      totalCount
    }
    orderTotals { orderCount amount currency lastOrderAt daysBetweenOrders }
    topCategories(first: 2) { category amount { amount currency } }
    timeline(first: 3) { nodes { id summary ref } }
    tags @include(if: $yes)
    createdAt @skip(if: $yes)
  }
  missing: customer(id: "customer_00000000000000000000000000000000") { id }
  node(id: $id) { __typename id ... on Customer { tier ...Names } ... on Ticket { subject } }
  __typename
}
fragment Names on Customer { id name number kind tier region updatedAt }`;

const corpus: [document: string, variables?: Record<string, unknown>][] = [
  [deep, { id: customerId(7), n: 3, yes: true }],
  [deep, { id: customerId(8), n: 1, yes: false }],
  ['{ customers(first: 5) { nodes { name tags } totalCount cursor } }'],
  ['{ customers(last: 5) { nodes { name } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }'],
  ['{ customers(first: 1) { pageInfo { hasPreviousPage } cursor } tickets(last: 1) { pageInfo { hasNextPage } } }'],
  ['{ spendAgainstBudget(by: [WEEK], period: "2026") { rows { week { key } } } }'],
  ['{ customers { totalCount } tickets { totalCount cursor __typename } }'],
  ['{ customers(first: 0) { nodes { id } pageInfo { hasNextPage endCursor } } }'],
  ['{ node(id: "ticket_00000000000000000000000000000000") { __typename } }'],
  ['query ($id: ID!) { node(id: $id) { ... on Ticket { subject customer { name } } } }', { id: ticketId(4) }],
  [
    '{ products(orderBy: [{ field: NAME, direction: DESC }], first: 4) { nodes { sku price { amount currency __typename } cost { currency } category { name parent { name } } } } }',
  ],
  [
    '{ customers(where: { or: [{ owner: null }, { owner: { name: { startsWith: "NO" } } }], tickets: { some: { priority: { eq: URGENT } } } }) { nodes { id owner { name } } totalCount } }',
  ],
  ['{ customers(search: "muler") { nodes { name } } }'],
  ['{ customers(search: "京市") { nodes { name } totalCount } }'],
  ['{ me { id name } customers(first: 1) { nodes { id } } }'],
];

test.each(corpus.map(([document, variables = {}]) => [document, variables] as const))(
  'both lanes agree: %s',
  async (document, variables) => {
    const { result } = await lanes.text(document, variables);
    const oracle = await lanes.oracle(document, variables);
    expect(oracle.result.data).toBeDefined();
    if (result) expect(result).toEqual(oracle.result);
    else expect(document).toMatch(/\bme\b/);
  },
);

test.each(['OWN', 'TEAM', 'NONE'] as const)('both lanes agree for a viewer with the scope %s', async scope => {
  for (const [document, variables] of corpus) {
    for (const user of Object.values(people)) {
      const as = lanes.viewer(scope, { user });
      const { result } = await lanes.text(document, variables, as);
      const oracle = await lanes.oracle(document, variables, as);
      if (result) expect(result).toEqual(oracle.result);
      else expect(oracle.result.errors ?? document.includes('me {')).toBeTruthy();
    }
  }
});

const operations = readdirSync('schema/operations').flatMap(file => {
  const { definitions } = parse(readFileSync(`schema/operations/${file}`, 'utf8'));
  const queries = definitions.filter((d): d is OperationDefinitionNode => d.kind === Kind.OPERATION_DEFINITION && d.operation === 'query');
  return queries.map(query => [`${file} ${query.name?.value}`, query] as const);
});
const given: Record<string, unknown> = {
  ID: customerId(7),
  Int: 5,
  String: 'muller',
  DateTime: '2026-01-05T00:00:00Z',
  Date: '2026-01-05',
};

test.each(operations)('both lanes agree: %s', async (_name, query) => {
  const required = (query.variableDefinitions ?? []).filter(v => v.type.kind === Kind.NON_NULL_TYPE);
  const variables = Object.fromEntries(required.map(({ variable, type }) => [variable.name.value, given[print(type).replace('!', '')]]));
  const { result } = await lanes.text(print(query), variables);
  const oracle = await lanes.oracle(print(query), variables);
  if (result) expect(result).toEqual(oracle.result);
});
