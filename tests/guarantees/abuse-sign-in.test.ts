import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { hashPassword } from '../../src/platform/access/passwords.js';
import { type CastName, cast, emailOf, PASSWORD } from '../support/cast.js';
import { type Server, startServer } from '../support/server.js';

let server: Server;
beforeAll(async () => {
  server = await startServer({ env: { SIGN_IN_RATE: '1000000' } });
  // the test company's passwords are cheap to check: here they cost what people's do
  await server.sql('update vault.credentials set password_hash = $1', [await hashPassword(PASSWORD)]);
}, 60_000);
afterAll(() => server?.stop());

/** Ticks of the processor that the server has used, all of its threads. */
function ticks(): number {
  const fields = readFileSync(`/proc/${server.pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return Number(fields[11]) + Number(fields[12]);
}

const SIGN_IN = 'mutation ($input: SignInInput!) { signIn(input: $input) { accessToken errors { code message path } } }';
/** What each is answered, and what all of them cost. */
async function tried(emails: readonly string[], password: string) {
  const before = ticks();
  const answers: unknown[] = [];
  for (const email of emails) answers.push(await server.anonymous.data(SIGN_IN, { input: { email, password } }));
  return { cost: ticks() - before, answers };
}

test('an address that nobody has is answered as a wrong password is, word for word, and costs as much work', async () => {
  const people = (Object.keys(cast) as CastName[]).map(emailOf);
  const strangers = people.map(email => `no-${email}`);
  // the first ones warm up what both need
  await tried(strangers.slice(0, 2), 'wrong');
  const known = await tried(people, 'wrong');
  const unknown = await tried(strangers, 'wrong');
  expect(new Set([...known.answers, ...unknown.answers].map(answer => JSON.stringify(answer))).size).toBe(1);
  expect(known.cost).toBeGreaterThan(people.length);
  expect(unknown.cost / known.cost).toBeGreaterThan(0.6);
  expect(unknown.cost / known.cost).toBeLessThan(1.7);
});
