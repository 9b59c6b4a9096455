import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type BellwetherError, type ClientOptions, createClient, inMemory, type Tokens } from '#client';
import { createLead } from '../live/leads.js';
import { type CastName, emailOf, PASSWORD } from '../support/cast.js';
import { type Server, startServer } from '../support/server.js';
import { follow, HASTY, signedIn, type Way } from './following.js';

/** Whose access tokens are good for three seconds. */
let server: Server;
/** Beside it, for colleagues. */
let other: Server;
beforeAll(async () => {
  server = await startServer({ env: { ACCESS_TOKEN_LIFETIME: 'PT3S', PING_INTERVAL: '500' } });
  other = await startServer({ database: server.database });
});
afterAll(async () => {
  await other.stop();
  await server.stop();
});

const ME = '{ me { name } }';
const REFRESH = 'mutation ($input: TokenRefreshInput!) { tokenRefresh(input: $input) { accessToken refreshToken } }';

/** Counts what goes out, by what stands in it. */
function counting() {
  const bodies: string[] = [];
  const fetch: NonNullable<ClientOptions['fetch']> = (url, init) => {
    bodies.push((init as { body: string }).body);
    return globalThis.fetch(url, init);
  };
  return { fetch, count: (word: string) => bodies.filter(body => body.includes(word)).length };
}

const client = (options: Partial<ClientOptions> = {}) => createClient({ url: `${server.url}/graphql`, patience: HASTY, ...options });
const due = (tokens: Tokens): Tokens => ({ ...tokens, renewAt: 0 });

/** Tokens of a new sign-in. */
async function given(name: CastName): Promise<Tokens> {
  const tokens = inMemory<Tokens>();
  await client({ tokens }).signIn(emailOf(name), PASSWORD);
  return (await tokens.load()) as Tokens;
}

test('who signs in asks as that person, and stays signed in across a restart', async () => {
  const tokens = inMemory<Tokens>();
  const first = client({ tokens });
  expect(await first.user()).toBeUndefined();
  const user = await first.signIn(emailOf('sales'), PASSWORD);
  expect(user).toEqual({ id: expect.stringMatching(/^user_/), name: 'Sigrid Nord' });
  const second = client({ tokens });
  expect(await second.user()).toEqual(user);
  expect(await second.query(ME)).toEqual({ me: { name: 'Sigrid Nord' } });
  await second.signOut();
  expect(await tokens.load()).toBeUndefined();
  expect(await client({ tokens }).user()).toBeUndefined();
});

test('a wrong password is told by its code', async () => {
  await expect(client().signIn(emailOf('sales'), 'wrong')).rejects.toMatchObject({
    name: 'BellwetherError',
    code: 'SIGN_IN_REFUSED',
    message: 'The e-mail address or the password is wrong, or the account is closed.',
  });
});

test('a token that is about to end is renewed once, however many ask at the same time', async () => {
  const tokens = inMemory(due(await given('sales')));
  const { fetch, count } = counting();
  const many = client({ tokens, fetch });
  const answers = await Promise.all(Array.from({ length: 20 }, () => many.query(ME)));
  expect(new Set(answers.map(answer => JSON.stringify(answer)))).toEqual(new Set(['{"me":{"name":"Sigrid Nord"}}']));
  expect([count('tokenRefresh'), count('me {')]).toEqual([1, 20]);
});

test('a token that has ended unnoticed is renewed when the server refuses it', async () => {
  const ended = { ...(await given('sales')), renewAt: Number.MAX_SAFE_INTEGER };
  const isRefused = async () => 'errors' in (await server.query(ME, {}, { token: ended.accessToken }));
  while (!(await isRefused()));
  const { fetch, count } = counting();
  const late = client({ tokens: inMemory(ended), fetch });
  const [asked, changed] = await Promise.all([
    late.query(ME),
    late.mutate('mutation ($input: LeadCreateInput!) { leadCreate(input: $input) { lead { name } } }', { input: { name: 'Late' } }),
  ]);
  expect([asked, changed]).toEqual([{ me: { name: 'Sigrid Nord' } }, { leadCreate: { lead: { name: 'Late' } } }]);
  expect(count('tokenRefresh')).toBe(1);
});

test('two tabs that share their tokens renew them one after the other', async () => {
  const tokens = inMemory(due(await given('sales')));
  const { fetch, count } = counting();
  const tabs = [client({ tokens, fetch }), client({ tokens, fetch })];
  await Promise.all(tabs.map(tab => tab.user()));
  await Promise.all(tabs.map(tab => tab.query(ME)));
  expect(count('tokenRefresh')).toBe(1);
});

