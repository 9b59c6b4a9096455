import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import { at, type Client, type Variables } from '../../support/client.js';
import { operation } from '../../support/operation.js';
import { type Server, startServer } from '../../support/server.js';
import { type Finance, financeOf } from './given.js';

let server: Server;
let finance: Client;
let given: Finance;
let department: string;
let account: string;
let year: string;

beforeAll(async () => {
  server = await startServer();
  finance = await server.as('finance');
  given = financeOf(finance);
  year = await given.year(2024);
  [department, account] = [await given.department(), await given.account()];
});
afterAll(() => server?.stop());

interface Told {
  errors: { code: string; message: string; path: string[] | null }[];
}
const set = async (input: Variables, client = finance) =>
  at(await client.data(operation('finance', 'ExchangeRateSet'), { input }), 'exchangeRateSet') as Told & {
    rate: { id: string; version: number } | null;
  };
let count = 0;
const POST = `mutation ($input: PostingCreateInput!) { postingCreate(input: $input) {
  posting { id exchangeRate baseAmount { amount currency } } errors { code message path } } }`;
interface Booked extends Told {
  posting: { id: string; exchangeRate: string | null; baseAmount: { amount: string; currency: string } } | null;
}
const post = async (date: string, amount: string, currency: string, more: Variables = {}, client = finance) =>
  at(
    await client.data(POST, {
      input: { departmentId: department, accountId: account, date, amount: { amount, currency }, reference: `rate-${++count}`, ...more },
    }),
    'postingCreate',
  ) as Booked;

test('an amount in another currency is translated by the rate of its day, half away from zero, and keeps that rate', async () => {
  await set({ currency: 'USD', base: 'EUR', from: '2024-03-01', rate: '0.925' });
  const { rate } = await set({ currency: 'USD', base: 'EUR', from: '2024-03-10', rate: '0.91' });
  const base = async (date: string, amount: string) => (await post(date, amount, 'USD')).posting?.baseAmount.amount;
  expect([await base('2024-03-09', '100'), await base('2024-03-10', '100'), await base('2024-03-31', '-0.05')]).toEqual([
    '92.50',
    '91.00',
    '-0.05',
  ]);
  // books have no amounts of zero
  expect(await base('2024-03-10', '0.01')).toBe('0.01');
  const first = await post('2024-03-12', '200', 'USD', { reference: 'kept' });
  expect(first.posting).toMatchObject({ exchangeRate: '0.91', baseAmount: { amount: '182.00', currency: 'EUR' } });
  expect((await set({ currency: 'USD', base: 'EUR', from: '2024-03-10', rate: '0.5', expectedVersion: rate?.version })).errors).toEqual([]);
  expect(
    (await set({ currency: 'USD', base: 'EUR', from: '2024-03-10', rate: '0.6', expectedVersion: rate?.version })).errors,
  ).toMatchObject([{ code: 'CONFLICT' }]);
  expect(
    at(await finance.data('query ($id: ID!) { posting(id: $id) { baseAmount { amount } } }', { id: first.posting?.id }), 'posting'),
  ).toEqual({
    baseAmount: { amount: '182.00' },
  });
  // the same document again is the same, whatever the rate is by now; a reversal takes back what was booked
  expect((await post('2024-03-12', '200', 'USD', { reference: 'kept' })).posting?.id).toBe(first.posting?.id);
  const { id: reversal } = await given.reverse(first.posting?.id ?? '');
  expect(
    at(
      await finance.data('query ($id: ID!) { posting(id: $id) { baseAmount { amount } } }', { id: reversal }),
      'posting.baseAmount.amount',
    ),
  ).toBe('-182.00');
});

test('without a rate of the last month it is refused, unless it says what it is in the currency of the books', async () => {
  await set({ currency: 'CHF', base: 'EUR', from: '2024-05-01', rate: '1.05' });
  for (const date of ['2024-04-30', '2024-06-02']) {
    const { errors } = await post(date, '10', 'CHF');
    expect(errors).toMatchObject([{ code: 'INVALID_INPUT', path: ['baseAmount'], message: expect.stringContaining('no rate of CHF') }]);
  }
  expect((await post('2024-06-01', '10', 'CHF')).posting?.baseAmount.amount).toBe('10.50');
  expect((await post('2024-06-02', '10', 'CHF', { baseAmount: '11' })).posting).toMatchObject({
    exchangeRate: null,
    baseAmount: { amount: '11.00' },
  });
});

