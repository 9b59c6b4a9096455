import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { at, type Client, type Variables } from '../../support/client.js';
import { operation } from '../../support/operation.js';
import { type Server, startServer } from '../../support/server.js';

let server: Server;
let finance: Client;
const run = (name: string, variables: Variables = {}) => finance.data(operation('finance', name), variables);
/** Runs a mutation and answers what stands at a path of it. */
const make = async (name: string, path: string, input: Variables) => {
  const data = await run(name, { input });
  const [payload] = Object.values(data);
  expect(at(payload, 'errors')).toEqual([]);
  return at(payload, path) as string;
};

beforeAll(async () => {
  server = await startServer();
  finance = await server.as('finance');
}, 60_000);
afterAll(() => server?.stop());

test('the documents that clients are shown tell one story from the first department to the reversal', async () => {
  const heard = await finance.listen(operation('finance', 'BudgetOverrun'));
  const parentId = await make('DepartmentCreate', 'department.id', { code: '100', name: 'Nordwind' });
  const departmentId = await make('DepartmentCreate', 'department.id', { code: '120', name: 'Marketing', parentId });
  const accountId = await make('AccountCreate', 'account.id', { code: '6200', name: 'Advertising', kind: 'EXPENSE' });
  const yearId = await make('FiscalYearCreate', 'year.id', { name: 'FY2023', from: '2023-04-01', to: '2024-03-31', currency: 'EUR' });
  const periods = at(await run('FiscalYears'), 'fiscalYears.nodes.0.periods.nodes') as {
    id: string;
    no: number;
    from: string;
    to: string;
  }[];
  expect(periods.map(p => `${p.no} ${p.from} ${p.to}`).slice(-2)).toEqual(['11 2024-02-01 2024-02-29', '12 2024-03-01 2024-03-31']);

  const lines = [{ departmentId, annual: '1200', thresholds: [{ basis: 'ANNUAL', percent: 80, action: 'WARN' }] }];
  const budgetId = await make('BudgetCreate', 'budget.id', { name: 'Operating budget', yearId, lines });
  const lineId = await make('BudgetLineCreate', 'line.id', { budgetId, departmentId: parentId, accountId, annual: '5000' });
  await make('BudgetSubmit', 'budget.status', { budgetId });
  await make('BudgetApprove', 'budget.status', { budgetId });
  await make('BudgetLineUpdate', 'line.id', { lineId, annual: '6000', expectedVersion: 1 });

  const posting = { date: '2023-05-17', departmentId, accountId, amount: { amount: '1000.50', currency: 'EUR' } };
  expect(at(await run('BudgetCheck', { input: posting }), 'budgetCheck')).toMatchObject({
    decision: 'WARN',
    rules: [{ raises: true, after: '1000.5' }],
  });
  const changeId = await make('PostingCreate', 'changeId', { ...posting, reference: 'INV-7' });
  const [overrun] = await heard.take(1);
  expect(at(overrun, 'budgetOverrun')).toMatchObject({
    __typename: 'BudgetCrossed',
    changeId,
    percent: 80,
    line: { department: { name: 'Marketing' } },
  });

  const department = at(await run('DepartmentBudget', { id: departmentId }), 'department');
  expect(at(department, 'budgetLines.nodes.0')).toMatchObject({
    spent: { amount: '1000.50', currency: 'EUR' },
    available: { amount: '199.50' },
    utilisation: '83.375',
  });
  expect(at(department, 'budgetLines.nodes.0.months.nodes.1')).toMatchObject({
    no: 2,
    budgeted: { amount: '100.00' },
    spent: { amount: '1000.50' },
  });
  const spend = at(await run('DepartmentSpend', { year: yearId }), 'fiscalYear.departmentSpend');
  expect(spend).toMatchObject([
    {
      name: 'Nordwind',
      depth: 1,
      own: { amount: '0.00' },
      total: { amount: '1000.50' },
      budget: { amount: '6000.00' },
      partial: false,
    },
    {
      name: 'Marketing',
      parentId,
      depth: 2,
      own: { amount: '1000.50' },
      total: { amount: '1000.50' },
      budget: { amount: '1200.00' },
    },
  ]);

  const [crossing] = at(await run('BudgetCrossings'), 'budgetCrossings.nodes') as { posting: { id: string } }[];
  await make('PostingReverse', 'posting.id', { postingId: crossing?.posting.id, reference: 'INV-7-R' });
  expect(at(await run('BudgetCrossings'), 'budgetCrossings.nodes.0.clearedAt')).toEqual(expect.any(String));
  expect(at(await run('Postings', { where: { department: { id: { eq: departmentId } } } }), 'postings')).toMatchObject({ totalCount: 2 });
  expect(at(await run('Departments'), 'departments.nodes')).toHaveLength(2);
  expect(at(await run('Accounts', { where: { kind: { eq: 'EXPENSE' } } }), 'accounts.nodes')).toHaveLength(1);
  expect(at(await run('Budgets', { where: { status: { eq: 'APPROVED' } } }), 'budgets.nodes.0.lines.totalCount')).toBe(2);
  await make('FiscalPeriodClose', 'period.closed', { periodId: periods[1]?.id });
  await make('FiscalYearClose', 'year.closed', { yearId });
  await make('DepartmentUpdate', 'department.id', { departmentId, name: 'Marketing and brand' });
});
