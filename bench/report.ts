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

/** A figure beside what it should be at least. */
export interface Verdict {
  what: string;
  is: Spread;
  least: number;
  noise: number;
}
/** Missed by more than what the same server measured twice differs by. */
export const missed = ({ is, least, noise }: Verdict): boolean => is.median < least * (1 - noise);

export function tell(verdicts: readonly Verdict[]): string {
  const word = (verdict: Verdict) => (verdict.is.median >= verdict.least ? 'met' : missed(verdict) ? 'MISSED' : 'missed, within the noise');
  return table(
    ['target of the main job', 'at least', 'measured', 'noise', ''],
    verdicts.map(verdict => [
      verdict.what,
      verdict.least.toFixed(2),
      shown(verdict.is),
      `± ${(verdict.noise * 100).toFixed(0)} %`,
      word(verdict),
    ]),
  );
}
