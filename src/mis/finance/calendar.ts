import { invalidInput } from '../../platform/api/errors.js';
import { decimalsOf } from '../../platform/currency.rules.js';
import { locked } from '../../platform/database/locked.js';
import type { Tx } from '../../platform/database/tx.js';
import { FiscalPeriod, FiscalYear } from './calendar.entity.js';
import type { FiscalPeriodCloseInput, FiscalYearCloseInput, FiscalYearCreateInput } from './calendar.input.js';
import { monthsOf } from './calendar.rules.js';
import { changeStructure } from './structure.js';

/**
 * Opens a year of the books with its months.
 *
 * @throws INVALID_INPUT if the days do not make whole months, at most 13, or the currency is none; CONFLICT if the name is taken or the year overlaps another
 */
export async function createFiscalYear(tx: Tx, { name, from, to, currency }: FiscalYearCreateInput): Promise<FiscalYear> {
  const months = monthsOf({ from, to });
  const wrong = [
    ...(months ? [] : [{ path: ['to'], message: `whole months from ${from} on, at most 13; the year may begin on the 1st to the 28th.` }]),
    ...(decimalsOf(currency) === undefined ? [{ path: ['currency'], message: `"${currency}" is not a currency of ISO 4217.` }] : []),
  ];
  if (!months || wrong.length) throw invalidInput(wrong);
  const year = tx.em.create(FiscalYear, { name, from, to, currency });
  months.forEach((month, i) => {
    tx.em.create(FiscalPeriod, { year, no: i + 1, ...month });
  });
  return year;
}

/**
 * Closes a year to postings, or opens it again.
 *
 * @throws NOT_FOUND, CONFLICT
 */
export async function closeFiscalYear(tx: Tx, { yearId, closed, expectedVersion }: FiscalYearCloseInput): Promise<FiscalYear> {
  await changeStructure(tx);
  const year = await locked(tx, FiscalYear, 'fiscalyear', yearId, expectedVersion);
  year.closed = closed ?? true;
  return year;
}

/**
 * Closes a period to postings, or opens it again.
 *
 * @throws NOT_FOUND, CONFLICT
 */
export async function closeFiscalPeriod(tx: Tx, { periodId, closed, expectedVersion }: FiscalPeriodCloseInput): Promise<FiscalPeriod> {
  await changeStructure(tx);
  const period = await locked(tx, FiscalPeriod, 'fiscalperiod', periodId, expectedVersion);
  period.closed = closed ?? true;
  return period;
}
