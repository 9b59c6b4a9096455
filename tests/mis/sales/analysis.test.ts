import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Decimal } from 'decimal.js';
import type { Client } from '../../support/client.js';
import { bringIn } from '../../support/import.js';
import { type Server, startServer } from '../../support/server.js';

let server: Server;
let manager: Client;
let asia: Client;

/** Orders of two teams, over two years and three regions, by a fixed rule. */
const ROWS = Array.from({ length: 240 }, (_, i) => ({
  id: `A${i}`,
  customer: `C${i % 7}`,
  day: new Date(Date.UTC(2023, 0, 1 + ((i * 37) % 730))).toISOString().slice(0, 10),
  region: ['North', 'South', ''][i % 3] ?? '',
  product: `P${i % 4}`,
  quantity: String(1 + (i % 5)),
  price: (10 + (i % 11) * 1.37).toFixed(2),
  cost: (4 + (i % 3)).toFixed(2),
  status: i % 20 === 19 ? 'CANCELLED' : i % 20 === 18 ? 'RETURNED' : 'INVOICED',
}));
const csv = (rows: readonly object[]) =>
  [Object.keys(rows[0] ?? {}), ...rows.map(row => Object.values(row))].map(cells => cells.join(',')).join('\n');

beforeAll(async () => {
  server = await startServer();
  manager = await server.as('manager');
  asia = await server.as('managerAsia');
  await server.sql("update organisation set currency = 'EUR', time_zone = 'Europe/Berlin'");
  await bringIn(
    manager,
    'PRODUCTS',
    csv([0, 1, 2, 3].map(i => ({ sku: `P${i}`, name: `Product ${i}`, price: 1, currency: 'EUR', category: i < 2 ? 'Low' : 'High' }))),
  );
  const columns = { columns: { externalId: 'id', orderedAt: 'day' }, constants: { currency: 'EUR' } };
  for (const [client, source, rows] of [
    [manager, 'eu', ROWS],
    [asia, 'asia', ROWS.slice(0, 60)],
  ] as const) {
    await bringIn(client, 'CUSTOMERS', csv([0, 1, 2, 3, 4, 5, 6].map(i => ({ externalId: `C${i}`, name: `${source} ${i}` }))), { source });
    expect(await bringIn(client, 'ORDERS', csv(rows), { source, ...columns })).toMatchObject({ failed: 0 });
  }
  await bringIn(manager, 'ORDERS', csv(ROWS.slice(0, 5)), { source: 'eu', ...columns, constants: { currency: 'USD', externalId: 'usd' } });
}, 120_000);
afterAll(() => server.stop());

type Figure = { value: string | null; previous: string | null; change: string | null; changePercent: string | null };
type Row = Record<string, Figure & { key: string | null; label: string }>;
interface Answer {
  rows: Row[];
  totals: Row;
  partial: boolean;
  unfinished: boolean;
  period: { from: string; to: string };
  compared: { from: string; to: string } | null;
}
const MEASURES = ['revenue', 'orders', 'customers', 'quantity', 'averageOrder', 'margin', 'marginPercent'];
async function ask(client: Client, by: string[], args: string, measures = MEASURES): Promise<Answer> {
  const figures = measures.map(m => `${m} { value previous change changePercent }`).join(' ');
  const keys = by.map(d => `${d.toLowerCase()} { key label }`).join(' ');
  const document = `{ salesAnalysis(by: [${by.join(', ')}], ${args}) { partial unfinished period { from to } compared { from to } rows { ${keys} ${figures} } totals { ${figures} } } }`;
  return (await client.data<{ salesAnalysis: Answer }>(document)).salesAnalysis;
}
const sum = (rows: readonly Row[], measure: string) => rows.reduce((total, row) => total.plus(row[measure]?.value ?? 0), new Decimal(0));

