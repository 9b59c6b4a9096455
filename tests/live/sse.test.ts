import { once } from 'node:events';
import { type ClientRequest, type IncomingMessage, request } from 'node:http';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { EventSource } from 'eventsource';
import { createClient } from 'graphql-sse';
import pg from 'pg';
import type { CastName } from '../support/cast.js';
import { type Server, startServer } from '../support/server.js';
import { createLead, givenLead, type Heard, NEW_LEAD, positionOf, until } from './leads.js';

let server: Server;
beforeAll(async () => {
  server = await startServer({ env: { LOG_LEVEL: 'info', PING_INTERVAL: '200', SOCKET_BUFFER: '200000' } });
});
afterAll(() => server.stop());

const tokenOf = async (name: CastName) => (await server.as(name)).token as string;

interface Message {
  event?: string;
  id?: string;
  data?: string;
  comment?: true;
}

function parse(block: string): Message {
  const message: Message = {};
  for (const line of block.split('\n')) {
    if (line.startsWith(':')) message.comment = true;
    const [, field, value = ''] = /^(event|id|data): ?(.*)$/.exec(line) ?? [];
    if (field) message[field as 'data'] = field === 'data' && message.data !== undefined ? `${message.data}\n${value}` : value;
  }
  return message;
}

/** A stream as it is on the wire. */
class RawStream {
  readonly messages: Message[] = [];
  readonly ended: Promise<void>;
  #rest = '';
  #wake: (() => void)[] = [];

