import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { teams } from '../../support/cast.js';
import { at, type Client, type Variables } from '../../support/client.js';
import { operation } from '../../support/operation.js';
import { type Server, startServer } from '../../support/server.js';
import { type Finance, financeOf, inputOf, OVERRUN, type Overrun } from './given.js';

let server: Server;
let finance: Client;
let given: Finance;
let year: string;
let account: string;

beforeAll(async () => {
  server = await startServer();
  finance = await server.as('finance');
  given = financeOf(finance);
  year = await given.year(2024);
  account = await given.account();
}, 60_000);
afterAll(() => server?.stop());

interface Outcome {
  posting: { id: string; version: number; open?: { amount: string } | null; baseAmount?: { amount: string } } | null;
  errors: { code: string; message: string; path: string[] | null }[];
}
const run = async (name: string, input: Variables, client = finance): Promise<Outcome> =>
  Object.values(await client.data(operation('finance', name), { input }))[0] as Outcome;
let count = 0;
/** Requests, orders or invoices an amount. */
const book = (department: string, amount: string, more: Variables = {}, client = finance) =>
  run('PostingOrder', { ...inputOf(account, { department, amount }), reference: `C-${++count}`, ...more }, client);
const booked = async (...of: Parameters<typeof book>) => {
  const { posting, errors } = await book(...of);
  expect(errors).toEqual([]);
  return posting?.id as string;
};
const refused = ({ errors: [error] }: Outcome) => `${error?.code} ${error?.message}`;
const reverse = async (postingId: string) => run('PostingReverse', { postingId, reference: `C-${++count}` });
const release = (commitmentId: string, more: Variables = {}) =>
  run('PostingRelease', { postingId: commitmentId, reference: `C-${++count}`, ...more });

type Thresholds = NonNullable<Parameters<Finance['budget']>[1][number]['thresholds']>;
const stop = (stage: string, percent = 100) => ({ stage, basis: 'ANNUAL', percent, action: 'STOP' }) as Thresholds[number];
async function watched(thresholds: Thresholds = [], input: Parameters<Finance['department']>[0] = {}) {
  const department = await given.department(input);
  const [line = ''] = await given.budget(year, [{ departmentId: department, annual: '1200', thresholds }]);
  return { department, line };
}
/** Requested, committed, spent and available of a line; the months add up to the same. */
async function figures(line: string): Promise<string[]> {
  const sums = 'requested { amount } committed { amount } spent { amount }';
  const answer = await finance.data(
    `query ($id: ID!) { budgetLine(id: $id) { ${sums} available { amount } months(first: 13) { nodes { ${sums} } } } }`,
    { id: line },
  );
  const of = (key: string) => at(answer, `budgetLine.${key}.amount`) as string;
  const months = at(answer, 'budgetLine.months.nodes') as Record<string, { amount: string }>[];
  for (const key of ['requested', 'committed', 'spent'])
    expect([key, months.reduce((sum, month) => sum + Number(month[key]?.amount), 0)]).toEqual([key, Number(of(key))]);
  return ['requested', 'committed', 'spent', 'available'].map(of);
}
const openOf = async (id: string) =>
  at(await finance.data('query ($id: ID!) { posting(id: $id) { open { amount } } }', { id }), 'posting.open.amount');