test('whatever the rate and the amount, the translation is exact to the cent', async () => {
  const digits = (max: number, decimals: number) =>
    fc.integer({ min: 1, max }).map(n => new Decimal(n).div(10 ** decimals).toFixed(decimals));
  let day = 0;
  await fc.assert(
    fc.asyncProperty(digits(1_000_000_000, 6), digits(100_000_000, 3), async (rate, amount) => {
      const date = new Date(Date.UTC(2024, 6, 1 + (day++ % 180))).toISOString().slice(0, 10);
      await set({ currency: 'KWD', base: 'EUR', from: date, rate });
      const exact = new Decimal(rate).times(amount).toDecimalPlaces(2, Decimal.ROUND_HALF_UP);
      const { posting } = await post(date, amount, 'KWD');
      expect(posting?.baseAmount.amount).toBe((exact.isZero() ? new Decimal('0.01') : exact).toFixed(2));
    }),
    { numRuns: 40 },
  );
});

test('a rate told the other way round serves as well; the newer of both counts, and of one day the direct one', async () => {
  const rates = [
    ['EUR', 'JPY', '2024-08-01', '160'],
    ['JPY', 'EUR', '2024-08-02', '0.0061'],
    ['EUR', 'JPY', '2024-08-02', '150'],
    ['EUR', 'JPY', '2024-08-03', '170'],
  ];
  for (const [currency, base, from, rate] of rates) expect((await set({ currency, base, from, rate })).errors).toEqual([]);
  const worth = async (date: string) => (await post(date, '100000', 'JPY')).posting?.baseAmount.amount;
  expect([await worth('2024-08-01'), await worth('2024-08-02'), await worth('2024-08-09')]).toEqual(['625.00', '610.00', '588.24']);
});

test('what is no rate is refused, everything at once; setting rates takes the right to change accounts', async () => {
  const { errors } = await set({ currency: 'XYZ', base: 'EUR', from: '2024-01-01', rate: '0' });
  expect(errors.map(error => error.path)).toEqual([['currency'], ['rate']]);
  expect((await set({ currency: 'EUR', base: 'EUR', from: '2024-01-01', rate: '1' })).errors).toMatchObject([{ path: ['base'] }]);
  expect((await set({ currency: 'USD', base: 'EUR', from: '2024-01-01', rate: '1000000000' })).errors).toMatchObject([{ path: ['rate'] }]);
  const sales = await server.as('sales');
  const refused = await sales.query(operation('finance', 'ExchangeRateSet'), {
    input: { currency: 'USD', base: 'EUR', from: '2024-01-01', rate: '1' },
  });
  expect(refused.errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
  const bulk = at(
    await finance.data(operation('finance', 'ExchangeRateSetBulk'), {
      input: {
        onError: 'REJECT_ROWS',
        rows: [
          { currency: 'SEK', base: 'EUR', from: '2024-01-01', rate: '0.088' },
          { currency: 'SEK', base: 'EUR', from: '2024-01-02', rate: '-1' },
        ],
      },
    }),
    'exchangeRateSetBulk',
  ) as { results: { rate: object | null; errors: object[] }[] };
  expect(bulk.results.map(row => [row.rate !== null, row.errors.length])).toEqual([
    [true, 0],
    [false, 1],
  ]);
});

test('two who set the rate of one day at once: one rate is left, and nobody is told that both hold', async () => {
  const answers = await Promise.all(
    ['0.1', '0.2', '0.3', '0.4'].map(rate => set({ currency: 'NOK', base: 'EUR', from: '2024-02-01', rate })),
  );
  expect(answers.filter(answer => answer.rate).length).toBeGreaterThan(0);
  for (const { errors } of answers) for (const { code } of errors) expect(code).toBe('CONFLICT');
  const found = await finance.data('{ exchangeRates(where: { currency: { eq: "NOK" } }) { totalCount } }');
  expect(at(found, 'exchangeRates.totalCount')).toBe(1);
});

test('who may post late does so in a closed period; nobody else, whatever their role writes', async () => {
  const period = at(
    await finance.data('query ($id: ID!) { fiscalYear(id: $id) { periods { nodes { id } } } }', { id: year }),
    'fiscalYear.periods.nodes.0.id',
  );
  await given.create('fiscalPeriodClose', 'period', { periodId: period });
  const late = () => post('2024-01-20', '5', 'EUR');
  expect((await late()).errors).toMatchObject([{ code: 'INVALID_INPUT', path: ['date'] }]);
  const administrator = await server.as('administrator');
  expect((await post('2024-01-20', '5', 'EUR', {}, administrator)).errors).toMatchObject([{ code: 'INVALID_INPUT', path: ['date'] }]);
  // an exception is a rule as others, and told as they are
  const rule = await administrator.data(
    `mutation ($input: RoleRuleSetInput!) { roleRuleSet(input: $input) { errors { code message } effect { groups { changes { kind } } } } }`,
    { input: { role: 'FINANCE', kind: 'latePosting', readScope: 'NONE', writeScope: 'ALL', deleteScope: 'NONE' } },
  );
  expect(at(rule, 'roleRuleSet.errors')).toEqual([]);
  expect(JSON.stringify(rule)).toContain('latePosting');
  expect(await late()).toMatchObject({ errors: [], posting: { baseAmount: { amount: '5.00' } } });
});
