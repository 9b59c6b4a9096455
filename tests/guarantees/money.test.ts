import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { buildSchema, getNamedType } from 'graphql';
import { financeOf, OVERRUN } from '../mis/finance/given.js';
import type { Client } from '../support/client.js';
import type { Dice } from '../support/dice.js';
import { type Server, startServer } from '../support/server.js';
import { lasting, patience, rounds } from './dose.js';
import { amissInAnswer, amissInRows } from './money-anytime.js';
import { amissAtRest } from './money-checks.js';
import { Clerks } from './money-clerks.js';
import { anyLines, api, type Company, makeCompany, openYear } from './money-company.js';
import { foretoldAmiss } from './money-foretold.js';
import { Model } from './money-model.js';
import { type Told, untold } from './money-told.js';
import { watch } from './money-witness.js';

let servers: Server[];
let finance: Client;
let witness: Awaited<ReturnType<typeof watch>>;
let company: Company;
let staff: { clerks: Client[]; chief: Client };
/** Departments and accounts are there from the first round on. */
const standing: Awaited<ReturnType<typeof witness.next>> = [];
let round = 0;

beforeAll(async () => {
  const env = { ACCESS_TOKEN_LIFETIME: 'PT12H' };
  const first = await startServer({ env });
  await first.sql(
    `insert into role_rules (id, created_at, created_by, updated_at, updated_by, role_id, kind, read_scope, write_scope, delete_scope)
     select uuidv7(), now(), r.created_by, now(), r.created_by, r.id, 'budgetException', 'NONE', 'ALL', 'NONE' from roles r where code = 'ADMINISTRATOR'`,
  );
  servers = [first, await startServer({ env, database: first.database })];
  witness = await watch(first.database);
  const clerks = await Promise.all(servers.flatMap(server => [server.as('finance'), server.as('administrator')]));
  finance = clerks[0] as Client;
  staff = { clerks: clerks.filter((_, i) => i % 2 === 0), chief: clerks[3] as Client };
  company = await makeCompany(finance);
}, 120_000);
afterAll(async () => {
  await servers?.[1]?.stop();
  await servers?.[0]?.stop();
}, 60_000);

const WAVES = 9;
const AT_ONCE = 22;

/** Looks on while something is being done. @returns what was amiss */
async function during(work: Promise<void>, look: () => Promise<string[]>): Promise<string[]> {
  const amiss: string[] = [];
  let busy = true;
  const done = work.finally(() => {
    busy = false;
  });
  while (busy) amiss.push(...(await look()));
  await done;
  return amiss;
}

function fail(wave: number, { name, currency }: { name: string; currency: string }, wrong: readonly string[]): void {
  if (wrong.length) throw new Error(`After wave ${wave + 1} in ${name} (${currency}):\n${wrong.slice(0, 12).join('\n')}`);
}

async function keepBooks(dice: Dice): Promise<void> {
  const [server] = servers as [Server];
  const books = await openYear(server, finance, round++);
  const model = new Model(books);
  const yearId = api('fiscalyear', books.id);
  await financeOf(finance).budget(yearId, anyLines(dice, books, company.steady, company), 'Steady');
  standing.push(...(await witness.next()));
  model.take(standing);
  const where = { budget: { year: { id: { eq: yearId } } } };
  const listening = await finance.listen<{ budgetOverrun: Told }>(OVERRUN, { where });
  const since = listening.cursor;
  const clerks = new Clerks(staff, dice, company, model, books);

  for (let wave = 0; wave < WAVES; wave++) {
    const known = model.crossings.length;
    const amiss = await during(clerks.wave(AT_ONCE), async () =>
      (await Promise.all([amissInRows(server.sql, books), amissInAnswer(finance, books)])).flat(),
    );
    model.take(await witness.next());
    const wrong = [
      ...amiss,
      ...model.faults,
      ...clerks.differences(),
      ...(await amissAtRest(finance, model, company, books)),
      ...(await amissInRows(server.sql, books)),
      ...(await foretoldAmiss(finance, model, dice, company, books)),
    ];
    fail(wave, books, wrong);
    const told: Told[] = [];
    while (told.length < model.crossings.length - known) {
      const [{ budgetOverrun: event }] = (await listening.take(1)) as [{ budgetOverrun: Told }];
      if (event.__typename === 'BudgetCrossed') told.push(event);
    }
    fail(wave, books, untold(told, model, known));
  }
  await replayed(model, { where, after: since });
  for (const [what, times] of clerks.tally) tally.set(what, (tally.get(what) ?? 0) + times);
  tally.set('crossings', (tally.get('crossings') ?? 0) + model.crossings.length);
  tally.set('crossings again', (tally.get('crossings again') ?? 0) + model.crossings.filter(crossing => crossing.episode > 1).length);
  await listening.close();
}
/** What happened how often, so that a run that tried nothing is not taken for one that found nothing. */
const tally = new Map<string, number>();