test.each([true, false])('an amount counts once on its way from the request to the invoice (watched: %s)', async watching => {
  const { department, line } = await watched(watching ? [stop('CUMULATIVE')] : []);
  const request = await booked(department, '500', { stage: 'REQUEST' });
  expect(await figures(line)).toEqual(['500.00', '0.00', '0.00', '700.00']);
  const order = await booked(department, '450', { stage: 'ORDER', commitmentId: request });
  expect(await figures(line)).toEqual(['50.00', '450.00', '0.00', '700.00']);
  // the rest of the request is not ordered any more
  expect((await release(request, { amount: '20' })).posting?.baseAmount).toMatchObject({ amount: '-20.00' });
  await release(request);
  expect(await figures(line)).toEqual(['0.00', '450.00', '0.00', '750.00']);
  await booked(department, '300', { commitmentId: order, date: '2024-04-02' });
  expect(await figures(line)).toEqual(['0.00', '150.00', '300.00', '750.00']);
  // dearer than ordered: what was ordered is taken off, and no more
  const last = await booked(department, '170', { commitmentId: order, date: '2024-04-20' });
  expect(await figures(line)).toEqual(['0.00', '0.00', '470.00', '730.00']);
  // taken back, it is open again
  await reverse(last);
  expect(await figures(line)).toEqual(['0.00', '150.00', '300.00', '750.00']);
  expect(await openOf(order)).toBe('150.00');
  await booked(department, '10', { commitmentId: order, closesCommitment: true });
  expect(await figures(line)).toEqual(['0.00', '0.00', '310.00', '890.00']);

  const settled = await finance.data(operation('finance', 'OpenCommitments'), { where: { id: { in: [request, order] } } });
  const rows = (
    at(settled, 'postings.nodes') as { stage: string; settledBy: { nodes: { stage: string; baseAmount: { amount: string } }[] } }[]
  ).map(row => `${row.stage}: ${row.settledBy.nodes.map(({ stage, baseAmount }) => `${stage} ${baseAmount.amount}`).sort()}`);
  expect(rows.sort()).toEqual([
    'ORDER: ACTUAL 10.00,ACTUAL 170.00,ACTUAL 300.00,ORDER -150.00,ORDER -150.00,ORDER -300.00,ORDER 150.00',
    'REQUEST: ORDER 450.00,REQUEST -20.00,REQUEST -30.00,REQUEST -450.00',
  ]);
});

test('each stage has thresholds of its own, told with the stage; an order just as requested is nothing new to who counts both', async () => {
  const warn = { basis: 'ANNUAL', percent: 50, action: 'WARN' } as const;
  const { department, line } = await watched([{ ...warn, stage: 'CUMULATIVE' }, { ...warn, stage: 'ORDER' }, warn] as Thresholds);
  const heard = await finance.listen<Overrun>(OVERRUN, { where: { id: { eq: line } } });
  const request = await booked(department, '700', { stage: 'REQUEST' });
  const order = await booked(department, '700', { stage: 'ORDER', commitmentId: request });
  await booked(department, '700', { commitmentId: order });
  const told = (await heard.take(3)).map(({ budgetOverrun: o }) => `${o.stage} ${o.spent} #${o.episode}`);
  expect(told).toEqual(['CUMULATIVE 700 #1', 'ORDER 700 #1', 'ACTUAL 700 #1']);
  // invoiced, nothing is ordered any more
  const rows = (await given.line(line)).crossings.nodes.map(({ stage, clearedAt }) => `${stage} ${clearedAt ? 'over' : 'open'}`);
  expect(rows.sort()).toEqual(['ACTUAL open', 'CUMULATIVE open', 'ORDER over']);
});

test('a STOP counts what is promised, is foretold, and takes from an order no more than it adds', async () => {
  const { department, line } = await watched([stop('CUMULATIVE'), stop('ORDER', 50)]);
  expect(refused(await book(department, '601', { stage: 'ORDER' }))).toMatch(/^BUDGET_EXCEEDED .*601 EUR .* 50 % .*\(ORDER ANNUAL\)/);
  const order = await booked(department, '600', { stage: 'ORDER' });
  await booked(department, '500');
  expect(refused(await book(department, '101'))).toMatch(/BUDGET_EXCEEDED .*1201 EUR .*CUMULATIVE ANNUAL/);
  const ask = async (amount: string, more: Variables) => {
    const answer = await finance.data(operation('finance', 'BudgetCheck'), {
      input: { ...inputOf(account, { department, amount }), ...more },
    });
    return [
      at(answer, 'budgetCheck.decision'),
      ...(at(answer, 'budgetCheck.rules') as { stage: string; after: string }[]).map(r => `${r.stage} ${r.after}`),
    ];
  };
  expect(await ask('700', { commitmentId: order })).toEqual(['IGNORE', 'ORDER 0', 'CUMULATIVE 1200']);
  expect(await ask('701', { commitmentId: order })).toEqual(['STOP', 'ORDER 0', 'CUMULATIVE 1201']);
  expect(await ask('101', { stage: 'REQUEST' })).toEqual(['STOP', 'CUMULATIVE 1201']);
  await booked(department, '700', { commitmentId: order });
  expect(await figures(line)).toEqual(['0.00', '0.00', '1200.00', '0.00']);
});

