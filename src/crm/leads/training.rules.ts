import { CholeskyDecomposition, Matrix } from 'ml-matrix';
import { calibrationOf, type Decile, type Foretold, type Metrics, metricsOf, tellsApart, worseIn } from './judging.rules.js';
import { type Facts, type FeatureName, holding, MISSING, type Model, RARE, type ScoreFeature, scoreOf } from './scoring.rules.js';

/** A lead of which it is known what became of it. */
export interface Example {
  /** When it came in, milliseconds since 1970. */
  at: number;
  converted: boolean;
  facts: Facts;
}

/** Converted leads, and others, below which nothing is learned. */
export const NEEDED = 50;
/** Of the leads, those that came last are kept for judging: this share, and more if too few of them converted. */
const JUDGED = 0.25;
const JUDGED_CONVERTED = 12;

/** A value of a category that fewer leads have, and a smaller share of them, is rare. */
const RARE_BELOW = 10;
const RARE_SHARE = 0.003;
/** Thresholds of a number: quantiles. */
const THRESHOLDS = 15;

/** How strongly coefficients are held near 0, and after which share of the time learned from a lead counts half. */
interface Setting {
  penalty: number;
  halfLife: number;
}
const PENALTIES = [1, 2, 4, 8, 16];
const HALF_LIVES = [Number.POSITIVE_INFINITY, 1, 0.5, 0.25];
/** Ends of the stretches that settings are tried on: learned before the first of a pair, judged up to the second. */
const TRIALS = [
  [0.55, 0.7],
  [0.7, 0.85],
  [0.85, 1],
] as const;

type Shape = Pick<ScoreFeature, 'name' | 'kind' | 'thresholds'> & { terms: { value: string }[] };

function categoryShape(name: string, facts: readonly (string | null)[]): Shape {
  const counts = new Map<string, number>();
  for (const fact of facts) counts.set(fact ?? MISSING, (counts.get(fact ?? MISSING) ?? 0) + 1);
  const least = Math.max(RARE_BELOW, facts.length * RARE_SHARE);
  const known = [...counts].filter(([value, count]) => value === MISSING || count >= least).map(([value]) => value);
  const values = known.length < counts.size ? [...known, RARE] : known;
  return { name, kind: 'CATEGORY', thresholds: [], terms: values.sort().map(value => ({ value })) };
}

function numberShape(name: string, facts: readonly (number | null)[]): Shape {
  const sorted = facts.filter(fact => fact !== null).sort((a, b) => a - b);
  const quantiles = Array.from({ length: THRESHOLDS }, (_, i) => sorted[Math.floor(((i + 1) * sorted.length) / (THRESHOLDS + 1))]);
  // The largest is above no threshold, so that each tells some leads apart.
  const thresholds = [...new Set(quantiles)].filter(each => each !== undefined && each < (sorted.at(-1) as number)) as number[];
  const least = sorted[0];
  if (least !== undefined && !thresholds.includes(least) && sorted.some(each => each > least)) thresholds.unshift(least);
  const terms = thresholds.map(each => ({ value: `> ${each}` }));
  return { name, kind: 'NUMBER', thresholds, terms: sorted.length < facts.length ? [...terms, { value: MISSING }] : terms };
}

/** The terms of each feature that these leads have something to say of. */
function shapesOf(names: readonly FeatureName[], examples: readonly Example[]): Shape[] {
  const shapes = names.map(({ name, kind }) => {
    const facts = examples.map(({ facts: each }) => each[name] ?? null);
    return kind === 'NUMBER'
      ? numberShape(
          name,
          facts.map(fact => (fact === null ? null : Number(fact))),
        )
      : categoryShape(
          name,
          facts.map(fact => (fact === null ? null : String(fact))),
        );
  });
  return shapes.filter(({ terms }) => terms.length > 1 || terms[0]?.value.startsWith('>'));
}

/** Of each lead, the terms that hold, counted through all features. */
function termsOf(shapes: readonly Shape[], examples: readonly Example[]): Int32Array[] {
  let count = 0;
  const first = shapes.map(({ terms }) => {
    count += terms.length;
    return count - terms.length;
  });
  return examples.map(({ facts }) =>
    Int32Array.from(shapes.flatMap((shape, i) => holding(shape, facts[shape.name] ?? null).map(place => place + (first[i] as number)))),
  );
}

