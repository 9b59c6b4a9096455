import { DateTime } from 'luxon';

/** Local days, `to` not included. */
export interface Span {
  from: DateTime;
  to: DateTime;
}
/** What time is grouped by. */
export const GRAINS = ['DAY', 'WEEK', 'MONTH', 'QUARTER', 'YEAR', 'FISCAL_PERIOD', 'FISCAL_QUARTER', 'FISCAL_YEAR'] as const;
export type Grain = (typeof GRAINS)[number];
export type Comparison = 'PREVIOUS_PERIOD' | 'PREVIOUS_YEAR';

export const isGrain = (name: string): name is Grain => (GRAINS as readonly string[]).includes(name);
/** Made of whole months. */
export const ofMonths = (grain: Grain): boolean => grain !== 'DAY' && grain !== 'WEEK';

export interface Calendar {
  /** IANA. */
  timeZone: string;
  /** 1 = January. */
  fiscalYearStartMonth: number;
}

/** First day of fiscal year `year`: the one that ends in calendar year `year`, or starts in it where it starts in January. */
const fiscalStart = (year: number, { timeZone, fiscalYearStartMonth: month }: Calendar) =>
  DateTime.fromObject({ year: month === 1 ? year : year - 1, month, day: 1 }, { zone: timeZone });

/**
 * The days of a `Period` ("2026", "2026-Q4", "2026-11", "2026-W07", "2026-11-23", "FY2026", "FY2026-Q2", "FY2026-P03") in the organisation's time zone.
 * Its form has been checked by the scalar.
 *
 * @returns undefined for a week or a day that its year, or month, does not have
 */
export function spanOf(period: string, calendar: Calendar): Span | undefined {
  const { timeZone: zone } = calendar;
  const [, fiscal, year, , part] = /^(FY)?(\d{4})(-(.+))?$/.exec(period) ?? [];
  const start = fiscal ? fiscalStart(Number(year), calendar) : DateTime.fromObject({ year: Number(year), month: 1, day: 1 }, { zone });
  if (!part) return { from: start, to: start.plus({ years: 1 }) };
  if (part.includes('-')) {
    const from = DateTime.fromISO(period, { zone });
    return from.isValid ? { from, to: from.plus({ days: 1 }) } : undefined;
  }
  const number = Number(part.replace(/\D/, ''));
  if (part.startsWith('W')) {
    const from = DateTime.fromObject({ weekYear: Number(year), weekNumber: number, weekday: 1 }, { zone });
    return from.isValid ? { from, to: from.plus({ weeks: 1 }) } : undefined;
  }
  const months = part.startsWith('Q') ? 3 : 1;
  const from = start.plus({ months: (number - 1) * months });
  return { from, to: from.plus({ months }) };
}

const monthsIn = ({ from, to }: Span) => Math.round(to.diff(from, 'months').months);
const daysIn = ({ from, to }: Span) => Math.round(to.diff(from, 'days').days);
const isWeek = (span: Span) => span.from.weekday === 1 && daysIn(span) === 7;

/** The week of the same number a year earlier; of a 53rd the last. */
function weekBefore(from: DateTime): DateTime {
  const weekYear = from.weekYear - 1;
  const last = DateTime.fromObject({ weekYear, weekNumber: 1, weekday: 1 }).weeksInWeekYear;
  return DateTime.fromObject({ weekYear, weekNumber: Math.min(from.weekNumber, last), weekday: 1 }, { zone: from.zone });
}

/** Where a span's first day lies in what it is compared with, and how its other days follow. */
function moved(span: Span, comparison: Comparison): (day: DateTime) => DateTime {
  const whole = span.from.day === 1 && span.from.plus({ months: monthsIn(span) }).equals(span.to);
  if (comparison === 'PREVIOUS_YEAR' && isWeek(span)) {
    const days = daysIn({ from: weekBefore(span.from), to: span.from });
    return day => day.minus({ days });
  }
  if (comparison === 'PREVIOUS_YEAR') return day => day.minus({ years: 1 });
  return day => day.minus(whole ? { months: monthsIn(span) } : { days: daysIn(span) });
}

/**
 * What a span is compared with. A span that is not over yet (`today` lies within) is compared with as many days of the other one:
 * year to date with the same days of last year.
 */
export function comparedWith(span: Span, comparison: Comparison, today: DateTime): Span {
  const back = moved(span, comparison);
  const last = today.startOf('day');
  const unfinished = today >= span.from && last.plus({ days: 1 }) < span.to;
  // The last day is moved, not the end: of 30 March a month earlier is the 28th of February, and the 1st of March is not part of it.
  const to = unfinished ? back(last).plus({ days: 1 }) : comparison === 'PREVIOUS_YEAR' ? back(span.to) : span.from;
  return { from: back(span.from), to };
}