  private constructor(
    readonly request: ClientRequest,
    readonly response: IncomingMessage,
  ) {
    response.setEncoding('utf8');
    response.on('data', (text: string) => {
      const blocks = (this.#rest + text).split('\n\n');
      this.#rest = blocks.pop() as string;
      this.messages.push(...blocks.map(parse));
      for (const wake of this.#wake.splice(0)) wake();
    });
    response.on('error', () => {});
    this.ended = new Promise(resolve => response.once('close', resolve));
  }

  static async open(at: Server, token: string | undefined, body: object, headers: Record<string, string> = {}): Promise<RawStream> {
    const made = request(`${at.url}/graphql`, {
      method: 'POST',
      headers: {
        accept: 'text/event-stream',
        'content-type': 'application/json',
        ...(token && { authorization: `Bearer ${token}` }),
        ...headers,
      },
    });
    made.on('error', () => {});
    made.end(JSON.stringify(body));
    const [response] = (await once(made, 'response')) as [IncomingMessage];
    return new RawStream(made, response);
  }

  async message(fits: (message: Message) => boolean): Promise<Message> {
    for (;;) {
      const found = this.messages.find(fits);
      if (found) return found;
      await new Promise<void>(resolve => this.#wake.push(resolve));
    }
  }

  /** Resolves once it is live: then comes the first cursor. */
  async live(): Promise<string> {
    return (await this.message(({ id, event }) => id !== undefined && event === undefined)).id as string;
  }

  get heard(): { at: string; event: Heard['newLead'] }[] {
    return this.messages
      .filter(({ data, event }) => event === 'next' && data)
      .map(({ id, data }) => ({ at: id as string, event: JSON.parse(data as string).data.newLead }));
  }

  async take(n: number) {
    await this.message(() => this.heard.length >= n);
    return this.heard.slice(0, n);
  }

  close(): void {
    this.request.destroy();
  }
}

const open = async (name: CastName, variables = {}, headers = {}) =>
  RawStream.open(server, await tokenOf(name), { query: NEW_LEAD, variables }, headers);
const lead = (name: string) => createLead(server, 'manager', 'manager', name);
const namesOf = (heard: { event: Heard['newLead'] }[]) => heard.map(({ event }) => event.lead?.name ?? event.__typename);

test('each event comes with its cursor, and the stream goes on from there', async () => {
  const first = await open('manager');
  expect(first.response.headers).toMatchObject({ 'content-type': 'text/event-stream; charset=utf-8', 'x-accel-buffering': 'no' });
  await first.live();
  await lead('One');
  await lead('Two');
  const heard = await first.take(2);
  expect(namesOf(heard)).toEqual(['One', 'Two']);
  for (const { at, event } of heard) expect(positionOf(at)).toBe(positionOf(event.cursor));
  first.close();
  await lead('Three');
  const again = await open('manager', {}, { 'last-event-id': heard[0]?.at as string });
  const missed = await again.take(3);
  expect(namesOf(missed)).toEqual(['Two', 'Three', 'CaughtUp']);
  expect(positionOf(missed[2]?.at)).toBeGreaterThanOrEqual(positionOf(missed[1]?.at));
  again.close();
});

test('while nothing concerns it, keep-alives carry the cursor on', async () => {
  const idle = await open('salesAsia');
  const from = positionOf(await idle.live());
  const other = await open('manager');
  await other.live();
  await lead('Elsewhere');
  const [{ at }] = (await other.take(1)) as unknown as [{ at: string }];
  const moved = await idle.message(({ id, event }) => event === undefined && positionOf(id) >= positionOf(at));
  expect(positionOf(moved.id)).toBeGreaterThan(from);
  expect(idle.heard).toEqual([]);
  idle.close();
  const resumed = await open('salesAsia', {}, { 'last-event-id': moved.id as string });
  expect(namesOf(await resumed.take(1))).toEqual(['CaughtUp']);
  resumed.close();
  other.close();
});

test('the stock client of graphql-sse works unchanged, for queries, changes and subscriptions', async () => {
  const client = createClient({ url: `${server.url}/graphql`, headers: { authorization: `Bearer ${await tokenOf('manager')}` } });
  const results = async (query: string) => {
    const all = [];
    for await (const result of client.iterate({ query })) all.push(result);
    return all;
  };
  expect(await results('{ me { name } }')).toEqual([{ data: { me: { name: 'Clara Chef' } } }]);
  expect(await results('{ customers(first: 0) { nodes { name } } }')).toEqual([{ data: { customers: { nodes: [] } } }]);
  expect(await results('{ nothing }')).toMatchObject([{ errors: [{ extensions: { code: 'INVALID_INPUT' } }] }]);
  const witness = await open('manager');
  const from = await witness.live();
  const heard = client.iterate<Heard>({ query: NEW_LEAD, variables: { after: from } });
  await lead('Through the client');
  const told = [];
  for await (const { data } of heard) {
    told.push(data?.newLead.lead?.name ?? data?.newLead.__typename);
    if (told.includes('Through the client') && told.includes('CaughtUp')) break;
  }
  expect(told.sort()).toEqual(['CaughtUp', 'Through the client']);
  client.dispose();
  witness.close();
});

test('an EventSource comes back by itself, to another process, and goes on from its last cursor', async () => {
  const leaving = await startServer({ database: server.database, env: { PING_INTERVAL: '200' } });
  const authorization = `Bearer ${await tokenOf('manager')}`;
  let at = leaving.url;
  const resumedFrom: (string | undefined)[] = [];
  const source = new EventSource(`${leaving.url}/graphql?${new URLSearchParams({ query: NEW_LEAD })}`, {
    fetch: (input, init) => {
      const headers: Record<string, string> = { ...init?.headers, authorization };
      resumedFrom.push(headers['Last-Event-ID']);
      return fetch(String(input).replace(leaving.url, at), { ...init, headers });
    },
  });
  const heard: string[] = [];
  let wake = () => {};
  source.addEventListener('next', ({ data }) => {
    const { newLead } = (JSON.parse(data) as { data: Heard }).data;
    heard.push(newLead.lead?.name ?? newLead.__typename);
    wake();
  });
  const untilHeard = async (name: string) => {
    while (!heard.includes(name)) {
      await new Promise<void>(resolve => {
        wake = resolve;
      });
    }
  };
  await new Promise(resolve => source.addEventListener('open', resolve));
  for (let i = 0; !heard.length; i++) await lead(`Before ${i}`);
  await lead('While it is there');
  await untilHeard('While it is there');
  at = server.url;
  await leaving.stop();
  await lead('While it was away');
  await untilHeard('While it was away');
  await untilHeard('CaughtUp');
  expect(resumedFrom.length).toBeGreaterThan(1);
  expect(resumedFrom[0]).toBeUndefined();
  expect(resumedFrom.at(-1)).toMatch(/^\d+\./);
  expect(new Set(heard).size).toBe(heard.length);
  source.close();
});

test('who is not signed in is refused with a status, and a cursor that is none with an error', async () => {
  const anonymous = await RawStream.open(server, undefined, { query: NEW_LEAD });
  expect(anonymous.response.statusCode).toBe(401);
  const wrong = await open('manager', {}, { 'last-event-id': 'yesterday' });
  expect(JSON.parse((await wrong.message(({ event }) => event === 'next')).data as string)).toMatchObject({
    errors: [{ extensions: { code: 'INVALID_INPUT' } }],
  });
  await wrong.message(({ event }) => event === 'complete');
  const get = await fetch(`${server.url}/graphql?${new URLSearchParams({ query: 'mutation { signOut(input: {}) { changeId } }' })}`, {
    headers: { accept: 'text/event-stream', authorization: `Bearer ${await tokenOf('manager')}` },
  });
  expect(get.status).toBe(405);
});

const lastError = async (stream: RawStream) => {
  await stream.message(({ event }) => event === 'complete');
  await stream.ended;
  const { data } = stream.messages.findLast(({ event }) => event === 'next') as { data: string };
  return JSON.parse(data).errors[0].extensions.code;
};

test('changed rights, a sign-out and the end of a token are told, and end the stream', async () => {
  const people = await server.as('administrator');
  const changed = await open('salesNorth');
  await changed.live();
  const [{ id } = { id: '' }] = await server.sql<{ id: string }>("select id from users where email = 'salesnorth@test.example'");
  await people.data('mutation ($id: ID!, $roles: [String!]!) { userUpdate(input: { userId: $id, roles: $roles }) { user { id } } }', {
    id: `user_${id.replaceAll('-', '')}`,
    roles: ['SALES', 'SERVICE'],
  });
  expect(await lastError(changed)).toBe('ACCESS_CHANGED');

  const signedOut = await open('marketing');
  await signedOut.live();
  await (await server.as('marketing')).data('mutation { signOut(input: {}) { errors { code } } }');
  expect(await lastError(signedOut)).toBe('UNAUTHENTICATED');

  const short = await startServer({ database: server.database, env: { ACCESS_TOKEN_LIFETIME: 'PT1S', PING_INTERVAL: '100' } });
  try {
    const stream = await RawStream.open(short, (await short.as('sales')).token, { query: NEW_LEAD });
    expect(await lastError(stream)).toBe('UNAUTHENTICATED');
  } finally {
    await short.stop();
  }
});

test('a stream that is being opened while rights change has the new ones', async () => {
  const before = await open('salesSouth');
  const after = await before.live();
  before.close();
  const holding = new pg.Client(server.database.adminUrl);
  await holding.connect();
  await holding.query('begin');
  await holding.query('lock table log_head in access exclusive mode');
  const opening = open('salesSouth', { after });
  await until(
    async () =>
      (await server.sql("select from pg_stat_activity where wait_event_type = 'Lock' and query like '%from log_end%'")).length > 0,
  );
  const [{ id } = { id: '' }] = await server.sql<{ id: string }>("select id from users where email = 'salessouth@test.example'");
  await (await server.as('administrator')).data(
    'mutation ($id: ID!, $roles: [String!]!) { userUpdate(input: { userId: $id, roles: $roles }) { user { id } } }',
    { id: `user_${id.replaceAll('-', '')}`, roles: ['ANALYST'] },
  );
  await holding.query('rollback');
  await holding.end();
  expect(await lastError(await opening)).toBe('ACCESS_CHANGED');
}, 60_000);

test('a client that takes nothing is given up, others hear on, and it resumes without a loss', async () => {
  const query = 'subscription { newLead { __typename ... on LeadCreated { lead { note } } } }';
  const note = 'x'.repeat(60_000);
  const token = await tokenOf('analyst');
  const [slow, fast] = [await RawStream.open(server, token, { query }), await RawStream.open(server, token, { query })];
  await Promise.all([slow.live(), fast.live()]);
  slow.response.pause();
  for (let i = 0; i < 3; i++) await givenLead(server, { team: 'north', note, events: 100 });
  const positionsOf = ({ messages }: RawStream) =>
    messages.flatMap(({ event, id, data = '' }) => (event === 'next' && data.length > note.length ? [positionOf(id)] : []));
  await fast.message(() => positionsOf(fast).length === 300);
  await until(async () => server.output.some(line => line.includes('takes nothing')));
  slow.response.resume();
  await slow.ended;
  const got = positionsOf(slow);
  expect(got.length).toBeLessThan(300);
  const cursor = slow.messages.findLast(({ id }) => id !== undefined)?.id as string;
  const rest = await RawStream.open(server, token, { query }, { 'last-event-id': cursor });
  await rest.message(({ data }) => data?.includes('CaughtUp') ?? false);
  expect([...got, ...positionsOf(rest)]).toEqual(positionsOf(fast));
  fast.close();
  rest.close();
}, 60_000);

test('a process that ends lets streams end at once, without saying that they are complete', async () => {
  const leaving = await startServer({ database: server.database });
  const stream = await RawStream.open(leaving, (await leaving.as('manager')).token, { query: NEW_LEAD });
  await stream.live();
  expect(await leaving.stop()).toBe(0);
  await stream.ended;
  expect(stream.messages.some(({ event }) => event === 'complete')).toBe(false);
});
