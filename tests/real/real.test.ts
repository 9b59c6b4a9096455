import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Decimal } from 'decimal.js';
import type { Client } from '../support/client.js';
import { linesOf, loadWorld, real, sumBy, type World } from './world.js';

const SETS = [
  'orders-northwind',
  'crm-maven-opportunities',
  'orders-superstore',
  'tickets-kaggle-customer-support',
  'tickets-servicenow-incidents',
  'tickets-helpdesk-log',
  'budget-dallas',
  'budget-cook-county',
].filter(real);
const given = (set: string) => (SETS.includes(set) ? describe : describe.skip);

let world: World;
let manager: Client;
let finance: Client;
beforeAll(async () => {
  if (!SETS.length) return;
  world = await loadWorld(SETS);
  manager = await world.server.as('manager');
  finance = await world.server.as('finance');
  console.log(
    Object.entries(world.took)
      .map(([name, ms]) => `${name} ${(ms / 1000).toFixed(1)} s`)
      .join(', '),
  );
}, 900_000);
afterAll(async () => {
  await world?.server.stop();
  await world?.database.drop();
});

interface Row {
  key: string;
  [measure: string]: string | null;
}
/** The measures of an analysis by one dimension, as text by key. */
async function ask(
  client: Client,
  field: string,
  by: string,
  period: string,
  measures: readonly string[],
  more = '',
): Promise<{ rows: Row[]; totals: Row; unfinished: boolean }> {
  const dimension = by.toLowerCase();
  const values = measures.map(m => `${m} { value }`).join(' ');
  const data = await client.data<
    Record<
      string,
      { unfinished: boolean; rows: Record<string, { key?: string; value?: string }>[]; totals: Record<string, { value: string }> }
    >
  >(`{ ${field}(by: [${by}], period: "${period}" ${more}) { unfinished rows { ${dimension} { key } ${values} } totals { ${values} } } }`);
  const answer = data[field]!;
  const flat = (row: Record<string, { key?: string; value?: string }>): Row => ({
    key: row[dimension]?.key ?? '',
    ...Object.fromEntries(measures.map(m => [m, row[m]?.value ?? null])),
  });
  return { rows: answer.rows.map(flat), totals: flat(answer.totals), unfinished: answer.unfinished };
}
/** The id that the API gives a person, by e-mail address. */
const peopleByEmail = async () =>
  new Map(
    (
      await world.server.sql<{ email: string; id: string }>(
        "select lower(email) email, 'user_' || encode(uuid_send(id), 'hex') id from users",
      )
    ).map(({ email, id }) => [email, id]),
  );
const column = (rows: readonly Row[], measure: string) =>
  Object.fromEntries(rows.filter(r => r[measure] !== null).map(r => [r.key, new Decimal(r[measure] ?? 0).toFixed(2)]));
const count = async (list: string, where: string) =>
  (await manager.data<Record<string, { totalCount: number }>>(`{ ${list}(where: ${where}) { totalCount } }`))[list]?.totalCount;

