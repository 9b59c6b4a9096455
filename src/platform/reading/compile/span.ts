import { DateTime, Duration } from 'luxon';
import { platformErrors } from '../../api/errors.js';

/** What `period` of a filter takes, with what it says of itself. Weeks begin on Monday; all of them in the organisation's time zone. */
export const RELATIVE_PERIODS = {
  TODAY: 'The day of today.',
  YESTERDAY: 'The day before today.',
  THIS_WEEK: 'The week of today, from Monday on.',
  LAST_WEEK: 'The week before this one.',
  THIS_MONTH: 'The calendar month of today.',
  LAST_MONTH: 'The calendar month before this one.',
  THIS_QUARTER: 'The calendar quarter of today.',
  LAST_QUARTER: 'The calendar quarter before this one.',
  THIS_YEAR: 'The calendar year of today.',
  LAST_YEAR: 'The calendar year before this one.',
} as const;

/** From, and up to but without `to`. */
export interface Span {
  from: DateTime;
  to: DateTime;
}

function durationOf(text: string): Duration {
  const duration = Duration.fromISO(text);
  if (duration.isValid) return duration;
  throw platformErrors.INVALID_INPUT(`"${text}" is not a duration such as "P30D", "PT12H" or "P1M".`);
}

function periodOf(name: string, now: DateTime): Span {
  const unit = (name === 'TODAY' || name === 'YESTERDAY' ? 'day' : name.replace(/^.*_/, '').toLowerCase()) as
    | 'day'
    | 'week'
    | 'month'
    | 'quarter'
    | 'year';
  const back = name === 'YESTERDAY' || name.startsWith('LAST_') ? 1 : 0;
  const from = now.startOf(unit).minus({ [unit]: back });
  return { from, to: from.plus({ [unit]: 1 }) };
}

/**
 * The stretch of time that a relative filter means now.
 *
 * @param operator `last` or `next` with an ISO 8601 duration, `period` with a name
 * @throws INVALID_INPUT if the duration is none
 */
export function spanOf(operator: string, value: string, timeZone: string, now = DateTime.now()): Span {
  const here = now.setZone(timeZone);
  if (operator === 'last') return { from: here.minus(durationOf(value)), to: here };
  if (operator === 'next') return { from: here, to: here.plus(durationOf(value)) };
  return periodOf(value, here);
}
