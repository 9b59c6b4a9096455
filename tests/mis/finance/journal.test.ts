import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import { teams } from '../../support/cast.js';
import { at, type Client, type Variables } from '../../support/client.js';
import { operation } from '../../support/operation.js';
import { type Server, startServer } from '../../support/server.js';
import { annual, type Finance, financeOf } from './given.js';

let server: Server;
let finance: Client;
let given: Finance;
let year: string;
let department: string;
let cash: string;
let debts: string;
let sales: string;
let rent: string;

beforeAll(async () => {
  server = await startServer();
  finance = await server.as('finance');
  given = financeOf(finance);
  year = await given.year(2024);
  department = await given.department();
  [cash, debts, sales, rent] = [
    await given.account('ASSET'),
    await given.account('LIABILITY'),
    await given.account('INCOME'),
    await given.account('EXPENSE'),
  ];
});
afterAll(() => server?.stop());

interface Entry {
  id: string;
  amount: { amount: string };
  reverses: { id: string } | null;
  postings: { nodes: { id: string; account: { kind: string }; baseAmount: { amount: string } }[] };
}
interface Outcome {
  entry: Entry | null;
  errors: { code: string; message: string; path: string[] | null }[];
}
let count = 0;
const run = async (name: 'JournalEntryPost' | 'JournalEntryReverse', input: Variables, client = finance): Promise<Outcome> =>
  Object.values(await client.data(operation('finance', name), { input }))[0] as Outcome;
const post = (lines: Variables[], more: Variables = {}, client = finance) =>
  run(
    'JournalEntryPost',
    {
      date: '2024-03-15',
      currency: 'EUR',
      reference: `J-${++count}`,
      lines: lines.map(line => ({ departmentId: department, ...line })),
      ...more,
    },
    client,
  );
const balances = async () =>
  (
    await server.sql<{ off: string }>(
      `select sum(posting_debit(p.base_amount, a.kind))::text off from postings p join ledger_accounts a on a.id = p.account_id where p.journal_id is not null`,
    )
  )[0]?.off ?? '0';

test('both sides are equal: each line is a posting of the sign of its account', async () => {
  const { entry, errors } = await post([
    { accountId: rent, debit: '900' },
    { accountId: cash, credit: '800.50' },
    { accountId: debts, credit: '99.50' },
  ]);
  expect(errors).toEqual([]);
  expect(entry?.amount.amount).toBe('900.00');
  expect(entry?.postings.nodes.map(({ account, baseAmount }) => [account.kind, baseAmount.amount]).sort()).toEqual([
    ['ASSET', '-800.50'],
    ['EXPENSE', '900.00'],
    ['LIABILITY', '99.50'],
  ]);
  expect(new Decimal(await balances()).isZero()).toBe(true);
});

test('what does not balance, or has two sides, or none, is refused, every line at once, and nothing is booked', async () => {
  const before = await server.sql('select id from postings');
  expect(
    (
      await post([
        { accountId: rent, debit: '10' },
        { accountId: cash, credit: '9.99' },
      ])
    ).errors,
  ).toMatchObject([{ code: 'INVALID_INPUT', path: ['lines'], message: expect.stringContaining('0.01 EUR') }]);
  const { errors } = await post([
    { accountId: rent, debit: '10', credit: '10' },
    { accountId: cash },
    { accountId: cash, credit: '-1' },
    { accountId: cash, credit: '0.001' },
  ]);
  expect(errors.map(({ path }) => path)).toEqual([
    ['lines', '0', 'debit'],
    ['lines', '1', 'credit'],
    ['lines', '2', 'credit'],
    ['lines', '3', 'credit'],
  ]);
  expect(await server.sql('select id from postings')).toEqual(before);
});

