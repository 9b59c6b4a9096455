import { defineEntity, p } from '@mikro-orm/core';
import { currency, record } from '../../platform/api/columns.js';

export const FiscalYearSchema = defineEntity({
  name: 'FiscalYear',
  tableName: 'fiscal_years',
  properties: {
    ...record(),
    name: p.text(),
    from: p.date().fieldName('starts_on'),
    to: p.date().fieldName('ends_on'),
    /** Of the books: postings have their base amount in it, budgets all their amounts. */
    currency: currency(),
    closed: p.boolean().default(false),
    periods: () => p.oneToMany(FiscalPeriod).mappedBy('year'),
  },
});
/** A year of the books. Years do not overlap. */
export class FiscalYear extends FiscalYearSchema.class {}
FiscalYearSchema.setClass(FiscalYear);

export const FiscalPeriodSchema = defineEntity({
  name: 'FiscalPeriod',
  tableName: 'fiscal_periods',
  properties: {
    ...record(),
    year: () => p.manyToOne(FiscalYear),
    /** 1, 2, 3 … in the order of their days. */
    no: p.integer(),
    from: p.date().fieldName('starts_on'),
    to: p.date().fieldName('ends_on'),
    closed: p.boolean().default(false),
  },
});
/** A month of a fiscal year. */
export class FiscalPeriod extends FiscalPeriodSchema.class {}
FiscalPeriodSchema.setClass(FiscalPeriod);
