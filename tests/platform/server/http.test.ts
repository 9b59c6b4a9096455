import { createHash, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { serverAudits } from 'graphql-http';
import { type CastName, emailOf, PASSWORD } from '../../support/cast.js';
import { type Server, startServer } from '../../support/server.js';

const ORIGIN = 'https://app.example.com';
const GRAPHQL = 'application/graphql-response+json';
const ME = '{ me { name } }';

let server: Server;
beforeAll(async () => {
  server = await startServer({ env: { CORS_ORIGINS: ORIGIN, COST_LIMIT: '3000' } });
});
afterAll(() => server.stop());

const tokenOf = async (name: CastName) => (await server.as(name)).token as string;
const hashOf = (text: string) => createHash('sha256').update(text).digest('hex');

/** A request as it is, and everything of its answer. */
async function ask(body: unknown, { as, headers = {} }: { as?: CastName; headers?: Record<string, string> } = {}) {
  const response = await fetch(`${server.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(as && { authorization: `Bearer ${await tokenOf(as)}` }), ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  const text = await response.text();
  const json = (text.startsWith('{') ? JSON.parse(text) : undefined) as {
    data?: Record<string, unknown>;
    errors: { message: string; extensions: Record<string, unknown> }[];
    extensions?: Record<string, unknown>;
  };
  return { response, text, json };
}
async function get(parameters: Record<string, string>, headers: Record<string, string> = {}) {
  const response = await fetch(`${server.url}/graphql?${new URLSearchParams(parameters)}`, { headers });
  return { response, text: await response.text() };
}

describe('GraphQL over HTTP', () => {
  test.each(serverAudits({ url: () => `${server.url}/graphql`, fetchFn: fetch }).map(audit => [audit.name, audit] as const))(
    '%s',
    async (name, audit) => {
      const result = await audit.fn();
      if (!name.startsWith('MAY')) expect(`${result.status} ${'reason' in result ? result.reason : ''}`).toBe('ok ');
    },
  );

  test('a status says how it went to those who take GraphQL responses, on both lanes', async () => {
    const headers = { accept: GRAPHQL };
    const statuses = [];
    for (const [query, as] of [
      ['{ customers(first: 1) { totalCount } }', 'manager'],
      [ME, 'manager'],
      [ME, undefined],
      ['{ nothing }', 'manager'],
      ['{ users(first: 1) { nodes { email } } }', 'sales'],
      ['{ customers(first: 201) { totalCount } }', 'manager'],
    ] as const)
      statuses.push((await ask({ query }, { headers, ...(as && { as }) })).response.status);
    expect(statuses).toEqual([200, 200, 401, 400, 403, 400]);
    expect((await ask({ query: ME }, { headers: { ...headers, authorization: 'Bearer nonsense' } })).response.status).toBe(401);
  });

  test('who takes nothing of ours is told what there is', async () => {
    const { response, json } = await ask({ query: ME }, { headers: { accept: 'text/html' } });
    expect(response.status).toBe(406);
    expect(json.errors[0]?.message).toContain(GRAPHQL);
  });

  test('a GET asks only, is answered as text, and can be asked for again', async () => {
    const authorization = `Bearer ${await tokenOf('manager')}`;
    const query = 'query ($n: Int) { customers(first: $n) { totalCount nodes { name } } }';
    const first = await get({ query, variables: '{"n":2}' }, { authorization });
    expect(JSON.parse(first.text)).toMatchObject({ data: { customers: { totalCount: expect.any(Number) } } });
    const { headers } = first.response;
    expect(headers.get('cache-control')).toBe('private, no-cache');
    expect(headers.get('vary')).toContain('authorization');
    const again = await get({ query, variables: '{"n":2}' }, { authorization, 'if-none-match': headers.get('etag') as string });
    expect([again.response.status, again.text]).toEqual([304, '']);
    const changes = await get({ query: 'mutation { signOut(input: {}) { changeId } }' }, { authorization });
    expect([changes.response.status, changes.response.headers.get('allow')]).toEqual([405, 'POST']);
    expect((await get({ query: 'subscription { newLead { __typename } }' }, { authorization })).text).toContain('text/event-stream');
    expect((await get({ query, variables: 'n=2' }, { authorization })).response.status).toBe(400);
  });
});

describe('limits', () => {
  test.each([
    ['a batch', [{ query: ME }, { query: ME }], 'list'],
    ['tokens', { query: `{ ${Array.from({ length: 2_100 }, (_, i) => `f${i}`).join(' ')} }` }, '2000 tokens'],
    ['aliases', { query: `{ ${Array.from({ length: 60 }, (_, i) => `a${i}: __typename`).join(' ')} }` }, 'root fields'],
    ['depth', { query: `{ customers { nodes ${'{ parent '.repeat(20)} { id } ${'}'.repeat(20)} } }` }, 'may have 15'],
    ['nested variables', { query: ME, variables: JSON.parse(`${'{"a":'.repeat(40)}1${'}'.repeat(40)}`) }, '30 levels'],
    [
      'the whole schema again and again',
      {
        query:
          '{ a: __schema { types { name } } b: __schema { types { name } } c: __schema { types { name } } d: __schema { types { name } } }',
      },
      'costs 4000',
    ],
  ])('%s', async (_name, body, message) => {
    const { json } = await ask(body, { as: 'manager' });
    expect(json.errors).toMatchObject([{ message: expect.stringContaining(message), extensions: { code: 'LIMIT_EXCEEDED' } }]);
  });

  test('a body that is too large', async () => {
    const { response, json } = await ask({ query: ME, variables: { text: 'x'.repeat(1_100_000) } });
    expect(response.status).toBe(413);
    expect(json.errors).toMatchObject([{ extensions: { code: 'LIMIT_EXCEEDED' } }]);
  });

  test('what it costs is told to those who ask, and refused beyond the limit, whatever the lane', async () => {
    const headers = { 'x-bellwether-cost': '1' };
    const lists = '{ customers(first: 10) { nodes { name tickets(first: 5) { nodes { subject } } } } }';
    const told = await ask({ query: lists }, { as: 'manager', headers });
    expect(told.json.extensions).toEqual({ cost: { requested: 1 + 10 + 10 + 50, limit: 3000, remaining: null } });
    expect((await ask({ query: ME }, { as: 'manager', headers })).json.extensions).toEqual({
      cost: { requested: 2, limit: 3000, remaining: null },
    });
    const dear = lists.replace('first: 10', 'first: 200').replace('first: 5', 'first: 50');
    const change = `mutation { customerCreate(input: { kind: COMPANY, name: "Never ${randomUUID()}" }) { customer { tickets(first: 200) { nodes { subject messages(first: 50) { nodes { body } } } } } } }`;
    for (const query of [dear, change]) {
      const { json } = await ask({ query }, { as: 'manager' });
      expect(json.errors).toMatchObject([
        {
          message: expect.stringContaining('3000'),
          extensions: { code: 'LIMIT_EXCEEDED', limit: 3000, cost: expect.any(Number), field: expect.stringMatching(/tickets|messages/) },
        },
      ]);
    }
    expect((await server.sql<{ n: number }>("select count(*)::int n from customers where name like 'Never %'"))[0]?.n).toBe(0);
    const heard = await (await server.as('manager')).listen(
      'subscription { newLead { ...on Event { actor { team { users(first: 200) { nodes { team { users(first: 200) { nodes { name } } } } } } } } } }',
    );
    expect((await heard.ended).errors?.[0]?.extensions).toMatchObject({ code: 'LIMIT_EXCEEDED', limit: 3000 });
  });

  test('a role has a limit of its own, and of several roles the highest holds', async () => {
    const SET =
      'mutation ($role: String!, $limit: Int) { roleCostLimitSet(input: { role: $role, costLimit: $limit }) { role { code costLimit } errors { code } } }';
    const administrator = await server.as('administrator');
    const dear = '{ customers(first: 200) { nodes { name tickets(first: 50) { nodes { subject } } } } }';
    expect(await administrator.data(SET, { role: 'ANALYST', limit: 50_000 })).toMatchObject({
      roleCostLimitSet: { role: { code: 'ANALYST', costLimit: 50_000 }, errors: [] },
    });
    expect((await ask({ query: dear }, { as: 'analyst' })).json.errors).toBeUndefined();
    expect((await ask({ query: dear }, { as: 'manager' })).json.errors[0]?.extensions.limit).toBe(3000);
    await administrator.data(SET, { role: 'ANALYST', limit: 10 });
    const [{ id } = { id: '' }] = await server.sql<{ id: string }>("select id from roles where code = 'ANALYST'");
    expect((await ask({ query: dear }, { as: 'analyst' })).json.errors[0]?.extensions.limit).toBe(10);
    expect(await administrator.data('query ($id: ID!) { role(id: $id) { costLimit } }', { id: `role_${id.replaceAll('-', '')}` })).toEqual({
      role: { costLimit: 10 },
    });
    await administrator.data(SET, { role: 'ANALYST', limit: null });
    expect((await ask({ query: dear }, { as: 'analyst' })).json.errors[0]?.extensions.limit).toBe(3000);
    expect((await (await server.as('sales')).query(SET, { role: 'SALES', limit: 1_000_000 })).errors?.[0]?.extensions?.code).toBe(
      'FORBIDDEN',
    );
  });
});

describe('documents by hash', () => {
  test('the hash alone is enough once the text has been sent with it', async () => {
    const query = `{ customers(first: 2) { nodes { name } } } # ${randomUUID()}`;
    const extensions = { persistedQuery: { version: 1, sha256Hash: hashOf(query) } };
    expect((await ask({ extensions }, { as: 'manager' })).json.errors).toMatchObject([
      { message: 'PersistedQueryNotFound', extensions: { code: 'PERSISTED_QUERY_NOT_FOUND' } },
    ]);
    const told = await ask({ query, extensions }, { as: 'manager' });
    expect(told.json.data).toBeDefined();
    expect((await ask({ extensions }, { as: 'manager' })).text).toBe(told.text);
    const authorization = `Bearer ${await tokenOf('manager')}`;
    const got = await get({ extensions: JSON.stringify(extensions) }, { authorization });
    expect(got.text).toBe(told.text);
    expect(got.response.headers.get('etag')).toBeTruthy();
    const wrong = { persistedQuery: { version: 1, sha256Hash: hashOf('{ me { id } }') } };
    expect((await ask({ query, extensions: wrong }, { as: 'manager' })).json.errors[0]?.message).toContain('not the hash');
    expect((await ask({ extensions: { persistedQuery: { version: 2 } } }, { as: 'manager' })).json.errors[0]?.message).toContain(
      '"version": 1',
    );
  });

  test('where only registered documents are answered, others are refused, but to those who may register', async () => {
    const closed = await startServer({ database: server.database, env: { DOCUMENTS: 'persisted' } });
    try {
      const at = (token: string | null | undefined) => async (body: object) => {
        const response = await fetch(`${closed.url}/graphql`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
          body: JSON.stringify(body),
        });
        return (await response.json()) as { data?: Record<string, unknown>; errors?: { message: string; extensions: { code: string } }[] };
      };
      const [manager, administrator, nobody] = [at(await tokenOf('manager')), at(await tokenOf('administrator')), at(null)];
      const REGISTER =
        'mutation ($name: String!, $text: String!) { persistedDocumentRegister(input: { name: $name, text: $text }) { document { hash name } errors { code path message } } }';
      const text = `query Mine { me { name } } # ${randomUUID()}`;
      const extensions = { persistedQuery: { version: 1, sha256Hash: hashOf(text) } };
      expect((await manager({ query: text })).errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
      expect((await manager({ query: text, extensions })).errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
      expect((await nobody({ query: '{ __schema { types { name } } }' })).errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
      expect((await administrator({ query: text })).data).toBeDefined();
      // a text that somebody may send is not known to others by its hash
      await administrator({ query: text, extensions });
      expect((await manager({ extensions })).errors).toMatchObject([{ extensions: { code: 'PERSISTED_QUERY_NOT_FOUND' } }]);
      expect(await administrator({ query: REGISTER, variables: { name: 'Mine', text } })).toMatchObject({
        data: { persistedDocumentRegister: { document: { hash: hashOf(text), name: 'Mine' }, errors: [] } },
      });
      expect((await manager({ extensions })).data).toEqual({ me: { name: 'Clara Chef' } });
      expect((await manager({ query: text })).data).toEqual({ me: { name: 'Clara Chef' } });
      // and at another process
      expect((await ask({ extensions }, { as: 'manager' })).json.data).toEqual({ me: { name: 'Clara Chef' } });
      expect(await administrator({ query: REGISTER, variables: { name: 'Wrong', text: '{ nothing }' } })).toMatchObject({
        data: { persistedDocumentRegister: { document: null, errors: [{ code: 'INVALID_INPUT', path: ['text'] }] } },
      });
      expect((await (await server.as('manager')).query(REGISTER, { name: 'x', text })).errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
    } finally {
      await closed.stop();
    }
  });
});

test('a client on another host may ask, and read what concerns it', async () => {
  const preflight = await fetch(`${server.url}/graphql`, {
    method: 'OPTIONS',
    headers: { origin: ORIGIN, 'access-control-request-method': 'POST', 'access-control-request-headers': 'authorization,content-type' },
  });
  expect(preflight.status).toBe(204);
  expect(preflight.headers.get('access-control-allow-origin')).toBe(ORIGIN);
  expect(preflight.headers.get('access-control-allow-headers')).toContain('authorization');
  expect(preflight.headers.get('access-control-allow-credentials')).toBeNull();
  const { response } = await ask({ query: ME }, { headers: { origin: ORIGIN } });
  expect(response.headers.get('access-control-allow-origin')).toBe(ORIGIN);
  expect(response.headers.get('access-control-expose-headers')).toContain('x-request-id');
  const other = await ask({ query: ME }, { headers: { origin: 'https://elsewhere.example' } });
  expect(other.response.headers.get('access-control-allow-origin')).not.toBe('https://elsewhere.example');
});

test('every answer carries an id, the client’s own where it is one, and headers that browsers keep to', async () => {
  for (const path of ['/', '/healthz', '/nothing', '/graphql?query={__typename}']) {
    const response = await fetch(server.url + path, { headers: { 'x-request-id': 'mine-1' } });
    await response.text();
    expect(response.headers.get('x-request-id')).toBe('mine-1');
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(response.headers.get('content-security-policy')).not.toMatch(/script-src[^;]*unsafe/);
  }
  const response = await fetch(`${server.url}/healthz`, { headers: { 'x-request-id': 'not "an" id' } });
  expect(response.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
});

describe('a budget of points', () => {
  test('is spent by what documents cost, and comes back', async () => {
    const thrifty = await startServer({ database: server.database, env: { COST_RATE: '600' } });
    try {
      const headers = { 'x-bellwether-cost': '1' };
      const token = await tokenOf('service');
      const query = '{ tickets(first: 200) { nodes { subject priority } } }';
      const once = await thrifty.query(query, {}, { token, headers });
      expect(once.extensions?.cost).toMatchObject({ requested: 401, remaining: expect.any(Number) });
      const twice = await thrifty.query(query, {}, { token, headers });
      expect(twice.errors?.[0]?.extensions).toMatchObject({ code: 'LIMIT_EXCEEDED', cost: 401, retryAfter: expect.any(Number) });
      expect(twice.errors?.[0]?.extensions?.retryAfter).toBeLessThanOrEqual(21);
      expect((await thrifty.query('{ me { name } }', {}, { token })).data).toBeDefined();
    } finally {
      await thrifty.stop();
    }
  });
});

describe('sign-ins', () => {
  const SIGN_IN =
    'mutation ($email: EmailAddress!, $password: String!) { signIn(input: { email: $email, password: $password }) { accessToken } }';
  const signIn = (email: string, password: string, at = server) => at.query(SIGN_IN, { email, password });

  test.each([
    ['of a person', emailOf('serviceSouth')],
    ['of nobody', 'nobody@test.example'],
  ])('attempts side by side at the account %s are counted as one after the other', async (_name, email) => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => signIn(email, 'wrong')));
    const codes = answers.map(({ errors }) => errors?.[0]?.extensions?.code);
    // five fail, the sixth begins the wait
    expect(codes.filter(code => code === 'SIGN_IN_REFUSED').length).toBeLessThan(10);
    const waiting = answers.find(({ errors }) => errors?.[0]?.extensions?.code === 'LIMIT_EXCEEDED');
    expect(waiting?.errors?.[0]?.extensions?.retryAfter).toBeGreaterThan(0);
  });

  test('an address may try so many a minute, at any process', async () => {
    const strict = await startServer({ env: { SIGN_IN_RATE: '3' } });
    const other = await startServer({ database: strict.database, env: { SIGN_IN_RATE: '3' } });
    try {
      const codes = [];
      for (const at of [strict, other, strict, other])
        codes.push((await signIn(emailOf('sales'), PASSWORD, at)).errors?.[0]?.extensions ?? 'in');
      expect(codes).toMatchObject(['in', 'in', 'in', { code: 'LIMIT_EXCEEDED', retryAfter: expect.any(Number) }]);
    } finally {
      await other.stop();
      await strict.stop();
    }
  });
});