/** Who was away hears each crossing once. */
async function replayed(model: Model, variables: { where: object; after: string | undefined }): Promise<void> {
  const late = await finance.listen<{ budgetOverrun: Told }>(OVERRUN, variables);
  const told: Told[] = [];
  for (;;) {
    const [{ budgetOverrun: event }] = (await late.take(1)) as [{ budgetOverrun: Told }];
    if (event.__typename === 'CaughtUp') break;
    if (event.__typename === 'BudgetCrossed') told.push(event);
  }
  await late.close();
  expect(untold(told, model, 0)).toEqual([]);
}

test('no amount is a float: not in the database, not in the API', async () => {
  const floats = await servers[0]?.sql(
    `select c.table_schema, c.table_name, c.column_name from information_schema.columns c
     where c.data_type in ('real', 'double precision') and c.table_schema not in ('pg_catalog', 'information_schema', 'graphile_worker')
       and c.table_name not in ('score_models', 'lead_scores', 'duplicate_candidates', 'loading_pairs') and (c.table_name, c.column_name) <> ('leads', 'score')
     union all select n.nspname, p.proname, 'function' from pg_proc p join pg_namespace n on n.oid = p.pronamespace
     where n.nspname in ('public', 'visible', 'rollup') and array['float4', 'float8']::regtype[]::oid[] && (p.prorettype || p.proargtypes::oid[] || p.proallargtypes)
       and not exists (select 1 from pg_depend d where d.objid = p.oid and d.deptype = 'e')`,
  );
  expect(floats).toEqual([]);
  const types = Object.values(buildSchema(readFileSync('schema/schema.graphql', 'utf8')).getTypeMap());
  const places = types.flatMap(type =>
    'getFields' in type
      ? Object.values(type.getFields()).flatMap(({ name, type: of }) =>
          String(getNamedType(of)) === 'Float' ? [`${type.name}.${name}`] : [],
        )
      : [],
  );
  // bytes, how alike two names are, and chances with what they are made of: nothing else is a Float
  const chances =
    /^(Score\w+|LeadScore\w*|Duplicate\w+|CustomerMatch|LeadMatch|FloatFilter)\.|^Lead\.score$|^(LeadCondition|AssignmentCheck)(Input)?\.score/;
  expect(places.filter(place => !['File.size', 'ImportColumn.likeness'].includes(place) && !chances.test(place))).toEqual([]);
});

test(
  'whatever many do at once with budgets and postings, the books are those that somebody would keep by hand',
  async () => {
    await rounds(3, keepBooks);
    if (lasting(0)) console.info([...tally].map(each => each.join(' ')).sort());
    const often = ['postingCreate done', 'postingCreate BUDGET_EXCEEDED', 'postingReverse done', 'crossings', 'crossings again'];
    for (const what of [...often, 'budgetLineUpdate done', 'postingCreateBulk done', 'budgetTransferApprove done', 'postingRelease done'])
      expect([what, tally.get(what) ?? 0]).not.toEqual([what, 0]);
  },
  patience(60),
);
