/** Median, least and most. */
export interface Spread {
  median: number;
  min: number;
  max: number;
}
export function spread(values: readonly number[]): Spread {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const median = sorted.length % 2 ? (sorted[middle] as number) : ((sorted[middle - 1] as number) + (sorted[middle] as number)) / 2;
  return { median, min: sorted[0] as number, max: sorted.at(-1) as number };
}
/** The value that so much of all (0 to 1) do not exceed. */
export function quantile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] as number;
}

/** How far two runs of the same are apart, as a rule: what a ratio may miss its target by. */
export const noiseOf = (same: readonly number[]): number => spread(same.map(ratio => Math.abs(1 - ratio))).median;

export const shown = ({ median, min, max }: Spread): string => `${median.toFixed(2)} (${min.toFixed(2)}–${max.toFixed(2)})`;

export function table(head: string[], rows: string[][]): string {
  const widths = head.map((_, column) => Math.max(...[head, ...rows].map(row => [...(row[column] ?? '')].length)));
  const line = (row: string[]) =>
    row
      .map((cell, column) => cell + ' '.repeat((widths[column] as number) - [...cell].length))
      .join('  ')
      .trimEnd();
  return [line(head), widths.map(width => '─'.repeat(width)).join('  '), ...rows.map(line)].join('\n');
}

/** A figure beside what it should be: at least, or at most. */
export interface Verdict {
  what: string;
  is: Spread;
  least?: number;
  most?: number;
  noise: number;
}
const isMet = ({ is: { median }, least = 0, most = Number.POSITIVE_INFINITY }: Verdict, leave = 0): boolean =>
  median >= least * (1 - leave) && median <= most * (1 + leave);

/** Missed by more than what the same server measured twice differs by. */
export const missed = (verdict: Verdict): boolean => !isMet(verdict, verdict.noise);

export function tell(verdicts: readonly Verdict[]): string {
  const word = (verdict: Verdict) => (isMet(verdict) ? 'met' : missed(verdict) ? 'MISSED' : 'missed, within the noise');
  return table(
    ['must', '', 'measured', 'noise', ''],
    verdicts.map(verdict => [
      verdict.what,
      verdict.most === undefined ? `≥ ${verdict.least?.toFixed(2)}` : `≤ ${verdict.most.toFixed(2)}`,
      shown(verdict.is),
      `± ${(verdict.noise * 100).toFixed(0)} %`,
      word(verdict),
    ]),
  );
}