given('orders-northwind')('Northwind', () => {
  const amountOf = (l: Record<string, string>) =>
    new Decimal(l.UnitPrice!).times(l.Quantity!).times(new Decimal(1).minus(l.Discount!)).toDecimalPlaces(2, Decimal.ROUND_HALF_UP);
  test('goes in whole', () => {
    expect(world.imports['northwind-orders']).toMatchObject({ total: 2155, created: 2155, failed: 0 });
    expect(world.imports['northwind-customers']).toMatchObject({ created: 91, failed: 0 });
    expect(world.imports['northwind-contacts']).toMatchObject({ created: 91, failed: 0 });
  });
  test.each(['1996', '1997', '1998'])(
    'revenue, orders and buying customers of %s by country, by rep and by month are those of the file',
    async year => {
      const lines = (await linesOf('orders-northwind/orders.csv')).filter(l => l.OrderDate?.startsWith(year));
      const { rows, totals } = await ask(manager, 'salesAnalysis', 'REGION', year, [
        'revenue',
        'orders',
        'customers',
        'quantity',
        'averageOrder',
      ]);
      expect(column(rows, 'revenue')).toEqual(sumBy(lines, l => l.ShipCountry!, amountOf));
      expect(totals.revenue).toBe(sumBy(lines, () => 'all', amountOf).all);
      expect(totals.orders).toBe(String(new Set(lines.map(l => l.OrderID)).size));
      expect(totals.customers).toBe(String(new Set(lines.map(l => l.CustomerID)).size));
      expect(totals.averageOrder).toBe(new Decimal(totals.revenue!).div(totals.orders!).toFixed(2));
      const months = await ask(manager, 'salesAnalysis', 'MONTH', year, ['revenue']);
      expect(column(months.rows, 'revenue')).toEqual(sumBy(lines, l => l.OrderDate!.slice(0, 7), amountOf));
      const staff = new Map(
        (await linesOf('orders-northwind/employees.csv')).map(e => [
          e.EmployeeID,
          `${e.FirstName}.${e.LastName}@northwind.example`.toLowerCase(),
        ]),
      );
      const reps = await ask(manager, 'salesAnalysis', 'REP', year, ['revenue']);
      const people = await peopleByEmail();
      expect(column(reps.rows, 'revenue')).toEqual(sumBy(lines, l => people.get(staff.get(l.EmployeeID) ?? '') ?? '', amountOf));
    },
  );
  test('each of the largest customers has ordered what the file says', async () => {
    const lines = await linesOf('orders-northwind/orders.csv');
    const totals = Object.entries(sumBy(lines, l => l.CustomerID!, amountOf))
      .sort(([, a], [, b]) => Number(b) - Number(a))
      .slice(0, 5);
    const names = new Map((await linesOf('orders-northwind/customers.csv')).map(c => [c.CustomerID, c.CompanyName]));
    for (const [id, amount] of totals) {
      const { customers } = await manager.data<{
        customers: { nodes: { orderTotals: { orderCount: number; amount: string } }[] };
      }>('query ($where: CustomerWhere) { customers(where: $where) { nodes { orderTotals { orderCount amount } } } }', {
        where: { name: { eq: names.get(id) } },
      });
      const found = customers.nodes[0]?.orderTotals;
      expect(new Decimal(found?.amount ?? 0).toFixed(2)).toBe(amount);
      expect(found?.orderCount).toBe(new Set(lines.filter(l => l.CustomerID === id).map(l => l.OrderID)).size);
    }
  });
});

/** Totals that those who made the sets state of them, beside the sums of every line above. */
describe('What the sources state', () => {
  const told = async (client: Client, query: string) =>
    JSON.stringify((await client.data<{ told: { totals: object } }>(query)).told.totals);
  given('orders-northwind')('Northwind', () => {
    test('830 orders of 89 customers', async () => {
      const query = '{ told: salesAnalysis(period: "1996", through: "1998") { totals { orders { value } customers { value } } } }';
      expect(await told(manager, query)).toBe('{"orders":{"value":"830"},"customers":{"value":"89"}}');
    });
  });
  given('orders-superstore')('Superstore', () => {
    test('sales of 2,297,200.86', async () => {
      expect(await told(manager, '{ told: salesAnalysis(period: "2016", through: "2019") { totals { revenue { value } } } }')).toBe(
        '{"revenue":{"value":"2297200.86"}}',
      );
    });
  });
  given('budget-dallas')('Dallas', () => {
    test('3.17 billion spent in 2023', async () => {
      expect(await told(finance, '{ told: spendAgainstBudget(period: "FY2023") { totals { actual { value } } } }')).toMatch(
        /"3172874110\.80"/,
      );
    });
  });
});

given('crm-maven-opportunities')('The Maven pipeline', () => {
  test('goes in but for the deals without a customer, each of which is told', async () => {
    const lines = await linesOf('crm-maven-opportunities/sales_pipeline.csv');
    const without = lines.flatMap((l, i) => (l.account ? [] : [i + 2]));
    const job = world.imports['maven-pipeline'];
    expect(job).toMatchObject({ total: 8800, created: 8800 - without.length, failed: without.length });
    expect(job?.errors.map(e => e.line)).toEqual(without.slice(0, 1000));
    expect(new Set(job?.errors.map(e => `${e.column}: ${e.message}`))).toEqual(
      new Set(['account: "customer" is missing; every line needs it.']),
    );
    expect(world.imports['maven-accounts']).toMatchObject({ created: 85, failed: 0 });
  });
  test.each(['2016', '2017', '2017-Q3'])(
    'won and lost in %s by rep and by product, and the win rate, are those of the file',
    async period => {
      const inside = (day: string) => (period.includes('Q3') ? day >= '2017-07-01' && day < '2017-10-01' : day.startsWith(period));
      const closed = (await linesOf('crm-maven-opportunities/sales_pipeline.csv')).filter(l => l.close_date && inside(l.close_date));
      const won = closed.filter(l => l.deal_stage === 'Won');
      const people = await peopleByEmail();
      const rep = (name: string) => people.get(`${name.toLowerCase().replace(' ', '.')}@maven.example`) ?? '';
      const { rows, totals } = await ask(manager, 'salesAnalysis', 'REP', period, ['wonAmount', 'won', 'lost', 'winRate']);
      const some = rows.filter(r => Number(r.won));
      expect(column(some, 'wonAmount')).toEqual(
        sumBy(
          won,
          l => rep(l.sales_agent!),
          l => l.close_value!,
        ),
      );
      expect(column(some, 'won')).toEqual(
        sumBy(
          won,
          l => rep(l.sales_agent!),
          () => 1,
        ),
      );
      if (closed.length) expect(totals.winRate).toBe(new Decimal(won.length).div(closed.length).times(100).toFixed(2));
      const products = await ask(manager, 'salesAnalysis', 'PRODUCT', period, ['won']);
      expect(
        column(
          products.rows.filter(r => Number(r.won)),
          'won',
        ),
      ).toEqual(
        sumBy(
          won,
          l => l.product!.replace('GTXPro', 'GTX Pro'),
          () => 1,
        ),
      );
    },
  );
  test('open deals are open', async () => {
    const open = (await linesOf('crm-maven-opportunities/sales_pipeline.csv')).filter(l => l.account && !l.close_date);
    expect(await count('opportunities', '{ status: { eq: OPEN } }')).toBe(open.length);
  });
});

