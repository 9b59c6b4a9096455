import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Decimal } from 'decimal.js';
import type { Client } from '../../support/client.js';
import { dice } from '../../support/dice.js';
import { type Server, startServer } from '../../support/server.js';
import { makeWorld, type World, Writer } from './given.js';

let server: Server;
let administrator: Client;
let world: World;
beforeAll(async () => {
  server = await startServer();
  administrator = await server.as('administrator');
  // one person for each scope: all, team, own
  for (const kind of ['order', 'opportunity', 'ticket'])
    await administrator.data(
      `mutation { roleRuleSet(input: { role: "SALES", kind: "${kind}", readScope: OWN, writeScope: OWN, deleteScope: NONE }) { role { code } errors { message } } }`,
    );
  world = await makeWorld(administrator);
}, 240_000);
afterAll(() => server?.stop(), 60_000);

const wrong = () => server.sql<{ rollup: string; cells: string }>('select rollup, cells from rollup.differences() where cells <> 0');
const fold = () => server.sql('select rollup.fold()');

type Figure = { value: string | null };
type Row = Record<string, Figure & { key?: string | null }>;
interface Answer {
  rows: Row[];
  totals: Row;
}

/** The same question twice in one document, and so in one snapshot: by dimensions that sums are kept of, and by one more, which only the rows know. */
async function bothWays(client: Client, analysis: string, by: readonly string[], more: string, measures: readonly string[], args: string) {
  const figures = measures.map(m => `${m} { value }`).join(' ');
  const field = (name: string) => name.toLowerCase().replace(/_(.)/g, (_, letter: string) => letter.toUpperCase());
  const ask = (all: readonly string[]) =>
    `${analysis}(by: [${all.join(', ')}], ${args}) { rows { ${all.map(d => `${field(d)} { key }`).join(' ')} ${figures} } totals { ${figures} } }`;
  const { kept, read } = await client.data<{ kept: Answer; read: Answer }>(`{ kept: ${ask(by)} read: ${ask([...by, more])} }`);
  const added = ({ rows }: Answer) => {
    const groups = new Map<string, Decimal[]>();
    for (const row of rows) {
      const key = by.map(d => String(row[field(d)]?.key)).join(' ');
      const before = groups.get(key) ?? measures.map(() => new Decimal(0));
      groups.set(
        key,
        before.map((sum, i) => sum.plus(row[measures[i] ?? '']?.value ?? 0)),
      );
    }
    return [...groups].map(([key, sums]) => [key, ...sums.map(s => s.toFixed())].join(' ')).sort();
  };
  return { kept: { rows: added(kept), totals: kept.totals }, read: { rows: added(read), totals: read.totals } };
}

const SALES = ['revenue', 'quantity', 'orders', 'margin'];
const PERIODS = ['period: "2025", through: "2026"', 'period: "2026"', 'period: "2025-Q3"', 'period: "2026-W09"', 'period: "2025-12-31"'];

async function compare(seed: number): Promise<void> {
  const { pick } = dice(seed);
  const client = await server.as(pick(['finance', 'manager', 'sales', 'salesAsia'] as const));
  const by = pick([['MONTH', 'REGION'], ['REGION', 'CHANNEL'], ['WEEK', 'REP'], ['QUARTER'], ['TEAM', 'FISCAL_YEAR'], ['DAY']]);
  const { kept, read } = await bothWays(client, 'salesAnalysis', by, 'TIER', SALES, pick(PERIODS));
  expect(kept).toEqual(read);
  const products = await bothWays(
    client,
    'salesAnalysis',
    pick([['MONTH', 'CATEGORY'], ['PRODUCT']]),
    'TIER',
    ['revenue', 'quantity'],
    pick(PERIODS),
  );
  expect(products.kept).toEqual(products.read);
  const deals = await bothWays(
    client,
    'salesAnalysis',
    pick([['REGION'], ['REP'], ['MONTH']]),
    'INDUSTRY',
    ['wonAmount', 'pipelineAmount'],
    pick(PERIODS),
  );
  expect(deals.kept).toEqual(deals.read);
  const desk = await bothWays(
    client,
    'serviceAnalysis',
    pick([['QUEUE'], ['ASSIGNEE'], ['MONTH']]),
    'TIER',
    ['opened', 'solved', 'openAtEnd'],
    'period: "2026"',
  );
  expect(desk.kept).toEqual(desk.read);
}

