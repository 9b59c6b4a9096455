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
let next: string;
const years: string[] = [];
beforeAll(async () => {
  server = await startServer();
  given = financeOf(await server.as('finance'));
  for (const year of [2022, 2023]) years.push(await given.year(year));
  account = await given.account();
  next = await given.account();
});
afterAll(() => server?.stop());

interface Line {
  id: string;
  annual: { amount: string };
  carriedOver: { amount: string };
  carriedFrom: { id: string } | null;
  department: { id: string };
  account: { id: string } | null;
  months: { nodes: { no: number; budgeted: { amount: string } }[] };
  thresholds: { nodes: { percent: number }[] };
  crossings: { totalCount: number };
}
async function carry(fromId: string, toId: string, percent = 100, actor: CastName = 'finance') {
  const told = await (await server.as(actor)).data(operation('finance', 'BudgetCarryOver'), { input: { fromId, toId, percent } });
  return {
    errors: at(told, 'budgetCarryOver.errors') as { code: string; path: string[] | null; message: string }[],
    lines: ((at(told, 'budgetCarryOver.budget.lines.nodes') as Line[] | undefined) ?? []).sort((a, b) => a.id.localeCompare(b.id)),
  };
}
const budgetOf = async (lineId: string) =>
  at(
    await (await server.as('finance')).data('query ($id: ID!) { budgetLine(id: $id) { budget { id } } }', { id: lineId }),
    'budgetLine.budget.id',
  ) as string;
let drafts = 0;
const draft = async (yearId: string, lines: object[] = []) =>
  (await given.create('budgetCreate', 'budget', { name: `Next ${++drafts}`, yearId, lines })).id as string;

test('what is neither spent nor promised goes to the first period of the same line, once, to the cent', async () => {
  const [department, other] = [await given.department(), await given.department()];
  const [spent, idle] = await given.budget(years[0] as string, [
    { departmentId: department, accountId: account, annual: '1200', thresholds: [annual(90)] },
    { departmentId: other, accountId: account, annual: '600.01' },
  ]);
  await given.post(account)({ department, amount: '700.10', date: '2022-05-01' });
  const to = await draft(years[1] as string, [{ departmentId: department, accountId: account, annual: '1000' }]);
  const from = await budgetOf(spent as string);
  const { lines, errors } = await carry(from, to, 50);
  expect(errors).toEqual([]);
  const [same, made] = [lines.find(line => line.department.id === department), lines.find(line => line.department.id === other)];
  expect(same).toMatchObject({ annual: { amount: '1249.95' }, carriedOver: { amount: '249.95' }, carriedFrom: { id: spent } });
  expect(made).toMatchObject({ annual: { amount: '300.00' }, carriedOver: { amount: '300.00' }, carriedFrom: { id: idle } });
  for (const line of lines) {
    const months = line.months.nodes.map(({ budgeted }) => new Decimal(budgeted.amount));
    expect(months.reduce((a, b) => a.plus(b)).eq(line.annual.amount)).toBe(true);
  }
  expect(made?.months.nodes.map(({ budgeted }) => Number(budgeted.amount))).toEqual([300, ...Array(11).fill(0)]);
  expect((await carry(from, to)).lines).toEqual(lines);
});

test('nothing is left of what is overspent; a line that is made has the thresholds of the one that gives', async () => {
  const [over, under] = [await given.department(), await given.department()];
  const [line] = await given.budget(years[0] as string, [
    { departmentId: over, accountId: account, annual: '100' },
    { departmentId: under, accountId: account, annual: '100', thresholds: [annual(80), annual(100)] },
  ]);
  await given.post(account)({ department: over, amount: '150', date: '2022-02-01' });
  const to = await draft(years[1] as string);
  const { lines } = await carry(await budgetOf(line as string), to);
  expect(lines.map(each => [each.department.id, each.annual.amount, each.thresholds.nodes.map(({ percent }) => percent)])).toEqual([
    [under, '100.00', [80, 100]],
  ]);
});

test('of a budget in force what is spent already is judged by what it has then', async () => {
  const department = await given.department();
  const [before] = await given.budget(years[0] as string, [{ departmentId: department, accountId: next, annual: '500' }]);
  const [now] = await given.budget(years[1] as string, [
    { departmentId: department, accountId: next, annual: '100', thresholds: [annual(100)] },
  ]);
  await given.post(next)({ department, amount: '300', date: '2023-03-01' });
  expect((await given.line(now as string)).crossings.nodes).toMatchObject([{ clearedAt: null }]);
  await carry(await budgetOf(before as string), await budgetOf(now as string));
  const line = await given.line(now as string);
  expect([line.annual.amount, line.available.amount]).toEqual(['600.00', '300.00']);
  expect(line.crossings.nodes).toMatchObject([{ clearedAt: expect.any(String) }]);
});

test('what does not go together is refused, and nothing is done', async () => {
  const department = await given.department();
  const [line] = await given.budget(years[0] as string, [{ departmentId: department, accountId: account, annual: '100' }]);
  const from = await budgetOf(line as string);
  const [same, to] = [await draft(years[0] as string), await draft(years[1] as string)];
  expect((await carry(from, same)).errors).toMatchObject([{ code: 'INVALID_INPUT', path: ['toId'] }]);
  expect((await carry(to, same)).errors.map(({ path }) => path)).toEqual([['fromId'], ['toId']]);
  const refused = await (await server.as('sales')).query(operation('finance', 'BudgetCarryOver'), { input: { fromId: from, toId: to } });
  expect(JSON.stringify(refused)).toMatch(/FORBIDDEN/);
  const many = await (await server.as('finance')).query(operation('finance', 'BudgetCarryOver'), {
    input: { fromId: from, toId: to, percent: 101 },
  });
  expect(JSON.stringify(many)).toMatch(/INVALID_INPUT/);
});

test('whatever is spent and whatever share is carried: what is given is that share of what is left, cut to the cent', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 99_999 }),
      fc.integer({ min: 1, max: 120_000 }),
      fc.integer({ min: 1, max: 100 }),
      async (cents, budget, percent) => {
        const department = await given.department();
        const amount = (n: number) => new Decimal(n).div(100).toFixed(2);
        const [line] = await given.budget(years[0] as string, [{ departmentId: department, accountId: account, annual: amount(budget) }]);
        await given.post(account)({ department, amount: amount(cents), date: '2022-07-01' });
        const { lines } = await carry(await budgetOf(line as string), await draft(years[1] as string), percent);
        const left = new Decimal(budget - cents).times(percent).div(100).toDecimalPlaces(0, Decimal.ROUND_DOWN);
        expect(lines.map(each => Number(each.annual.amount))).toEqual(left.gt(0) ? [left.div(100).toNumber()] : []);
      },
    ),
    { numRuns: 12 },
  );
}, 120_000);
