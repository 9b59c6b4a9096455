import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { foundCompany } from '../platform/reading/company.js';
import { until } from '../live/leads.js';
import { bringIn, type CastName, emailOf, PASSWORD } from '../support/cast.js';
import { makeDatabase, type TestDatabase } from '../support/database.js';
import { type Dice } from '../support/dice.js';
import { type Server, startServer } from '../support/server.js';
import { errorsIn, failuresIn, faultsOf } from './abuse-answers.js';
import { type Attack, attack, type Ids, idsOf } from './abuse-documents.js';
import { patience, rounds } from './dose.js';

const SHORT = Number(process.env.N ?? 30);
const BATCH = 50;
const PEOPLE = ['administrator', 'manager', 'sales', 'service', 'finance', 'marketing', 'operations', 'analyst'] as const;

let database: TestDatabase;
let server: Server;
let ids: Ids;
const tokens = new Map<CastName, string>();

beforeAll(async () => {
  database = await makeDatabase();
  await bringIn(database);
  await foundCompany(database);
  server = await startServer({ database, env: { LOG_LEVEL: 'error', SIGN_IN_RATE: '100000' } });
  ids = await idsOf(await server.as('administrator'));
  for (const name of PEOPLE) await signIn(name);
}, 120_000);
afterAll(async () => {
  await server.stop();
  await database.drop();
});

/** Signed out by one of the documents, perhaps; and others have tried to sign in from this address. */
async function signIn(name: CastName): Promise<void> {
  const token = await until(async () => {
    await server.sql('delete from vault.failures');
    return server.anonymous.signIn(emailOf(name), PASSWORD).catch(() => undefined);
  });
  tokens.set(name, token);
}

const ACCEPTS = ['application/json', 'application/graphql-response+json', 'text/csv'] as const;

/** Sends it, by whatever transport fits. @returns the status, and what came back */
async function send({ operation, document, variables }: Attack, accept: string, token: string | undefined) {
  const abort = new AbortController();
  const late = setTimeout(() => abort.abort(new Error('It hangs.')), 60_000);
  try {
    const response = await fetch(`${server.url}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: operation === 'subscription' ? 'text/event-stream' : accept,
        ...(token && { authorization: `Bearer ${token}` }),
      },
      body: JSON.stringify({ query: document, variables }),
      signal: abort.signal,
    });
    if (!response.headers.get('content-type')?.startsWith('text/event-stream')) return { status: response.status, text: await response.text() };
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    let text = '';
    for (let read = await reader?.read(); read && !read.done; read = await reader?.read()) {
      text += read.value;
      // it listens: nothing was wrong
      if (text.startsWith(':')) break;
    }
    await reader?.cancel();
    return { status: response.status, text: text.replace(/^event: next\n(id: .*\n)?data: /, '').split('\n')[0] ?? '' };
  } finally {
    clearTimeout(late);
  }
}

const messages = new Map<string, number>();
const counts = new Map<string, number>();

async function strike(dice: Dice): Promise<string[]> {
  const made = attack(dice, ids);
  const who = dice.next(10) === 0 ? undefined : dice.next(2) ? 'administrator' : dice.pick(PEOPLE);
  const accept = ACCEPTS[dice.next(10)] ?? ACCEPTS[0];
  const { status, text } = await send(made, accept, who && tokens.get(who));
  const answer = text.startsWith('{') ? (JSON.parse(text) as object) : {};
  const errors = errorsIn(answer);
  if (process.env.COLLECT) for (const e of errors) { const k = 'M ' + (e.extensions?.code ?? e.code) + e.message.replace(/"[^"]*"/g, '""').slice(0, 90); messages.set(k, (messages.get(k) ?? 0) + 1); }
  const codes = errors.map(each => each.extensions?.code ?? each.code ?? '');
  for (const code of codes.length ? codes : ['fine']) counts.set(code, (counts.get(code) ?? 0) + 1);
  if (who && codes.includes('UNAUTHENTICATED')) await signIn(who);
  const faults = [...faultsOf(errors), ...(status >= 500 ? [`status ${status}`] : [])];
  return faults.map(fault => `${fault}\n${who} ${JSON.stringify(made).slice(0, 3_000)}`);
}

/** A batch, eight side by side. */
async function batch(dice: Dice): Promise<void> {
  const faults: string[] = [];
  let left = BATCH;
  await Promise.all(
    Array.from({ length: 8 }, async () => {
      while (left-- > 0) faults.push(...(await strike(dice)));
    }),
  );
  const failures = failuresIn(server.output.splice(0));
  if (process.env.COLLECT) { const fs = await import('node:fs'); fs.appendFileSync(process.env.COLLECT, [...faults, ...failures].map(x => x + '\n').join('')); return; }
  expect([...faults, ...failures]).toEqual([]);
}

test(
  'documents at random, wrong in every way, are answered or refused',
  async () => {
    const done = await rounds(SHORT, batch);
    if (process.env.COLLECT) console.log([...messages].sort((a, b) => b[1] - a[1]).slice(0, 45).map(([k, n]) => `${n} ${k}`).join('\n'));
    console.log(`${done * BATCH} documents`, Object.fromEntries([...counts].sort((a, b) => b[1] - a[1])));
    expect((await server.anonymous.query('{ __typename }')).data).toEqual({ __typename: 'Query' });
  },
  patience(60),
);
