import { Decimal } from 'decimal.js';
import type { Measure, Unit } from './define.js';

/** One figure with what it is compared with. Decimals as text. */
export interface Figure {
  value: string | null;
  previous: string | null;
  change: string | null;
  changePercent: string | null;
}

/** Digits after the point that a unit is told with; sums of money keep the cents of their rows. */
const SCALE: Record<Unit, number> = { MONEY: 2, COUNT: 0, PERCENT: 2, DAYS: 1, QUANTITY: 3 };

/** The value of a measure from its aggregates; null where a ratio has nothing to divide by, or there is no row. */
export function measured(measure: Measure, aggregates: readonly (string | null | undefined)[]): Decimal | null {
  const [first, second] = aggregates;
  if (measure.kind === 'RATIO') {
    if (first == null || second == null || new Decimal(second).isZero()) return null;
    const ratio = new Decimal(first).div(second);
    return measure.unit === 'PERCENT' ? ratio.times(100) : ratio;
  }
  if (measure.kind === 'DIFFERENCE' && (first != null || second != null)) return new Decimal(first ?? 0).minus(second ?? 0);
  if (first != null) return new Decimal(first);
  return measure.unit === 'COUNT' ? new Decimal(0) : null;
}

/** Percentages compare in points, everything else in percent of the earlier value's amount. */
export function figure(unit: Unit, value: Decimal | null, previous: Decimal | null | undefined): Figure {
  const tell = (n: Decimal) => n.toFixed(SCALE[unit]);
  if (previous === undefined) return { value: value && tell(value), previous: null, change: null, changePercent: null };
  const change = value && previous && value.minus(previous);
  const percent = change && unit !== 'PERCENT' && previous && !previous.isZero() ? change.div(previous.abs()).times(100).toFixed(2) : null;
  return { value: value && tell(value), previous: previous && tell(previous), change: change && tell(change), changePercent: percent };
}
