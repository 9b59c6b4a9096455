import { DateTime } from 'luxon';
import type { Judging } from './anomaly.rules.js';
import type { AnomalyGrain } from './detector.entity.js';

/** How far back a grain is read, and what of it is like each other. */
const GRAINS: Record<AnomalyGrain, { unit: 'day' | 'week' | 'month'; key: string; many: number } & Pick<Judging, 'seasons' | 'learn'>> = {
  DAY: {
    ...{ unit: 'day', key: 'yyyy-MM-dd', many: 400, learn: 35 },
    seasons: [
      { length: 7, many: 8 },
      { length: 1, many: 14 },
    ],
  },
  WEEK: { ...{ unit: 'week', key: "kkkk-'W'WW", many: 156, learn: 35 }, seasons: [{ length: 1, many: 8 }] },
  MONTH: {
    ...{ unit: 'month', key: 'yyyy-MM', many: 96, learn: 35 },
    seasons: [
      { length: 12, many: 5 },
      { length: 1, many: 12 },
    ],
  },
};

/** How the stretches of a grain are judged: each by itself. */
export const judgingOf = (grain: AnomalyGrain, falseAlarms: number, summed: boolean): Judging => ({
  ...{ seasons: GRAINS[grain].seasons, learn: GRAINS[grain].learn, falseAlarms, summed },
  ...{ hold: 1, smooth: 1 },
});

/** The stretches of a grain that are over, the last one last. @param now in the organisation's time zone */
export function stretchesOf(grain: AnomalyGrain, now: DateTime): { stretches: string[]; from: string; to: string } {
  const { unit, key, many } = GRAINS[grain];
  const end = now.startOf(unit);
  const begin = end.minus({ [unit]: many });
  const stretches = Array.from({ length: many }, (_, i) => begin.plus({ [unit]: i }).toFormat(key));
  return { stretches, from: begin.toISODate() as string, to: end.minus({ days: 1 }).toISODate() as string };
}

/** The stretch that one is told apart from by its drivers: the like one before it. */
export function likeBefore(grain: AnomalyGrain, stretch: string): string {
  const { key } = GRAINS[grain];
  if (grain === 'WEEK') return DateTime.fromISO(stretch).minus({ weeks: 1 }).toFormat(key);
  const at = DateTime.fromFormat(stretch, key);
  return (grain === 'DAY' ? at.minus({ weeks: 1 }) : at.minus({ years: 1 })).toFormat(key);
}
