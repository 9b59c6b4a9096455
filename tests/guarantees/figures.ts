/** Of sorted figures, the one below which so large a share of them lies. */
const quantile = (sorted: readonly number[], share: number): string =>
  sorted.length ? String(Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] as number)) : '–';

function told(value: number | string | readonly number[]): string {
  if (typeof value !== 'object') return String(value);
  const sorted = [...value].sort((a, b) => a - b);
  return `median ${quantile(sorted, 0.5)}, p99 ${quantile(sorted, 0.99)}, most ${quantile(sorted, 1)} (${sorted.length})`;
}

/** What a run of a guarantee has measured, for people; lists as quantiles. */
export const figures = (title: string, rows: Record<string, number | string | readonly number[]>): string =>
  `\n${title}\n${Object.entries(rows)
    .map(([what, value]) => `  ${what.padEnd(46)} ${told(value)}\n`)
    .join('')}`;
