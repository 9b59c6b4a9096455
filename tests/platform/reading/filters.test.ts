import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { customerId, people } from './company.js';
import { Lanes } from './lanes.js';

let lanes: Lanes;
beforeAll(async () => {
  lanes = await Lanes.open();
}, 60_000);
afterAll(() => lanes.close());

const nora = `user_${people.north.replaceAll('-', '')}`;

/** A filter, and the condition that it means. */
const cases: [type: 'Customer' | 'Ticket' | 'Contact' | 'Order', where: object, sql: string][] = [
  ['Customer', { tier: { eq: 'GOLD' } }, "tier = 'GOLD'"],
  ['Customer', { tier: { ne: 'GOLD' } }, "tier <> 'GOLD'"],
  ['Customer', { tier: { in: ['GOLD', 'VIP'] } }, "tier in ('GOLD', 'VIP')"],
  ['Customer', { tier: { in: [] } }, 'false'],
  ['Customer', { tier: { notIn: ['GOLD'] } }, "tier <> 'GOLD'"],
  ['Customer', { region: { eq: 'EU' } }, "region = 'EU'"],
  ['Customer', { region: { ne: 'EU' } }, "region is distinct from 'EU'"],
  ['Customer', { region: { notIn: ['EU'] } }, "region is distinct from 'EU'"],
  ['Customer', { region: { isNull: true } }, 'region is null'],
  ['Customer', { region: { eq: null } }, 'region is null'],
  ['Customer', { region: null }, 'region is null'],
  ['Customer', { not: { region: { eq: 'EU' } } }, "region is distinct from 'EU'"],
  ['Customer', { name: { contains: 'MULLER' } }, "name like '%Müller%'"],
  ['Customer', { name: { contains: '%' } }, "name like '%\\%%'"],
  ['Customer', { name: { startsWith: 'strassen' } }, "name like 'Straßen%'"],
  ['Customer', { name: { contains: '朝阳' } }, "name like '%朝阳%'"],
  ['Customer', { name: { gte: 'M', lt: 'P' } }, `name collate names >= 'M' and name collate names < 'P'`],
  ['Customer', { tags: { has: 'é' } }, "'é' = any(tags)"],
  ['Customer', { tags: { hasAny: ['x', 'tag "1"'] } }, `tags && array['tag "1"']`],
  ['Customer', { id: { in: [customerId(1), customerId(2)] } }, "number in ('X-1', 'X-2')"],
  ['Customer', { owner: null }, 'owner_id is null'],
  ['Customer', { owner: { id: { eq: nora } } }, `owner_id = '${people.north}'`],
  ['Customer', { owner: { id: { in: [nora] }, name: { eq: 'Sven' } } }, 'false'],
  ['Customer', { owner: { name: { in: ['Sven', 'Lou'] } } }, `owner_id in ('${people.south}', '${people.lone}')`],
  ['Customer', { not: { owner: {} } }, 'owner_id is null'],
  [
    'Customer',
    { createdAt: { gt: '2026-01-03T00:00:00Z', lte: '2026-01-04T02:00:00+02:00' } },
    "created_at > '2026-01-03Z' and created_at <= '2026-01-04Z'",
  ],
  [
    'Customer',
    { or: [{ tier: { eq: 'VIP' }, region: { eq: 'US' } }, { number: { eq: 'X-3' } }] },
    "(tier = 'VIP' and region = 'US') or number = 'X-3'",
  ],
  ['Customer', { or: [] }, 'false'],
  ['Customer', { and: [] }, 'true'],
  [
    'Customer',
    { tickets: { some: { priority: { eq: 'URGENT' } } } },
    "exists (select from tickets t where t.customer_id = x.id and priority = 'URGENT')",
  ],
  [
    'Customer',
    { tickets: { none: { priority: { eq: 'URGENT' } } } },
    "not exists (select from tickets t where t.customer_id = x.id and priority = 'URGENT')",
  ],
  [
    'Customer',
    { tickets: { every: { priority: { eq: 'URGENT' } } } },
    "not exists (select from tickets t where t.customer_id = x.id and priority <> 'URGENT')",
  ],
  [
    'Customer',
    { tickets: { some: {}, none: { priority: { in: ['LOW', 'HIGH'] } } } },
    "exists (select from tickets t where t.customer_id = x.id) and not exists (select from tickets t where t.customer_id = x.id and priority in ('LOW', 'HIGH'))",
  ],
  [
    'Ticket',
    { customer: { owner: { id: { eq: nora } }, tier: { eq: 'STANDARD' } } },
    `customer_id in (select id from customers where owner_id = '${people.north}' and tier = 'STANDARD')`,
  ],
  ['Ticket', { createdAt: { last: 'P365D' } }, "created_at between now() - interval '365 days' and now()"],
  ['Ticket', { createdAt: { period: 'THIS_YEAR' } }, "date_trunc('year', created_at) = date_trunc('year', now())"],
  ['Ticket', { createdAt: { period: 'LAST_MONTH' } }, "date_trunc('month', created_at) = date_trunc('month', now()) - interval '1 month'"],
  ['Order', { amount: { gt: '1000.5', lte: '2000' } }, 'amount > 1000.5 and amount <= 2000'],
];

const lists = { Customer: 'customers', Ticket: 'tickets', Contact: 'contacts', Order: 'orders' };

test.each(cases)('%s: %j', async (type, where, sql) => {
  const document = `query ($where: ${type}Where) { list: ${lists[type]}(where: $where, first: 200) { nodes { id } totalCount } }`;
  const { list } = await lanes.data<{ list: { nodes: { id: string }[]; totalCount: number } }>(document, { where });
  const rows = await lanes.database.sql<{ id: string }>(`select replace(id::text, '-', '') id from ${lists[type]} x where ${sql}`);
  expect(list.totalCount).toBe(rows.length);
  if (rows.length <= 200) expect(list.nodes.map(node => node.id.split('_')[1]).sort()).toEqual(rows.map(row => row.id).sort());
});

test('an enum value stands in the statement, and a value of a client never does', async () => {
  const { statements } = await lanes.text('query ($where: CustomerWhere) { customers(where: $where) { totalCount } }', {
    where: { tier: { eq: 'GOLD' }, name: { eq: "'; drop table customers --" }, tags: { has: "'evil" } },
  });
  expect(statements[0]).toContain("'GOLD'");
  expect(statements[0]).not.toMatch(/drop table|evil/);
});

test('the same filter written in the document and as a variable finds the same', async () => {
  const inDocument = await lanes.data(
    '{ customers(where: { tier: { in: [GOLD] }, createdAt: { gt: "2026-01-02T00:00:00Z" } }) { totalCount } }',
  );
  const given = await lanes.data(
    'query ($t: [CustomerTier!], $at: DateTime) { customers(where: { tier: { in: $t }, createdAt: { gt: $at } }) { totalCount } }',
    {
      t: ['GOLD'],
      at: '2026-01-02T00:00:00Z',
    },
  );
  expect(given).toEqual(inDocument);
});

test.each([
  [{ name: null }, /never null/],
  [{ name: { contains: null } }, /"contains"/],
  [{ createdAt: { last: 'P30D', gt: null } }, /"gt"/],
  [{ owner: { id: { eq: customerId(1) } } }, /"user_"/],
])('a filter that makes no sense is refused: %j', async (where, message) => {
  const { result, statements } = await lanes.oracle('query ($where: CustomerWhere) { customers(where: $where) { totalCount } }', { where });
  expect(result.errors?.[0]).toMatchObject({ message: expect.stringMatching(message), extensions: { code: 'INVALID_INPUT' } });
  expect(statements).toEqual([]);
});
