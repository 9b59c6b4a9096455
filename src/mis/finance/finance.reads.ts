import { type Connection, Many, One } from '../../platform/reading/declare.js';
import { AllocationKeyType } from './allocation.type.js';
import { BudgetType } from './budget.type.js';
import { BudgetLineType } from './budget-line.type.js';
import { FiscalYearType } from './calendar.type.js';
import { BudgetCrossingType } from './crossing.type.js';
import { DepartmentType, LedgerAccountType } from './department.type.js';
import { JournalEntryType } from './journal.type.js';
import { PostingType } from './posting.type.js';
import { ProjectType } from './project.type.js';
import { ExchangeRateType } from './rate.type.js';
import { BudgetTransferType } from './transfer.type.js';

/** Fields of `Query`. */
export class FinanceReads {
  @One(() => DepartmentType, { nullable: true, description: 'A department by id.' }) department!: One<DepartmentType> | null;
  @Many(() => DepartmentType, { order: ['name'], description: 'Departments, by name.' }) departments!: Connection<DepartmentType>;
  @One(() => LedgerAccountType, { nullable: true, description: 'A ledger account by id.' }) account!: One<LedgerAccountType> | null;
  @Many(() => LedgerAccountType, { order: ['code'], description: 'Accounts of the ledger, by code.' })
  accounts!: Connection<LedgerAccountType>;
  @One(() => FiscalYearType, { nullable: true, description: 'A fiscal year by id.' }) fiscalYear!: One<FiscalYearType> | null;
  @Many(() => FiscalYearType, { order: ['-from'], description: 'Fiscal years, the newest first.' })
  fiscalYears!: Connection<FiscalYearType>;
  @One(() => ProjectType, { nullable: true, description: 'A project by id.' }) project!: One<ProjectType> | null;
  @Many(() => ProjectType, { order: ['name'], description: 'Projects, by name.' }) projects!: Connection<ProjectType>;
  @One(() => AllocationKeyType, { nullable: true, description: 'An allocation key by id.' }) allocationKey!: One<AllocationKeyType> | null;
  @Many(() => AllocationKeyType, { order: ['name'], description: 'Keys by which what is paid is shared out, by name.' })
  allocationKeys!: Connection<AllocationKeyType>;
  @One(() => JournalEntryType, { nullable: true, description: 'A journal entry by id.' }) journalEntry!: One<JournalEntryType> | null;
  @Many(() => JournalEntryType, { order: ['-date'], description: 'Journal entries that you may see, newest first.' })
  journalEntries!: Connection<JournalEntryType>;
  @Many(() => ExchangeRateType, { order: ['-from'], description: 'Rates of currencies, the newest first.' })
  exchangeRates!: Connection<ExchangeRateType>;
  @One(() => BudgetType, { nullable: true, description: 'A budget by id.' }) budget!: One<BudgetType> | null;
  @Many(() => BudgetType, { order: ['-createdAt'], description: 'Budgets, the newest first.' }) budgets!: Connection<BudgetType>;
  @One(() => BudgetLineType, { nullable: true, description: 'A budget line by id.' }) budgetLine!: One<BudgetLineType> | null;
  @Many(() => BudgetLineType, { order: ['-annual'], description: 'Budget lines that you may see, of all years, the largest first.' })
  budgetLines!: Connection<BudgetLineType>;
  @One(() => PostingType, { nullable: true, description: 'A posting by id.' }) posting!: One<PostingType> | null;
  @Many(() => PostingType, { order: ['-date'], description: 'Postings that you may see, newest first.' })
  postings!: Connection<PostingType>;
  @One(() => BudgetCrossingType, { nullable: true, description: 'A crossing by id.' }) budgetCrossing!: One<BudgetCrossingType> | null;
  @Many(() => BudgetCrossingType, {
    order: ['-raisedAt'],
    description: 'Thresholds that were crossed, of lines that you may see, newest first.',
  })
  budgetCrossings!: Connection<BudgetCrossingType>;
  @One(() => BudgetTransferType, { nullable: true, description: 'A transfer by id.' }) budgetTransfer!: One<BudgetTransferType> | null;
  @Many(() => BudgetTransferType, {
    order: ['-createdAt'],
    description: 'Transfers from and to the budget lines of your departments, newest first.',
  })
  budgetTransfers!: Connection<BudgetTransferType>;
}
