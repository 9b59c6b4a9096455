import { defineEntity, p } from '@mikro-orm/core';
import { currency, instant, money, oneOf, owned, record } from '../../platform/api/columns.js';
import { BudgetAction, BudgetBasis, BudgetLine, BudgetStage } from './budget.entity.js';
import { FiscalPeriod } from './calendar.entity.js';
import { Posting } from './posting.entity.js';

export const BudgetCrossingSchema = defineEntity({
  name: 'BudgetCrossing',
  tableName: 'budget_crossings',
  properties: {
    ...record(),
    ...owned(),
    line: () => p.manyToOne(BudgetLine),
    stage: oneOf(BudgetStage).default('ACTUAL'),
    basis: oneOf(BudgetBasis),
    /** Null where the basis is the year. */
    period: () => p.manyToOne(FiscalPeriod).nullable(),
    percent: p.integer(),
    episode: p.integer(),
    action: oneOf(BudgetAction),
    exception: p.boolean().default(false),
    /** What the stage counts. */
    spent: money(),
    limit: money().fieldName('limit_amount'),
    currency: currency(),
    utilisation: money().nullable(),
    posting: () => p.manyToOne(Posting).nullable(),
    raisedAt: instant(),
    clearedAt: instant().nullable(),
  },
});
/** That a threshold of a line was passed: raised once, over when spending fell more than two points below it. */
export class BudgetCrossing extends BudgetCrossingSchema.class {}
BudgetCrossingSchema.setClass(BudgetCrossing);
