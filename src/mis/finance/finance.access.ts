import { defineAccess } from '../../platform/access/access.js';
import { LedgerAccount } from './account.entity.js';
import { AllocationKey, AllocationShare } from './allocation.entity.js';
import { Budget, BudgetLine, BudgetMonth, BudgetThreshold } from './budget.entity.js';
import { FiscalPeriod, FiscalYear } from './calendar.entity.js';
import { BudgetCrossing } from './crossing.entity.js';
import { Department } from './department.entity.js';
import { JournalEntry, Posting } from './posting.entity.js';
import { Project } from './project.entity.js';
import { ExchangeRate } from './rate.entity.js';
import { BudgetMonthTotal, BudgetYearTotal } from './totals.entity.js';
import { BudgetTransfer, BudgetTransferMonth } from './transfer.entity.js';

/** Everything but `exception`, which is known only when the posting has been weighed, and what is open of a request or order. */
const booked = [
  ...['createdAt', 'createdBy', 'ownerId', 'teamId', 'date', 'period', 'department', 'account'],
  ...[
    'amount',
    'currency',
    'baseAmount',
    'baseCurrency',
    'exchangeRate',
    'stage',
    'source',
    'reference',
    'description',
    'reverses',
    'commitment',
    'cause',
  ],
  ...['project', 'product', 'region', 'journal'],
];
/** All of an entry: it is locked while it is taken back, and stays as it is. */
const entered = [
  ...[
    'createdAt',
    'createdBy',
    'ownerId',
    'teamId',
    'date',
    'source',
    'reference',
    'description',
    'currency',
    'amount',
    'reverses',
    'allocates',
  ],
];
const owned = { owner: 'ownerId', team: 'teamId' } as const;
/** The department that gives sees a transfer, and the one that gets. */
const bothSides = { owner: ['ownerId', 'toOwnerId'], team: ['teamId', 'toTeamId'] } as const;
/** What was asked for; decided is it once, by whoever may. */
const asked = [
  'createdAt',
  'createdBy',
  'ownerId',
  'teamId',
  'toOwnerId',
  'toTeamId',
  'from',
  'to',
  'amount',
  'currency',
  'reason',
  'requestedById',
];

export const financeAccess = [
  // Names, codes and days: forms, filters and other people's charts need them. The amounts stand in lines and postings.
  defineAccess({ entity: () => Department, kind: 'department', ...owned, open: true }),
  defineAccess({ entity: () => LedgerAccount, kind: 'account', open: true }),
  defineAccess({ entity: () => FiscalYear, kind: 'account', open: true }),
  defineAccess({ entity: () => FiscalPeriod, kind: 'account', open: true }),
  defineAccess({ entity: () => ExchangeRate, kind: 'account', open: true }),
  defineAccess({ entity: () => Budget, kind: 'budget', open: true }),
  defineAccess({ entity: () => BudgetLine, kind: 'budget', ...owned, delegable: true }),
  defineAccess({ entity: () => BudgetMonth, kind: 'budget', ...owned }),
  defineAccess({ entity: () => BudgetThreshold, kind: 'budget', ...owned }),
  defineAccess({ entity: () => BudgetTransfer, kind: 'budgetTransfer', ...bothSides, changes: ['insert', 'update'], fixed: asked }),
  defineAccess({ entity: () => BudgetTransferMonth, kind: 'budgetTransfer', ...bothSides, changes: ['insert'] }),
  // Written by the functions of the migration alone: a posting counts for lines that its author may not see.
  defineAccess({ entity: () => BudgetCrossing, kind: 'budget', ...owned, changes: [] }),
  // Sums of postings, which have a trail of their own.
  defineAccess({ entity: () => BudgetYearTotal, kind: 'budget', ...owned, changes: [], unaudited: true }),
  defineAccess({ entity: () => BudgetMonthTotal, kind: 'budget', ...owned, changes: [], unaudited: true }),
  defineAccess({ entity: () => Project, kind: 'account', open: true }),
  defineAccess({ entity: () => AllocationKey, kind: 'account', open: true }),
  defineAccess({ entity: () => AllocationShare, kind: 'account', open: true }),
  defineAccess({ entity: () => JournalEntry, kind: 'posting', ...owned, changes: ['insert', 'update'], fixed: entered }),
  // What is booked stays as it is; a mistake is reversed.
  defineAccess({ entity: () => Posting, kind: 'posting', ...owned, delegable: true, changes: ['insert', 'update'], fixed: booked }),
];
