import { dateOf, dayAt, dayOf, instantOf, nextDay, zoneOf } from './wall-clock.rules.js';

/** In the order of ISO 8601. */
export const Weekday = {
  MONDAY: 'MONDAY',
  TUESDAY: 'TUESDAY',
  WEDNESDAY: 'WEDNESDAY',
  THURSDAY: 'THURSDAY',
  FRIDAY: 'FRIDAY',
  SATURDAY: 'SATURDAY',
  SUNDAY: 'SUNDAY',
} as const;
export type Weekday = keyof typeof Weekday;
const weekdays = Object.keys(Weekday) as Weekday[];

/** From one time of the wall clock to another, `09:00` to `24:00`. */
export interface Opening {
  from: string;
  to: string;
}

/** When people work. */
export interface WorkingHours {
  /** IANA. */
  timeZone: string;
  /** A day that is missing has no working time. */
  week: readonly { day: Weekday; intervals: readonly Opening[] }[];
  /** Days with hours of their own, or none. */
  holidays: readonly { date: string; name: string; intervals: readonly Opening[] }[];
}

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

/** What is wrong with the intervals of a day, or undefined. They do not overlap, and end after they begin. */
export function wrongIntervals(intervals: readonly Opening[]): string | undefined {
  const sorted = [...intervals].sort((a, b) => minutesOf(a.from) - minutesOf(b.from));
  const backwards = sorted.find(({ from, to }) => minutesOf(from) >= minutesOf(to));
  if (backwards)
    return `${backwards.from}–${backwards.to} ends before it begins. Work past midnight is two intervals, one of them on the next day.`;
  const overlapping = sorted.find(({ from }, i) => i > 0 && minutesOf(from) < minutesOf(sorted[i - 1]?.to ?? '00:00'));
  return overlapping && `${overlapping.from}–${overlapping.to} begins before the interval before it ends.`;
}

/** The longest that a question may span, in days: ten years. */
export const LONGEST = 3_660;

interface Stretch {
  from: number;
  to: number;
}

/** The working time from the day of `start` on, day by day, for at most `LONGEST` days: instants in milliseconds, in order. */
function* workingTime(hours: WorkingHours, start: number): Generator<Stretch> {
  const zone = zoneOf(hours.timeZone);
  const week = new Map(hours.week.map(({ day, intervals }) => [day, intervals]));
  const holidays = new Map(hours.holidays.map(({ date, intervals }) => [dayOf(date), intervals]));
  let day = dayAt(zone, start);
  for (let i = 0; i <= LONGEST; i++, day = nextDay(day)) {
    const intervals = holidays.get(day) ?? week.get(weekdayOf(day)) ?? [];
    const stretches = intervals.map(({ from, to }) => ({
      from: instantOf(zone, day, minutesOf(from)),
      to: instantOf(zone, day, minutesOf(to)),
    }));
    yield* stretches.sort((a, b) => a.from - b.from);
    // The end of the day, also where nothing is open: whoever asks up to some instant can stop.
    const end = instantOf(zone, day, 1440);
    yield { from: end, to: end };
  }
}

const weekdayOf = (day: number): Weekday => weekdays[(new Date(day).getUTCDay() + 6) % 7] as Weekday;

/**
 * Working time between two instants, in milliseconds: the length of [from, to) within the open intervals, each turned into instants first, so that a shift
 * across a change of the clocks counts as long as it is.
 */
export function businessTime(hours: WorkingHours, from: Date, to: Date): number {
  const [start, end] = [from.getTime(), to.getTime()];
  let sum = 0;
  for (const stretch of workingTime(hours, start)) {
    if (stretch.from >= end) break;
    sum += Math.max(0, Math.min(stretch.to, end) - Math.max(stretch.from, start));
  }
  return sum;
}

/**
 * The first instant by which this much working time has passed since `start`.
 *
 * @param duration milliseconds of working time; for none it is `start` itself
 * @returns null if ten years are not enough
 */
export function businessDue(hours: WorkingHours, start: Date, duration: number): Date | null {
  if (duration <= 0) return start;
  let left = duration;
  for (const { from, to } of workingTime(hours, start.getTime())) {
    const begin = Math.max(from, start.getTime());
    if (to <= begin) continue;
    if (left <= to - begin) return new Date(begin + left);
    left -= to - begin;
  }
  return null;
}

/** The days that a calendar names twice, as texts. */
export function namedTwice({ week, holidays }: Pick<WorkingHours, 'week' | 'holidays'>): string[] {
  const names = [...week.map(({ day }) => day as string), ...holidays.map(({ date }) => dateOf(dayOf(date)))];
  return names.filter((name, i) => names.indexOf(name) !== i);
}
