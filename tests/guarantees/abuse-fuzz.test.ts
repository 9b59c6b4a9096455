import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { getNamedType, isLeafType, isObjectType } from 'graphql';
import { until } from '../live/leads.js';
import { foundCompany } from '../platform/reading/company.js';
import { bringIn, type CastName, cast, emailOf, PASSWORD } from '../support/cast.js';
import { makeDatabase, type TestDatabase } from '../support/database.js';
import { type Dice, dice } from '../support/dice.js';
import { type Server, startServer } from '../support/server.js';
import { errorsIn, failuresIn, faultsOf } from './abuse-answers.js';
import { type Attack, attack, type Ids, idsOf, schema } from './abuse-documents.js';
import { LOOKED_AT, MemoryOf } from './abuse-memory.js';
import { lasting, patience, rounds } from './dose.js';

/** Documents of a round, eight side by side; rounds of the short form. */
const [BATCH, SHORT] = [50, 30];
const PEOPLE = ['administrator', 'manager', 'sales', 'service', 'finance', 'marketing', 'operations', 'analyst'] as const;
const ACCEPTS: readonly string[] = ['text/csv', 'application/graphql-response+json', 'application/graphql-response+json'];

let database: TestDatabase;
let server: Server;
let memory: MemoryOf;
let ids: Ids;
const tokens = new Map<CastName, string>();

beforeAll(async () => {
  database = await makeDatabase();
  await bringIn(database);
  await foundCompany(database);
  server = await startServer({ database, env: { LOG_LEVEL: 'error', SIGN_IN_RATE: '100000' }, args: LOOKED_AT });
  memory = await MemoryOf.open(server.output);
  ids = await idsOf(await server.as('administrator'));
  for (const name of PEOPLE) await signIn(name);
}, 120_000);
afterAll(async () => {
  memory?.close();
  await server?.stop();
  await database.drop();
});

/** Signed out by one of the documents, perhaps, or deactivated; and others have tried to sign in from this address. */
async function signIn(name: CastName): Promise<void> {
  const token = await until(async () => {
    await server.sql('delete from vault.failures');
    await server.sql('update users set active = true, email = $2 where id = $1 and (not active or email <> $2)', [
      cast[name].id,
      emailOf(name),
    ]);
    return server.anonymous.signIn(emailOf(name), PASSWORD).catch(() => undefined);
  });
  tokens.set(name, token);
}

/** The first thing that a stream says. A subscription that listens says a comment: nothing was wrong with it. */
async function firstOf(stream: ReadableStream<Uint8Array>): Promise<string> {
  const reader = stream.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    text += read.value;
    if (text.startsWith(':')) break;
  }
  await reader.cancel();
  return /^data: (.*)$/m.exec(text)?.[1] ?? '';
}

