import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { sumOf } from '../../src/crm/opportunities/order.rules.js';
import { financeOf } from '../mis/finance/given.js';
import { bringIn, type CastName } from '../support/cast.js';
import { at, type Client } from '../support/client.js';
import { type Dice, dice } from '../support/dice.js';
import { type Server, startServer } from '../support/server.js';
import { Cluster } from './cluster.js';
import { lasting, SEED } from './dose.js';
import { figures } from './figures.js';

const CONNECTIONS = 32;
/** Changes of a run: 1,000 in `npm run soak`. */
const CHANGES = lasting(0) ? 1_000 : 360;
const ERRORS = 'errors { code message }';

let cluster: Cluster;
let server: Server;
let world: World;
beforeAll(async () => {
  cluster = await Cluster.start();
  server = await startServer({ database: cluster.database });
  await bringIn(cluster.database);
  world = await makeWorld();
}, 120_000);
afterAll(async () => {
  await server?.stop();
  await cluster?.remove();
}, 60_000);

interface World {
  tokens: Record<'manager' | 'finance' | 'service', string>;
  customer: string;
  product: string;
  department: string;
  account: string;
  /** That nobody has changed. */
  leads: string[];
}

/** A change that was or will be asked for, under one key. */
interface Change {
  key: string;
  by: keyof World['tokens'];
  query: string;
  input: Record<string, unknown>;
  /** The ids that an answer names. */
  made(data: unknown): unknown[];
}

async function makeWorld(): Promise<World> {
  const [manager, finance, service, operations] = (await Promise.all(
    (['manager', 'finance', 'service', 'operations'] as CastName[]).map(name => server.as(name)),
  )) as [Client, Client, Client, Client];
  const of = financeOf(finance);
  await of.year(2024);
  const [department, account] = [await of.department(), await of.account()];
  const customer = at(
    await manager.data(`mutation { customerCreate(input: { name: "Kept GmbH" }) { customer { id } ${ERRORS} } }`),
    'customerCreate.customer.id',
  );
  const product = at(
    await operations.data(
      `mutation { productCreate(input: { sku: "KEPT", name: "Bell", price: "40.00", currency: "EUR" }) { product { id } ${ERRORS} } }`,
    ),
    'productCreate.product.id',
  );
  const leads: string[] = [];
  for (let i = 0; i < CHANGES; i += 200) {
    const rows = Array.from({ length: 200 }, (_, n) => ({ name: `Before ${i + n}` }));
    const made = await manager.data(
      'mutation ($rows: [LeadCreateRowInput!]!) { leadCreateBulk(input: { rows: $rows }) { results { lead { id } } } }',
      { rows },
    );
    leads.push(...(at(made, 'leadCreateBulk.results') as { lead: { id: string } }[]).map(({ lead }) => lead.id));
  }
  const tokens = { manager: manager.token, finance: finance.token, service: service.token } as World['tokens'];
  return { tokens, customer, product, department, account, leads } as World;
}

/** Each kind of change in turn: single and bulk, by several areas, an update of what nobody else changes, money. */
function changeOf(i: number, run: string, { pick }: Dice): Change {
  const key = `${run}-${i}`;
  const one = (by: Change['by'], field: string, record: string, input: object): Change => {
    const type = `${field[0]?.toUpperCase()}${field.slice(1)}Input`;
    const query = `mutation ($input: ${type}!) { ${field}(input: $input) { ${record} { id } ${ERRORS} } }`;
    return { key, by, query, input: { ...input, idempotencyKey: key }, made: data => [at(data, `${field}.${record}.id`)] };
  };
  switch (i % 6) {
    case 0:
      return one('manager', 'leadCreate', 'lead', { name: key });
    case 1:
      return one('service', 'ticketCreate', 'ticket', { subject: key, body: 'It rings.', channel: 'PHONE' });
    case 2:
      return one('manager', 'orderCreate', 'order', {
        customerId: world.customer,
        currency: 'EUR',
        lines: [{ productId: world.product, quantity: pick(['1', '2', '3']) }],
      });
    case 3:
      return one('finance', 'postingCreate', 'posting', {
        date: '2024-03-05',
        departmentId: world.department,
        accountId: world.account,
        amount: { amount: pick(['1.25', '10.00', '99.99']), currency: 'EUR' },
        reference: key,
      });
    case 4:
      return one('manager', 'leadUpdate', 'lead', { leadId: world.leads.pop(), note: key, expectedVersion: 1 });
    default: {
      const query = `mutation ($input: LeadCreateBulkInput!) { leadCreateBulk(input: $input) { results { lead { id } } ${ERRORS} } }`;
      const rows = [0, 1, 2].map(n => ({ name: `${key} ${n}` }));
      const made = (data: unknown) => (at(data, 'leadCreateBulk.results') as { lead: { id: string } }[]).map(({ lead }) => lead.id);
      return { key, by: 'manager', query, input: { rows, idempotencyKey: key }, made };
    }
  }
}

interface Asking {
  answered: number;
  sent: number;
  /** The test has failed. */
  ended?: boolean;
}

