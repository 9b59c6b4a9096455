import { defineEntity, p } from '@mikro-orm/core';
import { currency, money, oneOf, owned, record } from '../../platform/api/columns.js';
import { LedgerAccount } from './account.entity.js';
import { FiscalPeriod, FiscalYear } from './calendar.entity.js';
import { Department } from './department.entity.js';

export const BudgetStatus = { DRAFT: 'DRAFT', SUBMITTED: 'SUBMITTED', APPROVED: 'APPROVED', SUPERSEDED: 'SUPERSEDED' } as const;
export type BudgetStatus = keyof typeof BudgetStatus;
export const BudgetBasis = { PERIOD: 'PERIOD', TO_DATE: 'TO_DATE', ANNUAL: 'ANNUAL' } as const;
export type BudgetBasis = keyof typeof BudgetBasis;
export const BudgetAction = { IGNORE: 'IGNORE', WARN: 'WARN', STOP: 'STOP' } as const;
export type BudgetAction = keyof typeof BudgetAction;
export const BudgetStage = { REQUEST: 'REQUEST', ORDER: 'ORDER', ACTUAL: 'ACTUAL', CUMULATIVE: 'CUMULATIVE' } as const;
export type BudgetStage = keyof typeof BudgetStage;

export const BudgetSchema = defineEntity({
  name: 'Budget',
  tableName: 'budgets',
  properties: {
    ...record(),
    name: p.text(),
    year: () => p.manyToOne(FiscalYear),
    /** The version that people speak of; `version` counts changes of the row. */
    revision: p.integer(),
    status: oneOf(BudgetStatus),
    currency: currency(),
    lines: () => p.oneToMany(BudgetLine).mappedBy('budget'),
  },
});
/** What is planned to be spent and earned in a fiscal year. One revision of a name is in force at a time. */
export class Budget extends BudgetSchema.class {}
BudgetSchema.setClass(Budget);

export const BudgetLineSchema = defineEntity({
  name: 'BudgetLine',
  tableName: 'budget_lines',
  properties: {
    ...record(),
    ...owned(),
    budget: () => p.manyToOne(Budget),
    department: () => p.manyToOne(Department),
    /** Null: all expense accounts. */
    account: () => p.manyToOne(LedgerAccount).nullable(),
    annual: money(),
    currency: currency(),
    /** The line of an earlier year that gave it something, and how much. */
    carriedFrom: () => p.manyToOne(BudgetLine).nullable(),
    carried: money().default('0'),
    months: () => p.oneToMany(BudgetMonth).mappedBy('line'),
    thresholds: () => p.oneToMany(BudgetThreshold).mappedBy('line'),
  },
});
/** The plan for a department with all departments below it, on an account with all accounts below it. */
export class BudgetLine extends BudgetLineSchema.class {}
BudgetLineSchema.setClass(BudgetLine);

export const BudgetMonthSchema = defineEntity({
  name: 'BudgetMonth',
  tableName: 'budget_months',
  properties: {
    ...record(),
    ...owned(),
    line: () => p.manyToOne(BudgetLine),
    period: () => p.manyToOne(FiscalPeriod),
    no: p.integer(),
    budgeted: money(),
    currency: currency(),
  },
});
/** A line's share of one period. The shares add up to the annual amount. */
export class BudgetMonth extends BudgetMonthSchema.class {}
BudgetMonthSchema.setClass(BudgetMonth);

export const BudgetThresholdSchema = defineEntity({
  name: 'BudgetThreshold',
  tableName: 'budget_thresholds',
  properties: {
    ...record(),
    ...owned(),
    line: () => p.manyToOne(BudgetLine),
    stage: oneOf(BudgetStage).default('ACTUAL'),
    basis: oneOf(BudgetBasis),
    percent: p.integer(),
    action: oneOf(BudgetAction),
  },
});
/** What happens when a line's spending goes beyond a share of its budget. */
export class BudgetThreshold extends BudgetThresholdSchema.class {}
BudgetThresholdSchema.setClass(BudgetThreshold);
