import { Decimal } from 'decimal.js';
import { DateTime } from 'luxon';
import type { Viewer } from '../../platform/access/viewer.js';
import { invalidInput } from '../../platform/api/errors.js';
import type { Services } from '../../platform/server/services.js';
import type { AlertUnit } from './alert.entity.js';
import { judge } from './anomaly.rules.js';
import type { AnomalyGrain } from './detector.entity.js';
import { judgingOf, stretchesOf } from './detector.rules.js';
import type { IndicatorFilterInput } from './indicator.input.js';
import { addsUp, seriesOf, watchedBy } from './measuring.js';

/** A stretch of time that is over. Figures are decimals. */
export interface Point {
  period: string;
  value: string | null;
  expected: string | null;
  lower: string | null;
  upper: string | null;
  anomalous: boolean;
}

/** All that is known of a measure, judged. */
export interface Past {
  points: Point[];
  unit: AlertUnit;
  currency: string | null;
  partial: boolean;
  position: string;
}

interface Asked {
  analysis: string;
  measure: string;
  filter?: IndicatorFilterInput[] | null;
  grain: AnomalyGrain;
  falseAlarms?: string | null;
  leastChange?: string | null;
}
export const FALSE_ALARMS = '1';
const [LEAST, MOST] = [0.1, 50];
/** Digits of what is expected, and of its bounds. */
const DIGITS = 2;

/** @throws INVALID_INPUT for a rate that is out of bounds, or a change below 0 */
export function checkJudging({ falseAlarms, leastChange }: Pick<Asked, 'falseAlarms' | 'leastChange'>): void {
  const rate = Number(falseAlarms ?? FALSE_ALARMS);
  const wrong = [
    ...(rate < LEAST || rate > MOST ? [{ path: ['falseAlarms'], message: `it is ${LEAST} to ${MOST}.` }] : []),
    ...(Number(leastChange ?? 0) < 0 ? [{ path: ['leastChange'], message: 'it is 0 or more.' }] : []),
  ];
  if (wrong.length) throw invalidInput(wrong);
}

/** Whether a figure differs by so much. */
const differs = (value: string | null, expected: number | null, least: string | null | undefined) =>
  value !== null && expected !== null && (least == null || new Decimal(value).minus(expected).abs().gte(least));

/**
 * The figures of a measure by days, weeks or months that are over, each judged by those before it.
 *
 * @throws INVALID_INPUT for a measure, dimension or key that there is not, and as `checkJudging`; FORBIDDEN if the viewer may not ask for it
 */
export async function pastOf(asked: Asked, asking: { viewer: Viewer; answer: Services['answer']; timeZone: string }): Promise<Past> {
  checkJudging(asked);
  const { watched, measure } = watchedBy(asked);
  const { grain, falseAlarms, leastChange } = asked;
  const { stretches, from, to } = stretchesOf(grain, DateTime.now().setZone(asking.timeZone));
  const { values, currency, ...told } = await seriesOf(watched, grain, { period: from, through: to }, asking.viewer, asking.answer);
  // before the first record there is nothing to learn from; after it nothing is a figure too
  const first = stretches.findIndex(key => values.has(key));
  const known = first < 0 ? [] : stretches.slice(first);
  const figures = known.map(key => values.get(key) ?? (addsUp(measure) ? '0' : null));
  const judged = judge(
    figures.map(value => (value === null ? null : Number(value))),
    judgingOf(grain, Number(falseAlarms ?? FALSE_ALARMS), addsUp(measure)),
  );
  const decimal = (value: number | null) => (value === null ? null : new Decimal(value).toFixed(DIGITS));
  const points = judged.map(({ expected, lower, upper, anomalous }, i) => ({
    ...{ period: known[i] as string, value: figures[i] ?? null },
    ...{ expected: decimal(expected), lower: decimal(lower), upper: decimal(upper) },
    anomalous: anomalous && differs(figures[i] ?? null, expected, leastChange),
  }));
  return { points, unit: measure.unit, currency: measure.unit === 'MONEY' ? currency : null, ...told };
}
