import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { SignJWT } from 'jose';
import { openSocket, RawSocket } from '../../live/raw.js';
import { cast, emailOf } from '../../support/cast.js';
import { at } from '../../support/client.js';
import { TestIssuer } from '../../support/issuer.js';
import { type Server, startServer } from '../../support/server.js';

const ME = '{ me { name } }';
const UPDATE = 'mutation ($input: UserUpdateInput!) { userUpdate(input: $input) { errors { code message } } }';
const UNLINK = 'mutation ($input: UserUnlinkInput!) { userUnlink(input: $input) { user { id } errors { code message } } }';
const idOf = (uuid: string) => `user_${uuid.replaceAll('-', '')}`;

let issuer: TestIssuer;
let server: Server;
beforeAll(async () => {
  issuer = await TestIssuer.start();
  server = await startServer({ env: { OIDC_ISSUER: issuer.url, OIDC_AUDIENCE: 'bellwether' } });
});
afterAll(async () => {
  await server.stop();
  await issuer.close();
});

/** The name of whom a token signs in, or the code of why it does not. */
async function who(token: string, process = server): Promise<unknown> {
  const { data, errors } = await process.query(ME, {}, { token });
  return at(data, 'me.name') ?? errors?.[0]?.extensions?.code;
}
const until = async (ask: () => Promise<boolean>) => {
  const began = performance.now();
  while (!(await ask())) if (performance.now() - began > 10_000) throw new Error('It never came to that.');
};

test('a person comes with a token of the issuer, over HTTP and WebSocket, found by her verified address', async () => {
  const token = await issuer.token({ sub: 'sales-1', email: emailOf('sales').toUpperCase() });
  expect(await who(token)).toBe(cast.sales.name);
  const raw = await openSocket(server.wsUrl, token);
  expect(raw.messages[0]?.payload).toMatchObject({ tokenExpiresAt: expect.any(String) });
  raw.socket.close();
});

test('from then on she is known by the subject, whatever her address', async () => {
  expect(await who(await issuer.token({ sub: 'finance-1', email: emailOf('finance') }))).toBe(cast.finance.name);
  expect(await who(await issuer.token({ sub: 'finance-1', email: 'married@test.example' }))).toBe(cast.finance.name);
  expect(await who(await issuer.token({ sub: 'finance-1', email: emailOf('administrator') }))).toBe(cast.finance.name);
  expect(await who(await issuer.token({ sub: 'finance-1', email_verified: false }))).toBe(cast.finance.name);
});

