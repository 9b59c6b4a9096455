import { compareWay } from './compare.ts';
import type { Database } from './database.ts';
import { PASSWORD } from './database.ts';
import type { Questions } from './questions.ts';
import { noiseOf, shown, spread, table, type Verdict } from './report.ts';
import { type Measuring, measure } from './rounds.ts';
import { BENCH_USER } from './seed.ts';
import { signIn, startVariant } from './server.ts';
import { bellwether, limit } from './variants.ts';
import { WAYS, WORK, type Work } from './work.ts';

/** Q2 by the other ways through the product: a field that TypeScript computes, and a root field in TypeScript. ÷ L of Q2 as it is. */
export async function measureWays(
  ids: readonly string[],
  database: Database,
  questions: Questions,
  how: Measuring,
  say: (text: string) => void,
): Promise<Verdict[]> {
  const environment = { BENCH_USER_ID: questions.user };
  const [l, l2, patched] = [
    await startVariant('limit.ts', database, environment),
    await startVariant('limit.ts', database, environment),
    await startVariant('patched.ts', { ...database, plainUrl: database.ownerUrl }, { PORT: '0', ACCESS_TOKEN_LIFETIME: 'PT3H' }),
  ];
  try {
    const variants = [
      limit('L', l, questions),
      limit('L2', l2, questions),
      bellwether(patched, questions, await signIn(patched.url, BENCH_USER, PASSWORD)),
    ];
    const verdicts: Verdict[] = [];
    for (const way of WAYS.filter(({ id }) => ids.includes(id))) {
      const work: Work = { ...(WORK.find(({ id }) => id === 'Q2') as Work), bellwether: way.bellwether };
      await compareWay(work, variants, way.added);
      const figures = await measure(work, variants, how);
      const [, same, ours] = figures.map(({ ratios }) => ratios) as [number[], number[], number[]];
      say(`\n${way.id}  ${way.what}: 50 answers compared, the same beside "${way.added}"`);
      say(
        table(
          ['', 'requests a second ÷ L'],
          figures.map(({ name, ratios }) => [name, shown(spread(ratios))]),
        ),
      );
      verdicts.push({ what: `${way.id} ÷ L`, is: spread(ours), least: way.least, noise: noiseOf(same) });
    }
    return verdicts;
  } finally {
    for (const each of [patched, l2, l]) await each.stop();
  }
}
