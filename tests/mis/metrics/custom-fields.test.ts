import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Decimal } from 'decimal.js';
import { type Changed, mutate } from '../../crm/customers/given.js';
import type { CastName } from '../../support/cast.js';
import { userId } from '../../support/ids.js';
import { bringIn } from '../../support/import.js';
import { operation } from '../../support/operation.js';
import { type Server, startServer } from '../../support/server.js';

let server: Server;

const CONTRACT = [
  { code: 'BASIC', label: 'Basic care' },
  { code: 'FLEET', label: 'Fleet: on site' },
];
const define = async (kind: string, key: string, type: string, more: object = {}): Promise<string> => {
  const input = { kind, key, label: key, type, ...more };
  const { customField, errors } = await mutate<Changed<'customField', { id: string }>>(
    server,
    'administrator',
    'fields',
    'CustomFieldCreate',
    input,
  );
  expect(errors).toEqual([]);
  return customField?.id ?? '';
};
const csv = (rows: readonly object[]) =>
  [Object.keys(rows[0] ?? {}), ...rows.map(row => Object.values(row))].map(cells => cells.join(',')).join('\n');
const contractOf = (i: number) => ['BASIC', 'FLEET', ''][i % 3] ?? '';

beforeAll(async () => {
  server = await startServer();
  const manager = await server.as('manager');
  await server.sql("update organisation set currency = 'EUR', time_zone = 'Europe/Berlin'");
  await define('customer', 'contract', 'CHOICE', { choices: CONTRACT });
  await define('customer', 'keeper', 'REFERENCE', { referenceKind: 'user' });
  await define('customer', 'worth', 'NUMBER');
  await define('opportunity', 'campaign', 'TEXT');
  await define('ticket', 'machine', 'TEXT');
  await define('lead', 'fair', 'CHOICE', { choices: CONTRACT });
  await bringIn(
    manager,
    'PRODUCTS',
    csv([0, 1].map(i => ({ sku: `P${i}`, name: `Product ${i}`, price: 1, currency: 'EUR', category: `K${i}` }))),
  );
  const [won, lost] = await server.sql<{ name: string }>(
    "select s.name from stages s join pipelines p on p.id = s.pipeline_id and p.is_default where s.kind in ('WON', 'LOST') order by s.kind desc",
  );
  for (const name of ['manager', 'managerAsia'] as const) {
    const client = await server.as(name);
    const source = { source: name };
    const put = async (kind: string, rows: readonly object[]) =>
      expect(await bringIn(client, kind, csv(rows), source)).toMatchObject({ failed: 0, existing: 0 });
    const numbers = (n: number) => Array.from({ length: n }, (_, i) => i);
    await put(
      'CUSTOMERS',
      numbers(7).map(i => ({
        externalId: `C${i}`,
        name: `${name} ${i}`,
        'customFields.contract': contractOf(i),
        'customFields.keeper': i % 2 ? userId('sales') : '',
      })),
    );
    await put(
      'ORDERS',
      numbers(60).map(i => ({
        externalId: `O${i}`,
        customer: `C${i % 7}`,
        orderedAt: new Date(Date.UTC(2025, 0, 1 + ((i * 37) % 360))).toISOString().slice(0, 10),
        product: `P${i % 2}`,
        quantity: 1 + (i % 5),
        price: (10 + (i % 11) * 1.37).toFixed(2),
        currency: 'EUR',
      })),
    );
    await put(
      'OPPORTUNITIES',
      numbers(20).map(i => ({
        externalId: `D${i}`,
        name: `Deal ${i}`,
        customer: `C${i % 7}`,
        stage: (i % 4 ? won : lost)?.name,
        lostReason: i % 4 ? '' : 'price',
        amount: 100 + i,
        currency: 'EUR',
        openedAt: '2025-01-01T00:00:00Z',
        closedAt: '2025-03-04T12:00:00Z',
        'customFields.campaign': ['spring', 'fair', ''][i % 3],
      })),
    );
    await put(
      'TICKETS',
      numbers(12).map(i => ({
        externalId: `T${i}`,
        subject: `Ticket ${i}`,
        customer: `C${i % 7}`,
        status: i % 3 ? 'SOLVED' : 'OPEN',
        createdAt: '2025-02-03T08:00:00Z',
        solvedAt: i % 3 ? '2025-02-05T08:00:00Z' : '',
        'customFields.machine': ['press', 'saw'][i % 2],
      })),
    );
    await put(
      'LEADS',
      numbers(9).map(i => ({
        externalId: `L${i}`,
        name: `Lead ${i}`,
        createdAt: '2025-05-05T08:00:00Z',
        'customFields.fair': contractOf(i),
      })),
    );
  }
}, 240_000);
afterAll(() => server.stop());

