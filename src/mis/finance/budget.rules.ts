import type { BudgetAction, BudgetBasis } from './budget.entity.js';
import { Exact } from './money.rules.js';

/** A crossing is over when utilisation has fallen more than so many percent points below its threshold. */
const HYSTERESIS = 2;

export interface MonthState {
  /** Id of the fiscal period. */
  period: string;
  no: number;
  budgeted: Exact;
  spent: Exact;
}
export interface Threshold {
  basis: BudgetBasis;
  percent: number;
  action: BudgetAction;
}
/** The last crossing of a threshold in a period (null: in the year). */
export interface LastCrossing {
  basis: BudgetBasis;
  period: string | null;
  percent: number;
  episode: number;
  open: boolean;
}
/** A line with everything that decides about it. */
export interface LineState {
  id: string;
  annual: Exact;
  months: readonly MonthState[];
  thresholds: readonly Threshold[];
  crossings: readonly LastCrossing[];
}

/** An amount added to a period: what a posting does, or (amount zero) nothing but the passing of judgement. */
export interface Change {
  no: number;
  amount: Exact;
  /** The last period that has begun: to-date budgets are judged up to it, or up to `no` if that is later. */
  through: number;
}

/** What one threshold of a line says about a change. */
export interface Verdict extends Threshold {
  line: string;
  /** Null where the basis is the year. */
  period: string | null;
  periodNo: number | null;
  /** The budget of the basis: the period's share, the shares up to it, or the annual amount. */
  limit: Exact;
  before: Exact;
  after: Exact;
  /** More than `percent` of the limit is spent afterwards. Equal is not over. */
  exceeded: boolean;
  /** Number of the crossing that begins; null if none does. */
  raises: number | null;
  /** The crossing that was open is over. */
  clears: boolean;
}

const over = (spent: Exact, limit: Exact, percent: number) => spent.times(100).gt(limit.times(percent));
const wellBelow = (spent: Exact, limit: Exact, percent: number) =>
  limit.isZero() ? spent.lte(0) : spent.times(100).lt(limit.times(percent - HYSTERESIS));

/** Spending in percent of the limit, cut to four decimals; null if the limit is zero. */
export const utilisation = (spent: Exact, limit: Exact): Exact | null =>
  limit.isZero() ? null : spent.times(100).dividedBy(limit).toDecimalPlaces(4, Exact.ROUND_DOWN);

type Sum = Pick<Verdict, 'period' | 'periodNo' | 'limit' | 'before' | 'after'>;

/** The sums of a basis that a change touches. */
function sumsOf(line: LineState, basis: BudgetBasis, { no, amount, through }: Change): Sum[] {
  const add = (months: readonly MonthState[], key: 'budgeted' | 'spent') =>
    months.reduce((sum, month) => sum.plus(month[key]), new Exact(0));
  const sum = (months: readonly MonthState[], place: MonthState | null, limit: Exact): Sum => {
    const before = add(months, 'spent');
    return { period: place?.period ?? null, periodNo: place?.no ?? null, limit, before, after: before.plus(amount) };
  };
  switch (basis) {
    case 'ANNUAL':
      return [sum(line.months, null, line.annual)];
    case 'PERIOD':
      return line.months.filter(m => m.no === no).map(m => sum([m], m, m.budgeted));
    case 'TO_DATE':
      return line.months
        .filter(m => m.no >= no && m.no <= Math.max(no, through))
        .map(m => {
          const until = line.months.filter(other => other.no <= m.no);
          return sum(until, m, add(until, 'budgeted'));
        });
  }
}

function verdictOf(line: LineState, threshold: Threshold, sum: Sum, amount: Exact): Verdict {
  const { basis, percent } = threshold;
  const last = line.crossings.find(c => c.basis === basis && c.period === sum.period && c.percent === percent);
  const exceeded = over(sum.after, sum.limit, percent);
  // a correction raises nothing, even where it leaves a line above a threshold that is new
  const raises = exceeded && !last?.open && amount.gte(0) && threshold.action !== 'IGNORE' ? (last?.episode ?? 0) + 1 : null;
  return { ...threshold, ...sum, line: line.id, exceeded, raises, clears: !!last?.open && wellBelow(sum.after, sum.limit, percent) };
}

/** What every threshold of the lines says about a change, in order of line, basis, period and percent. */
export function judge(lines: readonly LineState[], change: Change): Verdict[] {
  return lines.flatMap(line =>
    line.thresholds.flatMap(threshold => sumsOf(line, threshold.basis, change).map(sum => verdictOf(line, threshold, sum, change.amount))),
  );
}

const strictness: Record<BudgetAction, number> = { IGNORE: 0, WARN: 1, STOP: 2 };

/** The strictest action of the thresholds that a change exceeds. What does not add to spending is never stopped, nor warned of. */
export function decide(verdicts: readonly Verdict[], amount: Exact): BudgetAction {
  const exceeded = amount.gt(0) ? verdicts.filter(v => v.exceeded) : [];
  return exceeded.reduce<BudgetAction>(
    (strictest, { action }) => (strictness[action] > strictness[strictest] ? action : strictest),
    'IGNORE',
  );
}
