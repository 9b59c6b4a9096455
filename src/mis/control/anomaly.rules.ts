import { median, medianAbsoluteDeviation } from 'simple-statistics';

/** Points that are like each other: so many apart, and as many of the last as the expectation is made of. */
export interface Season {
  length: number;
  many: number;
}

/** How a series is judged. */
export interface Judging {
  /** The first of which enough is known is taken. A length of 1 is no season: the last points. */
  seasons: readonly Season[];
  /** Alarms in 1,000 points that there may be by chance. */
  falseAlarms: number;
  /** Points that are judged together: as many as one alarm lasts. */
  hold: number;
  /** Points whose deviations are averaged before they are judged; 1 for each by itself. */
  smooth: number;
  /** Points at the beginning that are learned from and not judged. */
  learn: number;
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

function expectedAt(values: readonly (number | null)[], at: number, seasons: readonly Season[]): number | null {
  for (const { length, many } of seasons) {
    const earlier: number[] = [];
    for (let k = 1; k <= many && at - k * length >= 0; k++) {
      const value = values[at - k * length];
      if (value !== null && value !== undefined) earlier.push(value);
    }
    if (earlier.length >= ENOUGH) return median(earlier);
  }
  return null;
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
 * What was usual before: the median deviation, and how far from it the largest deviations of the stretches of `hold` points lie that there are as many of as the
 * rate allows; never less than 3.5 robust standard deviations.
 */
function limitOf(scores: readonly (number | null)[], { hold, falseAlarms }: Judging): Limit | null {
  const known = scores.filter(score => score !== null);
  if (known.length < LEAST) return null;
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
  return { centre, width: Math.max(USUAL * deviation, ranked[Math.min(allowed, ranked.length) - 1] ?? 0) };
}

/**
 * Judges each point of a series by the points before it alone, as it would have been judged when it came: its deviation from the median of the points that are
 * like it (the same weekday of the weeks before), against the deviations so far (median and median absolute deviation, after Iglewicz and Hoaglin, "How to
 * Detect and Handle Outliers", 1993; the rate by the largest deviations of stretches, as block maxima are taken of extremes).
 *
 * @param values null where there is none
 */
export function judge(values: readonly (number | null)[], judging: Judging): Judged[] {
  const deviations: (number | null)[] = [];
  const scores: (number | null)[] = [];
  let limit: Limit | null = null;
  const often = Math.max(1, Math.floor(judging.hold / 4));
  return values.map((value, at) => {
    const expected = expectedAt(values, at, judging.seasons);
    if (at >= judging.learn && (at - judging.learn) % often === 0) limit = limitOf(scores, judging);
    deviations.push(value === null || expected === null ? null : value - expected);
    const score = smoothed(deviations, at, judging.smooth);
    scores.push(score);
    if (expected === null || !limit) return { expected, lower: null, upper: null, anomalous: false };
    const { centre, width } = limit;
    const anomalous = score !== null && Math.abs(score - centre) > width;
    // what was unusual once does not make the next of its kind usual
    if (anomalous) scores[at] = null;
    return { expected, lower: expected + centre - width, upper: expected + centre + width, anomalous };
  });
}
