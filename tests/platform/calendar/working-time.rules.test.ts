import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { DateTime } from 'luxon';
import {
  businessDue,
  businessTime,
  type Opening,
  Weekday,
  type WorkingHours,
  wrongIntervals,
} from '../../../src/platform/calendar/working-time.rules.js';

const HOUR = 3_600_000;
const MINUTE = 60_000;
const days = Object.keys(Weekday) as Weekday[];
const hours = (timeZone: string, from: string, to: string, over: Partial<WorkingHours> = {}): WorkingHours => ({
  timeZone,
  week: days.map(day => ({ day, intervals: [{ from, to }] })),
  holidays: [],
  ...over,
});
const at = (iso: string) => new Date(iso);

describe('working time', () => {
  const office = hours('Europe/Berlin', '09:00', '17:00', {
    week: days.slice(0, 5).map(day => ({
      day,
      intervals: [
        { from: '13:00', to: '17:00' },
        { from: '09:00', to: '12:00' },
      ],
    })),
    holidays: [
      { date: '2026-12-25', name: 'Christmas', intervals: [] },
      { date: '2026-12-26', name: 'Stocktaking on a Saturday', intervals: [{ from: '10:00', to: '11:00' }] },
    ],
  });

  test('leaves out breaks, nights, weekends and holidays, and takes the hours that a holiday has', () => {
    expect(businessTime(office, at('2026-11-23T08:00:00Z'), at('2026-11-23T16:00:00Z'))).toBe(7 * HOUR);
    expect(businessTime(office, at('2026-11-20T15:00:00Z'), at('2026-11-23T09:00:00Z'))).toBe(2 * HOUR);
    expect(businessTime(office, at('2026-12-24T16:00:00Z'), at('2026-12-28T08:00:00Z'))).toBe(HOUR);
    expect(businessTime(office, at('2026-11-23T16:00:00Z'), at('2026-11-23T08:00:00Z'))).toBe(0);
  });

  test('is due at the end of an interval, not at the beginning of the next', () => {
    expect(businessDue(office, at('2026-11-23T08:00:00Z'), 3 * HOUR)).toEqual(at('2026-11-23T11:00:00Z'));
    expect(businessDue(office, at('2026-11-23T08:00:00Z'), 3 * HOUR + 1)).toEqual(at('2026-11-23T12:00:00.001Z'));
    expect(businessDue(office, at('2026-11-22T08:00:00Z'), 0)).toEqual(at('2026-11-22T08:00:00Z'));
    expect(businessDue({ ...office, week: [], holidays: [] }, at('2026-11-22T08:00:00Z'), 1)).toBeNull();
  });

  test.each([
    ['a night that is an hour short', 'Europe/Berlin', '00:00', '06:00', '2026-03-28T22:00:00Z', 5],
    ['a night that is an hour long', 'Europe/Berlin', '00:00', '06:00', '2026-10-24T21:00:00Z', 7],
    ['a shift that begins in the hour that does not exist', 'Europe/Berlin', '02:30', '04:00', '2026-03-28T22:00:00Z', 1],
    ['one wholly within it', 'Europe/Berlin', '02:10', '02:50', '2026-03-28T22:00:00Z', 0],
    ['one from the first half past two to four', 'Europe/Berlin', '02:30', '04:00', '2026-10-24T21:00:00Z', 2.5],
    ['one within the hour that comes twice: the first', 'Europe/Berlin', '02:15', '02:45', '2026-10-24T21:00:00Z', 0.5],
    ['half an hour of Lord Howe', 'Australia/Lord_Howe', '01:00', '03:00', '2026-04-04T12:00:00Z', 2.5],
    ['a midnight that comes twice', 'America/Sao_Paulo', '22:00', '24:00', '2018-02-17T12:00:00Z', 3],
    ['a midnight that does not exist', 'America/Sao_Paulo', '00:00', '02:00', '2018-11-04T00:00:00Z', 1],
  ])('counts the true length of %s', (_what, zone, from, to, start, length) => {
    expect(businessTime(hours(zone, from, to), at(start), new Date(at(start).getTime() + 20 * HOUR))).toBe(length * HOUR);
  });

  test('skips the day that Samoa has skipped', () => {
    const samoa = hours('Pacific/Apia', '09:00', '17:00');
    // The 29th, the 31st and the 1st.
    expect(businessTime(samoa, at('2011-12-29T10:00:00Z'), at('2012-01-01T10:00:00Z'))).toBe(3 * 8 * HOUR);
  });
});

test('intervals of a day end after they begin and do not overlap', () => {
  const wrong = (...pairs: [string, string][]) => wrongIntervals(pairs.map(([from, to]): Opening => ({ from, to })));
  expect(wrong(['13:00', '17:00'], ['09:00', '13:00'], ['20:00', '24:00'])).toBeUndefined();
  expect(wrong(['22:00', '06:00'])).toContain('Work past midnight is two intervals');
  expect(wrong(['09:00', '12:00'], ['11:59', '13:00'])).toBe('11:59–13:00 begins before the interval before it ends.');
});

