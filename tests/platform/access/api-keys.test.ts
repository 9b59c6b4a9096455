import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { openSocket, RawSocket } from '../../live/raw.js';
import { cast, teams } from '../../support/cast.js';
import { at, Client } from '../../support/client.js';
import { operation } from '../../support/operation.js';
import { type Server, startServer } from '../../support/server.js';

const [CREATE, RENEW, REVOKE, LIST] = ['ApiKeyCreate', 'ApiKeyRenew', 'ApiKeyRevoke', 'ApiKeys'].map(name =>
  operation('api-keys', name),
) as [string, string, string, string];
const idOf = (prefix: string, uuid: string) => `${prefix}_${uuid.replaceAll('-', '')}`;
const ME = '{ me { name permissions } }';
const RULE = `mutation ($input: RoleRuleSetInput!) { roleRuleSet(input: $input) { role { code } errors { code message } } }`;
const NEW_LEAD = 'subscription ($after: Cursor) { newLead(after: $after) { ... on LeadCreated { lead { name } } } }';
const LEAD = 'mutation ($input: LeadCreateInput!) { leadCreate(input: $input) { lead { id } changeId errors { code message } } }';

interface Made {
  secret: string | null;
  apiKey: { id: string; prefix: string; expiresAt: string | null; account: { id: string } } | null;
  errors: { code: string; message: string }[];
}

let server: Server;
let other: Server;
beforeAll(async () => {
  server = await startServer();
  other = await startServer({ database: server.database });
});
afterAll(async () => {
  await other.stop();
  await server.stop();
});

/** Made by the administrator, in the north, unless somebody else is said. */
async function make(input: Record<string, unknown>, maker: keyof typeof cast = 'administrator') {
  const { data, errors } = await (await server.as(maker)).query<{ apiKeyCreate: Made | null }>(CREATE, {
    input: { teamId: idOf('team', teams.north), ...input },
  });
  return { ...(data?.apiKeyCreate ?? { secret: null, apiKey: null, errors: [] }), refused: errors?.[0] };
}
async function made(name: string, roles: string[], more = {}) {
  const { secret, apiKey, errors, refused } = await make({ name, roles, ...more });
  expect([errors, refused]).toEqual([[], undefined]);
  if (!secret || !apiKey) throw new Error('There is no key.');
  return { secret, id: apiKey.id, account: apiKey.account.id, prefix: apiKey.prefix };
}
const codeOf = async (token: string, process: Server = server) => (await process.query(ME, {}, { token })).errors?.[0]?.extensions?.code;
const asAdministrator = async <T = Record<string, unknown>>(document: string, variables = {}) =>
  (await server.as('administrator')).data<T>(document, variables);

/** Asks until the answer is so, and says how long that took in milliseconds. */
async function until(ask: () => Promise<boolean>): Promise<number> {
  const began = performance.now();
  while (!(await ask())) if (performance.now() - began > 5_000) throw new Error('It never came to that.');
  return performance.now() - began;
}

test('a key signs its machine in, over HTTP in every process, with the rights of its roles', async () => {
  const { secret, prefix, account } = await made('Web shop', ['SERVICE']);
  expect(secret).toMatch(new RegExp(`^${prefix}_[0-9a-f]{64}$`));
  for (const process of [server, other]) {
    const { data } = await process.query(ME, {}, { token: secret });
    expect(at(data, 'me.name')).toBe('Web shop');
    expect(at(data, 'me.permissions')).toContain('ticket.write');
    expect(at(data, 'me.permissions')).not.toContain('budget.read');
  }
  const people = await asAdministrator('query ($id: ID!) { user(id: $id) { name machine active roles { code } team { name } } }', {
    id: account,
  });
  expect(people.user).toEqual({
    name: 'Web shop',
    machine: true,
    active: true,
    roles: [{ code: 'SERVICE' }],
    team: { name: 'Team north' },
  });
});

