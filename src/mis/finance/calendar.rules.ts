import { DateTime } from 'luxon';

export interface Span {
  /** First and last day, ISO 8601. */
  from: string;
  to: string;
}

/** The months from the first day of a year to its last; undefined if the last day ends none of the first 13. */
export function monthsOf({ from, to }: Span): Span[] | undefined {
  const first = DateTime.fromISO(from, { zone: 'utc' });
  const day = (date: DateTime) => date.toISODate() as string;
  const months: Span[] = [];
  // From the 29th on there are months without such a day.
  while (first.day <= 28 && months.length < 13) {
    const end = day(first.plus({ months: months.length + 1 }).minus({ days: 1 }));
    months.push({ from: day(first.plus({ months: months.length })), to: end });
    if (end === to) return months;
  }
  return undefined;
}
