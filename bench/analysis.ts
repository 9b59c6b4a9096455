import pg from 'pg';
import { type Database, PASSWORD } from './database.ts';
import { ask, load, post, type Target } from './load.ts';
import { noiseOf, shown, spread, table, type Verdict } from './report.ts';
import type { Measuring } from './rounds.ts';
import { type Server, signIn, startVariant } from './server.ts';
import { ANALYSIS } from './work.ts';

const SCOPES = ['all', 'own', 'team'] as const;
type Scope = (typeof SCOPES)[number];
const LEAST: Record<Scope, number> = { all: 60, own: 25, team: 10 };
const LEAST_OF_LIMIT = 0.8;
const CONNECTIONS = 4;
const MANAGER = 'user2@example.com';
const REP = 'user3@example.com';

interface Person {
  id: string;
  team: string;
}

/** One person who sees the orders of a team, and one who sees their own. */
async function people(plainUrl: string): Promise<Record<'team' | 'own', Person>> {
  const client = new pg.Client({ connectionString: plainUrl });
  await client.connect();
  try {
    const { rows: regions } = await client.query('select count(distinct region)::int regions from orders');
    if (regions[0].regions > 20) throw new Error('Q4: the rows are those of an older bench: delete bench/.data and run again.');
    const one = async (email: string, scope: 'TEAM' | 'OWN'): Promise<Person> => {
      const { rows } = await client.query('select id, team_id team from users where email = $1', [email]);
      const { id } = rows[0] as Person;
      const stamp = `now(), '${id}', now(), '${id}'`;
      await client.query(
        `insert into roles (id, created_at, created_by, updated_at, updated_by, code, name, description) values (uuidv7(), ${stamp}, 'BENCH_${scope}', 'Bench ${scope}', 'For Q4') on conflict do nothing`,
      );
      await client.query(
        `insert into role_rules (id, created_at, created_by, updated_at, updated_by, role_id, kind, read_scope, write_scope, delete_scope)
           select uuidv7(), ${stamp}, r.id, k.kind, k.scope, 'NONE', 'NONE' from roles r, (values ('*', 'ALL'), ('order', '${scope}')) k(kind, scope) where r.code = 'BENCH_${scope}' on conflict do nothing`,
      );
      await client.query(
        `insert into user_roles (id, created_at, created_by, updated_at, updated_by, user_id, role_id) select uuidv7(), ${stamp}, '${id}', r.id from roles r where r.code = 'BENCH_${scope}'
           and not exists (select from user_roles x where x.user_id = '${id}')`,
      );
      await client.query(
        `insert into vault.credentials (user_id, password_hash) select '${id}', c.password_hash from vault.credentials c limit 1 on conflict do nothing`,
      );
      return rows[0] as Person;
    };
    return { team: await one(MANAGER, 'TEAM'), own: await one(REP, 'OWN') };
  } finally {
    await client.end();
  }
}

/** Milliseconds of one question after the other: the least of a few. */
async function alone(target: Target, times: number): Promise<number> {
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0; i < times; i++) {
    const began = performance.now();
    await ask(target, i);
    least = Math.min(least, performance.now() - began);
  }
  return least;
}

const told = (answer: unknown) => JSON.stringify((answer as { data: unknown }).data);

/** Q4: two years of revenue by month, region and category: this server, by hand from the kept sums (L), and by hand from the rows. */
export async function measureAnalysis(
  database: Database,
  product: { server: Server; headers: Record<string, string> },
  { rounds, seconds }: Measuring,
  say: (text: string) => void,
): Promise<Verdict[]> {
  const known = await people(database.plainUrl);
  const limit = await startVariant('limit-analysis.ts', database);
  const verdicts: Verdict[] = [];
  const rows: string[][] = [];
  try {
    for (const scope of SCOPES) {
      const id = scope === 'own' ? known.own.id : scope === 'team' ? known.team.team : undefined;
      const headers = scope === 'all' ? product.headers : await signIn(product.server.url, scope === 'own' ? REP : MANAGER, PASSWORD);
      const byHand = (what: string): Target => {
        const bytes = post(limit.url, `/${what}/${scope}`, { id });
        return { url: limit.url, request: () => bytes };
      };
      const bytes = post(product.server.url, '/graphql', { query: ANALYSIS, operationName: 'Q4' }, headers);
      const ours: Target = { url: product.server.url, request: () => bytes };
      const [raw, rollup] = [byHand('raw'), byHand('rollup')];
      const answers = [told(await ask(ours, 0)), told(await ask(raw, 0)), told(await ask(rollup, 0))];
      if ((answers[0]?.length ?? 0) < 1000 || new Set(answers).size > 1)
        throw new Error(`Q4 (${scope}): the answers differ.\n${answers.map(a => a.slice(0, 400)).join('\n')}`);
      const rate = async (target: Target) => {
        const { requests, seconds: took } = await load(target, { connections: CONNECTIONS, seconds, from: 0 });
        return requests / took;
      };
      for (const target of [ours, rollup]) await rate(target);
      const [toRaw, toLimit, same] = [[] as number[], [] as number[], [] as number[]];
      for (let round = 0; round < rounds; round++) {
        const [l, b, b2, l2] = [await rate(rollup), await rate(ours), await rate(ours), await rate(rollup)];
        toLimit.push((b + b2) / (l + l2));
        same.push(l2 / l);
        toRaw.push((await alone(raw, scope === 'all' ? 2 : 10)) / (await alone(ours, 30)));
      }
      rows.push([scope, String(JSON.parse(answers[0] as string).salesAnalysis.rows.length), shown(spread(toRaw)), shown(spread(toLimit))]);
      const noise = noiseOf(same);
      verdicts.push({ what: `Q4 (${scope}) × raw`, is: spread(toRaw), least: LEAST[scope], noise });
      verdicts.push({ what: `Q4 (${scope}) ÷ L on the rollup`, is: spread(toLimit), least: LEAST_OF_LIMIT, noise });
    }
    say('\nQ4  revenue by month × region × category over 24 months: answers compared, the same');
    say(table(['scope', 'groups', '× faster than by hand from the rows', '÷ L on the kept sums'], rows));
    return verdicts;
  } finally {
    await limit.stop();
  }
}