/** Zones with odd offsets and changes, and nights of change in them. */
const nights: [zone: string, night: string][] = [
  ['Europe/Berlin', '2026-03-29T00:00:00Z'],
  ['Europe/Berlin', '2026-10-25T00:00:00Z'],
  ['America/New_York', '2026-03-08T06:00:00Z'],
  ['America/New_York', '2026-11-01T06:00:00Z'],
  ['Australia/Lord_Howe', '2026-04-04T15:00:00Z'],
  ['Australia/Lord_Howe', '2026-10-03T15:00:00Z'],
  ['America/Sao_Paulo', '2018-02-18T02:00:00Z'],
  ['America/Sao_Paulo', '2018-11-04T03:00:00Z'],
  ['Africa/Casablanca', '2026-02-15T02:00:00Z'],
  ['Asia/Kathmandu', '2026-06-01T00:00:00Z'],
  ['Asia/Beirut', '2026-03-28T22:00:00Z'],
];

const text = (minutes: number) => `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
/** Up to three intervals that do not overlap, at whole minutes, often at night. */
const intervals = fc
  .uniqueArray(fc.oneof(fc.integer({ min: 0, max: 240 }), fc.integer({ min: 0, max: 1440 }), fc.constantFrom(0, 120, 150, 180, 1440)), {
    minLength: 0,
    maxLength: 6,
  })
  .map(times => times.sort((a, b) => a - b))
  .map(times =>
    times.flatMap((from, i) => (i % 2 === 0 && times[i + 1] !== undefined ? [{ from: text(from), to: text(times[i + 1] as number) }] : [])),
  );

const scene = fc
  .record({
    night: fc.constantFrom(...nights),
    week: fc.array(intervals, { minLength: 7, maxLength: 7 }),
    holiday: fc.option(intervals),
    shift: fc.integer({ min: -2, max: 2 }),
  })
  .map(({ night: [timeZone, iso], week, holiday, shift }) => ({
    base: at(iso).getTime(),
    calendar: {
      timeZone,
      week: week.map((each, i) => ({ day: days[i] as Weekday, intervals: each })),
      holidays: holiday
        ? [
            {
              date: DateTime.fromISO(iso, { zone: timeZone }).plus({ days: shift }).toISODate() as string,
              name: 'Holiday',
              intervals: holiday,
            },
          ]
        : [],
    } satisfies WorkingHours,
  }));
/** Minutes around the night. */
const minute = fc.integer({ min: -2_000, max: 2_000 });

/** Minute by minute: the clock on the wall opens and closes the door when it first shows the time of that day, or a later one. */
function minutesOpen({ timeZone, week, holidays }: WorkingHours, from: number, to: number): number {
  const reached = new Map<string, number>();
  const first = (date: string, time: string): number => {
    const known = reached.get(`${date} ${time}`);
    if (known !== undefined) return known;
    const wanted = `${time === '24:00' ? (DateTime.fromISO(date).plus({ days: 1 }).toISODate() as string) : date} ${time === '24:00' ? '00:00' : time}`;
    let instant = at(`${date}T00:00:00Z`).getTime() - 16 * HOUR;
    while (DateTime.fromMillis(instant, { zone: timeZone }).toFormat('yyyy-MM-dd HH:mm') < wanted) instant += MINUTE;
    reached.set(`${date} ${time}`, instant);
    return instant;
  };
  const open = new Set<number>();
  const start = DateTime.fromMillis(from, { zone: timeZone }).startOf('day').minus({ days: 1 });
  for (let i = 0; i < 7; i++) {
    const day = DateTime.fromISO(start.toISODate() as string).plus({ days: i });
    const date = day.toISODate() as string;
    const own = holidays.find(holiday => holiday.date === date)?.intervals ?? week[day.weekday - 1]?.intervals ?? [];
    for (const { from: opens, to: closes } of own)
      for (let instant = first(date, opens); instant < first(date, closes); instant += MINUTE)
        if (instant >= from && instant < to) open.add(instant);
  }
  return open.size;
}

describe('for any calendar and any night', () => {
  test('it is what a model finds that goes minute by minute', () => {
    fc.assert(
      fc.property(scene, minute, fc.integer({ min: 0, max: 2_500 }), ({ calendar, base }, from, length) => {
        const [start, end] = [base + from * MINUTE, base + (from + length) * MINUTE];
        expect(businessTime(calendar, new Date(start), new Date(end))).toBe(minutesOpen(calendar, start, end) * MINUTE);
      }),
      { numRuns: 40 },
    );
  }, 120_000);

  test('parts add up to the whole, and more time is never less work', () => {
    fc.assert(
      fc.property(scene, fc.tuple(minute, minute, minute), ({ calendar, base }, times) => {
        const [a, b, c] = times.sort((x, y) => x - y).map(each => new Date(base + each * MINUTE)) as [Date, Date, Date];
        const whole = businessTime(calendar, a, c);
        expect(businessTime(calendar, a, b) + businessTime(calendar, b, c)).toBe(whole);
        expect(whole).toBeGreaterThanOrEqual(businessTime(calendar, a, b));
        expect(whole).toBeLessThanOrEqual(c.getTime() - a.getTime());
      }),
      { numRuns: 500 },
    );
  });

  test('the due instant is the first by which the time has passed', () => {
    fc.assert(
      fc.property(scene, minute, fc.integer({ min: 1, max: 20 * HOUR }), ({ calendar, base }, from, duration) => {
        const start = new Date(base + from * MINUTE);
        const due = businessDue(calendar, start, duration);
        if (!due) return expect(calendar.week.every(({ intervals: own }) => own.length === 0)).toBe(true);
        expect(businessTime(calendar, start, due)).toBe(duration);
        expect(businessTime(calendar, start, new Date(due.getTime() - 1))).toBe(duration - 1);
      }),
      { numRuns: 500 },
    );
  });
});
