import type { Area } from '../../platform/area.js';
import { analysisFields } from '../metrics/analysis.type.js';
import { LedgerAccountSchema } from './account.entity.js';
import { AllocationKeySchema, AllocationShareSchema } from './allocation.entity.js';
import { AllocationKeyType, AllocationShareType } from './allocation.type.js';
import { BudgetLineSchema, BudgetMonthSchema, BudgetSchema, BudgetThresholdSchema } from './budget.entity.js';
import { BudgetResolver } from './budget.resolver.js';
import { BudgetType } from './budget.type.js';
import { BudgetLineType, BudgetMonthType, BudgetThresholdType } from './budget-line.type.js';
import { FiscalPeriodSchema, FiscalYearSchema } from './calendar.entity.js';
import { FiscalPeriodType, FiscalYearType } from './calendar.type.js';
import { BudgetExceededErrorType } from './check.type.js';
import { BudgetCrossingSchema } from './crossing.entity.js';
import { BudgetCrossingType } from './crossing.type.js';
import { DepartmentSchema } from './department.entity.js';
import { DepartmentType, LedgerAccountType } from './department.type.js';
import { financeAccess } from './finance.access.js';
import {
  budgetCrossed,
  budgetLineChanged,
  budgetLineMoved,
  postingCreated,
  transferApproved,
  transferRejected,
  transferRequested,
  transferWithdrawn,
} from './finance.events.js';
import { FinanceReads } from './finance.reads.js';
import { JournalEntryType } from './journal.type.js';
import { LedgerResolver } from './ledger.resolver.js';
import { BudgetCrossedType, BudgetLineMovedType, FinanceFollows } from './overrun.type.js';
import { JournalEntrySchema, PostingSchema } from './posting.entity.js';
import { PostingResolver } from './posting.resolver.js';
import { PostingType } from './posting.type.js';
import { ProjectSchema } from './project.entity.js';
import { ProjectType } from './project.type.js';
import { ExchangeRateSchema } from './rate.entity.js';
import { ExchangeRateType } from './rate.type.js';
import { spendAgainstBudget } from './spend.metrics.js';
import { DepartmentSpendType, YearSpendType } from './spend.type.js';
import { BudgetMonthTotalSchema, BudgetYearTotalSchema } from './totals.entity.js';
import { BudgetTransferMonthSchema, BudgetTransferSchema } from './transfer.entity.js';
import { TransferResolver } from './transfer.resolver.js';
import {
  BudgetTransferApprovedType,
  BudgetTransferMonthType,
  BudgetTransferRejectedType,
  BudgetTransferRequestedType,
  BudgetTransferType,
  BudgetTransferWithdrawnType,
  TransferFollows,
} from './transfer.type.js';

const books = [
  DepartmentSchema,
  LedgerAccountSchema,
  FiscalYearSchema,
  FiscalPeriodSchema,
  ExchangeRateSchema,
  ProjectSchema,
  AllocationKeySchema,
  AllocationShareSchema,
  JournalEntrySchema,
  PostingSchema,
];
const budgets = [
  ...[BudgetSchema, BudgetLineSchema, BudgetMonthSchema, BudgetThresholdSchema],
  ...[BudgetYearTotalSchema, BudgetMonthTotalSchema, BudgetCrossingSchema, BudgetTransferSchema, BudgetTransferMonthSchema],
];

const spend = analysisFields(spendAgainstBudget);

/** M5 (budgets), R3: departments, accounts, fiscal years, budgets with thresholds and transfers between their lines, postings checked against them, overruns told at once. */
export const financeArea: Area = {
  name: 'finance',
  entities: [...books, ...budgets],
  types: [
    ...[
      DepartmentType,
      LedgerAccountType,
      FiscalYearType,
      FiscalPeriodType,
      ExchangeRateType,
      ProjectType,
      AllocationKeyType,
      AllocationShareType,
      JournalEntryType,
      PostingType,
      DepartmentSpendType,
      YearSpendType,
    ],
    ...[BudgetType, BudgetLineType, BudgetMonthType, BudgetThresholdType, BudgetCrossingType],
    ...[BudgetTransferType, BudgetTransferMonthType, BudgetTransferRequestedType, BudgetTransferApprovedType],
    ...[BudgetTransferRejectedType, BudgetTransferWithdrawnType],
    ...[BudgetCrossedType, BudgetLineMovedType, BudgetExceededErrorType],
    ...spend.types,
  ],
  resolvers: [LedgerResolver, BudgetResolver, TransferResolver, PostingResolver],
  reads: [FinanceReads, ...spend.reads],
  follows: [FinanceFollows, TransferFollows],
  access: financeAccess,
  exceptions: ['budgetException', 'budgetSelfApproval', 'latePosting'],
  events: [
    ...[budgetCrossed, budgetLineChanged, budgetLineMoved, postingCreated],
    ...[transferRequested, transferApproved, transferRejected, transferWithdrawn],
  ],
};
