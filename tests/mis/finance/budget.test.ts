import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { teams } from '../../support/cast.js';
import { at, type Client } from '../../support/client.js';
import { dice } from '../../support/dice.js';
import { type Server, startServer } from '../../support/server.js';
import { annual, type Finance, financeOf, inputOf, OVERRUN, type Overrun, type Poster } from './given.js';

let server: Server;
let finance: Client;
let given: Finance;
let post: Poster;
let year: string;
let account: string;

beforeAll(async () => {
  server = await startServer();
  finance = await server.as('finance');
  given = financeOf(finance);
  year = await given.year(2024);
  account = await given.account();
  post = given.post(account);
}, 60_000);
afterAll(() => server?.stop());

const CHECK = `query ($input: BudgetCheckInput!) { budgetCheck(input: $input) { decision exception rules { lineId basis periodNo percent action exceeded raises limit before after } } }`;
interface Check {
  budgetCheck: {
    decision: string;
    rules: { lineId: string; basis: string; periodNo: number | null; percent: number; raises: boolean; before: string; after: string }[];
  };
}

describe('budgetCheck', () => {
  test('says what the posting then does, and writes nothing', async () => {
    const department = await given.department();
    const [line = ''] = await given.budget(year, [
      {
        departmentId: department,
        annual: '1200',
        thresholds: [
          { basis: 'PERIOD', percent: 100, action: 'WARN' },
          { basis: 'TO_DATE', percent: 90, action: 'WARN' },
          { basis: 'TO_DATE', percent: 150, action: 'STOP' },
          annual(80),
          annual(100, 'STOP'),
        ],
      },
    ]);
    const next = dice(7).next;
    const decisions = new Set<string>();
    for (let i = 0; i < 40; i++) {
      const given1 = {
        department,
        amount: `${next(4) ? '' : '-'}${(next(9000) / 100 + 1).toFixed(2)}`,
        date: `2024-${String(1 + next(12)).padStart(2, '0')}-15`,
      };
      const { budgetCheck } = await finance.data<Check>(CHECK, { input: inputOf(account, given1) });
      const crossings = (await given.line(line)).crossings;
      const booked = await post(given1);
      decisions.add(budgetCheck.decision);
      expect(booked.code).toBe(budgetCheck.decision === 'STOP' ? 'BUDGET_EXCEEDED' : undefined);
      if (booked.code) expect(booked.check?.decision).toBe('STOP');
      const after = await given.line(line);
      const raised = after.crossings.nodes
        .filter(c => c.posting?.id === booked.id && booked.id)
        .map(c => `${c.basis} ${c.period?.no ?? ''} ${c.percent}`);
      const foretold = booked.code ? [] : budgetCheck.rules.filter(r => r.raises).map(r => `${r.basis} ${r.periodNo ?? ''} ${r.percent}`);
      expect(raised.sort()).toEqual(foretold.sort());
      if (booked.code) expect(after.crossings).toEqual(crossings);
      const ofYear = budgetCheck.rules.find(r => r.basis === 'ANNUAL');
      expect(Number(after.spent.amount)).toBe(Number(booked.code ? ofYear?.before : ofYear?.after));
    }
    expect([...decisions].sort()).toEqual(['IGNORE', 'STOP', 'WARN']);
  });
});

