import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Decimal } from 'decimal.js';
import type { CastName } from '../../support/cast.js';
import { type Dice, dice } from '../../support/dice.js';
import { bringIn } from '../../support/import.js';
import { type Server, startServer } from '../../support/server.js';
import { annual, financeOf } from '../finance/given.js';

let server: Server;

const day = (i: number) => new Date(Date.UTC(2023, 0, 1 + i)).toISOString().slice(0, 10);
/** Orders of two years, by a rule that leaves months without some regions. */
const ROWS = Array.from({ length: 400 }, (_, i) => ({
  externalId: `A${i}`,
  customer: `C${(i * i) % 23}`,
  orderedAt: day((i * 53) % 730),
  region: ['North', 'South', 'East', 'West', '', 'North'][(i * 7) % 6] ?? '',
  channel: ['WEB', 'STORE'][i % 2] ?? '',
  product: `P${i % 4}`,
  quantity: String(1 + (i % 5)),
  price: (10 + (i % 11) * 1.37).toFixed(2),
  cost: (4 + (i % 3)).toFixed(2),
  currency: 'EUR',
  status: i % 20 === 19 ? 'CANCELLED' : 'INVOICED',
}));
const csv = (rows: readonly object[]) =>
  [Object.keys(rows[0] ?? {}), ...rows.map(row => Object.values(row))].map(cells => cells.join(',')).join('\n');

beforeAll(async () => {
  server = await startServer();
  const manager = await server.as('manager');
  await server.sql("update organisation set currency = 'EUR', time_zone = 'Europe/Berlin'");
  await bringIn(manager, 'PRODUCTS', csv([0, 1, 2, 3].map(i => ({ sku: `P${i}`, name: `Product ${i}`, price: 1, currency: 'EUR' }))));
  await bringIn(manager, 'CUSTOMERS', csv(Array.from({ length: 23 }, (_, i) => ({ externalId: `C${i}`, name: `Customer ${i}` }))), {
    source: 'x',
  });
  expect(await bringIn(manager, 'ORDERS', csv(ROWS), { source: 'x' })).toMatchObject({ failed: 0 });
}, 120_000);
afterAll(() => server?.stop());

type Figure = Record<string, string | null>;
type Row = Record<string, Figure> & { others: boolean };
interface Answer {
  rows: Row[];
  totals: Record<string, Figure>;
  partial: boolean;
}
async function ask(actor: CastName, field: string, args: string, selection: string, totals = ''): Promise<Answer> {
  const document = `{ told: ${field}(${args}) { partial rows { ${selection} } ${totals && `totals { ${totals} }`} } }`;
  return (await (await server.as(actor)).data<{ told: Answer }>(document)).told;
}
const refusal = async (actor: CastName, document: string) =>
  ((await (await server.as(actor)).query(document)).errors ?? []).map(({ message, extensions }) => `${extensions?.code}: ${message}`);

const number = (value: string | null | undefined) => new Decimal(value ?? 0);
const added = (rows: readonly Row[], measure: string, part = 'value') =>
  rows.reduce((sum, row) => sum.plus(row[measure]?.[part] ?? 0), new Decimal(0));
const by = (rows: readonly Row[], ...dimensions: string[]) =>
  new Map(rows.map(row => [dimensions.map(name => String(row[name]?.key)).join(' '), row]));
/** Months as numbers, so that neighbours differ by one. */
const monthNumber = (key: string) => Number(key.slice(0, 4)) * 12 + Number(key.slice(5)) - 1;
const PERIOD = 'period: "2023", through: "2024"';

