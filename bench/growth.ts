import { type Database, openDatabase, PASSWORD } from './database.ts';
import { load, post, type Target } from './load.ts';
import { type Questions, questionsOf } from './questions.ts';
import { noiseOf, shown, spread, table, type Verdict } from './report.ts';
import type { Measuring } from './rounds.ts';
import { BENCH_USER } from './seed.ts';
import { type Server, signIn, startBellwether } from './server.ts';
import { bellwether } from './variants.ts';
import { ANALYSIS, WORK } from './work.ts';

const MOST = { Q4: 1.5, others: 1.15 };
const CONNECTIONS = 8;

interface Side {
  database: Database;
  server: Server;
  targets: Map<string, Target>;
}

async function side(database: Database): Promise<Side> {
  const questions: Questions = await questionsOf(database.plainUrl);
  const server = await startBellwether(database);
  const headers = await signIn(server.url, BENCH_USER, PASSWORD);
  const variant = bellwether(server, questions, headers);
  const analysis = post(server.url, '/graphql', { query: ANALYSIS, operationName: 'Q4' }, headers);
  const targets = new Map<string, Target>(WORK.map(work => [work.id, variant.target(work)]));
  targets.set('Q4', { url: server.url, request: () => analysis });
  return { database, server, targets };
}

/** G: how much longer the same questions take with so many times the rows. */
export async function measureGrowth(
  small: Database,
  scale: number,
  factor: number,
  { rounds, seconds }: Measuring,
  say: (text: string) => void,
): Promise<Verdict[]> {
  const large = await openDatabase(scale * factor, say);
  const stopping: { stop(): Promise<void> }[] = [large];
  try {
    const [few, many] = [await side(small), await side(large)];
    stopping.push(few.server, many.server);
    const verdicts: Verdict[] = [];
    const rows: string[][] = [];
    let from = 0;
    for (const id of ['Q1', 'Q2', 'Q3', 'Q5', 'Q4']) {
      const time = async ({ targets }: Side) => {
        const { requests, seconds: took } = await load(targets.get(id) as Target, { connections: CONNECTIONS, seconds, from });
        from += requests;
        return took / requests;
      };
      for (const each of [few, many]) await time(each);
      const [ratios, same] = [[] as number[], [] as number[]];
      for (let round = 0; round < rounds; round++) {
        const [a, b, c, d] = [await time(few), await time(many), await time(many), await time(few)];
        ratios.push((b + c) / (a + d));
        same.push(d / a);
      }
      rows.push([id, shown(spread(ratios)), shown(spread(same))]);
      verdicts.push({
        what: `${id} × as long with ${factor} × the rows`,
        is: spread(ratios),
        most: id === 'Q4' ? MOST.Q4 : MOST.others,
        noise: noiseOf(same),
      });
    }
    say(`\nG  the same questions with ${factor} times the rows`);
    say(table(['', `time with ${factor} × ÷ with 1 ×`, 'with 1 ×, again'], rows));
    return verdicts;
  } finally {
    for (const each of stopping.toReversed()) await each.stop();
  }
}