/** A later lead counts more; the last one counts 1. */
function weightsOf(examples: readonly Example[], halfLife: number): Float64Array {
  const [first, last] = [examples[0]?.at ?? 0, examples.at(-1)?.at ?? 0];
  const span = Math.max(1, last - first);
  return Float64Array.from(examples, ({ at }) => 0.5 ** ((last - at) / span / halfLife));
}

const STEPS = 30;
const ENOUGH = 1e-8;

/**
 * Logistic regression with a ridge penalty, by Newton's method; each step is a system of linear equations that ml-matrix solves.
 *
 * @param rows of each lead the terms that hold
 * @returns a coefficient a term, and the intercept, which is not held near 0
 */
function regression(rows: readonly Int32Array[], won: Float64Array, weights: Float64Array, terms: number, penalty: number): Float64Array {
  const size = terms + 1;
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const share = won.reduce((sum, each, i) => sum + each * (weights[i] as number), 0) / total;
  const held = Math.min(1 - 1e-6, Math.max(1e-6, share));
  let beta = new Float64Array(size);
  beta[terms] = Math.log(held / (1 - held));
  const logOdds = (coefficients: Float64Array, row: Int32Array) => {
    let sum = coefficients[terms] as number;
    for (const term of row) sum += coefficients[term] as number;
    return sum;
  };
  const loss = (coefficients: Float64Array) => {
    let sum = 0;
    rows.forEach((row, i) => {
      const odds = logOdds(coefficients, row);
      sum += (weights[i] as number) * (Math.max(0, odds) - odds * (won[i] as number) + Math.log1p(Math.exp(-Math.abs(odds))));
    });
    for (let i = 0; i < terms; i += 1) sum += (penalty / 2) * (coefficients[i] as number) ** 2;
    return sum;
  };
  let before = loss(beta);
  for (let step = 0; step < STEPS; step += 1) {
    const gradient = new Float64Array(size);
    const curvature = new Float64Array(size * size);
    rows.forEach((row, i) => {
      const p = 1 / (1 + Math.exp(-logOdds(beta, row)));
      const weight = weights[i] as number;
      const [pull, bend] = [weight * ((won[i] as number) - p), weight * p * (1 - p)];
      for (const a of row) {
        gradient[a] = (gradient[a] as number) + pull;
        for (const b of row) if (b <= a) curvature[a * size + b] = (curvature[a * size + b] as number) + bend;
        curvature[terms * size + a] = (curvature[terms * size + a] as number) + bend;
      }
      gradient[terms] = (gradient[terms] as number) + pull;
      curvature[size * size - 1] = (curvature[size * size - 1] as number) + bend;
    });
    for (let i = 0; i < terms; i += 1) {
      gradient[i] = (gradient[i] as number) - penalty * (beta[i] as number);
      curvature[i * size + i] = (curvature[i * size + i] as number) + penalty;
    }
    for (let a = 0; a < size; a += 1) for (let b = 0; b < a; b += 1) curvature[b * size + a] = curvature[a * size + b] as number;
    // Where every lead is all but certain the intercept has no curvature left.
    curvature[size * size - 1] = (curvature[size * size - 1] as number) + ENOUGH;
    const solved = new CholeskyDecomposition(Matrix.from1DArray(size, size, curvature)).solve(Matrix.columnVector(gradient)).to1DArray();
    let next = beta;
    let after = before;
    for (let share = 1; share > 1e-4; share /= 2) {
      const tried = beta.map((each, i) => each + share * (solved[i] as number));
      const reached = loss(tried);
      if (reached <= before) {
        [next, after] = [tried, reached];
        break;
      }
    }
    beta = next;
    if (before - after < ENOUGH * (1 + before)) break;
    before = after;
  }
  return beta;
}

/** Leads as what holds for them, in the order in which they came. */
interface Design {
  shapes: Shape[];
  rows: Int32Array[];
  won: Float64Array;
  examples: readonly Example[];
}

function designOf(names: readonly FeatureName[], examples: readonly Example[]): Design {
  const shapes = shapesOf(names, examples);
  const won = Float64Array.from(examples, ({ converted }) => (converted ? 1 : 0));
  return { shapes, rows: termsOf(shapes, examples), won, examples };
}