describe('over time', () => {
  const SELECTED =
    'month { key } region { key } revenue { value running ofFirst toDate(of: QUARTER) year: toDate(of: YEAR) movingAverage(over: 3) } averageOrder { running movingAverage(over: 3) } orders { value }';
  test('what runs, starts anew, or is averaged is made of the same figures', async () => {
    const { rows } = await ask('finance', 'salesAnalysis', `${PERIOD}, by: [MONTH, REGION]`, SELECTED);
    const regions = new Set(rows.map(row => row.region?.key));
    expect(regions.size).toBe(5);
    for (const region of regions) {
      const own = rows.filter(row => row.region?.key === region);
      const months = new Map(own.map(row => [monthNumber(row.month?.key ?? ''), row]));
      const first = number(own[0]?.revenue?.value);
      for (const [at, { revenue, averageOrder }] of months) {
        const sum = (from: number, measure = 'revenue') =>
          [...months].reduce((all, [m, row]) => (m >= from && m <= at ? all.plus(row[measure]?.value ?? 0) : all), new Decimal(0));
        expect(revenue?.running).toBe(sum(0).toFixed(2));
        expect(revenue?.toDate).toBe(sum(at - (at % 3)).toFixed(2));
        expect(revenue?.year).toBe(sum(at - (at % 12)).toFixed(2));
        expect(revenue?.ofFirst).toBe(number(revenue?.value).div(first).times(100).toFixed(2));
        expect(averageOrder?.running).toBe(sum(0).div(sum(0, 'orders')).toFixed(2));
        if (at < 2023 * 12 + 2) {
          expect(revenue?.movingAverage).toBeNull();
          continue;
        }
        expect(revenue?.movingAverage).toBe(
          sum(at - 2)
            .div(3)
            .toFixed(2),
        );
        expect(averageOrder?.movingAverage).toBe(
          sum(at - 2)
            .div(sum(at - 2, 'orders'))
            .toFixed(2),
        );
      }
    }
  });
  test('the running sum of all time is the total, and runs anew in each longer stretch that is named', async () => {
    const whole = await ask('finance', 'salesAnalysis', `${PERIOD}, by: [WEEK]`, 'revenue { running }', 'revenue { value running }');
    expect(whole.rows.at(-1)?.revenue?.running).toBe(whole.totals.revenue?.value);
    expect(whole.totals.revenue?.running).toBe(whole.totals.revenue?.value);
    const { rows } = await ask('finance', 'salesAnalysis', `${PERIOD}, by: [YEAR, MONTH]`, 'revenue { running year: toDate(of: YEAR) }');
    expect(rows.map(row => row.revenue?.running)).toEqual(rows.map(row => row.revenue?.year));
  });
  test('days and weeks add up from the first of the month too', async () => {
    const args = 'period: "2023-03", by: [DAY]';
    const { rows, totals } = await ask('finance', 'salesAnalysis', args, 'revenue { toDate(of: MONTH) }', 'revenue { value }');
    expect(rows.at(-1)?.revenue?.toDate).toBe(totals.revenue?.value);
  });
  test.each([
    ['by: [REGION], period: "2023"', 'revenue { running }', /"running" goes along time/],
    ['by: [MONTH], period: "2023"', 'customers { running }', /"customers": it is counted anew for every group/],
    ['by: [MONTH], period: "2023"', 'cycleDays { movingAverage(over: 2) }', /does not add up/],
    ['by: [MONTH], period: "2023-Q2"', 'revenue { toDate(of: YEAR) }', /counts from 2023-01-01, .* begin on 2023-04-01/],
    ['by: [MONTH, PRODUCT], period: "2023"', 'orders { running }', /does not add up/],
    ['by: [MONTH], period: "2023"', 'averageOrder { share }', /"averageOrder": its groups do not add up/],
  ])('%s %s is refused with its reason', async (args, selection, why) => {
    const [told] = await refusal('finance', `{ salesAnalysis(${args}) { rows { ${selection} } } }`);
    expect(told).toMatch(/^INVALID_INPUT/);
    expect(told).toMatch(why);
  });
  test('a mean of none, or of more than a year of days, is refused', async () => {
    for (const over of [0, 367])
      expect(
        await refusal('finance', `{ salesAnalysis(by: [DAY], period: "2023") { rows { revenue { movingAverage(over: ${over}) } } } }`),
      ).toEqual([`LIMIT_EXCEEDED: "movingAverage.over" is ${over}; it may be 1 to 366.`]);
  });
  test('what there is at the end of a month is averaged, and not added up', async () => {
    const manager = await server.as('manager');
    for (let i = 0; i < 3; i++)
      await manager.data(
        `mutation { ticketCreate(input: { subject: "Help ${i}", body: "Please", channel: WEB }) { ticket { id } errors { message } } }`,
      );
    const year = new Date().getFullYear();
    const { rows } = await ask(
      'manager',
      'serviceAnalysis',
      `by: [MONTH], period: "${year}"`,
      'openAtEnd { value movingAverage(over: 2) }',
    );
    const values = rows.map(row => number(row.openAtEnd?.value));
    expect(rows.at(-1)?.openAtEnd?.movingAverage).toBe(
      (values.at(-1) ?? new Decimal(0))
        .plus(values.at(-2) ?? 0)
        .div(2)
        .toFixed(2),
    );
    const [told] = await refusal('manager', `{ serviceAnalysis(by: [MONTH], period: "${year}") { rows { openAtEnd { running } } } }`);
    expect(told).toMatch(/holds all that came before/);
  });
});

