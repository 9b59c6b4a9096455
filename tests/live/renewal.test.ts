import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createClient, MessageType, type Client as SocketClient, stringifyMessage } from 'graphql-ws';
import { WebSocket } from 'ws';
import { type CastName, cast, emailOf, PASSWORD } from '../support/cast.js';
import { type Server, startServer } from '../support/server.js';
import { createLead, NEW_LEAD } from './leads.js';

/** Access tokens are good for three or four seconds, and clients are reminded after three quarters of it. */
const ENV = { ACCESS_TOKEN_LIFETIME: 'PT3S', PING_INTERVAL: 'PT1S' };
const UPDATE = 'mutation ($input: UserUpdateInput!) { userUpdate(input: $input) { errors { code message } } }';

let server: Server;
let other: Server;
beforeAll(async () => {
  server = await startServer({ env: ENV });
  other = await startServer({ database: server.database });
});
afterAll(async () => {
  await other.stop();
  await server.stop();
});

type Payload = Record<string, string> | undefined;

/** The stock client, as an app would use it: one subscription, and what it is told of its token. */
class Listener {
  readonly heard: unknown[] = [];
  readonly pings: Payload[] = [];
  readonly pongs: Payload[] = [];
  readonly errors: unknown[] = [];
  readonly closed: Promise<number>;
  acknowledged: Payload;
  #client: SocketClient;
  #socket: WebSocket | undefined;
  #wake: (() => void)[] = [];

  constructor(
    token: string,
    private readonly reminded: () => Promise<string | undefined> = async () => undefined,
  ) {
    const closed = Promise.withResolvers<number>();
    this.closed = closed.promise;
    this.#client = createClient({
      url: `${server.wsUrl}/graphql`,
      webSocketImpl: WebSocket,
      retryAttempts: 0,
      connectionParams: { authorization: `Bearer ${token}` },
      on: {
        opened: socket => {
          this.#socket = socket as WebSocket;
        },
        connected: (_socket, payload) => {
          this.acknowledged = payload as Payload;
        },
        ping: (received, payload) => received && this.#told(payload as Payload),
        pong: (received, payload) => received && this.#note(this.pongs, payload as Payload),
        closed: event => closed.resolve((event as { code: number }).code),
      },
    });
    this.#client.subscribe(
      { query: NEW_LEAD },
      { next: ({ data }) => this.#note(this.heard, data), error: error => this.errors.push(error), complete: () => {} },
    );
  }

  #note<T>(list: T[], item: T): void {
    list.push(item);
    for (const wake of this.#wake.splice(0)) wake();
  }

  #told(payload: Payload): void {
    this.#note(this.pings, payload);
    if (payload?.tokenExpiresAt) void this.reminded().then(token => token && this.renew(token));
  }

  renew(token: string): void {
    this.#socket?.send(stringifyMessage({ type: MessageType.Ping, payload: { authorization: `Bearer ${token}` } }));
  }

  async until(fits: () => boolean): Promise<void> {
    while (!fits()) await new Promise<void>(resolve => this.#wake.push(resolve));
  }

  live(): Promise<void> {
    return this.until(() => this.pings.some(ping => ping?.cursor));
  }

  async end(): Promise<void> {
    await this.#client.dispose();
  }
}

const tokenOf = (name: CastName) => server.anonymous.signIn(emailOf(name), PASSWORD);
/** When it ends, as it says itself. */
const endOf = (token: string): number => JSON.parse(Buffer.from(token.split('.')[1] as string, 'base64url').toString()).exp * 1_000;

test('the stock client is reminded before its token ends, renews it, and hears on over the same socket', async () => {
  const first = await tokenOf('sales');
  let renewed = '';
  const listener = new Listener(first, async () => {
    renewed = await tokenOf('sales');
    return renewed;
  });
  await listener.live();
  expect(listener.acknowledged).toEqual({ tokenExpiresAt: new Date(endOf(first)).toISOString() });
  await listener.until(() => listener.pongs.length > 1);
  const reminder = listener.pings.find(ping => ping?.tokenExpiresAt);
  expect(reminder?.tokenExpiresAt).toBe(new Date(endOf(first)).toISOString());
  expect(Date.parse(listener.pongs[0]?.tokenExpiresAt ?? '')).toBeGreaterThan(endOf(first));
  // the first token has ended, and the second has been renewed in turn
  await listener.until(() => Date.now() > endOf(first) && listener.pongs.length > 1);
  await createLead(other, 'manager', 'sales', 'After the first token');
  await listener.until(() => listener.heard.length > 0);
  expect(JSON.stringify(listener.heard[0])).toContain('After the first token');
  expect(listener.errors).toEqual([]);
  await listener.end();
});

test('without a new one it is closed with 4411 when the token ends', async () => {
  const token = await tokenOf('sales');
  const listener = new Listener(token);
  await listener.live();
  expect(await listener.closed).toBe(4411);
  expect(Date.now()).toBeGreaterThanOrEqual(endOf(token));
  expect(listener.pings.some(ping => ping?.tokenExpiresAt)).toBe(true);
});

test('a token that is none changes nothing: the pong says so, and the socket ends with the token it has', async () => {
  const token = await tokenOf('sales');
  const listener = new Listener(token);
  await listener.live();
  listener.renew('nonsense');
  await listener.until(() => listener.pongs.length > 0);
  expect(listener.pongs).toEqual([{ tokenExpiresAt: new Date(endOf(token)).toISOString() }]);
  expect(await listener.closed).toBe(4411);
});

test("another person's token closes the socket, whatever that person may do", async () => {
  const listener = new Listener(await tokenOf('sales'));
  await listener.live();
  listener.renew(await tokenOf('administrator'));
  expect(await listener.closed).toBe(4401);
  expect(listener.heard).toEqual([]);
});

test('pings of a client that keeps its connection alive are answered as the protocol says', async () => {
  const listener = new Listener(await tokenOf('sales'), () => tokenOf('sales'));
  await listener.live();
  const client = createClient({
    url: `${server.wsUrl}/graphql`,
    webSocketImpl: WebSocket,
    lazy: false,
    keepAlive: 50,
    connectionParams: { authorization: `Bearer ${await tokenOf('sales')}` },
  });
  const answered = new Promise<unknown>(resolve => client.on('pong', (received, payload) => received && resolve(payload)));
  expect(await answered).toBeUndefined();
  await client.dispose();
  await listener.end();
});

test.each([
  ['deactivated', { active: false }],
  ['given other roles', { roles: ['FINANCE'] }],
  ['moved to another team', { teamId: null }],
])('who is %s at one process loses the sockets at the other within a second, with 4410', async (_what, change) => {
  const name = { active: 'serviceSouth', roles: 'salesAsia', teamId: 'salesSouth' }[Object.keys(change)[0] as 'active'] as CastName;
  const listener = new Listener(await tokenOf(name), () => tokenOf(name));
  await listener.live();
  const administrator = await other.as('administrator');
  await administrator.data(UPDATE, { input: { userId: `user_${cast[name].id.replaceAll('-', '')}`, ...change } });
  const began = performance.now();
  expect(await listener.closed).toBe(4410);
  expect(performance.now() - began).toBeLessThan(1_000);
});
