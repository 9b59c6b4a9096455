import { platformErrors } from '../../../platform/api/errors.js';
import { arrayText } from '../../../platform/database/arrays.js';
import { LedgerAccount } from '../../finance/account.entity.js';
import { Budget } from '../../finance/budget.entity.js';
import { BudgetCreateInput, BudgetLineCreateInput } from '../../finance/budget.input.js';
import { createBudget, createBudgetLine } from '../../finance/budget.js';
import { AccountCreateInput, DepartmentCreateInput } from '../../finance/department.input.js';
import { createAccount, createDepartment } from '../../finance/department.js';
import { JournalEntryPostInput, JournalLineInput } from '../../finance/journal.input.js';
import { postJournal, reverseJournal } from '../../finance/journal.js';
import { PostingCreateInput } from '../../finance/posting.input.js';
import { createPosting, reversePosting } from '../../finance/posting.js';
import { checked } from '../checked.js';
import { byColumn, type ImportKind } from '../kind.js';

const ACCOUNT_KINDS = ['ASSET', 'LIABILITY', 'EQUITY', 'INCOME', 'EXPENSE'] as const satisfies readonly LedgerAccount['kind'][];

export const departments: ImportKind = {
  code: 'DEPARTMENTS',
  description: 'Departments, one a line, parents first.',
  permission: 'department.write',
  key: 'code',
  makes: 'department',
  inOrder: true,
  fields: {
    code: { type: 'text', required: true, description: 'What the books name it by, unique.' },
    name: { type: 'text', required: true, description: 'What people call it.' },
    parent: { type: 'reference', refers: 'department', description: 'Code of the department above.' },
    team: { type: 'reference', refers: 'team', description: 'Name of the team that sees it.' },
    manager: { type: 'reference', refers: 'user', description: 'Who answers for it: e-mail or name.' },
  },
  existing: byColumn('departments', 'code'),
  make: ([{ parent, team, manager, ...data }], { tx }) =>
    createDepartment(tx, checked(DepartmentCreateInput, { ...data, parentId: parent, teamId: team, managerId: manager })),
};

export const accounts: ImportKind = {
  code: 'ACCOUNTS',
  description: 'Ledger accounts, one a line, parents first.',
  permission: 'account.write',
  key: 'code',
  makes: 'account',
  inOrder: true,
  fields: {
    code: { type: 'text', required: true, description: 'What the books name it by, unique.' },
    name: { type: 'text', required: true, description: 'What people call it.' },
    kind: { type: ACCOUNT_KINDS, required: true, description: 'What a positive amount on it is more of.' },
    parent: { type: 'reference', refers: 'account', description: 'Code of the account above.' },
  },
  existing: byColumn('ledger_accounts', 'code'),
  make: ([{ parent, ...data }], { tx }) => createAccount(tx, checked(AccountCreateInput, { ...data, parentId: parent })),
};

export const budgets: ImportKind = {
  code: 'BUDGETS',
  description: 'Lines of budgets, one a line. A budget that does not exist is drafted; approve it when it is complete.',
  permission: 'budget.write',
  key: 'line',
  inOrder: true,
  fields: {
    line: {
      type: 'text',
      required: true,
      description: 'Names the line within the file: "2026 4100 6300". It is not kept: a line is known by budget, department and account.',
    },
    budget: { type: 'text', required: true, description: 'Name of the budget.' },
    year: { type: 'reference', refers: 'fiscalYear', required: true, description: 'Name of the fiscal year.' },
    department: { type: 'reference', refers: 'department', required: true, description: 'Code of the department.' },
    account: { type: 'reference', refers: 'account', description: 'Code of the account; all expense accounts without it.' },
    annual: { type: 'decimal', required: true, description: 'Amount of the year.' },
  },
  existing: () => Promise.resolve([]),
  async make([{ budget: name, year, department, account, annual }], { tx }) {
    const yearId = String(year);
    let budget = await tx.em.findOne(Budget, { name: String(name), year: yearId }, { orderBy: { revision: 'desc' } });
    if (budget) {
      const lines = await tx.em.execute<{ annual: string }[]>(
        'select annual::text from budget_lines where budget_id = ? and department_id = ? and account_id is not distinct from ?',
        [budget.id, department, account ?? null],
      );
      if (lines[0]) return undefined;
      if (budget.status !== 'DRAFT')
        throw platformErrors.CONFLICT(`The budget "${String(name)}" is ${budget.status}; lines go into a draft.`);
    } else {
      budget = await createBudget(tx, checked(BudgetCreateInput, { name, yearId }));
      await tx.em.flush();
    }
    return createBudgetLine(
      tx,
      checked(BudgetLineCreateInput, { budgetId: budget.id, departmentId: department, accountId: account, annual }),
    );
  },
};

