import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import type { CastName } from '../../support/cast.js';
import { at } from '../../support/client.js';
import { operation } from '../../support/operation.js';
import { type Server, startServer } from '../../support/server.js';
import { annual, type Finance, financeOf } from './given.js';

let server: Server;
let given: Finance;
let account: string;
const departments: string[] = [];
beforeAll(async () => {
  server = await startServer();
  given = financeOf(await server.as('finance'));
  await given.year(2023);
  account = await given.account();
  for (let i = 0; i < 5; i++) departments.push(await given.department());
});
afterAll(() => server?.stop());

interface Told {
  key: { id: string; version: number } | null;
  entry: {
    id: string;
    amount: { amount: string };
    allocates: { id: string } | null;
    postings: { nodes: { amount: { amount: string }; department: { id: string } }[] };
  } | null;
  errors: { code: string; message: string; path: string[] | null }[];
}
const run = async (name: string, input: object, actor: CastName = 'finance') =>
  Object.values(await (await server.as(actor)).data(operation('finance', name), { input }))[0] as Told;
let count = 0;
const keyOf = async (...weights: [department: number, weight: string][]) => {
  const shares = weights.map(([i, weight]) => ({ departmentId: departments[i], weight }));
  return (await run('AllocationKeyCreate', { code: `K${++count}`, name: `Key ${count}`, shares })).key?.id as string;
};
const booked = async (amount: string, department = 0) =>
  (await given.post(account)({ department: departments[department] as string, amount, date: '2023-04-01' })).id as string;
/** What each department has spent on the account, by the analysis. */
async function spent(): Promise<Record<string, string>> {
  const told = await (await server.as('finance')).data(
    '{ spendAgainstBudget(by: [DEPARTMENT], period: "2023") { rows { department { key } actual { value } } } }',
  );
  const rows = at(told, 'spendAgainstBudget.rows') as { department: { key: string }; actual: { value: string } }[];
  return Object.fromEntries(rows.map(row => [row.department.key, row.actual.value]));
}
const total = async () => Object.values(await spent()).reduce((sum, value) => sum.plus(value), new Decimal(0));
const parts = (told: Told) =>
  told.entry?.postings.nodes.map(({ department, amount }) => [departments.indexOf(department.id), Number(amount.amount)]).sort();

test('each department gets its part and the one that paid keeps its own; the whole stays the same, to the cent', async () => {
  const posting = await booked('100.00');
  const before = await total();
  const told = await run('JournalEntryAllocate', { postingId: posting, keyId: await keyOf([0, '1'], [1, '1'], [2, '1']), reference: 'R1' });
  expect(told.errors).toEqual([]);
  expect(told.entry).toMatchObject({ allocates: { id: posting } });
  expect(parts(told)?.map(([, amount]) => amount)).toEqual(expect.arrayContaining([-100, 33.33, 33.34]));
  expect((await total()).eq(before)).toBe(true);
});

test('the same reference again is the first entry; a posting is shared out once, and again when that was taken back', async () => {
  const posting = await booked('90');
  const keyId = await keyOf([1, '2'], [2, '1']);
  const first = await run('JournalEntryAllocate', { postingId: posting, keyId, reference: 'R2' });
  expect(parts(first)).toEqual([
    [0, -90],
    [1, 60],
    [2, 30],
  ]);
  expect((await run('JournalEntryAllocate', { postingId: posting, keyId, reference: 'R2' })).entry?.id).toBe(first.entry?.id);
  expect((await run('JournalEntryAllocate', { postingId: posting, keyId, reference: 'R3' })).errors).toMatchObject([{ code: 'CONFLICT' }]);
  await run('JournalEntryReverse', { journalId: first.entry?.id, reference: 'R2-back' });
  expect((await run('JournalEntryAllocate', { postingId: posting, keyId, reference: 'R4' })).errors).toEqual([]);
});

