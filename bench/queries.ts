import { compareAnswers, compareEffects } from './compare.ts';
import type { Database } from './database.ts';
import { measureLatency } from './latency.ts';
import type { Questions } from './questions.ts';
import { noiseOf, shown, spread, table, type Verdict } from './report.ts';
import { type Figures, type Measuring, measure } from './rounds.ts';
import { type Server, startVariant } from './server.ts';
import { bellwether, idiomatic, limit, postgraphile, type Variant } from './variants.ts';
import type { Work } from './work.ts';

const perRequest = (milliseconds: number, requests: number) =>
  Number.isFinite(milliseconds) ? `${Math.round((milliseconds * 1000) / requests)}` : '–';

function rowsOf(figures: readonly Figures[]): string[][] {
  const p = figures.find(({ name }) => name === 'P');
  return figures.map(({ name, ratios, requests, server, postgres }) => [
    name,
    shown(spread(ratios)),
    p ? shown(spread(ratios.map((ratio, round) => ratio / (p.ratios[round] as number)))) : '',
    perRequest(server, requests),
    perRequest(postgres, requests),
    String(requests),
  ]);
}

function verdictsOf({ id, least }: Work, figures: readonly Figures[]): Verdict[] {
  const of = (name: string) => figures.find(each => each.name === name)?.ratios as number[];
  const noise = noiseOf(of('L2'));
  const verdicts: Verdict[] = [{ what: `${id} ÷ L`, is: spread(of('B')), least: least.L, noise }];
  for (const other of ['P', 'I'] as const) {
    const ratios = of('B').map((ratio, round) => ratio / (of(other)?.[round] as number));
    if (least[other]) verdicts.push({ what: `${id} ÷ ${other}`, is: spread(ratios), least: least[other], noise });
  }
  return verdicts;
}

/** Every variant, started; they stay up for all queries. */
export async function startAll(
  database: Database,
  questions: Questions,
  product: { server: Server; headers: Record<string, string> },
): Promise<Variant[]> {
  const environment = { BENCH_USER_ID: questions.user };
  const l = await startVariant('limit.ts', database, environment);
  const l2 = await startVariant('limit.ts', database, environment);
  const lt = await startVariant('limit.ts', database, { ...environment, FORM: 'text' });
  const p = await startVariant('postgraphile.ts', database, { GRAPHILE_ENV: 'production', DEBUG: '' });
  return [
    limit('L', l, questions),
    limit('L2', l2, questions),
    limit('Lt', lt, questions),
    postgraphile(p, questions),
    idiomatic(await startVariant('idiomatic.ts', database), questions),
    bellwether(product.server, questions, product.headers),
  ];
}

/** Compares the answers, then measures; prints as it goes. */
export async function measureQueries(
  work: readonly Work[],
  variants: readonly Variant[],
  database: Database,
  how: Measuring,
  say: (text: string) => void,
): Promise<Verdict[]> {
  const verdicts: Verdict[] = [];
  for (const each of work) {
    const answering = variants.filter(({ answers }) => answers?.(each) ?? true);
    await (each.id === 'Q5' ? compareEffects(each, answering, database.plainUrl) : compareAnswers(each, answering));
    const figures = await measure(each, answering, how);
    say(`\n${each.id}  ${each.what}: 50 answers compared, the same`);
    say(table(['', 'requests a second ÷ L', '÷ P', 'µs server', 'µs PostgreSQL', 'requests'], rowsOf(figures)));
    verdicts.push(...verdictsOf(each, figures), ...(await measureLatency(each, answering, how, say)));
  }
  return verdicts;
}
