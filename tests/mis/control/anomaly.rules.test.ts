import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Judging, judge } from '../../../src/mis/control/anomaly.rules.js';
import { dice } from '../../support/dice.js';

const DAILY: Judging = {
  seasons: [
    { length: 7, many: 8 },
    { length: 1, many: 14 },
  ],
  ...{ falseAlarms: 1, hold: 1, smooth: 1, learn: 35, summed: true },
};
/** Weekdays that differ, with noise of a few percent. */
const weeks = (many: number, seed = 1) => {
  const { next } = dice(seed);
  return Array.from({ length: many * 7 }, (_, i) => ([100, 120, 130, 125, 150, 60, 20][i % 7] ?? 0) * (0.97 + next(600) / 10_000));
};

test('a weekday is expected as that weekday was, and a quiet past has no alarms', () => {
  const judged = judge(weeks(40), DAILY);
  const sunday = judged[38 * 7 + 6];
  expect(sunday?.expected).toBeGreaterThan(19);
  expect(sunday?.expected).toBeLessThan(21);
  expect(judged.filter(({ anomalous }) => anomalous).length).toBeLessThanOrEqual(2);
});

test.each([
  ['a Sunday like a Friday', 6, 150],
  ['a Friday like a Sunday', 4, 20],
  ['a day without anything', 1, 0],
])('%s is found though the value is usual on other days', (_, weekday, value) => {
  const values = weeks(30);
  values[28 * 7 + weekday] = value;
  const judged = judge(values, DAILY);
  expect(judged[28 * 7 + weekday]?.anomalous).toBe(true);
  expect(judged[28 * 7 + weekday + 1]?.anomalous).toBe(false);
});

test('what was unusual once does not make the next of its kind usual', () => {
  const values = weeks(30);
  for (const week of [20, 28]) values[week * 7 + 2] = 900;
  const judged = judge(values, DAILY);
  for (const week of [20, 28]) expect(judged[week * 7 + 2]?.anomalous).toBe(true);
});

test('nothing that follows changes what a point was held to be', () => {
  fc.assert(
    fc.property(
      fc.array(fc.option(fc.integer({ min: -1_000, max: 1_000 })), { minLength: 40, maxLength: 120 }),
      fc.integer({ min: 1, max: 119 }),
      fc.integer({ min: 1, max: 4 }),
      (values, cut, hold) => {
        const judging = { ...DAILY, hold, smooth: hold, learn: 10, summed: hold % 2 === 0 };
        expect(judge(values.slice(0, cut), judging)).toEqual(judge(values, judging).slice(0, cut));
      },
    ),
    { numRuns: 40 },
  );
});

test('of sums nothing below 0 is usual where none was, and small days have a narrow band', () => {
  const judged = judge(weeks(40), DAILY);
  const [friday, sunday] = [judged[38 * 7 + 4], judged[38 * 7 + 6]];
  expect(Math.min(...judged.flatMap(({ lower }) => lower ?? []))).toBeGreaterThanOrEqual(0);
  const width = (each: typeof friday) => (each?.upper ?? 0) - (each?.lower ?? 0);
  expect(width(sunday)).toBeLessThan(width(friday) / 2);
});

test('what has no value is not judged, and a higher rate finds no less', () => {
  const values: (number | null)[] = weeks(40, 3);
  values[200] = null;
  values[150] = 300;
  expect(judge(values, DAILY)[200]?.anomalous).toBe(false);
  const found = (falseAlarms: number) => judge(values, { ...DAILY, falseAlarms }).flatMap(({ anomalous }, i) => (anomalous ? [i] : []));
  const [few, many] = [found(1), found(20)];
  expect(few).toContain(150);
  for (const each of few) expect(many).toContain(each);
});

test('of noise alone there are about as many alarms as are asked for', () => {
  const { next } = dice(11);
  const noise = Array.from({ length: 4_000 }, () => Array.from({ length: 12 }, () => next(1_000)).reduce((a, b) => a + b, 0));
  const alarms = judge(noise, { ...DAILY, seasons: [{ length: 1, many: 14 }], falseAlarms: 5 }).filter(({ anomalous }) => anomalous).length;
  // 3.5 robust standard deviations are less often passed than five times in a thousand
  expect(alarms).toBeLessThanOrEqual(4_000 * 0.005 * 1.5);
});
