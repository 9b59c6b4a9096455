import { median, medianAbsoluteDeviation } from 'simple-statistics';

/** Points that are like each other: so many apart, and as many of the last as the expectation is made of. */
export interface Season {
  length: number;
  many: number;
}

/** How a series is judged. */
export interface Judging {
  /** The first of which enough is known is taken; each learns for itself. A length of 1 is no season: the last points. */
  seasons: readonly Season[];
  /** Alarms in 1,000 points that there may be by chance. */
  falseAlarms: number;
  /** Points that are judged together: as many as one alarm lasts. */
  hold: number;
  /** Points whose deviations are averaged before they are judged; 1 for each by itself. */
  smooth: number;
  /** Points that a season learns from before anything is judged by it. */
  learn: number;
  /** Figures are sums or numbers of things: larger ones vary more. */
  summed: boolean;
}

/** What a point is held to be. */
export interface Judged {
  /** Null as long as too little is known. */
  expected: number | null;
  /** What is usual at the stated rate, below and above; null as long as nothing is judged. */
  lower: number | null;
  upper: number | null;
  anomalous: boolean;
}

/** Earlier points that an expectation takes. */
const ENOUGH = 3;
/** Deviations that a limit takes. */
const LEAST = 30;
/** Robust standard deviations within which nothing is unusual. */
const USUAL = 3.5;
/** A median absolute deviation of a normal distribution, as its standard deviation. */
const NORMAL = 1.4826;

/** Of sums and numbers of things larger ones vary more, their roots alike (Bartlett, "The Square Root Transformation in Analysis of Variance", 1936). */
const root = (value: number) => Math.sign(value) * Math.sqrt(Math.abs(value));
const itself = (value: number) => value;
const squared = (value: number) => Math.sign(value) * value * value;

function expectedAt(values: readonly (number | null)[], at: number, { length, many }: Season): number | null {
  const earlier: number[] = [];
  for (let k = 1; k <= many && at - k * length >= 0; k++) {
    const value = values[at - k * length];
    if (value !== null && value !== undefined) earlier.push(value);
  }
  return earlier.length >= ENOUGH ? median(earlier) : null;
}

/** The deviation at a point, averaged with those just before it. */
function smoothed(deviations: readonly (number | null)[], at: number, smooth: number): number | null {
  const near = deviations.slice(Math.max(0, at - smooth + 1), at + 1).filter(each => each !== null);
  return deviations[at] === null ? null : near.reduce((sum, each) => sum + each, 0) / near.length;
}

interface Limit {
  centre: number;
  width: number;
}

/**
 * What was usual before: the median deviation, and how far from it deviations went but for so many stretches of `hold` points as the rate allows; never less than
 * 3.5 robust standard deviations.
 */
function limitOf(scores: readonly (number | null)[], { hold, falseAlarms, learn }: Judging): Limit | null {
  const known = scores.filter(score => score !== null);
  if (known.length < Math.max(LEAST, learn)) return null;
  const centre = median(known);
  const deviation = NORMAL * medianAbsoluteDeviation(known);
  const largest: number[] = [];
  scores.forEach((score, i) => {
    if (score === null) return;
    const stretch = Math.floor(i / hold);
    largest[stretch] = Math.max(largest[stretch] ?? 0, Math.abs(score - centre));
  });
  const ranked = largest.filter(each => each !== undefined).sort((a, b) => b - a);
  const allowed = Math.ceil((known.length * falseAlarms) / 1_000);
  return { centre, width: Math.max(USUAL * deviation, ranked[Math.min(allowed, ranked.length - 1)] ?? 0) };
}

/** What is known by one season: what is usual by it is learned from its own deviations. */
class Known {
  readonly deviations: (number | null)[] = [];
  readonly scores: (number | null)[] = [];
  expected: number | null = null;
  limit: Limit | null = null;

  constructor(
    private readonly season: Season,
    private readonly judging: Judging,
  ) {}

  /** Goes on to a point. */
  at(values: readonly (number | null)[], at: number, learns: boolean): void {
    const { scores, deviations, judging } = this;
    if (learns) this.limit = limitOf(scores, judging);
    const value = values[at] ?? null;
    this.expected = expectedAt(values, at, this.season);
    deviations.push(value === null || this.expected === null ? null : value - this.expected);
    scores.push(smoothed(deviations, at, judging.smooth));
  }
}

/**
 * Judges each point of a series by the points before it alone, as it would have been judged when it came: its deviation from the median of the points that are
 * like it (the same weekday of the weeks before), against the deviations so far (median and median absolute deviation, after Iglewicz and Hoaglin, "How to
 * Detect and Handle Outliers", 1993; the rate by the largest deviations of stretches, as block maxima are taken of extremes).
 *
 * @param figures null where there is none
 */
export function judge(figures: readonly (number | null)[], judging: Judging): Judged[] {
  const [to, from] = judging.summed ? [root, squared] : [itself, itself];
  const values = figures.map(value => (value === null ? null : to(value)));
  const seasons = judging.seasons.map(season => new Known(season, judging));
  const often = Math.max(1, Math.floor(judging.hold / 4));
  let negative = !judging.summed;
  return values.map((value, at) => {
    const learns = at % often === 0;
    for (const season of seasons) season.at(values, at, learns);
    const known = seasons.find(({ expected, limit }) => expected !== null && limit) ?? seasons.find(({ expected }) => expected !== null);
    negative ||= (value ?? 0) < 0;
    if (!known || known.expected === null) return { expected: null, lower: null, upper: null, anomalous: false };
    const { expected, limit, scores } = known;
    if (!limit) return { expected: from(expected), lower: null, upper: null, anomalous: false };
    const { centre, width } = limit;
    const score = scores[at] ?? null;
    const anomalous = score !== null && Math.abs(score - centre) > width;
    const [lower, upper] = [expected + centre - width, expected + centre + width].map(from) as [number, number];
    return { expected: from(expected), lower: negative ? lower : Math.max(0, lower), upper, anomalous };
  });
}