const dimensions = {
  project: { type: 'reference', refers: 'project', description: 'Code of the project.' },
  product: { type: 'reference', refers: 'product', description: 'The product that it is for: id in the file’s system, SKU or name.' },
  region: { type: 'text', description: 'The region that it is for.' },
} as const;

export const postings: ImportKind = {
  code: 'POSTINGS',
  description: 'Postings, one a line; checked against budgets as any other.',
  permission: 'posting.write',
  key: 'reference',
  fields: {
    reference: { type: 'text', required: true, description: 'Document number, unique within the source.' },
    date: { type: 'day', required: true, description: 'The day that it counts for.' },
    department: { type: 'reference', refers: 'department', required: true, description: 'Code of the department.' },
    account: { type: 'reference', refers: 'account', required: true, description: 'Code of the account.' },
    amount: { type: 'decimal', required: true, description: 'Negative for what is taken back.' },
    currency: { type: 'text', required: true, description: 'ISO 4217.' },
    baseAmount: { type: 'decimal', description: 'The amount in the currency of the fiscal year; without it by the rate of the day.' },
    description: { type: 'text', description: 'What for.' },
    ...dimensions,
  },
  existing: async (tx, source, keys) =>
    (
      await tx.em.execute<{ reference: string }[]>('select reference from postings where source = ? and reference = any(?::text[])', [
        source,
        arrayText(keys),
      ])
    ).map(row => row.reference),
  make: ([{ department, account, amount, currency, project, product, ...data }], { tx, source }) =>
    createPosting(
      tx,
      checked(PostingCreateInput, {
        stage: 'ACTUAL',
        ...data,
        departmentId: department,
        accountId: account,
        projectId: project,
        productId: product,
        amount: { amount: amount as string, currency: currency as string },
        source,
      }),
    ),
  takeBack: {
    table: 'postings',
    async undo(tx, ids) {
      for (const [i, postingId] of ids.entries()) {
        await reversePosting(tx, { postingId, reference: `undo ${postingId}`, description: 'The import was undone.' });
        if (i % 100 === 99) {
          await tx.em.flush();
          tx.em.clear();
        }
      }
    },
  },
};

export const journals: ImportKind = {
  code: 'JOURNALS',
  description:
    'Double entry, one side of an account a line; lines with the same reference that follow each other are one entry, and balance.',
  permission: 'posting.write',
  key: 'reference',
  grouped: true,
  fields: {
    reference: { type: 'text', required: true, description: 'Document number of the entry, unique within the source.' },
    date: { type: 'day', required: true, description: 'The day that it counts for.' },
    currency: { type: 'text', required: true, description: 'ISO 4217.' },
    department: { type: 'reference', refers: 'department', required: true, description: 'Code of the department.' },
    account: { type: 'reference', refers: 'account', required: true, description: 'Code of the account.' },
    debit: { type: 'decimal', description: 'More of an asset or expense; a line has a debit or a credit.' },
    credit: { type: 'decimal', description: 'More of a liability, of equity or income.' },
    description: { type: 'text', description: 'What for.' },
    ...dimensions,
  },
  existing: async (tx, source, keys) =>
    (
      await tx.em.execute<{ reference: string }[]>(
        'select reference from journal_entries where source = ? and reference = any(?::text[])',
        [source, arrayText(keys)],
      )
    ).map(row => row.reference),
  make(lines, { tx, source }) {
    const [{ reference, date, currency, description }] = lines;
    const sides = lines.map(({ department, account, project, product, region, debit, credit, description: what }) =>
      checked(JournalLineInput, {
        ...{
          departmentId: department,
          accountId: account,
          projectId: project,
          productId: product,
          region,
          debit,
          credit,
          description: what,
        },
      }),
    );
    return postJournal(tx, checked(JournalEntryPostInput, { reference, date, currency, description, source, lines: sides }));
  },
  takeBack: {
    table: 'journal_entries',
    async undo(tx, ids) {
      for (const journalId of ids)
        await reverseJournal(tx, { journalId, reference: `undo ${journalId}`, description: 'The import was undone.' });
    },
  },
};