type Cell = { key: string | null; label: string } | null;
type Row = Record<string, { value: string | null }> & { customField: Cell; month: Cell };
interface Answer {
  partial: boolean;
  rows: Row[];
  totals: Row;
  orderLines: { totalCount: number; nodes: { amount: { amount: string } }[] };
}
const run = async (name: string, actor: CastName, variables: object): Promise<Answer> =>
  Object.values(await (await server.as(actor)).data<Record<string, Answer>>(operation('analysis', name), variables as never))[0] as Answer;
const sales = (actor: CastName, key: string, more: object = {}) =>
  run('SalesByCustomField', actor, { period: '2025', field: { of: 'CUSTOMER', key }, of: 'CUSTOMER', key, ...more });
const refusal = async (document: string, actor: CastName = 'manager') =>
  ((await (await server.as(actor)).query(document)).errors ?? []).map(({ message, extensions }) => `${extensions?.code}: ${message}`);
const sum = (rows: readonly Row[], measure: string) => rows.reduce((total, row) => total.plus(row[measure]?.value ?? 0), new Decimal(0));

/** The same by plain SQL over the tables. */
const raw = (sources: string[], column: string) =>
  server.sql<{ key: string | null; revenue: string; orders: string }>(
    `select ${column} as key, sum(l.amount)::numeric(19,2)::text revenue, count(distinct o.id)::text orders
     from order_lines l join orders o on o.id = l.order_id join customers c on c.id = o.customer_id where o.external_source = any($1) group by 1`,
    [sources],
  );
const sorted = (rows: readonly unknown[][]) => rows.map(row => JSON.stringify(row)).sort();

test.each([
  ['manager', ['manager']],
  ['managerAsia', ['managerAsia']],
  ['finance', ['manager', 'managerAsia']],
] as const)('figures for %s are what the tables hold for whom they see, and sum to the total', async (actor, sources) => {
  const byChoice = await sales(actor, 'contract');
  // revenue is made of orders, all of which finance sees
  expect(byChoice.partial).toBe(actor !== 'finance');
  expect(byChoice.rows.map(({ customField }) => customField)).toEqual([
    { key: 'BASIC', label: 'Basic care' },
    { key: 'FLEET', label: 'Fleet: on site' },
    { key: null, label: '–' },
  ]);
  const figures = ({ rows }: Answer) => sorted(rows.map(row => [row.customField?.key, row.revenue?.value, row.orders?.value]));
  const wanted = async (column: string) =>
    sorted((await raw([...sources], column)).map(({ key, revenue, orders }) => [key, revenue, orders]));
  expect(figures(byChoice)).toEqual(await wanted('c.custom_text1'));
  expect(byChoice.totals.revenue?.value).toBe(sum(byChoice.rows, 'revenue').toFixed(2));
  const byPerson = await sales(actor, 'keeper');
  expect(figures(byPerson)).toEqual(await wanted("'user_' || replace(c.custom_reference1::text, '-', '')"));
  const [{ name } = { name: '' }] = await server.sql<{ name: string }>(
    "select name from users where 'user_' || replace(id::text, '-', '') = $1",
    [userId('sales')],
  );
  expect(byPerson.rows.find(({ customField }) => customField?.key === userId('sales'))?.customField?.label).toBe(name);
  // the kept sums say the same
  const document = '{ salesAnalysis(period: "2025") { totals { revenue { value } orders { value } } } }';
  const { salesAnalysis } = await (await server.as(actor)).data<{ salesAnalysis: Answer }>(document);
  expect(byChoice.totals).toMatchObject(salesAnalysis.totals);
});