test('another key from now on: what was shared out stays', async () => {
  const keyId = await keyOf([1, '1']);
  const first = await run('JournalEntryAllocate', { postingId: await booked('10'), keyId, reference: 'R5' });
  const shares = [
    { departmentId: departments[3], weight: '3' },
    { departmentId: departments[4], weight: '1' },
  ];
  const changed = await run('AllocationKeyUpdate', { keyId, shares, expectedVersion: 1 });
  expect(changed.key).toMatchObject({ version: 2 });
  expect((await run('AllocationKeyUpdate', { keyId, name: 'Late', expectedVersion: 1 })).errors).toMatchObject([{ code: 'CONFLICT' }]);
  const second = await run('JournalEntryAllocate', { postingId: await booked('10'), keyId, reference: 'R6' });
  expect([parts(first), parts(second)]).toEqual([
    [
      [0, -10],
      [1, 10],
    ],
    [
      [0, -10],
      [3, 7.5],
      [4, 2.5],
    ],
  ]);
});

test('a budget that stops a part stops all of it', async () => {
  await given.budget(at(await (await server.as('finance')).data('{ fiscalYears { nodes { id } } }'), 'fiscalYears.nodes.0.id') as string, [
    { departmentId: departments[4] as string, annual: '5', thresholds: [annual(100, 'STOP')] },
  ]);
  const before = await spent();
  const told = await run('JournalEntryAllocate', {
    postingId: await booked('50', 1),
    keyId: await keyOf([2, '1'], [4, '1']),
    reference: 'R7',
  });
  expect(told.errors).toMatchObject([{ code: 'BUDGET_EXCEEDED' }]);
  expect((await total()).minus(Object.values(before).reduce((sum, value) => sum.plus(value), new Decimal(0))).toFixed(2)).toBe('50.00');
});

test('what can not be is refused', async () => {
  const keyId = await keyOf([1, '1'], [2, '1']);
  const posting = await booked('0.01');
  expect((await run('JournalEntryAllocate', { postingId: posting, keyId, reference: 'R8' })).errors).toMatchObject([{ path: ['keyId'] }]);
  const taken = await booked('20');
  await given.reverse(taken);
  expect((await run('JournalEntryAllocate', { postingId: taken, keyId, reference: 'R9' })).errors).toMatchObject([{ path: ['postingId'] }]);
  const shares = [
    { departmentId: departments[0], weight: '0' },
    { departmentId: departments[0], weight: '1' },
  ];
  const wrong = await run('AllocationKeyCreate', { code: 'W', name: 'Wrong', shares });
  expect(wrong.errors.map(({ path }) => path?.join('.'))).toEqual(['shares.0.weight', 'shares.1.departmentId']);
  const refused = await (await server.as('sales')).query(operation('finance', 'AllocationKeyCreate'), {
    input: { code: 'S', name: 'S', shares },
  });
  expect(JSON.stringify(refused)).toMatch(/FORBIDDEN/);
});

test('whatever the amount and the weights: parts add up to it, and none is off by more than a cent a department', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1_000, max: 9_999_999 }),
      fc.array(fc.integer({ min: 1, max: 999 }), { minLength: 2, maxLength: 4 }),
      async (cents, weights) => {
        const keyId = await keyOf(...weights.map((weight, i): [number, string] => [i, String(weight)]));
        const amount = new Decimal(cents).div(100);
        const posting = await booked(amount.toFixed(2));
        const told = await run('JournalEntryAllocate', { postingId: posting, keyId, reference: `P${posting}` });
        const nodes = told.entry?.postings.nodes ?? [];
        expect(nodes.reduce((sum, node) => sum.plus(node.amount.amount), new Decimal(0)).isZero()).toBe(true);
        const whole = weights.reduce((a, b) => a + b, 0);
        weights.forEach((weight, i) => {
          const wanted = amount.times(weight).div(whole);
          const near = nodes.some(
            node =>
              node.department.id === departments[i] &&
              wanted
                .minus(node.amount.amount)
                .abs()
                .lt(0.01 * weights.length),
          );
          expect(near).toBe(true);
        });
      },
    ),
    { numRuns: 12 },
  );
}, 120_000);