/** Asks until there is an answer, at whatever server there is. @returns the ids */
async function insist({ by, query, input, made }: Change, asking: Asking): Promise<unknown[]> {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${world.tokens[by]}` };
  while (!asking.ended) {
    asking.sent++;
    const answer = await fetch(`${server.url}/graphql`, { method: 'POST', headers, body: JSON.stringify({ query, variables: { input } }) })
      .then(response => response.json() as Promise<{ data?: Record<string, { errors: { code: string }[] }>; errors?: unknown[] }>)
      .catch(() => undefined);
    const [payload] = Object.values(answer?.data ?? {});
    // A change can be made and its answer not be read any more: then data is there, and errors beside it.
    if (payload && !payload.errors.length && !answer?.errors) {
      asking.answered++;
      return made(answer?.data);
    }
    const code = payload?.errors[0]?.code ?? (at(answer, 'errors.0.extensions.code') as string | undefined) ?? 'UNAVAILABLE';
    if (code !== 'UNAVAILABLE') throw new Error(`${JSON.stringify(input)}: ${JSON.stringify(answer)}`);
    await wait(20);
  }
  return [];
}

/** All changes over 32 connections; `fault` strikes whenever another third of them is answered. */
async function through(run: string, fault: () => Promise<void>): Promise<{ changes: Change[]; ids: unknown[][]; asking: Asking }> {
  const chance = dice(SEED);
  const changes = Array.from({ length: CHANGES }, (_, i) => changeOf(i, run, chance));
  const ids: unknown[][] = [];
  const asking: Asking = { answered: 0, sent: 0 };
  let next = 0;
  const work = async () => {
    for (let i = next++; i < changes.length; i = next++) ids[i] = await insist(changes[i] as Change, asking);
  };
  const working = Promise.all(Array.from({ length: CONNECTIONS }, work)).catch(error => {
    asking.ended = true;
    throw error;
  });
  for (const share of [1 / 4 + chance.next(10) / 100, 1 / 2 + chance.next(20) / 100]) {
    while (asking.answered < changes.length * share) await Promise.race([working, wait(5)]);
    await fault();
  }
  await working;
  return { changes, ids, asking };
}

/** What is told of the record of each kind of change. */
const EVENTS = [
  ['lead.created'],
  ['ticket.created'],
  ['order.created'],
  ['posting.created'],
  ['lead.changed', 'lead.created'],
  ['lead.created'],
];

const uuid = (id: unknown) => String(id).replace(/^.*_(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
const count = async (text: string, values: unknown[]) =>
  Number((await cluster.database.sql<{ n: string }>(`select count(*) n from ${text}`, values))[0]?.n);

async function check(run: string, { changes, ids, asking }: Awaited<ReturnType<typeof through>>): Promise<void> {
  // What was answered is there, whatever was asked afterwards.
  const all = ids.flat().map(uuid);
  expect(new Set(all).size).toBe(all.length);
  const there = await cluster.database.sql<{ id: string }>(
    'select id from leads union all select id from tickets union all select id from orders union all select id from postings',
  );
  const known = new Set(there.map(({ id }) => id));
  expect(all.filter(id => !known.has(id))).toEqual([]);
  // Once: nothing is there that was not answered, nothing was changed twice, and each has one event and one entry in the trail.
  const of = (kind: number) => changes.filter((_, i) => i % 6 === kind).length;
  expect(await count('leads where name like $1', [`${run}-%`])).toBe(of(0) + 3 * of(5));
  expect(await count('tickets where subject like $1', [`${run}-%`])).toBe(of(1));
  expect(await count('postings where reference like $1', [`${run}-%`])).toBe(of(3));
  expect(await count('leads where note like $1 and version = 2', [`${run}-%`])).toBe(of(4));
  expect(await count('orders where id = any($1)', [all])).toBe(of(2));
  expect(await count("audit_entries where record_id = any($1) and operation = 'INSERT'", [all])).toBe(all.length);
  expect(await count("audit_entries where record_id = any($1) and operation = 'UPDATE' and table_name = 'leads'", [all])).toBe(of(4));
  const told = new Map(
    (
      await cluster.database.sql<{ id: string; names: string[] }>(
        `select subject_id id, array_agg(name order by name) names from (select subject_id, name from event_log union all select subject_id, name from outbox) e
         where subject_id = any($1) group by 1`,
        [all],
      )
    ).map(({ id, names }) => [id, names]),
  );
  for (const [i, { key }] of changes.entries())
    for (const id of ids[i] ?? []) expect([key, told.get(uuid(id))]).toEqual([key, EVENTS[i % 6]]);
  const amounts = await cluster.database.sql<{ amount: string }>('select amount from postings where reference like $1', [`${run}-%`]);
  const sent = changes.flatMap(({ input }) => (input.amount as { amount: string } | undefined)?.amount ?? []);
  expect(sumOf(amounts.map(({ amount }) => amount)).toFixed(2)).toBe(sumOf(sent).toFixed(2));
  expect(await cluster.database.sql('select from rollup.differences() where cells <> 0')).toEqual([]);
  // Asked again, each answers what it answered.
  for (let i = 0; i < changes.length; i += 7)
    expect([changes[i]?.key, await insist(changes[i] as Change, asking)]).toEqual([changes[i]?.key, ids[i]]);
  process.stdout.write(
    figures(`Kept: ${run}`, {
      changes: changes.length,
      'sent again without an answer': asking.sent - asking.answered,
      'records made': all.length,
    }),
  );
}

test('changes through kills of the server: each is made once, and each that was answered is there', async () => {
  const made = await through('server', async () => {
    await server.kill9();
    server = await startServer({ database: cluster.database });
  });
  expect(made.asking.sent).toBeGreaterThan(CHANGES);
  await check('server', made);
}, 240_000);

test('changes through kills of PostgreSQL: the same', async () => {
  const made = await through('postgres', async () => {
    await cluster.kill9();
    await cluster.again();
  });
  expect(made.asking.sent).toBeGreaterThan(CHANGES);
  await check('postgres', made);
}, 240_000);