test('a cell sums to its records, together with time and other dimensions', async () => {
  const { rows } = await sales('manager', 'contract', { by: ['MONTH'] });
  expect(rows.length).toBeGreaterThan(12);
  for (const row of rows.slice(0, 8)) {
    const where = { customFields: [{ of: 'CUSTOMER', key: 'contract', in: [row.customField?.key ?? null] }] };
    const cell = await sales('manager', 'contract', { by: ['MONTH'], part: row.month?.key, where });
    expect(cell.rows).toEqual([row]);
    const amounts = cell.orderLines.nodes.map(({ amount }) => amount.amount);
    expect(amounts.reduce((total, each) => total.plus(each), new Decimal(0)).toFixed(2)).toBe(row.revenue?.value);
  }
  const some = await sales('manager', 'keeper', {
    where: {
      category: ['K1'],
      customFields: [
        { of: 'CUSTOMER', key: 'contract', in: ['BASIC'] },
        { of: 'CUSTOMER', key: 'contract', in: ['BASIC', null] },
      ],
    },
  });
  const [wanted] = await server.sql<{ revenue: string }>(
    `select sum(l.amount)::numeric(19,2)::text revenue from order_lines l join orders o on o.id = l.order_id join customers c on c.id = o.customer_id
     join products p on p.id = l.product_id where o.external_source = 'manager' and c.custom_text1 = 'BASIC' and p.sku = 'P1'`,
  );
  expect(some.totals.revenue?.value).toBe(wanted?.revenue);
});

test('sales by fields of their own, the desk and leads', async () => {
  const won = await run('WonByCustomField', 'manager', { period: '2025', of: 'OPPORTUNITY', key: 'campaign' });
  const wanted = await server.sql<{ key: string | null; won: string; amount: string }>(
    "select custom_text1 as key, count(*)::text won, sum(amount)::numeric(19,2)::text amount from opportunities where status = 'WON' and external_source = 'manager' group by 1",
  );
  expect(sorted(won.rows.map(row => [row.customField?.key, row.won?.value, row.wonAmount?.value]))).toEqual(
    sorted(wanted.map(({ key, won: n, amount }) => [key, n, amount])),
  );
  expect(won.totals.won?.value).toBe(sum(won.rows, 'won').toFixed(0));
  const desk = await run('ServiceByCustomField', 'manager', { period: '2025-02', of: 'TICKET', key: 'machine' });
  expect(desk.rows.map(row => [row.customField?.label, row.opened?.value, row.openAtEnd?.value])).toEqual([
    ['press', '6', '2'],
    ['saw', '6', '2'],
  ]);
  const { leads } = await (await server.as('manager')).data<{ leads: Answer }>(
    `{ leads: leadAnalysis(period: "2025", byCustomFields: [{ of: LEAD, key: "fair" }]) { rows { customField(of: LEAD, key: "fair") { label } created { value } } } }`,
  );
  expect(sorted(leads.rows.map(row => [row.customField?.label, row.created?.value]))).toEqual(
    sorted([
      ['Basic care', '3'],
      ['Fleet: on site', '3'],
      ['–', '3'],
    ]),
  );
  const both = await (await server.as('manager')).data<{
    a: Answer;
    metrics: { code: string; analysis: string; customFieldsOf: string[] }[];
  }>(
    `{ a: salesAnalysis(period: "2025", byCustomFields: [{ of: OPPORTUNITY, key: "campaign" }, { of: CUSTOMER, key: "contract" }], orderBy: [{ measure: WON_AMOUNT }], limit: 2) {
         rows { customField(of: CUSTOMER, key: "contract") { key } other: customField(of: OPPORTUNITY, key: "campaign") { key } wonAmount { value } } }
       metrics { code analysis customFieldsOf } }`,
  );
  expect(both.a.rows).toHaveLength(2);
  const of = Object.fromEntries(both.metrics.map(({ analysis, code, customFieldsOf }) => [`${analysis}.${code}`, customFieldsOf]));
  expect(of['salesAnalysis.revenue']).toEqual(['customer']);
  expect(of['salesAnalysis.won']).toEqual(['customer', 'opportunity']);
  expect(of['serviceAnalysis.opened']).toEqual(['ticket', 'customer']);
  expect(of['spendAgainstBudget.actual']).toEqual([]);
});