test('its rows are those that row security gives it, and the audit trail names it', async () => {
  const { secret, account } = await made('Form server', ['SALES']);
  const made_ = await server.query(LEAD, { input: { name: 'From afar', assigneeId: account } }, { token: secret });
  expect(at(made_.data, 'leadCreate.errors')).toEqual([]);
  const lead = at(made_.data, 'leadCreate.lead.id') as string;
  const trail = await asAdministrator('query ($id: ID!) { auditTrail(recordId: $id) { nodes { operation actor { id name } } } }', {
    id: lead,
  });
  expect(at(trail, 'auditTrail.nodes.0')).toEqual({ operation: 'INSERT', actor: { id: account, name: 'Form server' } });
  const { secret: elsewhere } = await made('Form server South', ['SALES'], { teamId: idOf('team', teams.south) });
  const seen = async (token: string) =>
    (await server.query('query ($id: ID!) { lead(id: $id) { name } }', { id: lead }, { token })).data?.lead;
  expect(await seen(secret)).toEqual({ name: 'From afar' });
  expect(await seen(elsewhere)).toBeNull();
  const refused = await server.query('{ users { nodes { email } } }', {}, { token: secret });
  expect(refused.errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
});

test('files are sent with it as well', async () => {
  const send = async (token: string) => {
    const body = new FormData();
    body.append('file', new Blob(['a,b\n1,2\n']), 'a.csv');
    return (await fetch(`${server.url}/files`, { method: 'POST', body, headers: { authorization: `Bearer ${token}` } })).status;
  };
  const { secret, id } = await made('Nightly files', ['OPERATIONS']);
  expect(await send(secret)).toBe(201);
  expect(await send((await made('No files', ['SERVICE'])).secret)).toBe(403);
  await asAdministrator(REVOKE, { input: { apiKeyId: id } });
  expect(await send(secret)).toBe(401);
});

test('what is nearly a key is none', async () => {
  const { secret } = await made('Nearly', ['SERVICE']);
  const last = secret.endsWith('0') ? '1' : '0';
  for (const wrong of [
    secret.slice(0, -1) + last,
    secret.slice(0, -1),
    `${secret}0`,
    secret.toUpperCase(),
    `bw_000000000000_${secret.slice(-64)}`,
    'bw_',
    "bw_' or 1=1 --",
  ])
    expect([wrong, await codeOf(wrong)]).toEqual([wrong, 'UNAUTHENTICATED']);
  expect(await codeOf(secret)).toBeUndefined();
});

test('only a hash is kept, the key is in no log line, and the application reads neither', async () => {
  const { secret, prefix } = await made('Secretive', ['SERVICE']);
  await server.query(ME, {}, { token: secret });
  const rows = await server.sql<{ hash: Buffer }>(
    'select h.hash from vault.api_key_hashes h join api_keys k on k.id = h.key_id where k.prefix = $1',
    [prefix],
  );
  expect(rows[0]?.hash).toHaveLength(32);
  const [found] = await server.sql<{ found: number }>(
    `select count(*)::int found from audit_entries where before like $1 or after like $1`,
    [`%${secret.slice(-64)}%`],
  );
  expect(found?.found).toBe(0);
  expect([...server.output, ...other.output].join('\n')).not.toContain(secret.slice(-64));
  await expect(
    server.sql(`set role bellwether_app; select hash from vault.api_key_hashes`).finally(() => server.sql('reset role')),
  ).rejects.toThrow('permission denied');
});

test('nobody makes a key that may do more than its maker, also not by renewing one', async () => {
  const forbiddenTo = async (name: keyof typeof cast, input: Record<string, unknown>) => {
    const { refused, secret } = await make(input, name);
    expect(secret).toBeNull();
    return [refused?.extensions?.code, refused?.message];
  };
  const before = await server.sql('select id from users where machine');
  for (const name of ['sales', 'manager', 'analyst', 'finance'] as const)
    expect(await forbiddenTo(name, { name: 'X', roles: ['SERVICE'] })).toEqual(['FORBIDDEN', expect.stringContaining('apiKey.write')]);

  const rule = { role: 'MANAGER', kind: 'apiKey', readScope: 'TEAM', writeScope: 'TEAM', deleteScope: 'NONE' };
  await asAdministrator(RULE, { input: rule });
  expect(await forbiddenTo('manager', { name: 'X', roles: ['ADMINISTRATOR'] })).toEqual([
    'FORBIDDEN',
    expect.stringContaining('account.read'),
  ]);
  // what MANAGER sees of its own teams, SERVICE would see of all customers
  expect(await forbiddenTo('manager', { name: 'X', roles: ['SERVICE'] })).toEqual(['FORBIDDEN', expect.stringContaining('customer.read')]);
  // the rights are hers, but the team is not
  const asia = idOf('team', teams.asia);
  expect(await forbiddenTo('manager', { name: 'X', roles: ['MANAGER'], teamId: asia })).toEqual([
    'FORBIDDEN',
    expect.stringContaining('customer.read'),
  ]);
  expect(await server.sql('select id from users where machine')).toHaveLength(before.length);

  const allowed = await make({ name: 'Hers', roles: ['MANAGER'] }, 'manager');
  expect([allowed.refused, allowed.errors]).toEqual([undefined, []]);

  // one that belongs to her team, but whose rights an administrator has widened
  await asAdministrator('mutation ($input: UserUpdateInput!) { userUpdate(input: $input) { errors { code } } }', {
    input: { userId: allowed.apiKey?.account.id, roles: ['ADMINISTRATOR'] },
  });
  const renewed = await (await server.as('manager')).query(RENEW, { input: { apiKeyId: allowed.apiKey?.id } });
  expect(renewed.errors?.[0]).toMatchObject({ extensions: { code: 'FORBIDDEN' }, message: expect.stringContaining('account.read') });
  expect(
    await server.sql('select id from api_keys where account_id = (select account_id from api_keys where prefix = $1)', [
      allowed.apiKey?.prefix,
    ]),
  ).toHaveLength(1);
});

test('wrong input is named, and makes nothing', async () => {
  const none = await make({ name: 'None', roles: ['NO_SUCH_ROLE'] });
  expect(none.errors).toMatchObject([{ code: 'INVALID_INPUT', message: expect.stringContaining('NO_SUCH_ROLE') }]);
  await server.sql(
    "insert into roles (id, created_at, created_by, updated_at, updated_by, code, name, description, archived_at) select uuidv7(), now(), id, now(), id, 'PUT_AWAY', 'Put away', '', now() from users limit 1",
  );
  const away = await make({ name: 'None', roles: ['PUT_AWAY'] });
  expect(away.errors).toMatchObject([{ code: 'INVALID_INPUT', message: expect.stringContaining('PUT_AWAY') }]);
  const past = await make({ name: 'None', roles: ['SERVICE'], expiresAt: '2020-01-01T00:00:00Z' });
  expect(past.errors).toMatchObject([{ code: 'INVALID_INPUT', message: expect.stringContaining('2020') }]);
  expect((await make({ name: '', roles: [] })).errors).toHaveLength(2);
  expect(await server.sql('select 1 from users where name = $1', ['None'])).toEqual([]);
});

/** Listens with a key, at the other process. */
async function listen(secret: string) {
  const raw = await openSocket(other.wsUrl, secret);
  raw.subscribe('1', NEW_LEAD);
  await raw.message(message => message.type === 'ping');
  return raw;
}
async function closedWithin(raw: RawSocket, act: () => Promise<unknown>) {
  await act();
  const began = performance.now();
  const code = await raw.closed;
  expect(performance.now() - began).toBeLessThan(1_000);
  return code;
}

test('a socket of a key ends with the key, within a second, in every process; the next key of the machine stays', async () => {
  const first = await made('Listener', ['SALES']);
  const second = (await asAdministrator<{ apiKeyRenew: Made }>(RENEW, { input: { apiKeyId: first.id, overlap: 'PT1H' } })).apiKeyRenew;
  expect(second.errors).toEqual([]);
  expect(await codeOf(first.secret)).toBeUndefined();
  const [one, two] = [await listen(first.secret), await listen(second.secret ?? '')];
  expect(one.messages[0]).toMatchObject({ type: 'connection_ack', payload: { tokenExpiresAt: expect.any(String) } });
  expect(two.messages[0]).toEqual({ type: 'connection_ack', payload: {} });
  expect(await closedWithin(one, () => asAdministrator(REVOKE, { input: { apiKeyId: first.id } }))).toBe(4410);
  expect(await codeOf(first.secret)).toBe('UNAUTHENTICATED');
  expect(await until(async () => (await codeOf(first.secret, other)) === 'UNAUTHENTICATED')).toBeLessThan(1_000);
  two.subscribe('q', '{ me { name } }');
  expect((await two.message(m => m.id === 'q')).payload).toEqual({ data: { me: { name: 'Listener' } } });

  const again = new RawSocket(other.wsUrl);
  await again.init(first.secret);
  expect(await again.closed).toBe(4401);

  const deactivate = () =>
    asAdministrator('mutation ($id: ID!) { userUpdate(input: { userId: $id, active: false }) { errors { code } } }', { id: first.account });
  expect(await closedWithin(two, deactivate)).toBe(4410);
  expect(await codeOf(second.secret ?? '')).toBe('UNAUTHENTICATED');
});

test('other roles of a machine close its sockets with 4410', async () => {
  const { secret, account } = await made('Promoted', ['SALES']);
  const raw = await listen(secret);
  const promote = () =>
    asAdministrator('mutation ($id: ID!) { userUpdate(input: { userId: $id, roles: ["FINANCE"] }) { errors { code } } }', { id: account });
  expect(await closedWithin(raw, promote)).toBe(4410);
  expect(await codeOf(secret, other)).toBeUndefined();
});

test('a key ends by itself, and its sockets with 4411', async () => {
  const ends = new Date(Date.now() + 1_500).toISOString();
  const { secret } = await made('Short', ['SALES'], { expiresAt: ends });
  const raw = await listen(secret);
  expect(await raw.closed).toBe(4411);
  expect(Date.now()).toBeGreaterThanOrEqual(Date.parse(ends));
  expect(await codeOf(secret)).toBe('UNAUTHENTICATED');
});

test('its last use is noted soon, and once for many requests', async () => {
  const { secret, prefix } = await made('Busy', ['SERVICE']);
  const lastUse = async () => {
    const { apiKeys } = await asAdministrator<{
      apiKeys: { nodes: { prefix: string; lastUsedAt: string | null; account: { name: string } }[] };
    }>(LIST);
    return apiKeys.nodes.find(key => key.prefix === prefix);
  };
  expect(await lastUse()).toMatchObject({ lastUsedAt: null, account: { name: 'Busy' } });
  await server.query(ME, {}, { token: secret });
  await until(async () => (await lastUse())?.lastUsedAt !== null);
  const first = (await lastUse())?.lastUsedAt;
  for (let i = 0; i < 20; i++) await server.query(ME, {}, { token: secret });
  const { secret: later, prefix: laterPrefix } = await made('Later', ['SERVICE']);
  await server.query(ME, {}, { token: later });
  await until(
    async () => (await server.sql('select 1 from api_keys where prefix = $1 and last_used_at is not null', [laterPrefix])).length > 0,
  );
  expect((await lastUse())?.lastUsedAt).toBe(first);
  const trail = await server.sql(
    `select 1 from audit_entries a join api_keys k on k.id = a.record_id where k.prefix = $1 and operation = 'UPDATE'`,
    [prefix],
  );
  expect(trail).toEqual([]);
});

test('a machine has no password, does not sign out, and is not the last administrator', async () => {
  const { secret, account } = await made('Robot', ['ADMINISTRATOR']);
  const set = await asAdministrator('mutation ($input: UserUpdateInput!) { userUpdate(input: $input) { errors { code path } } }', {
    input: { userId: account, password: 'a long password' },
  });
  expect(at(set, 'userUpdate.errors')).toEqual([{ code: 'INVALID_INPUT', path: ['password'] }]);
  const out = await new Client(server.url, secret).query('mutation { signOut(input: { everywhere: true }) { errors { code } } }');
  expect(out.errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
  expect(await codeOf(secret)).toBeUndefined();
  const last = await new Client(server.url, secret).query(
    'mutation ($input: UserUpdateInput!) { userUpdate(input: $input) { errors { code message } } }',
    {
      input: { userId: idOf('user', cast.administrator.id), active: false },
    },
  );
  expect(at(last.data, 'userUpdate.errors')).toMatchObject([
    { code: 'CONFLICT', message: expect.stringContaining('Nobody would be left') },
  ]);
});
