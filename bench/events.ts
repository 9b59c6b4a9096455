import type { Database } from './database.ts';
import type { Questions } from './questions.ts';
import { noiseOf, shown, spread, table, type Verdict } from './report.ts';
import type { Measuring } from './rounds.ts';
import { startVariant } from './server.ts';

const LEAST = 0.8;
const CONCURRENCY = 16;

/** E: commits a second of a change that emits an event ÷ of the same change that does not. The relay runs in the process, as it does in the product. */
export async function measureEvents(
  database: Database,
  { user, tickets }: Questions,
  { rounds, seconds }: Measuring,
  say: (text: string) => void,
): Promise<Verdict> {
  const server = await startVariant('commits.ts', { ...database, plainUrl: database.ownerUrl }, { BENCH_USER_ID: user, PORT: '0' });
  try {
    const rate = async (emits: boolean, duration = seconds): Promise<number> => {
      const { commits, seconds: took } = (await server.asked({ emits, seconds: duration, concurrency: CONCURRENCY, tickets })) as {
        commits: number;
        seconds: number;
      };
      return commits / took;
    };
    await rate(true, 2);
    await rate(false, 2);
    const [ratios, same] = [[] as number[], [] as number[]];
    for (let round = 0; round < rounds; round++) {
      const [none, none2, events, events2, none3, none4] = [
        await rate(false),
        await rate(false),
        await rate(true),
        await rate(true),
        await rate(false),
        await rate(false),
      ];
      ratios.push((2 * (events + events2)) / (none + none2 + none3 + none4));
      same.push((none2 + none3) / (none + none4));
    }
    say('\nE  changes of tickets: commits a second with an event ÷ without, through the product’s own transactions, relay included');
    say(
      table(
        ['', '÷ without'],
        [
          ['without', '1.00'],
          ['without, again', shown(spread(same))],
          ['with an event', shown(spread(ratios))],
        ],
      ),
    );
    return { what: 'E ÷ without events', is: spread(ratios), least: LEAST, noise: noiseOf(same) };
  } finally {
    await server.stop();
  }
}
