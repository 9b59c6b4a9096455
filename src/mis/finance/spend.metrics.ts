import { type Aggregate, defineAnalysis } from '../metrics/define.js';

const budgeted = (sql: string): Aggregate => ({ fact: 'budgeted', sql });
const actual = (sql: string): Aggregate => ({ fact: 'actual', sql });
const BUDGETED = budgeted('sum(m.budgeted)');
const ACTUAL = actual('sum(p.base_amount)');

export const spendAgainstBudget = defineAnalysis({
  name: 'spendAgainstBudget',
  description:
    'Expenses against the budgets in force, by department, account and period. A budget counts with the first day of its fiscal period, an expense with the day of its posting.',
  requires: 'budget.read',
  facts: [
    {
      name: 'budgeted',
      from: `visible.budget_months m join visible.budget_lines l on l.id = m.line_id join visible.budgets b on b.id = l.budget_id
        join visible.fiscal_periods f on f.id = m.period_id join visible.departments d on d.id = l.department_id
        left join visible.departments r on r.id = d.path[1] left join visible.ledger_accounts a on a.id = l.account_id`,
      where: "b.status = 'APPROVED' and (a.id is null or a.kind = 'EXPENSE')",
      at: { sql: 'f.starts_on', type: 'day' },
      currency: 'm.currency',
      kinds: ['budget'],
    },
    {
      name: 'actual',
      from: `visible.postings p join visible.departments d on d.id = p.department_id left join visible.departments r on r.id = d.path[1]
        join visible.ledger_accounts a on a.id = p.account_id`,
      where: "p.stage = 'ACTUAL' and a.kind = 'EXPENSE'",
      at: { sql: 'p.date', type: 'day' },
      currency: 'p.base_currency',
      kinds: ['posting'],
    },
  ],
  dimensions: [
    {
      name: 'department',
      label: 'Department',
      description: 'The department itself, without those below it; by code.',
      key: 'd.code',
      title: 'd.name',
    },
    {
      name: 'division',
      label: 'Division',
      description: 'The department at the top of the tree, with all below it; by code.',
      key: 'r.code',
      title: 'r.name',
    },
    {
      name: 'account',
      label: 'Account',
      description: 'The ledger account; by code. Lines for all expense accounts have none.',
      key: 'a.code',
      title: 'a.name',
    },
  ],
  measures: [
    {
      name: 'budgeted',
      label: 'Budget',
      unit: 'MONEY',
      goodWhen: 'UP',
      kind: 'TOTAL',
      of: [BUDGETED],
      description: 'Sum of the distribution of approved budget lines.',
    },
    {
      name: 'actual',
      label: 'Actual',
      unit: 'MONEY',
      goodWhen: 'DOWN',
      kind: 'TOTAL',
      of: [ACTUAL],
      description: 'Sum of postings to expense accounts, reversals subtracted.',
    },
    {
      name: 'available',
      label: 'Available',
      unit: 'MONEY',
      goodWhen: 'UP',
      kind: 'DIFFERENCE',
      of: [BUDGETED, ACTUAL],
      description: 'Budget − actual; also the variance of an expense: positive is favourable.',
    },
    {
      name: 'utilisation',
      label: 'Utilisation',
      unit: 'PERCENT',
      goodWhen: 'DOWN',
      kind: 'RATIO',
      of: [ACTUAL, BUDGETED],
      description: 'Actual ÷ budget × 100; nothing where there is no budget.',
    },
  ],
});