test('an address that passes to somebody else does not bring the person with it, until an administrator says so', async () => {
  expect(await who(await issuer.token({ sub: 'marketing-1', email: emailOf('marketing') }))).toBe(cast.marketing.name);
  const successor = await issuer.token({ sub: 'marketing-2', email: emailOf('marketing') });
  expect(await who(successor)).toBe('PERSON_UNKNOWN');
  const refused = await (await server.as('manager')).query(UNLINK, { input: { userId: idOf(cast.marketing.id) } });
  expect(refused.errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
  expect(await who(successor)).toBe('PERSON_UNKNOWN');
  const administrator = await server.as('administrator');
  expect(at(await administrator.data(UNLINK, { input: { userId: idOf(cast.marketing.id) } }), 'userUnlink.errors')).toEqual([]);
  expect(await who(successor)).toBe(cast.marketing.name);
});

test('two first requests at once make one link', async () => {
  const token = await issuer.token({ sub: 'operations-1', email: emailOf('operations') });
  const names = await Promise.all(Array.from({ length: 8 }, () => who(token)));
  expect(new Set(names)).toEqual(new Set([cast.operations.name]));
  expect(await server.sql('select subject from vault.identities where user_id = $1', [cast.operations.id])).toEqual([
    { subject: 'operations-1' },
  ]);
});

test('tokens that are not good are refused: wrong audience, ended, not begun, without end, unsigned, another key, a shared secret', async () => {
  const claims = { sub: 'manager-1', email: emailOf('manager') };
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const body = (await issuer.token(claims)).split('.')[1];
  const withoutEnd = await new SignJWT({ ...claims, email_verified: true, iss: issuer.url, aud: 'bellwether' })
    .setProtectedHeader({ alg: 'HS256', kid: 'key-1' })
    .sign(Buffer.from('a secret that both of them know!'));
  const wrong = {
    audience: await issuer.token(claims, { aud: 'another' }),
    ended: await issuer.token(claims, { lifetime: -60 }),
    begun: await issuer.token({ ...claims, nbf: Math.floor(Date.now() / 1000) + 600 }),
    none: `${part({ alg: 'none' })}.${body}.`,
    key: await issuer.forged(claims),
    issuer: await issuer.token(claims, { iss: 'https://elsewhere.example' }),
    secret: withoutEnd,
  };
  for (const [name, token] of Object.entries(wrong)) expect([name, await who(token)]).toEqual([name, 'UNAUTHENTICATED']);
  expect(await server.sql('select 1 from vault.identities where user_id = $1', [cast.manager.id])).toEqual([]);
  expect(await who(await issuer.token(claims))).toBe(cast.manager.name);
});

test('nobody is found by an address that is not verified, is not known, or is that of nobody who may sign in', async () => {
  expect(await who(await issuer.token({ sub: 'x-1', email: emailOf('analyst'), email_verified: false }))).toBe('PERSON_UNKNOWN');
  expect(await who(await issuer.token({ sub: 'x-2', email: 'nobody@test.example' }))).toBe('PERSON_UNKNOWN');
  expect(await who(await issuer.token({ sub: 'x-3', email: 'system@bellwether.invalid' }))).toBe('PERSON_UNKNOWN');
  expect(await who(await issuer.token({ sub: 'x-4' }))).toBe('PERSON_UNKNOWN');
  const raw = new RawSocket(server.wsUrl);
  await raw.init(await issuer.token({ sub: 'x-2', email: 'nobody@test.example' }));
  expect(await raw.closed).toBe(4401);
});

test('who is deactivated is out, with a token that is still good, and her sockets are closed', async () => {
  const token = await issuer.token({ sub: 'service-1', email: emailOf('service') });
  const raw = await openSocket(server.wsUrl, token);
  const administrator = await server.as('administrator');
  await administrator.data(UPDATE, { input: { userId: idOf(cast.service.id), active: false } });
  expect(await raw.closed).toBe(4410);
  expect(await who(token)).toBe('PERSON_UNKNOWN');
});

test('the issuer may change its keys at any time, their kind too', async () => {
  const claims = { sub: 'sales-1', email: emailOf('sales') };
  const before = await issuer.token(claims);
  expect(await who(before)).toBe(cast.sales.name);
  for (const alg of ['ES256', 'EdDSA', 'PS256']) {
    await issuer.rotate(alg);
    const token = await issuer.token({ ...claims, jti: alg });
    // Its keys are read again at most once a second.
    await until(async () => (await who(token)) === cast.sales.name);
  }
});

test('made-up key ids do not make the server ask the issuer each time', async () => {
  const claims = { sub: 'sales-1', email: emailOf('sales') };
  const asked = issuer.asked.length;
  const began = performance.now();
  for (let i = 0; i < 30; i++) {
    const [, body, signature] = (await issuer.token(claims)).split('.');
    const header = Buffer.from(JSON.stringify({ alg: 'RS256', kid: `made-up-${i}` })).toString('base64url');
    expect(await who(`${header}.${body}.${signature}`)).toBe('UNAUTHENTICATED');
  }
  expect(issuer.asked.length - asked).toBeLessThanOrEqual(Math.ceil((performance.now() - began) / 1_000) + 1);
});

test('an issuer that is away at the start is said, refuses nobody else, and is found when it is back', async () => {
  const late = await TestIssuer.start();
  await late.close();
  const process = await startServer({ database: server.database, env: { OIDC_ISSUER: late.url, OIDC_AUDIENCE: 'bellwether' } });
  try {
    const token = await late.token({ sub: 'analyst-1', email: emailOf('analyst') });
    expect(await who(token, process)).toBe('UNAVAILABLE');
    expect(process.output.join('\n')).toContain(`the issuer ${late.url} cannot be asked for its keys`);
    const raw = new RawSocket(process.wsUrl);
    await raw.init(token);
    expect(await raw.closed).toBe(1013);
    expect(await who((await process.as('analyst')).token ?? '', process)).toBe(cast.analyst.name);
    await late.listen();
    await until(async () => (await who(token, process)) === cast.analyst.name);
  } finally {
    await process.stop();
    await late.close();
  }
});
