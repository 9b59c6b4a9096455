import { defineEntity, p } from '@mikro-orm/core';
import { money, owned } from '../../platform/api/columns.js';
import { BudgetLine } from './budget.entity.js';
import { FiscalPeriod } from './calendar.entity.js';

export const BudgetYearTotalSchema = defineEntity({
  name: 'BudgetYearTotal',
  tableName: 'budget_year_totals',
  properties: {
    line: () => p.oneToOne(BudgetLine).primary().owner(),
    ...owned(),
    requested: money().default('0'),
    committed: money().default('0'),
    spent: money(),
  },
});
/** What was spent of a watched line in its year. Its row lock is the mutex of the line's months. */
export class BudgetYearTotal extends BudgetYearTotalSchema.class {}
BudgetYearTotalSchema.setClass(BudgetYearTotal);

export const BudgetMonthTotalSchema = defineEntity({
  name: 'BudgetMonthTotal',
  tableName: 'budget_month_totals',
  properties: {
    id: p.uuid().primary(),
    ...owned(),
    line: () => p.manyToOne(BudgetYearTotal).fieldName('line_id'),
    period: () => p.manyToOne(FiscalPeriod),
    requested: money().default('0'),
    committed: money().default('0'),
    spent: money(),
  },
});
/** What was spent of a watched line in one period. */
export class BudgetMonthTotal extends BudgetMonthTotalSchema.class {}
BudgetMonthTotalSchema.setClass(BudgetMonthTotal);