given('orders-superstore')('Superstore', () => {
  test('products and customers come from the lines of the orders: repeated ones once, contradictions told', async () => {
    const lines = await linesOf('orders-superstore/superstore.csv.gz');
    const first = new Map<string, string>();
    const contradictions = lines.filter(l => {
      const content = JSON.stringify([l['Product Name']!.trim(), l['Sub-Category']]);
      const before = first.get(l['Product ID']!) ?? content;
      first.set(l['Product ID']!, before);
      return before !== content;
    });
    expect(world.imports['superstore-products']).toMatchObject({
      total: 9994,
      created: first.size,
      failed: contradictions.length,
      existing: 9994 - first.size - contradictions.length,
    });
    expect(world.imports['superstore-customers']).toMatchObject({ created: new Set(lines.map(l => l['Customer ID'])).size, failed: 0 });
    expect(world.imports['superstore-orders']).toMatchObject({ created: 9994, failed: 0 });
  });
  test.each(['2016', '2017', '2018', '2019'])(
    'revenue and orders of %s by region, category and month are those of the file',
    async year => {
      const lines = (await linesOf('orders-superstore/superstore.csv.gz')).filter(l => l['Order Date']!.endsWith(year));
      for (const [by, key] of [
        ['REGION', 'Region'],
        ['CATEGORY', 'Sub-Category'],
        ['INDUSTRY', 'Segment'],
      ] as const) {
        const { rows, totals } = await ask(manager, 'salesAnalysis', by, year, ['revenue', 'orders', 'quantity']);
        const wanted = sumBy(
          lines,
          l => l[key]!,
          l => l.Sales!,
        );
        expect(Object.keys(column(rows, 'revenue')).sort()).toEqual(Object.keys(wanted).sort());
        if (by !== 'CATEGORY') expect(column(rows, 'revenue')).toEqual(wanted);
        expect(totals.revenue).toBe(
          sumBy(
            lines,
            () => 'all',
            l => l.Sales!,
          ).all,
        );
        expect(totals.orders).toBe(String(new Set(lines.map(l => l['Order ID'])).size));
        expect(totals.quantity).toBe(
          new Decimal(
            sumBy(
              lines,
              () => 'all',
              l => l.Quantity!,
            ).all!,
          ).toFixed(3),
        );
      }
    },
  );
});

