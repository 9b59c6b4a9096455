import { DateTime } from 'luxon';

/** Local days, `to` not included. */
export interface Span {
  from: DateTime;
  to: DateTime;
}
export type Grain = 'DAY' | 'WEEK' | 'MONTH' | 'QUARTER' | 'YEAR';
export type Comparison = 'PREVIOUS_PERIOD' | 'PREVIOUS_YEAR';

interface Calendar {
  /** IANA. */
  timeZone: string;
  /** 1 = January. */
  fiscalYearStartMonth: number;
}

/** First day of fiscal year `year`: the one that ends in calendar year `year`, or starts in it where it starts in January. */
const fiscalStart = (year: number, { timeZone, fiscalYearStartMonth: month }: Calendar) =>
  DateTime.fromObject({ year: month === 1 ? year : year - 1, month, day: 1 }, { zone: timeZone });

/**
 * The days of a `Period` ("2026", "2026-Q4", "2026-11", "2026-W07", "FY2026", "FY2026-Q2", "FY2026-P03") in the organisation's time zone.
 * Its form has been checked by the scalar.
 */
export function spanOf(period: string, calendar: Calendar): Span {
  const { timeZone: zone } = calendar;
  const [, fiscal, year, , part] = /^(FY)?(\d{4})(-(.+))?$/.exec(period) ?? [];
  const start = fiscal ? fiscalStart(Number(year), calendar) : DateTime.fromObject({ year: Number(year), month: 1, day: 1 }, { zone });
  if (!part) return { from: start, to: start.plus({ years: 1 }) };
  const number = Number(part.replace(/\D/, ''));
  if (part.startsWith('W')) {
    const from = DateTime.fromObject({ weekYear: Number(year), weekNumber: number, weekday: 1 }, { zone });
    return { from, to: from.plus({ weeks: 1 }) };
  }
  const months = part.startsWith('Q') ? 3 : 1;
  const from = start.plus({ months: (number - 1) * months });
  return { from, to: from.plus({ months }) };
}

/**
 * What a span is compared with. A span that is not over yet (`today` lies within) is compared with as many days of the other one:
 * year to date with the same days of last year.
 */
export function comparedWith(span: Span, comparison: Comparison, today: DateTime): Span {
  const whole = span.from.plus({ months: monthsIn(span) }).equals(span.to);
  const shift =
    comparison === 'PREVIOUS_YEAR'
      ? { years: 1 }
      : whole
        ? { months: monthsIn(span) }
        : { days: Math.round(span.to.diff(span.from, 'days').days) };
  const last = today.startOf('day');
  const unfinished = today >= span.from && last.plus({ days: 1 }) < span.to;
  // The last day is moved, not the end: of 30 March a month earlier is the 28th of February, and the 1st of March is not part of it.
  const to = unfinished ? last.minus(shift).plus({ days: 1 }) : comparison === 'PREVIOUS_YEAR' ? span.to.minus(shift) : span.from;
  return { from: span.from.minus(shift), to };
}

const monthsIn = ({ from, to }: Span) => Math.round(to.diff(from, 'months').months);

const UNIT = { DAY: 'day', WEEK: 'week', MONTH: 'month', QUARTER: 'quarter', YEAR: 'year' } as const;

/** The key of a bucket: "2026-11-23", "2026-W48", "2026-11", "2026-Q4", "2026". */
export function bucketKey(day: DateTime, grain: Grain): string {
  switch (grain) {
    case 'DAY':
      return day.toFormat('yyyy-MM-dd');
    case 'WEEK':
      return day.toFormat("kkkk-'W'WW");
    case 'MONTH':
      return day.toFormat('yyyy-MM');
    case 'QUARTER':
      return day.toFormat("yyyy-'Q'q");
    case 'YEAR':
      return day.toFormat('yyyy');
  }
}

/** The buckets that a span touches, in order. */
export function bucketsOf({ from, to }: Span, grain: Grain): string[] {
  const keys: string[] = [];
  for (let day = from.startOf(UNIT[grain]); day < to; day = day.plus({ [UNIT[grain]]: 1 })) keys.push(bucketKey(day, grain));
  return keys;
}
