import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { measureAnalysis } from './analysis.ts';
import { openDatabase, PASSWORD } from './database.ts';
import { measureDelay } from './delay.ts';
import { measureEvents } from './events.ts';
import { measureFanout } from './fanout.ts';
import { FANS } from './fans.ts';
import { measureGrowth } from './growth.ts';
import { measureImports } from './imports.ts';
import { measureOrders } from './orders.ts';
import { measureQueries, startAll } from './queries.ts';
import { questionsOf } from './questions.ts';
import { missed, tell, type Verdict } from './report.ts';
import { BENCH_USER } from './seed.ts';
import { type Server, signIn, startBellwether } from './server.ts';
import { measureWays } from './ways.ts';
import { WAYS, WORK } from './work.ts';

const ALL = ['Q1', 'Q2', 'Q3', 'Q4', 'Q5', 'Q2 patch', 'Q2 Apollo', 'R', 'N', 'F1', 'F2', 'F3', 'E'];
const USAGE = `npm run bench -- [--quick] [--scale 1 | --volume] [--rounds 3] [--seconds 2] [--hold 20] [--growth 10] [--only ${ALL.join(',')},F0,G]
  --volume  1,000,000 customers, 3,000,000 orders of 12,000,000 lines, 1,000,000 tickets; made once, which takes half an hour
  --hold    seconds for which a snapshot is held while the delay of events is measured
  --growth  G, which has to be asked for: how many times the rows of --scale are compared with those`;
const say = (text: string) => process.stdout.write(`${text}\n`);

const { values: given } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    scale: { type: 'string', default: '1' },
    volume: { type: 'boolean', default: false },
    rounds: { type: 'string', default: '3' },
    seconds: { type: 'string' },
    only: { type: 'string' },
    hold: { type: 'string', default: '20' },
    growth: { type: 'string', default: '10' },
    help: { type: 'boolean', default: false },
  },
});
const only = given.only?.split(',') ?? (given.quick ? ['Q1', 'Q2'] : ALL);
const [scale, rounds, seconds] = [Number(given.scale), Number(given.rounds), Number(given.seconds ?? (given.quick ? 1 : 2))];

const LEGEND = `Everything is a ratio within this run: median of ${rounds} rounds (least–most). Processor time is per request.
L   node:http and pg, a prepared statement written by hand; L2 the same again; Lt with concatenated text (Q5: one statement)
P   PostGraphile 5 as it comes, no row security;  I   Apollo, type-graphql, MikroORM and a DataLoader a field, no row security
B   Bellwether: signed in, row security, nothing switched off`;

async function run(): Promise<Verdict[]> {
  const database = await openDatabase(given.volume ? 'volume' : scale, say);
  const running: { stop(): Promise<void> }[] = [database];
  try {
    const postmaster = Number(readFileSync(join(database.folder, 'postgres/postmaster.pid'), 'utf8').split('\n')[0]);
    const how = { rounds, seconds, postmaster };
    const questions = await questionsOf(database.plainUrl);
    const verdicts: Verdict[] = [];
    say(LEGEND);
    const work = WORK.filter(({ id }) => only.includes(id));
    const fans = FANS.filter(({ id }) => only.includes(id));
    if (work.length || fans.length || ['Q4', 'R', 'N'].some(id => only.includes(id))) {
      const server: Server = await startBellwether(database);
      running.push(server);
      const product = { server, headers: await signIn(server.url, BENCH_USER, PASSWORD) };
      if (work.length) {
        const variants = await startAll(database, questions, product);
        running.push(...variants.map(variant => variant.server));
        verdicts.push(...(await measureQueries(work, variants, database, how, say)));
        await Promise.all(variants.filter(({ name }) => name !== 'B').map(variant => variant.server.stop()));
      }
      if (only.includes('Q4')) verdicts.push(...(await measureAnalysis(database, product, how, say)));
      if (only.includes('R')) verdicts.push(...(await measureOrders(database, questions, product, how, say)));
      if (only.includes('N')) await measureImports(database, product, { rounds, scale }, say);
      for (const fan of fans) verdicts.push(...(await measureFanout(fan, database, questions, product, how, say)));
      await server.stop();
    }
    if (WAYS.some(({ id }) => only.includes(id))) verdicts.push(...(await measureWays(only, database, questions, how, say)));
    if (only.includes('E')) {
      verdicts.push(await measureEvents(database, questions, how, say));
      verdicts.push(...(await measureDelay(database, questions, { seconds, hold: Number(given.hold) }, say)));
    }
    if (only.includes('G')) verdicts.push(...(await measureGrowth(database, scale, Number(given.growth), how, say)));
    return verdicts;
  } finally {
    for (const each of running.toReversed()) await each.stop();
  }
}

if (given.help) say(USAGE);
else {
  const verdicts = await run();
  say(`\n${tell(verdicts)}`);
  process.exitCode = verdicts.some(missed) ? 1 : 0;
}