/** The days that two spans share; none is a span of no days. */
export function shared(a: Span, b: Span): Span {
  const from = a.from > b.from ? a.from : b.from;
  const to = a.to < b.to ? a.to : b.to;
  return to > from ? { from, to } : { from, to: from };
}

/** The whole months within a span: the rest are the days before and after. Of a span without one, the first is empty and lies at its beginning. */
export function monthsWithin({ from, to }: Span): Span {
  const first = from.day === 1 ? from : from.startOf('month').plus({ months: 1 });
  const last = to.startOf('month');
  return first < last ? { from: first, to: last } : { from, to: from };
}

const monthNumber = (day: DateTime) => day.year * 12 + day.month - 1;
const MONTHS: Record<string, number> = {
  MONTH: 1,
  QUARTER: 3,
  YEAR: 12,
  FISCAL_PERIOD: 1,
  FISCAL_QUARTER: 3,
  FISCAL_YEAR: 12,
};
const shiftOf = (grain: Grain, fiscalYearStartMonth: number) => (grain.startsWith('FISCAL') ? fiscalYearStartMonth - 1 : 0);
/** A Monday before any day that is asked for. */
const EPOCH = '1900-01-01';

/** Counts buckets: neighbours differ by one. The same as `bucketSql`. */
export function bucketNumber(day: DateTime, grain: Grain, fiscalYearStartMonth: number): number {
  if (ofMonths(grain)) return Math.floor((monthNumber(day) - shiftOf(grain, fiscalYearStartMonth)) / (MONTHS[grain] as number));
  const days = daysIn({ from: DateTime.fromISO(EPOCH, { zone: day.zone }), to: day.startOf('day') });
  return Math.floor(days / (grain === 'WEEK' ? 7 : 1));
}

/** SQL of the number of the bucket that a day (SQL of a date) is in. */
export function bucketSql(day: string, grain: Grain, fiscalYearStartMonth: number): string {
  if (!ofMonths(grain)) return grain === 'WEEK' ? `((${day})-date '${EPOCH}')/7` : `((${day})-date '${EPOCH}')`;
  const months = `extract(year from ${day})::int*12+extract(month from ${day})::int-1`;
  return `(${months}-${shiftOf(grain, fiscalYearStartMonth)})/${MONTHS[grain]}`;
}

/** SQL of the first day of the bucket with this number. */
export function bucketStartSql(number: string, grain: Grain, fiscalYearStartMonth: number): string {
  if (!ofMonths(grain)) return `(date '${EPOCH}' + (${number})${grain === 'WEEK' ? '*7' : ''})`;
  const month = `((${number})*${MONTHS[grain]}+${shiftOf(grain, fiscalYearStartMonth)})`;
  return `make_date(${month}/12,${month}%12+1,1)`;
}

const fiscalYear = (day: DateTime, start: number) => (start !== 1 && day.month >= start ? day.year + 1 : day.year);
const fiscalMonth = (day: DateTime, start: number) => (day.month - start + 12) % 12;

/** The key of the bucket that a day is in, a `Period`: "2026-11-23", "2026-W48", "2026-11", "2026-Q4", "2026", "FY2027-P02". */
export function bucketKey(day: DateTime, grain: Grain, fiscalYearStartMonth = 1): string {
  const fiscal = `FY${String(fiscalYear(day, fiscalYearStartMonth)).padStart(4, '0')}`;
  const month = fiscalMonth(day, fiscalYearStartMonth);
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
    case 'FISCAL_PERIOD':
      return `${fiscal}-P${String(month + 1).padStart(2, '0')}`;
    case 'FISCAL_QUARTER':
      return `${fiscal}-Q${Math.floor(month / 3) + 1}`;
    case 'FISCAL_YEAR':
      return fiscal;
  }
}

/** The first day of the bucket that a day is in. */
export function bucketStart(day: DateTime, grain: Grain, fiscalYearStartMonth: number): DateTime {
  if (!ofMonths(grain)) return day.startOf(grain === 'WEEK' ? 'week' : 'day');
  const within = fiscalMonth(day, 1 + shiftOf(grain, fiscalYearStartMonth)) % (MONTHS[grain] as number);
  return day.startOf('month').minus({ months: within });
}
const next = (day: DateTime, grain: Grain) =>
  day.plus(ofMonths(grain) ? { months: MONTHS[grain] as number } : grain === 'WEEK' ? { weeks: 1 } : { days: 1 });

/** The keys of the buckets that a span touches, in order. */
export function bucketsOf({ from, to }: Span, grain: Grain, fiscalYearStartMonth = 1): string[] {
  const keys: string[] = [];
  for (let day = bucketStart(from, grain, fiscalYearStartMonth); day < to; day = next(day, grain))
    keys.push(bucketKey(day, grain, fiscalYearStartMonth));
  return keys;
}