describe('sums that are kept', () => {
  test('are what the rows add up to at any moment, for whoever asks, while others write and fold', async () => {
    const writers = [1, 2, 3, 4].map(seed => new Writer(administrator, dice(seed * 7919), world));
    let writing = true;
    let moments = 0;
    const watching = (async () => {
      while (writing) {
        expect(await wrong()).toEqual([]);
        await compare(++moments);
        if (moments % 3 === 0) await fold();
      }
    })();
    const work = Promise.all(
      writers.map(async writer => {
        for (let i = 0; i < 60; i++) await writer.change();
      }),
    ).finally(() => {
      writing = false;
    });
    await Promise.all([work, watching]);
    expect(moments).toBeGreaterThan(3);
    for (let seed = 1000; seed < 1025; seed++) await compare(seed);
    await fold();
    expect(await wrong()).toEqual([]);
    for (let seed = 2000; seed < 2025; seed++) await compare(seed);
    const [sizes] = await server.sql<{ kept: string; owners: string }>(
      'select count(*) kept, count(distinct owner_id) owners from rollup.sold_by_region_category_month_owned where n <> 0',
    );
    expect(Number(sizes?.kept)).toBeGreaterThan(10);
    expect(Number(sizes?.owners)).toBeGreaterThan(2);
  }, 240_000);

  test('follow what is done past the API: lines added to an order that is being cancelled, rows deleted, another time zone', async () => {
    const [order] = await server.sql<{ id: string }>("select id from orders where status = 'CONFIRMED' order by id limit 1");
    const line = `insert into order_lines (id, owner_id, team_id, order_id, position, product_id, quantity, price, amount, currency)
      select uuidv7(), o.owner_id, o.team_id, o.id, 100 + $2::int, (select id from products limit 1), 1, 10, 10, o.currency from orders o where o.id = $1`;
    await Promise.all([
      ...[1, 2, 3].map(n => server.sql(line, [order?.id, n])),
      server.sql("update orders set status = 'CANCELLED' where id = $1", [order?.id]),
      server.sql("update orders set status = 'INVOICED', ordered_at = ordered_at - interval '40 days' where id = $1", [order?.id]),
      server.sql('delete from order_lines where order_id = $1 and position = 1', [order?.id]),
    ]);
    expect(await wrong()).toEqual([]);
    await server.sql("update organisation set time_zone = 'Asia/Tokyo'");
    expect(await wrong()).toEqual([]);
    await server.sql("update organisation set time_zone = 'Europe/Berlin'");
    await fold();
    expect(await wrong()).toEqual([]);
  });

  test('hold an order late in the evening on its local day', async () => {
    const input = { customerId: world.customers[0], currency: 'EUR', orderedAt: '2023-03-31T22:30:00Z' };
    const lines = [{ productId: world.products[0], quantity: '1', price: '7.00' }];
    await administrator.data('mutation ($input: OrderCreateInput!) { orderCreate(input: $input) { order { id } } }', {
      input: { ...input, lines },
    });
    const { a, b } = await administrator.data<Record<string, { totals: Row }>>(
      '{ a: salesAnalysis(period: "2023-03") { totals { revenue { value } } } b: salesAnalysis(period: "2023-04-01") { totals { revenue { value } orders { value } } } }',
    );
    expect([a?.totals.revenue?.value, b?.totals.revenue?.value, b?.totals.orders?.value]).toEqual([null, '7.00', '1']);
  });

  test('of a whole company are not shown to who sees a part', async () => {
    const sales = await server.as('sales');
    const statement = await sales.statements('{ salesAnalysis(by: [REGION], period: "2026") { rows { revenue { value } } } }');
    expect(statement.join()).toContain('_month_owned');
    const [plain] = await server.sql<{ whole: string }>(
      `select count(*) whole from (select set_config('bw.user', '${'00000000-0000-7000-8000-000000000201'}', true), set_config('bw.read', ' order:OWN ', true)) s, visible.sold_by_region_category_month`,
    );
    expect(plain?.whole).toBe('0');
  });
});

describe('a figure', () => {
  test('leads to the very records that it is the sum of, page by page', async () => {
    const manager = await server.as('manager');
    const by =
      '{ salesAnalysis(by: [MONTH, CATEGORY], period: "2025", through: "2026") { rows { month { key } category { key } revenue { value } } } }';
    const { salesAnalysis } = await manager.data<{ salesAnalysis: Answer }>(by);
    expect(salesAnalysis.rows.length).toBeGreaterThan(5);
    const document = `query ($part: Period, $category: [String], $after: Cursor) { salesAnalysis(period: "2025", through: "2026", part: $part, where: { category: $category }) {
      totals { revenue { value } } orderLines(first: 3, after: $after) { totalCount nodes { id amount { amount } } pageInfo { hasNextPage endCursor } } } }`;
    for (const row of salesAnalysis.rows.slice(0, 8)) {
      const lines = new Map<string, string>();
      let after: string | null = null;
      for (let more = true; more; ) {
        const variables = { part: row.month?.key, category: [row.category?.key ?? null], after };
        const answer: { salesAnalysis: { totals: Row; orderLines: Page } } = await manager.data(document, variables);
        const { totals, orderLines } = answer.salesAnalysis;
        expect(totals.revenue?.value).toBe(row.revenue?.value);
        for (const { id, amount } of orderLines.nodes) lines.set(id, amount.amount);
        more = orderLines.pageInfo.hasNextPage;
        after = orderLines.pageInfo.endCursor;
        if (!more) expect(lines.size).toBe(orderLines.totalCount);
      }
      const sum = [...lines.values()].reduce((total, amount) => total.plus(amount), new Decimal(0));
      expect(sum.toFixed(2)).toBe(row.revenue?.value);
    }
  }, 60_000);
});

interface Page {
  totalCount: number;
  nodes: { id: string; amount: { amount: string } }[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
}