const STATUS: Record<string, string> = { Open: 'OPEN', Closed: 'CLOSED', 'Pending Customer Response': 'PENDING_CUSTOMER' };
given('tickets-kaggle-customer-support')('The tickets', () => {
  test('of each status are as many as the three files together say', async () => {
    const { imports } = world;
    for (const name of ['kaggle-tickets', 'servicenow-incidents', 'helpdesk-tickets'])
      expect(imports[name]).toMatchObject({ failed: 0, errors: [] });
    const wanted: Record<string, number> = {};
    const add = (status: string) => {
      wanted[status] = (wanted[status] ?? 0) + 1;
    };
    for (const l of await linesOf('tickets-kaggle-customer-support/customer_support_tickets.csv.gz')) add(STATUS[l['Ticket Status']!]!);
    const incidents = new Map(
      (await linesOf('tickets-servicenow-incidents/incident_event_log.csv.gz')).map(l => [l.number, l.incident_state!]),
    );
    for (const state of incidents.values())
      add(
        { New: 'NEW', Active: 'OPEN', 'Awaiting User Info': 'PENDING_CUSTOMER', Resolved: 'SOLVED', Closed: 'CLOSED' }[state] ??
          'PENDING_INTERNAL',
      );
    const cases = new Map<string, { step: string; at: string }>();
    for (const l of await linesOf('tickets-helpdesk-log/helpdesk.csv.gz')) {
      const last = cases.get(l['Case ID']!);
      if (!last || l['Complete Timestamp']! >= last.at) cases.set(l['Case ID']!, { step: l.Activity!, at: l['Complete Timestamp']! });
    }
    for (const { step } of cases.values())
      add(
        { Closed: 'CLOSED', 'Resolve ticket': 'SOLVED', RESOLVED: 'SOLVED', VERIFIED: 'SOLVED', Wait: 'PENDING_CUSTOMER' }[step] ?? 'OPEN',
      );
    const found: Record<string, number | undefined> = {};
    for (const status of Object.keys(wanted)) found[status] = await count('tickets', `{ status: { eq: ${status} } }`);
    expect(found).toEqual(wanted);
  });
  test('urgent ones are as many as the files say', async () => {
    const kaggle = (await linesOf('tickets-kaggle-customer-support/customer_support_tickets.csv.gz')).filter(
      l => l['Ticket Priority'] === 'Critical',
    );
    const incidents = new Map((await linesOf('tickets-servicenow-incidents/incident_event_log.csv.gz')).map(l => [l.number, l.priority]));
    expect(await count('tickets', '{ priority: { eq: URGENT } }')).toBe(
      kaggle.length + [...incidents.values()].filter(p => p?.startsWith('1')).length,
    );
  });
});

given('budget-dallas')('The city of Dallas', () => {
  test.each(['2022', '2023'])('has spent, of what it was given in %s, what the file says for each department', async year => {
    const lines = (await linesOf('budget-dallas/operating_budget.csv')).filter(l => l.BFY === year);
    const budgeted = lines.filter(l => Number(l.BUDCURR) > 0);
    const spent = lines.filter(l => Number(l.EXPBFY) !== 0);
    const { rows, totals } = await ask(finance, 'spendAgainstBudget', 'DIVISION', `FY${year}`, [
      'budgeted',
      'actual',
      'available',
      'utilisation',
    ]);
    expect(column(rows, 'budgeted')).toEqual(
      sumBy(
        budgeted,
        l => l.APPR!,
        l => l.BUDCURR!,
      ),
    );
    expect(column(rows, 'actual')).toEqual(
      sumBy(
        spent,
        l => l.APPR!,
        l => l.EXPBFY!,
      ),
    );
    const all = {
      budgeted: sumBy(
        budgeted,
        () => 'all',
        l => l.BUDCURR!,
      ).all!,
      actual: sumBy(
        spent,
        () => 'all',
        l => l.EXPBFY!,
      ).all!,
    };
    expect(totals).toMatchObject({
      ...all,
      available: new Decimal(all.budgeted).minus(all.actual).toFixed(2),
      utilisation: new Decimal(all.actual).div(all.budgeted).times(100).toFixed(2),
    });
    const accounts = await ask(finance, 'spendAgainstBudget', 'ACCOUNT', `FY${year}`, ['actual']);
    expect(column(accounts.rows, 'actual')).toEqual(
      sumBy(
        spent,
        l => l.OBJECTGROUP!,
        l => l.EXPBFY!,
      ),
    );
  });
  test('what a budget cannot hold is told: reductions, nothing, and repeated lines', async () => {
    const lines = await linesOf('budget-dallas/operating_budget.csv');
    const job = world.imports['dallas-budgets'];
    expect(job).toMatchObject({ created: lines.filter(l => Number(l.BUDCURR) > 0).length, existing: 0 });
    expect(job?.errors.map(e => e.line)).toEqual(lines.flatMap((l, i) => (Number(l.BUDCURR) > 0 ? [] : [i + 2])));
  });
});

given('budget-cook-county')('Cook county', () => {
  test.each(['2012', '2014', '2016'])('has spent in %s what its book says, by fund', async year => {
    const book = await linesOf('budget-cook-county/cook_county_budget.csv');
    const some = (column: string) => book.filter(l => Number(l[`${column} ${year}`]));
    const { rows } = await ask(finance, 'spendAgainstBudget', 'ACCOUNT', year, ['budgeted', 'actual']);
    expect(column(rows, 'budgeted')).toEqual(
      sumBy(
        some('Appropriations'),
        l => l.Fund!,
        l => l[`Appropriations ${year}`]!,
      ),
    );
    expect(column(rows, 'actual')).toEqual(
      sumBy(
        some('Expenditures'),
        l => l.Fund!,
        l => l[`Expenditures ${year}`]!,
      ),
    );
  });
});
