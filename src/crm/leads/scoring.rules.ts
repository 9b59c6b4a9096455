/** What is known of a lead when it comes in; null is not known. */
export type Fact = string | number | boolean | null;
export type Facts = Readonly<Record<string, Fact>>;

/** CATEGORY: one of some values. NUMBER: above some thresholds. */
export type FeatureKind = 'CATEGORY' | 'NUMBER';
export interface FeatureName {
  name: string;
  kind: FeatureKind;
}

/** A statement about a fact that holds for a lead or does not. */
export interface Term {
  /** Of a category its value, of a number "> 41"; `RARE` and `MISSING` stand for themselves. */
  value: string;
  /** What it adds to the log-odds where it holds. */
  coefficient: number;
  /** Share of the leads learned from for which it holds, later ones counting more. */
  mean: number;
}
export interface ScoreFeature extends FeatureName {
  terms: Term[];
  /** Of a number: the thresholds of its first terms, rising. */
  thresholds: number[];
}

/** An additive model in log-odds. */
export interface Model {
  /** Log-odds of the average lead: what the contributions are added to. */
  base: number;
  features: ScoreFeature[];
}

/** Why a lead has its probability: what one feature adds to the log-odds of the average lead. */
export interface Reason {
  feature: string;
  /** As text; null is not known. */
  value: string | null;
  contribution: number;
}
export interface Score {
  probability: number;
  /** The strongest first. Their sum and the model's base are the log-odds of the probability. */
  reasons: Reason[];
}

/** All values that few leads had when the model was learned, and those that came later. */
export const RARE = '(rare)';
export const MISSING = '(missing)';

/** Which terms of a feature hold for a fact, by their place. */
export function holding(
  { kind, terms, thresholds }: Pick<ScoreFeature, 'kind' | 'thresholds'> & { terms: readonly { value: string }[] },
  fact: Fact,
): number[] {
  const place = (value: string) => terms.findIndex(term => term.value === value);
  if (fact === null) return [place(MISSING)].filter(i => i >= 0);
  if (kind === 'NUMBER') return thresholds.flatMap((threshold, i) => (Number(fact) > threshold ? [i] : []));
  const known = place(String(fact));
  return [known >= 0 ? known : place(RARE)].filter(i => i >= 0);
}

const rounded = (value: number, digits: number): number => Number(value.toFixed(digits));
const oddsOf = (logOdds: number): number => 1 / (1 + Math.exp(-logOdds));
/** Certainty is not to be had: a probability stays this far from 0 and 1. */
const LEAST = 0.0001;

/** What a feature adds: coefficient × (value − mean), summed over its terms. */
function contributionOf(feature: ScoreFeature, fact: Fact): number {
  const held = holding(feature, fact).reduce((sum, i) => sum + (feature.terms[i] as Term).coefficient, 0);
  return feature.terms.reduce((sum, { coefficient, mean }) => sum - coefficient * mean, held);
}

/** How likely a lead with these facts converts, and why. */
export function scoreOf({ base, features }: Model, facts: Facts): Score {
  const reasons = features.map(feature => {
    const fact = facts[feature.name] ?? null;
    return { feature: feature.name, value: fact === null ? null : String(fact), contribution: contributionOf(feature, fact) };
  });
  const probability = oddsOf(reasons.reduce((sum, { contribution }) => sum + contribution, base));
  return {
    probability: rounded(Math.min(1 - LEAST, Math.max(LEAST, probability)), 4),
    reasons: reasons
      .sort((a, b) => Math.abs(b.contribution) - Math.abs(a.contribution))
      .map(reason => ({ ...reason, contribution: rounded(reason.contribution, 4) })),
  };
}
