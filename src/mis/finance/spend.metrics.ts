import { count, defineAnalysis, type Fact, sum } from '../metrics/define.js';
import { BudgetMonthType } from './budget-line.type.js';
import type { PostingStage } from './posting.entity.js';
import { PostingType } from './posting.type.js';

const departments = { table: 'departments', key: 'code', title: 'name', open: true };

const postingsOf = (name: string, stage: PostingStage, description: string, field: string, kept = false): Fact => ({
  name,
  description,
  tables: [
    { table: 'postings', as: 'p' },
    { table: 'departments', as: 'd', on: 'd.id = p.department_id', optional: true },
    { table: 'ledger_accounts', as: 'a', on: 'a.id = p.account_id', optional: true },
  ],
  where: `p.stage = '${stage}' and a.kind = 'EXPENSE'`,
  at: { sql: 'p.date', type: 'day' },
  kind: 'posting',
  owner: 'p.owner_id',
  team: 'p.team_id',
  currency: 'p.base_currency',
  sums: { amount: 'p.base_amount' },
  ...(kept && { rollups: [{ dimensions: ['department', 'division', 'account'], owned: true }] }),
  records: [{ type: () => PostingType, field, description }],
});
/** Of what is posted; budgets have none. */
const posted = (value: string) => ({ spent: value, committed: value, requested: value });
const POSTED = 'p.department_id';
const ON = 'p.account_id';

export const spendAgainstBudget = defineAnalysis({
  name: 'spendAgainstBudget',
  description:
    'Expenses against the budgets in force, by department, account and period. A budget counts with the first day of its fiscal period, an expense with the day of its posting.',
  requires: 'budget.read',
  facts: [
    {
      name: 'budgeted',
      description: 'Periods of the lines of approved budgets for expenses.',
      tables: [
        { table: 'budget_months', as: 'm' },
        { table: 'budget_lines', as: 'l', on: 'l.id = m.line_id' },
        { table: 'budgets', as: 'b', on: 'b.id = l.budget_id' },
        { table: 'fiscal_periods', as: 'f', on: 'f.id = m.period_id' },
        { table: 'departments', as: 'd', on: 'd.id = l.department_id', optional: true },
        { table: 'ledger_accounts', as: 'a', on: 'a.id = l.account_id', optional: true },
      ],
      where: "b.status = 'APPROVED' and (a.id is null or a.kind = 'EXPENSE')",
      at: { sql: 'f.starts_on', type: 'day' },
      kind: 'budget',
      owner: 'm.owner_id',
      team: 'm.team_id',
      currency: 'm.currency',
      // few rows: added up when somebody asks
      sums: { amount: 'm.budgeted' },
      records: [{ type: () => BudgetMonthType, field: 'budgetMonths', description: 'Periods of budget lines.' }],
    },
    postingsOf('spent', 'ACTUAL', 'Postings to expense accounts.', 'postings', true),
    // few rows: added up when somebody asks
    postingsOf('committed', 'ORDER', 'Orders for expense accounts, and what took them off.', 'commitments'),
    postingsOf('requested', 'REQUEST', 'Requests for expense accounts, and what took them off.', 'requests'),
  ],
  dimensions: [
    {
      name: 'department',
      label: 'Department',
      description: 'The department itself, without those below it; by code.',
      value: { budgeted: 'l.department_id', spent: POSTED, committed: POSTED, requested: POSTED },
      lookup: departments,
    },
    {
      name: 'division',
      label: 'Division',
      description: 'The department at the top of the tree, with all below it; by code.',
      value: 'd.path[1]',
      lookup: departments,
    },
    {
      name: 'account',
      label: 'Account',
      description: 'The ledger account; by code. Lines for all expense accounts have none.',
      value: { budgeted: 'l.account_id', spent: ON, committed: ON, requested: ON },
      lookup: { table: 'ledger_accounts', key: 'code', title: 'name', open: true },
    },
    {
      name: 'project',
      label: 'Project',
      description: 'The project that it was spent on; by code. Budgets have none.',
      value: posted('p.project_id'),
      lookup: { table: 'projects', key: 'code', title: 'name', open: true },
    },
    {
      name: 'product',
      label: 'Product',
      description: 'The product that it was spent on; by SKU. Budgets have none.',
      value: posted('p.product_id'),
      lookup: { table: 'products', key: 'sku', title: 'name', open: true },
    },
    {
      name: 'region',
      label: 'Region',
      description: 'The region that it was spent on. Budgets have none.',
      value: posted('p.region'),
    },
  ],
  measures: [
    {
      name: 'budgeted',
      label: 'Budget',
      unit: 'MONEY',
      goodWhen: 'UP',
      kind: 'SUM',
      of: [sum('budgeted', 'amount')],
      formula: 'Σ amount of periods of budget lines',
      description: 'Sum of the distribution of approved budget lines.',
    },
    {
      name: 'actual',
      everywhere: 'spent',
      budget: 'budgeted',
      label: 'Actual',
      unit: 'MONEY',
      goodWhen: 'DOWN',
      kind: 'SUM',
      of: [sum('spent', 'amount')],
      formula: 'Σ amount of postings',
      description: 'Sum of postings to expense accounts, reversals subtracted.',
    },
    {
      name: 'postingCount',
      label: 'Postings',
      unit: 'COUNT',
      goodWhen: 'DOWN',
      kind: 'COUNT',
      of: [count('spent')],
      formula: 'number of postings',
      description: 'Number of postings to expense accounts; a reversal is one more.',
    },
    {
      name: 'committed',
      label: 'Committed',
      unit: 'MONEY',
      goodWhen: 'DOWN',
      kind: 'SUM',
      of: [sum('committed', 'amount')],
      formula: 'Σ amount of orders − what is invoiced or released of them',
      description: 'What is ordered and not invoiced yet, in the period that it was ordered for.',
    },
    {
      name: 'requested',
      label: 'Requested',
      unit: 'MONEY',
      goodWhen: 'DOWN',
      kind: 'SUM',
      of: [sum('requested', 'amount')],
      formula: 'Σ amount of requests − what is ordered, invoiced or released of them',
      description: 'What is requested and not ordered yet, in the period that it was requested for.',
    },
    {
      name: 'available',
      label: 'Available',
      unit: 'MONEY',
      goodWhen: 'UP',
      kind: 'SUM',
      of: [sum('budgeted', 'amount')],
      less: [sum('spent', 'amount'), sum('committed', 'amount'), sum('requested', 'amount')],
      formula: 'budget − actual − committed − requested',
      description: 'Budget − actual − committed − requested: what is neither spent nor promised.',
      definitionVersion: 2,
    },
    {
      name: 'variance',
      everywhere: 'budgetVariance',
      label: 'Variance',
      unit: 'MONEY',
      goodWhen: 'UP',
      kind: 'SUM',
      of: [sum('budgeted', 'amount')],
      less: [sum('spent', 'amount')],
      formula: 'budget − actual',
      description: 'Budget − actual: positive is favourable.',
    },
    {
      name: 'utilisation',
      everywhere: 'budgetUtilisation',
      label: 'Utilisation',
      unit: 'PERCENT',
      goodWhen: 'DOWN',
      kind: 'RATIO',
      of: [sum('spent', 'amount')],
      per: [sum('budgeted', 'amount')],
      formula: 'actual ÷ budget × 100',
      description: 'Actual ÷ budget × 100; nothing where there is no budget.',
    },
  ],
});