describe('the largest, and all others', () => {
  const MEASURES = ['revenue', 'quantity', 'orders', 'margin'];
  const FIGURES = `${MEASURES.map(name => `${name} { value previous }`).join(' ')} averageOrder { value } customers { value }`;
  async function once({ pick, next }: Dice): Promise<void> {
    const time = pick(['', 'MONTH', 'QUARTER', 'YEAR']);
    const thing = pick(['REGION', 'CHANNEL', 'REP', 'TIER', 'INDUSTRY', 'CUSTOMER']);
    const named = thing.toLowerCase();
    const keys = `${time && `${time.toLowerCase()} { key }`} ${named} { key label }`;
    const groups = [time, thing].filter(Boolean).join(', ');
    const limit = 1 + next(4);
    const measure = pick(['REVENUE', 'QUANTITY', 'MARGIN_PERCENT', 'AVERAGE_ORDER']);
    const direction = pick(['ASC', 'DESC']);
    const compared = pick(['', ', compareWith: PREVIOUS_YEAR']);
    const args = `period: "2024", by: [${groups}]${compared}`;
    const all = await ask('finance', 'salesAnalysis', args, `${keys} ${FIGURES}`, FIGURES);
    const order = `orderBy: [{ measure: ${measure}, direction: ${direction} }], limit: ${limit}, others: true`;
    const some = await ask('finance', 'salesAnalysis', `${args}, ${order}`, `others ${keys} ${FIGURES}`, FIGURES);
    expect(some.totals).toEqual(all.totals);
    const kept = some.rows.filter(({ others }) => !others);
    const rest = some.rows.filter(({ others }) => others);
    const known = by(all.rows, ...(time ? [time.toLowerCase()] : []), named);
    for (const [key, { others, ...row }] of by(kept, ...(time ? [time.toLowerCase()] : []), named)) {
      expect(row).toEqual(known.get(key));
      known.delete(key);
    }
    expect(new Set(kept.map(row => row[named]?.key)).size).toBeLessThanOrEqual(limit);
    for (const name of MEASURES) {
      if (name === 'orders') continue;
      expect(added(rest, name).toFixed()).toBe(added([...known.values()], name).toFixed());
      expect(added(rest, name, 'previous').toFixed()).toBe(added([...known.values()], name, 'previous').toFixed());
      expect(added(some.rows, name).toFixed()).toBe(number(all.totals[name]?.value).toFixed());
    }
    for (const row of rest) {
      expect(row[named]).toEqual({ key: null, label: 'Others' });
      expect(row.customers?.value).toBeNull();
      if (number(row.orders?.value).gt(0))
        expect(row.averageOrder?.value).toBe(number(row.revenue?.value).div(number(row.orders?.value)).toFixed(2));
    }
  }
  test.each(Array.from({ length: 12 }, (_, seed) => seed))('make up the total, whatever is asked (seed %i)', seed => once(dice(seed)));

  test('a thing is ordered by its figure of all time, and stands in every month', async () => {
    const whole = await ask('finance', 'salesAnalysis', 'period: "2024", by: [REGION], orderBy: [{ measure: REVENUE }]', 'region { key }');
    const months = await ask(
      'finance',
      'salesAnalysis',
      'period: "2024", by: [MONTH, REGION], orderBy: [{ measure: REVENUE }], limit: 2',
      'region { key } month { key }',
    );
    expect([...new Set(months.rows.map(row => row.region?.key))]).toEqual(whole.rows.slice(0, 2).map(row => row.region?.key));
    expect(new Set(months.rows.map(row => row.month?.key)).size).toBe(12);
    const [told] = await refusal(
      'finance',
      '{ salesAnalysis(period: "2024", by: [MONTH, REGION], orderBy: [{ measure: CUSTOMERS }]) { rows { others } } }',
    );
    expect(told).toMatch(/"orderBy" can not be told of "customers"/);
  });
  test('others without a limit are refused', async () => {
    expect(await refusal('finance', '{ salesAnalysis(period: "2024", by: [REGION], others: true) { rows { others } } }')).toEqual([
      'INVALID_INPUT: "others" are those beyond "limit": say how many are wanted.',
    ]);
  });
});