/** The same by plain SQL over the tables, for what somebody sees. */
const raw = (source: string, from: string, to: string, group: string) =>
  server.sql<{ key: string | null; revenue: string; orders: string; cost: string }>(
    `select ${group} as key, sum(l.amount)::numeric(19,2)::text revenue, count(distinct o.id)::text orders, sum(l.cost * l.quantity)::text cost
     from order_lines l join orders o on o.id = l.order_id join products p on p.id = l.product_id
     where o.status in ('CONFIRMED', 'FULFILLED', 'INVOICED') and l.currency = 'EUR' and o.external_source = any(string_to_array($1, ','))
       and (o.ordered_at at time zone 'Europe/Berlin')::date between $2 and $3 group by 1`,
    [source, from, to],
  );

describe('salesAnalysis', () => {
  test.each([
    ['REGION', 'o.region'],
    ['PRODUCT', 'p.sku'],
    ['MONTH', "to_char(o.ordered_at at time zone 'Europe/Berlin', 'YYYY-MM')"],
  ])('by %s is what the tables hold for whom the viewer sees, and says that it is a part', async (by, group) => {
    for (const [client, source] of [
      [manager, 'eu'],
      [asia, 'asia'],
    ] as const) {
      const { rows, totals, partial } = await ask(client, [by], 'period: "2023"');
      const wanted = await raw(source, '2023-01-01', '2023-12-31', group);
      const text = (r: readonly (readonly (string | null | undefined)[])[]) => r.map(each => JSON.stringify(each)).sort();
      expect(text(rows.map(r => [r[by.toLowerCase()]?.key, r.revenue?.value, r.orders?.value]))).toEqual(
        text(wanted.map(w => [w.key, w.revenue, w.orders])),
      );
      expect(partial).toBe(true);
      expect(totals.revenue?.value).toBe(sum(rows, 'revenue').toFixed(2));
      expect(totals.quantity?.value).toBe(sum(rows, 'quantity').toFixed(3));
      expect(totals.margin?.value).toBe(sum(rows, 'margin').toFixed(2));
    }
  });
  test('of a viewer who sees everything is whole', async () => {
    const finance = await server.as('finance');
    const { totals } = await ask(finance, [], 'period: "2024"', ['revenue', 'orders']);
    const [wanted] = await raw('eu,asia', '2024-01-01', '2024-12-31', "'all'");
    expect([totals.revenue?.value, totals.orders?.value]).toEqual([wanted?.revenue, wanted?.orders]);
  });
  test('has ratios of sums, never averages of ratios', async () => {
    const { rows, totals } = await ask(manager, ['CATEGORY'], 'period: "2023"');
    for (const row of [...rows, totals]) {
      const { revenue, orders, margin, averageOrder, marginPercent } = row;
      expect(averageOrder?.value).toBe(new Decimal(revenue?.value ?? 0).div(orders?.value ?? 1).toFixed(2));
      expect(marginPercent?.value).toBe(
        new Decimal(margin?.value ?? 0)
          .div(revenue?.value ?? 1)
          .times(100)
          .toFixed(2),
      );
    }
  });
  test('compares the nth month with the nth month of the year before, and shows groups that are gone', async () => {
    const { rows, totals, compared } = await ask(manager, ['MONTH'], 'period: "2024", compareWith: PREVIOUS_YEAR', ['revenue']);
    expect(compared).toEqual({ from: '2023-01-01', to: '2023-12-31' });
    const before = await ask(manager, ['MONTH'], 'period: "2023"', ['revenue']);
    const then = new Map(before.rows.map(r => [r.month?.key?.slice(5), r.revenue?.value]));
    for (const row of rows) {
      const { value, previous, change, changePercent } = row.revenue as Figure;
      expect(previous).toBe(then.get(row.month?.key?.slice(5)) ?? null);
      if (value === null || previous === null) continue;
      expect(change).toBe(new Decimal(value).minus(previous).toFixed(2));
      expect(changePercent).toBe(new Decimal(value).minus(previous).div(previous).times(100).toFixed(2));
    }
    expect(totals.revenue?.previous).toBe(before.totals.revenue?.value);
    const gone = await ask(manager, ['MONTH'], 'period: "2025", compareWith: PREVIOUS_YEAR', ['revenue']);
    expect(gone.rows.length).toBeGreaterThan(0);
    expect(gone.rows.every(r => r.revenue?.value === null && r.revenue.previous !== null)).toBe(true);
    expect(gone.rows.every(r => r.month?.key?.startsWith('2025-'))).toBe(true);
  });
  test('of a year that is not over compares with as many days of the one before', async () => {
    const { unfinished, compared } = await ask(manager, [], `period: "${new Date().getFullYear()}", compareWith: PREVIOUS_YEAR`, [
      'revenue',
    ]);
    const [now] = await server.sql<{ day: string }>(
      "select to_char((now() at time zone 'Europe/Berlin')::date - interval '1 year', 'YYYY-MM-DD') as day",
    );
    expect(unfinished).toBe(true);
    expect(compared?.to).toBe(now?.day);
  });
  test('keeps the largest, by a measure that is not asked for too, and the total of all', async () => {
    const all = await ask(manager, ['CUSTOMER'], 'period: "2023"', ['revenue', 'quantity']);
    const { rows, totals } = await ask(manager, ['CUSTOMER'], 'period: "2023", orderBy: [{ measure: QUANTITY }], limit: 3', ['revenue']);
    const wanted = [...all.rows].sort((a, b) => Number(b.quantity?.value) - Number(a.quantity?.value)).slice(0, 3);
    expect(rows.map(r => r.revenue?.value).sort()).toEqual(wanted.map(r => r.revenue?.value).sort());
    expect(totals.revenue?.value).toBe(all.totals.revenue?.value);
  });
  test('takes only what `where` names; an unknown key is nothing, two dimensions are both', async () => {
    const all = await ask(manager, ['REGION', 'PRODUCT'], 'period: "2023"', ['revenue']);
    const some = await ask(manager, ['REGION', 'PRODUCT'], 'period: "2023", where: { region: ["North"], product: ["P0", "P2", "none"] }', [
      'revenue',
    ]);
    const wanted = all.rows.filter(r => r.region?.key === 'North' && ['P0', 'P2'].includes(r.product?.key ?? ''));
    expect(some.rows).toEqual(wanted);
    expect(some.totals.revenue?.value).toBe(sum(wanted, 'revenue').toFixed(2));
    expect(await ask(manager, ['REGION'], 'period: "2023", where: { product: ["none"] }', ['revenue'])).toMatchObject({
      rows: [],
      totals: { revenue: { value: null } },
    });
    expect(await ask(manager, ['REGION'], `period: "2023", where: { region: ["' or true --"] }`, ['revenue'])).toMatchObject({ rows: [] });
  });
  test('refuses who may not, what is too much, and what is no period', async () => {
    const document = '{ salesAnalysis(by: [], period: "2023") { totals { revenue { value } } } }';
    expect((await server.anonymous.query(document)).errors?.[0]?.extensions?.code).toBe('UNAUTHENTICATED');
    const people = await Promise.all((['service', 'operations', 'sales', 'analyst'] as const).map(name => server.as(name)));
    for (const person of people) {
      const { me } = await person.data<{ me: { permissions: string[] } }>('{ me { permissions } }');
      const { errors } = await person.query(document);
      expect(errors?.[0]?.extensions?.code).toBe(me.permissions.includes('analysis.read') ? undefined : 'FORBIDDEN');
    }
    const code = async (args: string) =>
      (await manager.query(`{ salesAnalysis(${args}) { totals { revenue { value } } } }`)).errors?.[0]?.extensions?.code;
    expect(await code('period: "2023", by: [REGION], orderBy: [{ measure: REVENUE }], limit: 0')).toBe('LIMIT_EXCEEDED');
    expect(await code('period: "yesterday"')).toBeDefined();
    expect(await code('period: "2023-13"')).toBeDefined();
  });
});