test('a refresh token that somebody else has used ends the session for both', async () => {
  const stolen = await given('sales');
  const told: BellwetherError[] = [];
  const tokens = inMemory(due(stolen));
  const owner = client({ tokens, onSignedOut: why => void told.push(why) });
  const { data } = await server.query(REFRESH, { input: { refreshToken: stolen.refreshToken } });
  const thief = (data as { tokenRefresh: { accessToken: string } }).tokenRefresh.accessToken;
  await expect(owner.query(ME)).rejects.toMatchObject({ code: 'SESSION_ENDED' });
  expect(told.map(({ code }) => code)).toEqual(['SESSION_ENDED']);
  expect(await tokens.load()).toBeUndefined();
  while (!('errors' in (await server.query(ME, {}, { token: thief }))));
});

test('tokens that could not be kept are still good here, and the old ones are not used again', async () => {
  const full = new Error('The disk is full');
  const old = due(await given('sales'));
  const holder = client({ tokens: { load: () => old, save: () => Promise.reject(full) } });
  await expect(holder.query(ME)).rejects.toBe(full);
  expect(await holder.query(ME)).toEqual({ me: { name: 'Sigrid Nord' } });
});

test('a renewal that the network swallowed is tried again', async () => {
  const tokens = inMemory(due(await given('sales')));
  let broken = 2;
  const unsteady: ClientOptions['fetch'] = (url, init) =>
    broken-- > 0 ? Promise.reject(new TypeError('fetch failed')) : globalThis.fetch(url, init);
  expect(await client({ tokens, fetch: unsteady }).query(ME)).toEqual({ me: { name: 'Sigrid Nord' } });
});

test('a renewal whose answer was lost is asked for again, and the session goes on', async () => {
  const tokens = inMemory(due(await given('sales')));
  let lost = 0;
  const unsteady: ClientOptions['fetch'] = async (url, init) => {
    const answer = await globalThis.fetch(url, init);
    if (lost || !(init as { body: string }).body.includes('TokenRefresh')) return answer;
    lost++;
    throw new TypeError('fetch failed');
  };
  expect(await client({ tokens, fetch: unsteady }).query(ME)).toEqual({ me: { name: 'Sigrid Nord' } });
  expect(lost).toBe(1);
  const renewed = (await tokens.load()) as Tokens;
  expect(await client({ tokens: inMemory(due(renewed)) }).query(ME)).toEqual({ me: { name: 'Sigrid Nord' } });
});

test.each<Way>(['socket', 'stream'])('a %s lasts longer than its token', async transport => {
  const { fetch, count } = counting();
  const listener = await signedIn(server.url, 'marketing', { transport, fetch });
  const following = follow(listener);
  await following.live();
  const made: string[] = [];
  while (count('tokenRefresh') < 2) {
    made.push(`Number ${made.length}`);
    await createLead(other, 'manager', 'sales', made.at(-1));
    await following.until(() => following.events.length === made.length);
  }
  expect(following.names).toEqual(made);
  // The same socket all along. A stream ends with its token, and is followed by another.
  if (transport === 'socket') expect(following.away).toEqual([]);
  else expect(new Set(following.away)).toEqual(new Set(['UNAUTHENTICATED']));
  await listener.close();
});

test.each<Way>(['socket', 'stream'])('a program asks and listens with its key over a %s, until that is revoked', async transport => {
  const administrator = await other.as('administrator');
  const { apiKeyCreate } = await administrator.data<{ apiKeyCreate: { secret: string; apiKey: { id: string } } }>(
    'mutation ($input: ApiKeyCreateInput!) { apiKeyCreate(input: $input) { secret apiKey { id } } }',
    { input: { name: `Till ${transport}`, roles: ['MARKETING'] } },
  );
  const program = client({ apiKey: () => apiKeyCreate.secret, transport });
  expect(await program.query(ME)).toEqual({ me: { name: `Till ${transport}` } });
  const following = follow(program);
  await following.live();
  await administrator.data('mutation ($input: ApiKeyRevokeInput!) { apiKeyRevoke(input: $input) { changeId } }', {
    input: { apiKeyId: apiKeyCreate.apiKey.id },
  });
  expect(await following.ended).toMatchObject({ code: 'UNAUTHENTICATED' });
  await expect(program.query(ME)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
});