function learn({ shapes, rows, won, examples }: Design, { penalty, halfLife }: Setting): Model {
  const weights = weightsOf(examples, halfLife);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const terms = shapes.reduce((sum, shape) => sum + shape.terms.length, 0);
  const beta = regression(rows, won, weights, terms, penalty);
  const means = new Float64Array(terms);
  rows.forEach((row, i) => {
    for (const term of row) means[term] = (means[term] as number) + (weights[i] as number) / total;
  });
  let place = 0;
  let base = beta[terms] as number;
  const features = shapes.map(({ terms: named, ...shape }) => ({
    ...shape,
    terms: named.map(({ value }) => {
      const term = { value, coefficient: beta[place] as number, mean: means[place] as number };
      base += term.coefficient * term.mean;
      place += 1;
      return term;
    }),
  }));
  return { base, features };
}

const foretell = (model: Model, examples: readonly Example[]): Foretold[] =>
  examples.map(({ facts, converted }) => ({ converted, probability: scoreOf(model, facts).probability }));

/** The setting that foretells best in trials within what is learned from, each of which foretells later leads from earlier ones. */
function settingFor(names: readonly FeatureName[], examples: readonly Example[]): Setting {
  const upTo = (share: number) => Math.floor(examples.length * share);
  const trials = TRIALS.map(([from, to]) => ({
    earlier: designOf(names, examples.slice(0, upTo(from))),
    later: examples.slice(upTo(from), upTo(to)),
  }));
  const lossOf = (setting: Setting) => metricsOf(trials.flatMap(({ earlier, later }) => foretell(learn(earlier, setting), later))).logLoss;
  return PENALTIES.flatMap(penalty => HALF_LIVES.map(halfLife => ({ penalty, halfLife })))
    .map(setting => ({ setting, loss: lossOf(setting) }))
    .reduce((best, each) => (each.loss < best.loss ? each : best)).setting;
}

/** Where the leads are parted, the earlier to learn from and the later to judge by. A moment is not parted. */
export function partedAt(examples: readonly Example[]): number {
  const conversions = examples.flatMap(({ converted }, i) => (converted ? [i] : []));
  const wanted = Math.min(Math.floor(examples.length * (1 - JUDGED)), conversions.at(-JUDGED_CONVERTED) ?? 0);
  let place = wanted;
  while (place > 0 && examples[place - 1]?.at === examples[place]?.at) place -= 1;
  return place;
}

/** What came of a training. */
export interface Trained {
  model: Model;
  setting: Setting;
  /** The leads learned from came before this moment, those judged by from it on. */
  until: number;
  learned: { n: number; converted: number };
  judgedUntil: number;
  metrics: Metrics;
  calibration: Decile[];
  /** Why it is not to be used, as what it lacks; undefined if it is. */
  refused?: string;
}

/**
 * Learns from the earlier leads, and judges by the later ones.
 *
 * @param examples in the order in which they came, both outcomes among them
 * @param inUse the model that a new one has to stand beside, with what it is called
 */
export function train(names: readonly FeatureName[], examples: readonly Example[], inUse?: { name: string; model: Model }): Trained {
  const place = partedAt(examples);
  const [earlier, later] = [examples.slice(0, place), examples.slice(place)];
  const setting = settingFor(names, earlier);
  const model = learn(designOf(names, earlier), setting);
  const told = foretell(model, later);
  const refused = whyNot(told, inUse && { name: inUse.name, told: foretell(inUse.model, later) });
  return {
    model,
    setting,
    until: later[0]?.at ?? 0,
    learned: { n: earlier.length, converted: earlier.filter(({ converted }) => converted).length },
    judgedUntil: later.at(-1)?.at ?? 0,
    metrics: metricsOf(told),
    calibration: calibrationOf(told),
    ...(refused && { refused }),
  };
}

const figures = (told: readonly Foretold[]): string => {
  const { auc, brier } = metricsOf(told);
  return `AUC ${auc.toFixed(3)}, Brier score ${brier.toFixed(3)}`;
};

/** Why a model is not to be used, as a sentence. */
function whyNot(told: readonly Foretold[], inUse?: { name: string; told: Foretold[] }): string | undefined {
  if (!tellsApart(told)) return `It does not tell later leads apart better than a coin: ${figures(told)} of ${told.length} leads.`;
  const worse = inUse ? worseIn(told, inUse.told) : [];
  if (!inUse || !worse.length) return undefined;
  return `Worse than ${inUse.name} in ${worse.join(' and ')} on the same ${told.length} leads, by more than chance: ${figures(told)}; there ${figures(inUse.told)}.`;
}
