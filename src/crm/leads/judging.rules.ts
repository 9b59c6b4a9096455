/** What was foretold of a lead, and what became of it. */
export interface Foretold {
  /** 0 to 1. */
  probability: number;
  converted: boolean;
}

export interface Metrics {
  /** Chance that a lead that converted was given more than one that did not; 0.5 is a coin. */
  auc: number;
  /** Mean of (probability − outcome)², outcome 1 or 0: the smaller the better. */
  brier: number;
  /** Mean of −ln(probability of what happened). */
  logLoss: number;
  /** How often the tenth with the highest probabilities converted, as a multiple of how often all did. */
  lift10: number;
  /** Leads that were judged. */
  n: number;
  converted: number;
}

/** A tenth of the judged leads, by probability. */
export interface Decile {
  /** 1 has the lowest probabilities. */
  decile: number;
  n: number;
  /** Mean probability. */
  foretold: number;
  /** Share that converted. */
  happened: number;
}

const EPSILON = 1e-12;
const mean = (values: readonly number[]): number => (values.length ? values.reduce((sum, each) => sum + each, 0) / values.length : 0);
const outcome = ({ converted }: Foretold): number => (converted ? 1 : 0);

/** Of each lead, the share of those with the other outcome that it stands on the right side of; equal probabilities count half. Their mean over either outcome is the AUC. */
function placements(list: readonly Foretold[]): Float64Array {
  const order = list.map((_, i) => i).sort((a, b) => (list[a] as Foretold).probability - (list[b] as Foretold).probability);
  const wins = list.filter(({ converted }) => converted).length;
  const losses = list.length - wins;
  const placed = new Float64Array(list.length);
  let [winsBelow, lossesBelow] = [0, 0];
  for (let from = 0; from < order.length; ) {
    let to = from;
    let tiedWins = 0;
    const { probability } = list[order[from] as number] as Foretold;
    for (; to < order.length && (list[order[to] as number] as Foretold).probability === probability; to += 1)
      tiedWins += outcome(list[order[to] as number] as Foretold);
    const tiedLosses = to - from - tiedWins;
    for (const i of order.slice(from, to)) {
      const won = (list[i] as Foretold).converted;
      placed[i] = won ? (lossesBelow + tiedLosses / 2) / losses : (wins - winsBelow - tiedWins / 2) / wins;
    }
    winsBelow += tiedWins;
    lossesBelow += tiedLosses;
    from = to;
  }
  return placed;
}

const isTwoSided = (list: readonly Foretold[]): boolean => list.some(each => each.converted) && list.some(each => !each.converted);
const wonOnly = <T>(values: Iterable<T>, list: readonly Foretold[], won: boolean): T[] =>
  [...values].filter((_, i) => (list[i] as Foretold).converted === won);

/** 0.5 where all have the same outcome: nothing can be told apart. */
export const auc = (list: readonly Foretold[]): number => (isTwoSided(list) ? mean(wonOnly(placements(list), list, true)) : 0.5);

/** From the highest probability; of equal ones at the edge of the tenth, as many as there is room for, each with their common share. */
function lift(list: readonly Foretold[]): number {
  const all = mean(list.map(outcome));
  if (!all) return 1;
  const sorted = [...list].sort((a, b) => b.probability - a.probability);
  const room = Math.ceil(list.length / 10);
  const edge = sorted[room - 1]?.probability as number;
  const above = sorted.filter(({ probability }) => probability > edge);
  const atEdge = sorted.filter(({ probability }) => probability === edge);
  const won = above.reduce((sum, each) => sum + outcome(each), 0) + mean(atEdge.map(outcome)) * (room - above.length);
  return won / room / all;
}

export const metricsOf = (list: readonly Foretold[]): Metrics => ({
  auc: auc(list),
  brier: mean(list.map(each => (each.probability - outcome(each)) ** 2)),
  logLoss: mean(list.map(each => -Math.log(Math.max(EPSILON, each.converted ? each.probability : 1 - each.probability)))),
  lift10: lift(list),
  n: list.length,
  converted: list.filter(({ converted }) => converted).length,
});

/** Ten groups of equal size (to one), by probability; fewer if there are fewer leads. */
export function calibrationOf(list: readonly Foretold[]): Decile[] {
  const sorted = [...list].sort((a, b) => a.probability - b.probability);
  const groups = Array.from({ length: 10 }, (_, i) =>
    sorted.slice(Math.floor((i * list.length) / 10), Math.floor(((i + 1) * list.length) / 10)),
  );
  return groups.flatMap((group, i) =>
    group.length
      ? [{ decile: i + 1, n: group.length, foretold: mean(group.map(each => each.probability)), happened: mean(group.map(outcome)) }]
      : [],
  );
}

/** Standard errors of a difference between which it is put down to chance; one in twenty is so far off on one side. */
const BEYOND_CHANCE = 1.645;

const variance = (values: readonly number[]): number => {
  const middle = mean(values);
  return values.length > 1 ? values.reduce((sum, each) => sum + (each - middle) ** 2, 0) / (values.length - 1) : 0;
};

/** How two judgements of the same leads differ, and the standard error of that. */
export interface Difference {
  by: number;
  error: number;
}

/** AUC of the first less that of the second, with its error after DeLong. */
export function aucDifference(first: readonly Foretold[], second: readonly Foretold[]): Difference {
  if (!isTwoSided(first)) return { by: 0, error: 0 };
  const [a, b] = [placements(first), placements(second)];
  const apart = a.map((value, i) => value - (b[i] as number));
  const [won, lost] = [wonOnly(apart, first, true), wonOnly(apart, first, false)];
  return { by: mean(won), error: Math.sqrt(variance(won) / won.length + variance(lost) / lost.length) };
}

/** Brier score of the first less that of the second. */
export function brierDifference(first: readonly Foretold[], second: readonly Foretold[]): Difference {
  const squared = (each: Foretold) => (each.probability - outcome(each)) ** 2;
  const apart = first.map((each, i) => squared(each) - squared(second[i] as Foretold));
  return { by: mean(apart), error: Math.sqrt(variance(apart) / apart.length) };
}

const isBeyondChance = ({ by, error }: Difference): boolean => by > BEYOND_CHANCE * error && by > EPSILON;

/** In what the first is worse than the second on the same leads, by more than chance; empty if in nothing. */
export function worseIn(first: readonly Foretold[], second: readonly Foretold[]): ('AUC' | 'Brier score')[] {
  const { by, error } = aucDifference(first, second);
  return [
    ...(isBeyondChance({ by: -by, error }) ? ['AUC' as const] : []),
    ...(isBeyondChance(brierDifference(first, second)) ? ['Brier score' as const] : []),
  ];
}

/** Whether the leads are told apart better than by a coin, by more than chance. */
export const tellsApart = (list: readonly Foretold[]): boolean =>
  isBeyondChance(
    aucDifference(
      list,
      list.map(({ converted }) => ({ converted, probability: 0 })),
    ),
  );