test('what does not go together is refused, and nothing of it is done', async () => {
  const { department, line } = await watched([stop('CUMULATIVE')]);
  const request = await booked(department, '100', { stage: 'REQUEST' });
  const order = await booked(department, '100', { stage: 'ORDER' });
  const invoice = await booked(department, '10', { commitmentId: order });
  expect(refused(await book(department, '-5', { stage: 'ORDER' }))).toMatch(/INVALID_INPUT .*above zero/);
  expect(refused(await book(department, '5', { stage: 'REQUEST', commitmentId: order }))).toMatch(/INVALID_INPUT .*earlier stage/);
  expect(refused(await book(department, '5', { stage: 'REQUEST', commitmentId: request }))).toMatch(/INVALID_INPUT .*earlier stage/);
  expect(refused(await book(department, '5', { commitmentId: invoice }))).toMatch(/INVALID_INPUT .*neither a request nor an order/);
  expect(refused(await book(department, '-5', { commitmentId: order }))).toMatch(/INVALID_INPUT .*above zero/);
  expect(refused(await book(department, '5', { closesCommitment: true }))).toMatch(/INVALID_INPUT .*commitmentId/);
  expect(refused(await book(department, '5', { source: 'commitment' }))).toMatch(/INVALID_INPUT .*another/);
  expect(refused(await release(invoice))).toMatch(/INVALID_INPUT .*neither/);
  expect(refused(await release(order, { amount: '90.01' }))).toMatch(/INVALID_INPUT .*90 EUR are open/);
  expect(refused(await release(order, { amount: '0' }))).toMatch(/INVALID_INPUT .*above zero/);
  expect(refused(await reverse(order))).toMatch(/CONFLICT .*settled already/);
  const [relief] = await server.sql<{ id: string }>(
    "select 'posting_' || encode(uuid_send(id), 'hex') id from postings where cause_id is not null order by id desc limit 1",
  );
  expect(refused(await reverse(relief?.id ?? ''))).toMatch(/INVALID_INPUT .*takes off/);
  // another year of another currency
  const other = await given.year(2019, 'USD');
  expect(other).toBeTruthy();
  const elsewhere = { date: '2019-03-03', amount: { amount: '5', currency: 'USD' }, commitmentId: order };
  expect(refused(await book(department, '5', elsewhere))).toMatch(/INVALID_INPUT .*books are in EUR/);
  expect(await figures(line)).toEqual(['100.00', '90.00', '10.00', '1000.00']);
});

test('an order is invoiced in the next year, on another account of another department; each budget has its own', async () => {
  await given.year(2025);
  const next = await given.create('fiscalYearCreate', 'year', { name: 'FY2026', from: '2026-01-01', to: '2026-12-31', currency: 'EUR' });
  const one = await watched([stop('CUMULATIVE')]);
  const department = await given.department();
  const other = await given.account();
  const [line = ''] = await given.budget(next.id as string, [
    { departmentId: department, accountId: other, annual: '300', thresholds: [stop('CUMULATIVE')] },
  ]);
  const order = await booked(one.department, '400', { stage: 'ORDER', date: '2024-12-20' });
  await given.create('fiscalYearClose', 'year', { yearId: year, closed: true });
  await booked(department, '250', { commitmentId: order, date: '2026-01-05', accountId: other });
  expect(await figures(one.line)).toEqual(['0.00', '150.00', '0.00', '1050.00']);
  expect(await figures(line)).toEqual(['0.00', '0.00', '250.00', '50.00']);
  // what is promised is given up although the year is closed: nothing of the books changes by that
  await release(order);
  expect(await figures(one.line)).toEqual(['0.00', '0.00', '0.00', '1200.00']);
  await given.create('fiscalYearClose', 'year', { yearId: year, closed: false });
});