test('the database refuses an entry that does not balance, whoever writes it', async () => {
  const { entry } = await post([
    { accountId: rent, debit: '1' },
    { accountId: cash, credit: '1' },
  ]);
  const uuid = (entry?.id ?? '').replace(/^journal_(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  const more = server.sql(
    `insert into postings (id, created_at, created_by, updated_at, updated_by, date, period_id, department_id, account_id, amount, currency, base_amount,
       base_currency, source, reference, journal_id)
     select uuidv7(), created_at, created_by, updated_at, updated_by, date, period_id, department_id, account_id, amount, currency, base_amount, base_currency,
       source, 'one more', journal_id from postings where journal_id = $1 limit 1`,
    [uuid],
  );
  await expect(more).rejects.toThrow(/is off by/);
});

test('in another currency each line is translated, and the sides are still equal to the cent', async () => {
  await finance.data(operation('finance', 'ExchangeRateSet'), {
    input: { currency: 'USD', base: 'EUR', from: '2024-03-01', rate: '0.923456' },
  });
  const amount = fc.integer({ min: 1, max: 5_000_000 }).map(cents => new Decimal(cents).div(100).toFixed(2));
  await fc.assert(
    fc.asyncProperty(fc.array(amount, { minLength: 1, maxLength: 6 }), async amounts => {
      const sum = amounts.reduce((all, each) => all.plus(each), new Decimal(0)).toFixed(2);
      const { entry, errors } = await post([...amounts.map(credit => ({ accountId: sales, credit })), { accountId: cash, debit: sum }], {
        currency: 'USD',
      });
      expect(errors).toEqual([]);
      for (const { account, baseAmount } of entry?.postings.nodes ?? [])
        expect([account.kind, new Decimal(baseAmount.amount).gt(0)]).toEqual([account.kind, true]);
      expect(new Decimal(await balances()).isZero()).toBe(true);
    }),
    { numRuns: 25 },
  );
});

test('the same document again changes nothing, also at once; with other content it is a conflict', async () => {
  const lines = [
    { accountId: rent, debit: '5' },
    { accountId: cash, credit: '5' },
  ];
  const answers = await Promise.all(Array.from({ length: 8 }, () => post(lines, { reference: 'same' })));
  expect(new Set(answers.map(({ entry }) => entry?.id)).size).toBe(1);
  expect(answers.flatMap(({ errors }) => errors)).toEqual([]);
  const other = [
    { accountId: rent, debit: '6' },
    { accountId: cash, credit: '6' },
  ];
  expect((await post(other, { reference: 'same' })).errors).toMatchObject([{ code: 'CONFLICT' }]);
});

test('an entry is taken back whole, once, and not line by line', async () => {
  const { entry } = await post([
    { accountId: rent, debit: '70' },
    { accountId: cash, credit: '70' },
  ]);
  const line = entry?.postings.nodes[0]?.id ?? '';
  expect(await given.reverse(line)).toMatchObject({ code: 'INVALID_INPUT', path: ['postingId'] });
  const back = await run('JournalEntryReverse', { journalId: entry?.id, reference: 'back' });
  expect(back.entry?.reverses?.id).toBe(entry?.id);
  expect((await run('JournalEntryReverse', { journalId: entry?.id, reference: 'back' })).entry?.id).toBe(back.entry?.id);
  expect((await run('JournalEntryReverse', { journalId: entry?.id, reference: 'again' })).errors).toMatchObject([{ code: 'CONFLICT' }]);
  expect((await run('JournalEntryReverse', { journalId: back.entry?.id, reference: 'more' })).errors).toMatchObject([
    { code: 'INVALID_INPUT' },
  ]);
  const taken = (await finance.data(operation('finance', 'JournalEntries'), { where: { reference: { eq: 'back' } } })) as object;
  const amounts = at(taken, 'journalEntries.nodes.0.postings.nodes') as { account: { kind: string }; amount: { amount: string } }[];
  expect(amounts.map(({ account, amount }) => [account.kind, amount.amount]).sort()).toEqual([
    ['ASSET', '70.00'],
    ['EXPENSE', '-70.00'],
  ]);
  expect(new Decimal(await balances()).isZero()).toBe(true);
});

test('a budget that stops one line stops all of them', async () => {
  const watched = await given.department();
  await given.budget(year, [{ departmentId: watched, annual: '1200', thresholds: [annual(100, 'STOP')] }]);
  const lines = (amount: string) => [
    { departmentId: watched, accountId: rent, debit: amount },
    { accountId: cash, credit: amount },
  ];
  const before = await server.sql('select id from journal_entries');
  expect((await post(lines('1200.01'))).errors).toMatchObject([{ code: 'BUDGET_EXCEEDED' }]);
  expect(await server.sql('select id from journal_entries')).toEqual(before);
  expect((await post(lines('1200'))).errors).toEqual([]);
});

test('projects, products and regions tell postings apart; a project that is closed, or over, takes none', async () => {
  const projectId = await (async () => {
    const made = await finance.data(operation('finance', 'ProjectCreate'), {
      input: { code: 'P-1', name: 'New shop', from: '2024-02-01', to: '2024-12-31' },
    });
    return at(made, 'projectCreate.project.id') as string;
  })();
  const lines = [
    { accountId: rent, debit: '3', projectId, region: 'North' },
    { accountId: cash, credit: '3', projectId },
  ];
  expect((await post(lines, { date: '2024-01-31' })).errors).toMatchObject([{ code: 'INVALID_INPUT', path: ['projectId'] }]);
  expect((await post(lines)).errors).toEqual([]);
  const spent = await finance.data(
    '{ spendAgainstBudget(by: [PROJECT, REGION], period: "2024-03") { rows { project { key label } region { key } actual { value } } } }',
  );
  expect(at(spent, 'spendAgainstBudget.rows')).toContainEqual({
    project: { key: 'P-1', label: 'New shop' },
    region: { key: 'North' },
    actual: { value: '3.00' },
  });
  const update = async (input: Variables) =>
    at(await finance.data(operation('finance', 'ProjectUpdate'), { input: { projectId, ...input } }), 'projectUpdate') as Variables;
  expect(await update({ from: '2024-04-01', to: null })).toMatchObject({ errors: [], project: { from: '2024-04-01', to: null } });
  expect((await post(lines)).errors).toMatchObject([{ code: 'INVALID_INPUT', path: ['projectId'] }]);
  expect(await update({ to: '2024-03-31' })).toMatchObject({ errors: [{ path: ['to'] }] });
  expect(await update({ from: null })).toMatchObject({ errors: [], project: { from: null, name: 'New shop' } });
  await update({ closed: true });
  expect((await post(lines)).errors).toMatchObject([{ code: 'INVALID_INPUT', message: expect.stringContaining('closed') }]);
});

test('who does not see every line can not take the entry back, and sees only their own lines', async () => {
  const north = await given.department({ teamId: `team_${teams.north.replaceAll('-', '')}` });
  const { entry } = await post([
    { departmentId: north, accountId: rent, debit: '11' },
    { accountId: cash, credit: '11' },
  ]);
  const outsider = await server.as('sales');
  const seen = await outsider.query('query ($id: ID!) { journalEntry(id: $id) { id } }', { id: entry?.id });
  expect(seen.data?.journalEntry ?? null).toBeNull();
  const refused = await outsider.query(operation('finance', 'JournalEntryReverse'), { input: { journalId: entry?.id, reference: 'x' } });
  expect(JSON.stringify(refused)).toMatch(/FORBIDDEN|NOT_FOUND/);
  expect(await server.sql("select 1 from journal_entries where reference = 'x'")).toEqual([]);
});