test('what can not be split, is no group, does not exist, is hidden or archived is refused', async () => {
  const asked = (arguments_: string, selection: string) => refusal(`{ salesAnalysis(period: "2025", ${arguments_}) { ${selection} } }`);
  const campaign = 'byCustomFields: [{ of: OPPORTUNITY, key: "campaign" }]';
  const why =
    'INVALID_INPUT: "revenue" can not be split by the custom field "campaign": it is made of lines of orders that are confirmed, fulfilled or invoiced, which do not have it. What they have: region, product, category, channel, rep, team, customer, cohort, cohortAge, tier, industry.';
  expect(await asked(campaign, 'rows { revenue { value } }')).toEqual([why]);
  expect(await asked(`${campaign}, orderBy: [{ measure: REVENUE }], limit: 1`, 'rows { won { value } }')).toEqual([why]);
  const limited = 'where: { customFields: [{ of: OPPORTUNITY, key: "campaign", in: ["fair"] }] }';
  expect(await asked(limited, 'totals { revenue { value } }')).toEqual([why]);
  expect(await asked(limited, 'orderLines { totalCount }')).toEqual([expect.stringContaining('"orderLines" can not be split')]);
  expect(await asked(campaign, 'rows { customField(of: OPPORTUNITY, key: "campaign") { key } }')).toEqual([]);

  const by = (key: string) => asked(`byCustomFields: [{ of: CUSTOMER, key: "${key}" }]`, 'rows { revenue { value } }');
  expect(await by('worth')).toEqual([
    'INVALID_INPUT: "Customer.customFields.worth" is of the type NUMBER: figures are split by CHOICE, REFERENCE, TEXT only.',
  ]);
  expect(await by('nothing')).toEqual([
    expect.stringContaining('"Customer.customFields.nothing" does not exist. There are contract, keeper, worth.'),
  ]);
  const keys = (key: string, values: string) =>
    asked(`where: { customFields: [{ of: CUSTOMER, key: "${key}", in: ${values} }] }`, 'totals { revenue { value } }');
  expect(await keys('contract', '["GOLD"]')).toEqual(['INVALID_INPUT: "GOLD" is no choice of "contract"; there are BASIC, FLEET.']);
  expect(await keys('keeper', '["Ann"]')).toEqual([expect.stringContaining('one starts with "user_"')]);

  const late = await define('customer', 'late', 'TEXT');
  expect(await by('late')).toEqual([]);
  const rule = { role: 'MANAGER', kind: 'customer', readScope: 'TEAM', writeScope: 'TEAM', deleteScope: 'TEAM' };
  const hide = (hiddenFields: string[]) => mutate(server, 'administrator', 'access', 'RoleRuleSet', { ...rule, hiddenFields });
  await hide(['Customer.customFields.late']);
  expect(await by('late')).toEqual([expect.stringContaining('FORBIDDEN')]);
  await hide([]);
  await mutate(server, 'administrator', 'fields', 'CustomFieldArchive', { fieldId: late });
  expect(await by('late')).toEqual([expect.stringContaining('"Customer.customFields.late" is archived.')]);
});