describe('a budget line', () => {
  test('takes a split that adds up, and says where another does not', async () => {
    const department = await given.department();
    const create = async (line: object) => {
      const data = await finance.data(
        'mutation ($input: BudgetCreateInput!) { budgetCreate(input: $input) { budget { id } errors { code path } } }',
        {
          input: { name: 'Split', yearId: year, lines: [{ departmentId: department, ...line }] },
        },
      );
      return at(data, 'budgetCreate.errors') as { code: string; path: string[] }[];
    };
    const wrong = [
      { annual: '100', months: ['50', '50'] },
      { annual: '100', months: [...Array(11).fill('8.33'), '8.36'] },
      { annual: '-1' },
      { annual: '100.001' },
      { annual: '100', thresholds: [annual(80), annual(80, 'STOP')] },
      { annual: '100', accountId: await given.account('INCOME'), thresholds: [annual(80)] },
    ];
    const paths = await Promise.all(wrong.map(async line => (await create(line))[0]?.path.join('.')));
    expect(paths).toEqual([
      'lines.0.months',
      'lines.0.months',
      'lines.0.annual',
      'lines.0.annual',
      'lines.0.thresholds.1',
      'lines.0.thresholds.0',
    ]);
    const [line = ''] = await given.budget(year, [{ departmentId: department, annual: '100.01' }]);
    const { months } = await given.line(line);
    expect(months.nodes.map(m => m.budgeted.amount)).toEqual([...Array(11).fill('8.33'), '8.38']);
  });

  test('with thresholds or without, carries what is posted to its department and those below, on its account and those below', async () => {
    const top = await given.department();
    const low = await given.department({ parentId: top });
    const elsewhere = await given.department();
    const travel = await given.account('EXPENSE');
    const flights = await given.account('EXPENSE', travel);
    const revenue = await given.account('INCOME');
    const watchedOne = [annual(1000)];
    const subjects = [{}, { accountId: travel }, { accountId: revenue }];
    const [expenses = '', onTravel = '', income = ''] = await given.budget(
      year,
      subjects.map((s, i) => ({ departmentId: top, annual: '500', ...s, ...(i < 2 && { thresholds: watchedOne }) })),
    );
    const plain = await given.budget(
      year,
      subjects.slice(0, 2).map(s => ({ departmentId: top, annual: '500', ...s })),
    );
    for (const [department, on, amount] of [
      [top, flights, '1.10'],
      [low, travel, '2.20'],
      [low, account, '4.40'],
      [low, revenue, '8.80'],
      [elsewhere, flights, '100'],
    ] as const)
      await post({ department, account: on, amount });
    const spent = async (id: string) => (await given.line(id)).spent.amount;
    expect(await Promise.all([expenses, ...plain, onTravel, income].map(spent))).toEqual(['7.70', '7.70', '3.30', '3.30', '8.80']);
    const { available, utilisation, months } = await given.line(expenses);
    expect([available.amount, utilisation, months.nodes[2]?.spent.amount]).toEqual(['492.30', '1.54', '7.70']);
  });

  test('raises an alert when its budget is cut below what is spent, and ends it when it is raised again', async () => {
    const department = await given.department();
    const [line = ''] = await given.budget(year, [{ departmentId: department, annual: '1200', thresholds: [annual(80)] }]);
    const heard = await finance.listen<Overrun>(OVERRUN, { where: { id: { eq: line } } });
    await post({ department, amount: '600' });
    const update = async (input: object) =>
      at(
        await finance.data(
          'mutation ($input: BudgetLineUpdateInput!) { budgetLineUpdate(input: $input) { line { version } errors { code path ... on ConflictError { current } } } }',
          { input: { lineId: line, ...input } },
        ),
        'budgetLineUpdate',
      ) as { line: { version: number } | null; errors: { code: string; current?: number }[] };
    expect((await update({ annual: '600', expectedVersion: 1 })).line?.version).toBe(2);
    expect((await update({ annual: '700', expectedVersion: 1 })).errors).toMatchObject([{ code: 'CONFLICT', current: 2 }]);
    expect((await heard.take(1))[0]?.budgetOverrun).toMatchObject({ percent: 80, spent: '600', limit: '600', posting: null });
    await update({ annual: '2400' });
    expect((await given.line(line)).crossings.nodes[0]?.clearedAt).toEqual(expect.any(String));
    await update({ thresholds: [annual(20)] });
    expect((await heard.take(1))[0]?.budgetOverrun).toMatchObject({ percent: 20, episode: 1 });
    await update({ thresholds: [] });
    expect((await given.line(line)).crossings.nodes.every(c => c.clearedAt)).toBe(true);
    expect((await given.line(line)).spent.amount).toBe('600.00');
  });

  test('comes into force with its budget: what is posted before counts, and the revision before is superseded', async () => {
    const department = await given.department();
    await post({ department, amount: '90' });
    const lines = (amount: string) => [{ departmentId: department, annual: amount, thresholds: [annual(80), annual(100, 'STOP')] }];
    const [first = ''] = await given.budget(year, lines('100'), 'Revised');
    expect((await given.line(first)).crossings.nodes).toMatchObject([{ percent: 80, posting: null }]);
    expect((await post({ department, amount: '11' })).code).toBe('BUDGET_EXCEEDED');
    const [second = ''] = await given.budget(year, lines('1000'), 'Revised');
    expect((await given.line(first)).crossings.nodes[0]?.clearedAt).toEqual(expect.any(String));
    expect(await post({ department, amount: '11' })).toMatchObject({ id: expect.any(String) });
    expect((await given.line(second)).spent.amount).toBe('101.00');
    const budgets = at(
      await finance.data('{ budgets(where: { name: { eq: "Revised" } }) { nodes { revision status } } }'),
      'budgets.nodes',
    );
    expect(budgets).toEqual([
      { revision: 2, status: 'APPROVED' },
      { revision: 1, status: 'SUPERSEDED' },
    ]);
  });
});

test('a budget that is drawn up while its department goes to another team is the new team’s', async () => {
  const accounts = await Promise.all(Array.from({ length: 30 }, () => given.account()));
  const department = await given.department();
  const lines = accounts.map(accountId => ({ departmentId: department, accountId, annual: '100' }));
  const draft = () => given.create('budgetCreate', 'budget', { name: 'Drafts', yearId: year, lines });
  for (const team of Object.values(teams)) {
    const move = given.update(department, { teamId: `team_${team.replaceAll('-', '')}` });
    await Promise.all([draft(), move]);
  }
  const [astray] = await server.sql<{ n: string }>(
    `select count(*) n from budget_lines l join departments d on d.id = l.department_id join budgets b on b.id = l.budget_id
     where b.name = 'Drafts' and l.team_id is distinct from d.team_id`,
  );
  expect(astray?.n).toBe('0');
});

test('every change of a line is a new version of it, also two in one millisecond that change its thresholds alone', async () => {
  const [lineId = ''] = await given.budget(year, [{ departmentId: await given.department(), annual: '1' }]);
  const change = (percent: number) => given.create('budgetLineUpdate', 'line', { lineId, thresholds: [annual(percent)] }, 'version');
  for (let i = 0; i < 8; i++) await Promise.all(Array.from({ length: 6 }, (_, k) => change(20 + 6 * i + k)));
  expect((await given.line(lineId)).version).toBe(1 + 48);
});
