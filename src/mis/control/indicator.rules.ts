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