/** @throws if no answer comes in a minute, or the connection breaks */
async function send({ operation, document, variables }: Attack, accept: string, token: string | undefined) {
  const response = await fetch(`${server.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept, ...(token && { authorization: `Bearer ${token}` }) },
    body: JSON.stringify({ query: document, variables }),
    signal: AbortSignal.timeout(60_000),
  }).catch(error => {
    throw new Error(`No answer to ${operation} ${JSON.stringify({ document, variables })}`, { cause: error });
  });
  const type = response.headers.get('content-type') ?? '';
  const text = type.startsWith('text/event-stream') && response.body ? firstOf(response.body) : response.text();
  // A table can only break off when the rights of who asks have changed.
  return { status: response.status, text: type.startsWith('text/csv') ? await text.catch(() => '') : await text };
}

let answered = 0;

/** @returns what is wrong with the answer */
async function strike(chance: Dice): Promise<string[]> {
  const made = attack(chance, ids);
  const who = chance.next(12) === 0 ? undefined : chance.next(2) ? 'administrator' : chance.pick(PEOPLE);
  const accept = made.operation === 'subscription' ? 'text/event-stream' : (ACCEPTS[chance.next(10)] ?? 'application/json');
  const { status, text } = await send(made, accept, who && tokens.get(who));
  const errors = text.startsWith('{') ? errorsIn(JSON.parse(text)) : [];
  if (!errors.length) answered++;
  if (who && errors.some(({ extensions }) => extensions?.code === 'UNAUTHENTICATED')) await signIn(who);
  const faults = [...faultsOf(errors), ...(status >= 500 ? [`status ${status}`] : [])];
  return faults.map(fault => `${fault}\n${who} ${JSON.stringify(made).slice(0, 3_000)}`);
}

async function batch(chance: Dice): Promise<void> {
  const faults: string[] = [];
  let left = BATCH;
  const side = async () => {
    while (left-- > 0) faults.push(...(await strike(chance)));
  };
  await Promise.all(Array.from({ length: 8 }, side));
  expect([...faults, ...failuresIn(server.output.splice(0))]).toEqual([]);
}

const leaves = (name: string): string => {
  const type = schema.getType(name);
  const fields = isObjectType(type) ? Object.values(type.getFields()) : [];
  return fields.flatMap(field => (isLeafType(getNamedType(field.type)) && !field.args.length ? field.name : [])).join(' ');
};

/** Documents as large as they may be, until the server keeps as much of them as it ever does: what it holds then is what it holds for good. */
async function fillCaches(): Promise<void> {
  const client = await server.as('administrator');
  const list = `customers(first: 1) { nodes { ${leaves('Customer')} contacts(first: 1) { nodes { ${leaves('Contact')} } } tickets(first: 1) { nodes { ${leaves('Ticket')} } } } }`;
  const change = `leadUpdate(input: { leadId: "lead_${'0'.repeat(32)}" }) { lead { ${leaves('Lead')} } errors { code message path } }`;
  for (let i = 0; i < 150; i++) {
    const many = (n: number, field: string) => Array.from({ length: n }, (_, k) => `d${i}x${k}: ${field}`).join(' ');
    await Promise.all([client.data(`query D${i} { ${many(18, list)} }`), client.data(`mutation D${i} { ${many(20, change)} }`)]);
  }
}

// What the first runs have found.
test.each([
  ['free JSON', 'mutation { importMappingSave(input: { name: "x", kind: "leads", mapping: { a: { b: 1 } } }) { errors { code } } }'],
  ['names of what every object has', 'query ($m: JSONObject) { importGuess(fileId: "x", kind: "leads", mapping: $m) { __typename } }'],
  [
    'an address that is too long',
    `mutation { passwordResetRequest(input: { email: "${'x'.repeat(300)}@example.com" }) { errors { code } } }`,
  ],
  ['a character that is none', 'mutation { leadCreate(input: { name: "a\\u0000b" }) { errors { code } } }'],
  ['a day before the first', '{ leads(where: { createdAt: { gt: "0001-01-01T00:00:00+23:59" } }) { totalCount } }'],
  ['a period after the last', '{ salesAnalysis(measures: [REVENUE], period: "9999-12-31") { __typename } }'],
])('%s is refused', async (_name, query) => {
  const { errors, data } = await (await server.as('administrator')).query(query, { m: { constructor: 1 } });
  const told = [...(errors ?? []), ...errorsIn(data)];
  expect(told.length).toBeGreaterThan(0);
  expect([...faultsOf(told), ...failuresIn(server.output.splice(0))]).toEqual([]);
});

test('a document of which everything is left out is answered by nothing', async () => {
  const left = `query ($no: Boolean! = false) { user(id: "x") @include(if: $no) { name } customers @skip(if: true) { totalCount } }`;
  expect(await (await server.as('administrator')).query(left)).toMatchObject({ data: {} });
  expect(failuresIn(server.output.splice(0))).toEqual([]);
});

test(
  'documents at random, wrong in every way, are answered or refused, and leave nothing behind',
  async () => {
    await fillCaches();
    await batch(dice(0));
    // in a soak it first gets as much time to fill what it keeps, with other documents
    if (lasting(0)) await rounds(0, chance => batch(dice(chance.next(2 ** 31))));
    const before = await memory.now();
    const documents = (await rounds(SHORT, batch)) * BATCH;
    const after = await memory.now();
    console.info(`${documents} documents, ${answered} of them without an error; memory before and after`, before, after);
    expect(answered).toBeGreaterThan(documents / 5);
    expect(after.heap + after.external).toBeLessThan((before.heap + before.external) * 1.1);
    expect((await server.anonymous.query('{ __typename }')).data).toEqual({ __typename: 'Query' });
  },
  patience(120, 120 + lasting(0) / 1_000),
);
