import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { DateTime } from 'luxon';
import { nextTime } from '../../../src/platform/calendar/cron.rules.js';

const zones = ['Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kolkata', 'America/Santiago', 'UTC'];
const from = (rule: string, zone: string, after: string, n: number): string[] => {
  const times: string[] = [];
  for (let at = new Date(after); times.length < n; times.push(at.toISOString())) at = nextTime(rule, zone, at);
  return times;
};

test('a time that a night leaves out is the moment of the change, and comes once', () => {
  expect(from('30 2 * * *', 'Europe/Berlin', '2026-03-28T12:00:00Z', 2)).toEqual(['2026-03-29T01:00:00.000Z', '2026-03-30T00:30:00.000Z']);
});

test('a time that a night has twice comes once; every hour comes twice', () => {
  expect(from('30 2 * * *', 'Europe/Berlin', '2026-10-24T12:00:00Z', 2)).toEqual(['2026-10-25T00:30:00.000Z', '2026-10-26T01:30:00.000Z']);
  expect(from('30 * * * *', 'Europe/Berlin', '2026-10-25T00:00:00Z', 3)).toEqual(
    ['00:30', '01:30', '02:30'].map(time => `2026-10-25T${time}:00.000Z`),
  );
});

test('on any day in any zone, a daily time comes once on each calendar day, by the clock on the wall', () => {
  const instants = fc.date({ min: new Date('2020-01-01'), max: new Date('2035-01-01'), noInvalidDate: true });
  fc.assert(
    fc.property(instants, fc.constantFrom(...zones), fc.nat(23), fc.nat(59), (start, zone, hour, minute) => {
      const first = nextTime(`${minute} ${hour} * * *`, zone, start);
      const second = nextTime(`${minute} ${hour} * * *`, zone, first);
      const [one, two] = [first, second].map(at => DateTime.fromJSDate(at, { zone }));
      expect(first.getTime()).toBeGreaterThan(start.getTime());
      expect(two?.startOf('day').toISODate()).toBe(one?.startOf('day').plus({ days: 1 }).toISODate());
      const asked = one?.startOf('day').set({ hour, minute });
      // Luxon shows a time that is left out as a later one.
      if (asked?.hour === hour && asked.minute === minute) expect([one?.hour, one?.minute]).toEqual([hour, minute]);
    }),
    { numRuns: 500 },
  );
});

test.each(['61 * * * *', '* * *', 'daily', '0 0 30 2 *', '0 0 0 * * *'])('"%s" is refused', rule => {
  expect(() => nextTime(rule, 'UTC', new Date())).toThrow();
});