describe('shares', () => {
  test('add up to a hundred in every stretch of time', async () => {
    const { rows } = await ask('finance', 'salesAnalysis', `${PERIOD}, by: [QUARTER, REGION]`, 'quarter { key } revenue { value share }');
    for (const quarter of new Set(rows.map(row => row.quarter?.key))) {
      const own = rows.filter(row => row.quarter?.key === quarter);
      const total = added(own, 'revenue');
      for (const { revenue } of own) expect(revenue?.share).toBe(number(revenue?.value).times(100).div(total).toFixed(2));
    }
  });
  test.each([
    [80, 95],
    [50, 60],
  ])('A up to %i percent and B up to %i are what sorting gives', async (a, b) => {
    const args = 'period: "2023", by: [CUSTOMER]';
    const { rows } = await ask(
      'finance',
      'salesAnalysis',
      args,
      `customer { key } revenue { value cumulativeShare abc(a: ${a}, b: ${b}) }`,
    );
    const sorted = [...rows].sort((x, y) => number(y.revenue?.value).cmp(number(x.revenue?.value)));
    const total = added(rows, 'revenue');
    let before = new Decimal(0);
    for (const { revenue } of sorted) {
      const share = before.times(100).div(total);
      before = before.plus(revenue?.value ?? 0);
      expect(revenue?.abc).toBe(share.lt(a) ? 'A' : share.lt(b) ? 'B' : 'C');
      expect(revenue?.cumulativeShare).toBe(before.times(100).div(total).toFixed(2));
    }
    expect(sorted[0]?.revenue?.abc).toBe('A');
    expect(sorted.at(-1)?.revenue?.abc).toBe('C');
  });
  test('cohorts are customers by the month of their first order, and those who came back', async () => {
    const selection = 'cohort { key } cohortAge { key } customers { value ofFirst } revenue { value }';
    const { rows } = await ask('finance', 'salesAnalysis', `${PERIOD}, by: [COHORT, COHORT_AGE]`, selection);
    const wanted = await server.sql<{ cohort: string; age: number; customers: string }>(`
      with o as (select customer_id, date_trunc('month', ordered_at at time zone 'Europe/Berlin') m from orders where status = 'INVOICED'),
        f as (select customer_id, min(m) m from o group by 1)
      select to_char(f.m, 'YYYY-MM') cohort, (extract(year from age(o.m, f.m)) * 12 + extract(month from age(o.m, f.m)))::int age, count(distinct o.customer_id)::text customers
      from o join f using (customer_id) group by 1, 2 order by 1, 2`);
    expect(rows.map(row => [row.cohort?.key, Number(row.cohortAge?.key), row.customers?.value])).toEqual(
      wanted.map(({ cohort, age, customers }) => [cohort, age, customers]),
    );
    for (const row of rows.filter(each => each.cohortAge?.key === '0')) expect(row.customers?.ofFirst).toBe('100.00');
    expect(rows.some(row => row.cohortAge?.key !== '0' && number(row.customers?.ofFirst).lt(100))).toBe(true);
  });
});

