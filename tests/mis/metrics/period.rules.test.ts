import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { DateTime } from 'luxon';
import {
  bucketKey,
  bucketsOf,
  type Calendar,
  comparedWith,
  type Grain,
  type Span,
  spanOf as spanOrNone,
} from '../../../src/mis/metrics/period.rules.js';

const spanOf = (period: string, of: Calendar) => spanOrNone(period, of) as Span;
const days = ({ from, to }: { from: DateTime; to: DateTime }) => [from.toISODate(), to.minus({ days: 1 }).toISODate()];
const calendar = { timeZone: 'Europe/Berlin', fiscalYearStartMonth: 10 };
const day = (iso: string) => DateTime.fromISO(iso, { zone: calendar.timeZone });

describe('a period', () => {
  test.each([
    ['2026', '2026-01-01', '2026-12-31'],
    ['2026-Q4', '2026-10-01', '2026-12-31'],
    ['2024-02', '2024-02-01', '2024-02-29'],
    ['2026-W01', '2025-12-29', '2026-01-04'],
    ['2020-W53', '2020-12-28', '2021-01-03'],
    ['FY2026', '2025-10-01', '2026-09-30'],
    ['FY2026-Q2', '2026-01-01', '2026-03-31'],
    ['FY2026-P03', '2025-12-01', '2025-12-31'],
  ])('%s is %s to %s', (period, from, to) => {
    expect(days(spanOf(period, calendar))).toEqual([from, to]);
  });

  const years = fc.integer({ min: 1990, max: 2090 });
  const calendars = fc.record({
    timeZone: fc.constantFrom('UTC', 'Europe/Berlin', 'America/Sao_Paulo', 'Asia/Kolkata', 'Pacific/Apia'),
    fiscalYearStartMonth: fc.integer({ min: 1, max: 12 }),
  });
  test('of a year is made of its quarters, and of its months, without gap or overlap', () => {
    fc.assert(
      fc.property(years, calendars, fc.boolean(), (year, of, fiscal) => {
        const prefix = fiscal ? 'FY' : '';
        const whole = spanOf(`${prefix}${year}`, of);
        const quarters = [1, 2, 3, 4].map(q => spanOf(`${prefix}${year}-Q${q}`, of));
        const months = Array.from({ length: 12 }, (_, i) =>
          spanOf(`${prefix}${year}-${fiscal ? 'P' : ''}${String(i + 1).padStart(2, '0')}`, of),
        );
        for (const parts of [quarters, months]) {
          expect(parts[0]?.from.toISODate()).toBe(whole.from.toISODate());
          expect(parts.at(-1)?.to.toISODate()).toBe(whole.to.toISODate());
          parts.slice(1).forEach((part, i) => void expect(part.from.toISODate()).toBe(parts[i]?.to.toISODate()));
        }
      }),
      { numRuns: 60 },
    );
  });
  test('has buckets that cover each of its days once', () => {
    fc.assert(
      fc.property(
        years,
        fc.integer({ min: 1, max: 12 }),
        calendars,
        fc.constantFrom<Grain[]>('DAY', 'WEEK', 'MONTH', 'QUARTER', 'YEAR'),
        (year, month, of, grain) => {
          const span = spanOf(`${year}-${String(month).padStart(2, '0')}`, of);
          const keys = new Set<string>();
          for (let at = span.from; at < span.to; at = at.plus({ days: 1 })) keys.add(bucketKey(at, grain));
          expect(bucketsOf(span, grain)).toEqual([...keys]);
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('what a period is compared with', () => {
  const later = day('2030-01-01');
  test.each([
    ['2026-03', 'PREVIOUS_PERIOD', '2026-02-01', '2026-02-28'],
    ['2026-Q1', 'PREVIOUS_PERIOD', '2025-10-01', '2025-12-31'],
    ['2026', 'PREVIOUS_PERIOD', '2025-01-01', '2025-12-31'],
    ['2026-W01', 'PREVIOUS_PERIOD', '2025-12-22', '2025-12-28'],
    ['2024-02', 'PREVIOUS_YEAR', '2023-02-01', '2023-02-28'],
    ['FY2026-P03', 'PREVIOUS_YEAR', '2024-12-01', '2024-12-31'],
  ] as const)('%s with %s: %s to %s', (period, comparison, from, to) => {
    expect(days(comparedWith(spanOf(period, calendar), comparison, later))).toEqual([from, to]);
  });
  test.each([
    ['2026', 'PREVIOUS_YEAR', '2026-11-23', '2025-01-01', '2025-11-23'],
    ['2026-11', 'PREVIOUS_PERIOD', '2026-11-23', '2026-10-01', '2026-10-23'],
    ['2026-03', 'PREVIOUS_PERIOD', '2026-03-30', '2026-02-01', '2026-02-28'],
    ['2024', 'PREVIOUS_YEAR', '2024-02-29', '2023-01-01', '2023-02-28'],
    ['2026-11', 'PREVIOUS_PERIOD', '2026-11-30', '2026-10-01', '2026-10-31'],
  ] as const)('%s with %s while it is %s: no more days than have passed, %s to %s', (period, comparison, today, from, to) => {
    expect(days(comparedWith(spanOf(period, calendar), comparison, day(today).plus({ hours: 9 })))).toEqual([from, to]);
  });
});
