import type { BudgetAction, BudgetBasis, BudgetStage } from './budget.entity.js';
import { Exact, total } from './money.rules.js';
import type { PostingStage } from './posting.entity.js';

/** A crossing is over when utilisation has fallen more than so many percent points below its threshold. */
const HYSTERESIS = 2;

export interface MonthState {
  /** Id of the fiscal period. */
  period: string;
  no: number;
  budgeted: Exact;
  requested: Exact;
  committed: Exact;
  spent: Exact;
}
export interface Threshold {
  stage: BudgetStage;
  basis: BudgetBasis;
  percent: number;
  action: BudgetAction;
}
/** The last crossing of a threshold in a period (null: in the year). */
export interface LastCrossing {
  stage: BudgetStage;
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

/** An amount added to a stage of a period. */
export interface Addition {
  no: number;
  stage: PostingStage;
  amount: Exact;
}
/** What a posting adds to a line, what it takes off included; or (nothing but zero) the mere passing of judgement. */
export interface Change {
  additions: readonly Addition[];
  /** The last period that has begun: to-date budgets are judged up to it, or up to the last addition if that is later. */
  through: number;
}
/** The change that changes nothing: a line is judged in a period as it is. */
export const nothing = (no: number): Change => ({ additions: [{ no, stage: 'ACTUAL', amount: new Exact(0) }], through: no });

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

const COUNTED: Record<BudgetStage, readonly PostingStage[]> = {
  REQUEST: ['REQUEST'],
  ORDER: ['ORDER'],
  ACTUAL: ['ACTUAL'],
  CUMULATIVE: ['REQUEST', 'ORDER', 'ACTUAL'],
};
const KEPT = { REQUEST: 'requested', ORDER: 'committed', ACTUAL: 'spent' } as const satisfies Record<PostingStage, keyof MonthState>;

/** The sums of a basis and stage that a change touches. */
function sumsOf(line: LineState, { basis, stage }: Threshold, { additions, through }: Change): Sum[] {
  const counted = COUNTED[stage];
  const sum = (months: readonly MonthState[], place: MonthState | null, limit: Exact): Sum => {
    const before = total(months.flatMap(month => counted.map(of => month[KEPT[of]])));
    const within = additions.filter(({ no, stage: of }) => counted.includes(of) && months.some(month => month.no === no));
    return {
      period: place?.period ?? null,
      periodNo: place?.no ?? null,
      limit,
      before,
      after: before.plus(total(within.map(a => a.amount))),
    };
  };
  const touched = additions.map(({ no }) => no);
  switch (basis) {
    case 'ANNUAL':
      return [sum(line.months, null, line.annual)];
    case 'PERIOD':
      return line.months.filter(m => touched.includes(m.no)).map(m => sum([m], m, m.budgeted));
    case 'TO_DATE':
      return line.months
        .filter(m => m.no >= Math.min(...touched) && m.no <= Math.max(...touched, through))
        .map(m => {
          const until = line.months.filter(other => other.no <= m.no);
          return sum(until, m, total(until.map(month => month.budgeted)));
        });
  }
}

function verdictOf(line: LineState, threshold: Threshold, sum: Sum): Verdict {
  const { stage, basis, percent } = threshold;
  const last = line.crossings.find(c => c.stage === stage && c.basis === basis && c.period === sum.period && c.percent === percent);
  const exceeded = over(sum.after, sum.limit, percent);
  // a correction raises nothing, even where it leaves a line above a threshold that is new
  const raises = exceeded && !last?.open && sum.after.gte(sum.before) && threshold.action !== 'IGNORE' ? (last?.episode ?? 0) + 1 : null;
  return { ...threshold, ...sum, line: line.id, exceeded, raises, clears: !!last?.open && wellBelow(sum.after, sum.limit, percent) };
}

/**
 * What the thresholds of a line say about a change, in order of basis, period and percent. Those whose sum stays as it is say nothing: an invoice of just
 * what was ordered is nothing new to who counts both.
 */
export function judge(line: LineState, change: Change): Verdict[] {
  const still = change.additions.every(({ amount }) => amount.isZero());
  return line.thresholds.flatMap(threshold =>
    sumsOf(line, threshold, change)
      .filter(sum => still || !sum.after.eq(sum.before))
      .map(sum => verdictOf(line, threshold, sum)),
  );
}

const strictness: Record<BudgetAction, number> = { IGNORE: 0, WARN: 1, STOP: 2 };

/** The strictest action of the thresholds that a change exceeds. What does not add to a sum is never stopped by it, nor warned of. */
export function decide(verdicts: readonly Verdict[]): BudgetAction {
  const exceeded = verdicts.filter(v => v.exceeded && v.after.gt(v.before));
  return exceeded.reduce<BudgetAction>(
    (strictest, { action }) => (strictness[action] > strictness[strictest] ? action : strictest),
    'IGNORE',
  );
}