test('many invoices for one order at once, single and in lists, take off together what is open and no more', async () => {
  const { department, line } = await watched([stop('CUMULATIVE')]);
  const order = await booked(department, '1000', { stage: 'ORDER' });
  const row = () => ({ ...inputOf(account, { department, amount: '30' }), commitmentId: order, reference: `C-${++count}` });
  const bulk = () => finance.data(operation('finance', 'PostingCreateBulk'), { input: { rows: [row(), row(), row()] } });
  const answers = await Promise.all([
    ...Array.from({ length: 12 }, () => book(department, '30', { commitmentId: order })),
    ...Array.from({ length: 8 }, bulk),
  ]);
  for (const answer of answers) expect(at(answer, 'errors') ?? at(answer, 'postingCreateBulk.errors')).toEqual([]);
  // 36 × 30 = 1080 is 80 more than was ordered
  const [requested, committed, spent, available] = await figures(line);
  expect([requested, committed, spent, available]).toEqual(['0.00', '0.00', '1080.00', '120.00']);
  expect(await openOf(order)).toBe('0.00');
});

test('an order in another currency is taken back in that currency, and settled in that of the books', async () => {
  const { department, line } = await watched([stop('CUMULATIVE')]);
  const order = { stage: 'ORDER', amount: { amount: '110', currency: 'USD' }, baseAmount: '100' };
  const one = await booked(department, '0', order);
  const other = await booked(department, '0', order);
  await booked(department, '40', { commitmentId: other });
  const { posting } = await reverse(one);
  const answer = await finance.data('query ($id: ID!) { posting(id: $id) { amount { amount currency } baseAmount { amount currency } } }', {
    id: posting?.id,
  });
  expect(at(answer, 'posting')).toEqual({
    amount: { amount: '-110.00', currency: 'USD' },
    baseAmount: { amount: '-100.00', currency: 'EUR' },
  });
  expect(await figures(line)).toEqual(['0.00', '60.00', '40.00', '1100.00']);
});

test('the same order again is one order; released again under its reference, it is released once', async () => {
  const { department, line } = await watched([stop('CUMULATIVE')]);
  const reference = `C-${++count}`;
  const orders = await Promise.all(Array.from({ length: 6 }, () => book(department, '40', { stage: 'ORDER', reference })));
  expect(new Set(orders.map(({ posting }) => posting?.id)).size).toBe(1);
  expect((await book(department, '40', { reference })).errors[0]?.code).toBe('CONFLICT');
  const commitmentId = orders[0]?.posting?.id ?? '';
  const input = { postingId: commitmentId, reference: `C-${++count}`, amount: '15' };
  const released = await Promise.all(Array.from({ length: 4 }, () => run('PostingRelease', input)));
  expect(new Set(released.map(({ posting }) => posting?.id)).size).toBe(1);
  expect(await figures(line)).toEqual(['0.00', '25.00', '0.00', '1175.00']);
  expect(refused(await run('PostingRelease', { ...input, amount: '16' }))).toMatch(/CONFLICT/);
  const { posting } = await run('PostingInvoice', {
    ...inputOf(account, { department, amount: '5' }),
    commitmentId,
    reference: `C-${++count}`,
  });
  await reverse(posting?.id ?? '');
  await release(commitmentId);
  expect(refused(await release(commitmentId))).toMatch(/CONFLICT Nothing of it is open/);
});

test('who does not see an order can not settle it', async () => {
  const team = (id: string) => `team_${id.replaceAll('-', '')}`;
  const [mine, theirs] = [await given.department({ teamId: team(teams.europe) }), await given.department({ teamId: team(teams.asia) })];
  const order = await booked(theirs, '40', { stage: 'ORDER' });
  const clerk = await server.as('operations');
  const answer = await book(mine, '40', { commitmentId: order }, clerk);
  expect(answer.errors[0]?.code).toBe('NOT_FOUND');
  expect(await openOf(order)).toBe('40.00');
});
