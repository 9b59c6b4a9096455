import { expect, test } from '@jest/globals';
import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import { DateTime } from 'luxon';
import { IndicatorPeriod } from '../../../src/mis/control/indicator.entity.js';
import { periodOn, statusOf } from '../../../src/mis/control/indicator.rules.js';

const amount = fc.integer({ min: -1_000_000, max: 1_000_000 }).map(n => new Decimal(n).div(100).toFixed());

test('the further beyond its limits, the worse; at a limit is not beyond it; and the other way round for the other direction', () => {
  const worse = ['GREEN', 'AMBER', 'RED'];
  fc.assert(
    fc.property(amount, amount, amount, amount, (a, b, one, other) => {
      const [criticalAt, warnAt] = [a, b].sort((x, y) => new Decimal(x).cmp(y)) as [string, string];
      const up = { goodWhen: 'UP' as const, warnAt, criticalAt };
      const [less, more] = [one, other].sort((x, y) => new Decimal(x).cmp(y)) as [string, string];
      expect(worse.indexOf(statusOf(less, up))).toBeGreaterThanOrEqual(worse.indexOf(statusOf(more, up)));
      expect([statusOf(warnAt, up), statusOf(null, up)]).toEqual(['GREEN', 'NO_DATA']);
      const negative = (text: string) => new Decimal(text).negated().toFixed();
      const down = { goodWhen: 'DOWN' as const, warnAt: negative(warnAt), criticalAt: negative(criticalAt) };
      expect(statusOf(negative(one), down)).toBe(statusOf(one, up));
    }),
  );
});

test('periods move on with the days, over ends of years and weeks', () => {
  const on = (day: string) =>
    Object.fromEntries(Object.keys(IndicatorPeriod).map(period => [period, periodOn(period as IndicatorPeriod, DateTime.fromISO(day))]));
  expect(on('2026-01-01')).toEqual({
    TODAY: { period: '2026-01-01' },
    THIS_WEEK: { period: '2026-W01' },
    THIS_MONTH: { period: '2026-01' },
    THIS_QUARTER: { period: '2026-Q1' },
    THIS_YEAR: { period: '2026' },
    LAST_MONTH: { period: '2025-12' },
    LAST_QUARTER: { period: '2025-Q4' },
    LAST_30_DAYS: { period: '2025-12-03', through: '2026-01-01' },
  });
  // a Friday of the last week of the year before
  expect(on('2027-01-01').THIS_WEEK).toEqual({ period: '2026-W53' });
});
