import { Decimal } from 'decimal.js';
import type { DateTime } from 'luxon';
import type { Direction, IndicatorPeriod, IndicatorStatus } from './indicator.entity.js';

/** What a figure means: at a limit is not beyond it. */
export function statusOf(
  value: string | null,
  { goodWhen, warnAt, criticalAt }: { goodWhen: Direction; warnAt: string; criticalAt: string },
): IndicatorStatus {
  if (value === null) return 'NO_DATA';
  const beyond = (limit: string) => (goodWhen === 'UP' ? new Decimal(value).lt(limit) : new Decimal(value).gt(limit));
  if (beyond(criticalAt)) return 'RED';
  return beyond(warnAt) ? 'AMBER' : 'GREEN';
}

/** The days just before those of a rolling period, as many, or as much of the calendar: what its figure is told apart from. */
export function periodBefore(period: IndicatorPeriod, today: DateTime): { period: string; through?: string } {
  switch (period) {
    case 'TODAY':
      return periodOn('TODAY', today.minus({ days: 1 }));
    case 'THIS_WEEK':
      return sameDays(today.startOf('week').minus({ weeks: 1 }), today.minus({ weeks: 1 }));
    case 'THIS_MONTH':
      return sameDays(today.startOf('month').minus({ months: 1 }), today.minus({ months: 1 }));
    case 'THIS_QUARTER':
      return sameDays(today.startOf('quarter').minus({ quarters: 1 }), today.minus({ quarters: 1 }));
    case 'THIS_YEAR':
      return sameDays(today.startOf('year').minus({ years: 1 }), today.minus({ years: 1 }));
    case 'LAST_MONTH':
      return periodOn('LAST_MONTH', today.minus({ months: 1 }));
    case 'LAST_QUARTER':
      return periodOn('LAST_QUARTER', today.minus({ quarters: 1 }));
    case 'LAST_30_DAYS':
      return periodOn('LAST_30_DAYS', today.minus({ days: 30 }));
  }
}

/** What is not over is told apart from as many days of the one before. */
const sameDays = (from: DateTime, to: DateTime) => ({ period: from.toISODate() as string, through: to.toISODate() as string });

/** The days of a rolling period, as an analysis takes them. @param today in the organisation's time zone */
export function periodOn(period: IndicatorPeriod, today: DateTime): { period: string; through?: string } {
  const day = (at: DateTime) => at.toISODate() as string;
  const month = (at: DateTime) => at.toFormat('yyyy-MM');
  const quarter = (at: DateTime) => `${at.year}-Q${at.quarter}`;
  switch (period) {
    case 'TODAY':
      return { period: day(today) };
    case 'THIS_WEEK':
      return { period: today.toFormat("kkkk-'W'WW") };
    case 'THIS_MONTH':
      return { period: month(today) };
    case 'THIS_QUARTER':
      return { period: quarter(today) };
    case 'THIS_YEAR':
      return { period: String(today.year) };
    case 'LAST_MONTH':
      return { period: month(today.minus({ months: 1 })) };
    case 'LAST_QUARTER':
      return { period: quarter(today.minus({ quarters: 1 })) };
    case 'LAST_30_DAYS':
      return { period: day(today.minus({ days: 29 })), through: day(today) };
  }
}