describe('against the budget', () => {
  let department: string;
  beforeAll(async () => {
    const given = financeOf(await server.as('finance'));
    const year = await given.year(2024);
    department = await given.department();
    const account = await given.account();
    await given.budget(year, [{ departmentId: department, accountId: account, annual: '1200', thresholds: [annual(100, 'IGNORE')] }]);
    const post = given.post(account);
    await post({ department, amount: '250', date: '2024-01-15' });
    await post({ department, amount: '30', date: '2024-02-15' });
  });
  test('expenses above it are unfavourable', async () => {
    const selection = 'fiscalPeriod { key } actual { value previous change variance changePercent } budgeted { value } variance { value }';
    const { rows, totals } = await ask(
      'finance',
      'spendAgainstBudget',
      'period: "2024", by: [FISCAL_PERIOD], compareWith: BUDGET',
      selection.replace('budgeted { value } variance { value }', ''),
      'actual { value previous variance }',
    );
    expect(rows.slice(0, 2).map(row => row.actual)).toEqual([
      { value: '250.00', previous: '100.00', change: '150.00', variance: '-150.00', changePercent: '150.00' },
      { value: '30.00', previous: '100.00', change: '-70.00', variance: '70.00', changePercent: '-70.00' },
    ]);
    expect(totals.actual).toEqual({ value: '280.00', previous: '1200.00', variance: '920.00' });
  });
  test('what has no budget is refused, with what has', async () => {
    expect(
      await refusal('finance', '{ spendAgainstBudget(period: "2024", compareWith: BUDGET) { totals { committed { value } } } }'),
    ).toEqual(['INVALID_INPUT: "compareWith: BUDGET" can not be told of "committed": there is no budget for it. There is one for actual.']);
    const [told] = await refusal('finance', '{ salesAnalysis(period: "2024", compareWith: BUDGET) { totals { revenue { value } } } }');
    expect(told).toMatch(/Nothing here has one/);
  });
});

