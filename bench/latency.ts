import { load } from './load.ts';
import { noiseOf, quantile, shown, spread, table, type Verdict } from './report.ts';
import type { Measuring } from './rounds.ts';
import type { Variant } from './variants.ts';
import type { Work } from './work.ts';

const WAYS = [
  { what: 'p99 at 32 connections', connections: 32, part: 0.99, most: 2 },
  { what: 'median of one connection', connections: 1, part: 0.5, most: 1.5 },
];

/** How long answers take ÷ L: the slowest of many at once, and one after the other. */
export async function measureLatency(
  work: Work,
  variants: readonly Variant[],
  { rounds, seconds }: Pick<Measuring, 'rounds' | 'seconds'>,
  say: (text: string) => void,
): Promise<Verdict[]> {
  const [limit, ours] = ['L', 'B'].map(name => variants.find(each => each.name === name)?.target(work));
  if (!limit || !ours) throw new Error(`${work.id}: L and B are compared.`);
  let from = 500_000;
  const rows: string[][] = [];
  const verdicts: Verdict[] = [];
  for (const { what, connections, part, most } of WAYS) {
    const one = async (target: typeof limit) => {
      const { took, requests } = await load(target, { connections, seconds, from });
      from += requests;
      return quantile(took, part);
    };
    const [ratios, same] = [[] as number[], [] as number[]];
    for (let round = 0; round < rounds; round++) {
      const [l, b, b2, l2] = [await one(limit), await one(ours), await one(ours), await one(limit)];
      ratios.push((b + b2) / (l + l2));
      same.push(l2 / l);
    }
    rows.push([what, shown(spread(ratios)), shown(spread(same))]);
    verdicts.push({ what: `${work.id} ${what} ÷ L`, is: spread(ratios), most, noise: noiseOf(same) });
  }
  say(table(['milliseconds', '÷ L', 'L, again'], rows));
  return verdicts;
}