describe('analyse', () => {
  const PARTS: [field: string, measures: Record<string, string>][] = [
    ['salesAnalysis', { revenue: 'revenue', orders: 'orders', marginPercent: 'marginPercent', winRate: 'winRate' }],
    ['leadAnalysis', { created: 'leads', conversionRate: 'leadConversionRate' }],
    ['serviceAnalysis', { opened: 'ticketsOpened', openAtEnd: 'ticketsOpenAtEnd' }],
    ['spendAgainstBudget', { actual: 'spent', available: 'available', utilisation: 'budgetUtilisation' }],
  ];
  test.each([
    ['manager', 'MONTH'],
    ['finance', 'QUARTER'],
    ['managerAsia', 'FISCAL_PERIOD'],
  ] as const)('has for %s by %s the figures of every analysis, to the last digit and of one moment', async (actor, grain) => {
    const field = grain.toLowerCase().replace(/_(.)/g, (_, letter: string) => letter.toUpperCase());
    const shared = `${PERIOD}, by: [${grain}], compareWith: PREVIOUS_YEAR`;
    const figures = (names: Iterable<string>) => [...names].map(name => `${name} { value previous }`).join(' ');
    const parts = PARTS.map(
      ([analysis, measures]) =>
        `${analysis}(${shared}) { position rows { ${field} { key } ${figures(Object.keys(measures))} } totals { ${figures(Object.keys(measures))} } }`,
    );
    const all = figures(PARTS.flatMap(([, measures]) => Object.values(measures)));
    const told = await (await server.as(actor)).data<Record<string, Answer & { position: string }>>(
      `{ ${parts.join(' ')} analyse(${shared}) { position rows { ${field} { key } ${all} } totals { ${all} } } }`,
    );
    const together = by(told.analyse?.rows ?? [], field);
    for (const [analysis, measures] of PARTS) {
      const apart = told[analysis];
      expect(apart?.position).toBe(told.analyse?.position);
      for (const [own, everywhere] of Object.entries(measures)) {
        expect(told.analyse?.totals[everywhere]).toEqual(apart?.totals[own]);
        for (const [key, row] of by(apart?.rows ?? [], field)) expect(together.get(key)?.[everywhere]).toEqual(row[own]);
      }
    }
  });
  test('refuses what a measure is not known by, and says what it is known by', async () => {
    expect(
      await refusal('finance', '{ analyse(period: "2024", by: [PRODUCT]) { rows { revenue { value } ticketsOpened { value } } } }'),
    ).toEqual([
      'INVALID_INPUT: "ticketsOpened" can not be split by "product": it is made of what happened to tickets: opened, first answered, solved, ended, which do not have it. What they have: team, customer, tier, industry, queue, ticketCategory, ticketChannel, ticketPriority, ticketType, assignee.',
    ]);
  });
  test('asks for the rights of each analysis that it speaks of, and hides what they hide', async () => {
    const administrator = await server.as('administrator');
    const set = (input: object) =>
      administrator.data('mutation ($input: RoleRuleSetInput!) { roleRuleSet(input: $input) { errors { message } } }', { input });
    const document = (measure: string) => `{ analyse(period: "2024") { totals { ${measure} { value } } } }`;
    const rule = { role: 'SALES', kind: 'budget', writeScope: 'NONE', deleteScope: 'NONE' };
    await set({ ...rule, readScope: 'NONE' });
    await set({ ...rule, kind: 'analysis', readScope: 'ALL' });
    expect(await refusal('sales', document('revenue'))).toEqual([]);
    expect(await refusal('sales', document('spent'))).toMatchObject([expect.stringMatching(/^FORBIDDEN.*budget\.read/)]);
    expect(await refusal('sales', '{ analyse(period: "2024") { postings(first: 1) { totalCount } } }')).toMatchObject([
      expect.stringMatching(/^FORBIDDEN/),
    ]);
    expect(
      await refusal('sales', '{ analyse(period: "2024", by: [TEAM], orderBy: [{ measure: SPENT }]) { rows { revenue { value } } } }'),
    ).toMatchObject([expect.stringMatching(/^FORBIDDEN/)]);
    await set({ ...rule, kind: 'analysis', readScope: 'ALL', hiddenFields: ['SalesAnalysisRow.revenue', 'SalesAnalysisRow.region'] });
    expect(await refusal('sales', document('revenue'))).toMatchObject([expect.stringMatching(/^FORBIDDEN/)]);
    expect(await refusal('sales', document('quantity'))).toEqual([]);
    expect(
      await refusal('sales', '{ analyse(period: "2024", where: { region: ["North"] }) { totals { quantity { value } } } }'),
    ).toMatchObject([expect.stringMatching(/^FORBIDDEN/)]);
  });
  test('a cell is the sum of its records, also for who sees a part, and says so', async () => {
    for (const actor of ['finance', 'manager', 'managerAsia'] as const) {
      const document = `{ told: analyse(period: "2024", part: "2024-05", where: { region: ["North", null] }) {
        partial totals { revenue { value source { partial analysis metric definitionVersion unit currency period { from to } filter { dimension keys } position } } }
        position orderLines(first: 100) { totalCount nodes { amount { amount } } } } }`;
      const { told } = await (await server.as(actor)).data<{
        told: {
          partial: boolean;
          position: string;
          totals: { revenue: { value: string | null; source: object } };
          orderLines: { totalCount: number; nodes: { amount: { amount: string } }[] };
        };
      }>(document);
      const sum = told.orderLines.nodes.reduce((all, { amount }) => all.plus(amount.amount), new Decimal(0));
      expect(number(told.totals.revenue.value).toFixed(2)).toBe(sum.toFixed(2));
      expect(told.orderLines.nodes).toHaveLength(told.orderLines.totalCount);
      expect(told.partial).toBe(actor !== 'finance');
      expect(told.totals.revenue.source).toEqual({
        partial: actor !== 'finance',
        analysis: 'salesAnalysis',
        metric: 'revenue',
        definitionVersion: 1,
        unit: 'MONEY',
        currency: 'EUR',
        period: { from: '2024-05-01', to: '2024-05-31' },
        filter: [{ dimension: 'REGION', keys: ['North', null] }],
        position: told.position,
      });
    }
  });
  test('the source of a group names the group; of all others it names none', async () => {
    const { rows } = await ask(
      'finance',
      'analyse',
      'period: "2024-Q1", by: [MONTH, REGION], orderBy: [{ measure: QUANTITY }], limit: 1, others: true',
      'others month { key } region { key } quantity { source { unit currency filter { dimension keys } } }',
    );
    for (const { others, month, region, quantity } of rows)
      expect(quantity?.source).toEqual({
        unit: 'QUANTITY',
        currency: null,
        filter: [
          { dimension: 'MONTH', keys: [month?.key] },
          { dimension: 'REGION', keys: others ? [] : [region?.key] },
        ],
      });
    expect(rows.filter(({ others }) => others)).toHaveLength(3);
  });
  test('answers the same beside what TypeScript answers', async () => {
    const inner = `analyse(${PERIOD}, by: [MONTH], compareWith: PREVIOUS_YEAR) { rows { month { key } revenue { value again: value running q: toDate(of: QUARTER) abc movingAverage(over: 2) source { filter { keys } period { to } } } } }`;
    const client = await server.as('finance');
    const [alone, beside] = [
      await client.data<Record<string, unknown>>(`{ ${inner} }`),
      await client.data<Record<string, unknown>>(`{ me { name } ${inner} }`),
    ];
    expect(beside.analyse).toEqual(alone.analyse);
  });
});
