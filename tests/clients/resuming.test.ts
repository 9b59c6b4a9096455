import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { inMemory } from '#client';
import { createLead, givenLead, positionOf } from '../live/leads.js';
import { bringIn } from '../support/cast.js';
import { makeDatabase, type TestDatabase } from '../support/database.js';
import { type Server, startServer } from '../support/server.js';
import { openWire, type Wire } from '../support/wire.js';
import { follow, reading, signedIn, type Way } from './following.js';

let database: TestDatabase;
let server: Server;
let wire: Wire;
beforeAll(async () => {
  database = await makeDatabase();
  await bringIn(database);
  server = await startServer({ database, env: { PING_INTERVAL: '200' } });
  wire = await openWire(server.url);
});
afterEach(() => {
  wire.breaksAfter = () => Number.POSITIVE_INFINITY;
  wire.cut();
});
afterAll(async () => {
  await wire.close();
  await server.stop();
  await database.drop();
});

const through = () => `http://127.0.0.1:${wire.port}`;
const logAfter = async (position: number) =>
  (
    await database.sql<{ position: string }>("select position from event_log where kind = 'lead' and position > $1 order by position", [
      position,
    ])
  ).map(row => Number(row.position));

/** The last position of the log. */
const end = async () => Number((await database.sql<{ position: string }>('select position from log_end'))[0]?.position);

describe.each<Way>(['socket', 'stream'])('over a %s', transport => {
  const marketing = (options = {}) => signedIn(through(), 'marketing', { transport, ...options });

  test('whatever breaks, and wherever: each event once, in order', async () => {
    const client = await marketing();
    const work = async (n: number, made: number) => {
      for (let i = 0; i < made; i++)
        await givenLead(server, { team: 'north', name: `${n}/${i}`, delay: (n * 7 + i * 13) % 40, commit: (n + i) % 7 !== 0 });
    };
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 100, max: 2_500 }), { minLength: 4, maxLength: 40 }),
        fc.integer({ min: 5, max: 20 }),
        async (breaks, made) => {
          const cursor = inMemory<string>();
          const { read } = reading(client);
          const following = follow(client, { cursor, read });
          await following.live();
          const from = positionOf((await cursor.load()) ?? undefined);
          const left = [...breaks];
          const before = wire.connections;
          wire.breaksAfter = () => left.shift() ?? Number.POSITIVE_INFINITY;
          wire.cut();
          await Promise.all([1, 2, 3].map(n => work(n, made)));
          wire.breaksAfter = () => Number.POSITIVE_INFINITY;
          expect(wire.connections).toBeGreaterThan(before);
          await createLead(server, 'manager', 'sales', 'The last');
          await following.until(() => following.names.at(-1) === 'The last');
          await following.stop();
          expect(following.positions).toEqual(await logAfter(from));
          expect(positionOf((await cursor.load()) ?? undefined)).toBe(following.positions.at(-1));
        },
      ),
      { numRuns: 6 },
    );
    await client.close();
  });

  test('what was missed comes first, then that it has caught up', async () => {
    const client = await marketing();
    const following = follow(client);
    await following.live();
    await createLead(server, 'manager', 'sales', 'Before');
    await following.until(() => following.events.length === 1);
    expect(following.caughtUp).toEqual([]);
    wire.to(1);
    wire.cut();
    await createLead(server, 'manager', 'sales', 'Meanwhile');
    await following.until(() => following.away.length > 2);
    wire.to(server.url);
    await following.live(2);
    await following.until(() => following.caughtUp.length === 1);
    expect(following.names).toEqual(['Before', 'Meanwhile']);
    expect(following.caughtUp).toEqual([2]);
    expect(new Set(following.away)).toEqual(new Set(['NETWORK']));
    await client.close();
    expect(await following.ended).toBeUndefined();
  });

  test('a server that is killed and comes back elsewhere', async () => {
    const client = await marketing();
    let doomed = await startServer({ database });
    wire.to(doomed.url);
    const following = follow(client);
    await following.live();
    const from = await end();
    for (let i = 0; i < 3; i++) {
      const working = Promise.all(Array.from({ length: 8 }, (_, n) => createLead(server, 'manager', 'sales', `${i}/${n}`)));
      const next = startServer({ database });
      await doomed.kill9();
      await working;
      doomed = await next;
      wire.to(doomed.url);
      await following.until(() => following.events.length === (i + 1) * 8);
    }
    expect(following.positions).toEqual(await logAfter(from));
    await client.close();
    wire.to(server.url);
    await doomed.stop();
  });

  test('a new process goes on from the cursor that the last one kept', async () => {
    const client = await marketing();
    const cursor = inMemory<string>();
    const first = follow(client, { cursor });
    await first.live();
    await createLead(server, 'manager', 'sales', 'One');
    await first.until(() => first.events.length === 1);
    await first.stop();
    await createLead(server, 'manager', 'sales', 'Two');
    const { read, whys } = reading(client);
    const second = follow(client, { cursor, read });
    await second.until(() => second.caughtUp.length === 1);
    expect(second.names).toEqual(['Two']);
    expect(whys).toEqual([]);
    await client.close();
  });

  test('while nothing concerns it, the cursor moves on', async () => {
    const client = await signedIn(through(), 'salesAsia', { transport });
    let passed = -1;
    let look = () => {};
    const save = (value: string | undefined) => {
      passed = positionOf(value);
      look();
    };
    const following = follow(client, { cursor: { load: () => undefined, save } });
    await following.live();
    await createLead(server, 'manager', 'sales', 'Elsewhere');
    const target = await end();
    await new Promise<void>(resolve => {
      look = () => passed >= target && resolve();
      look();
    });
    expect(following.events).toEqual([]);
    await client.close();
  });

  test('a link that says nothing any more is given up', async () => {
    const client = await marketing({ silence: 700 });
    const following = follow(client);
    await following.live();
    wire.stall();
    await createLead(server, 'manager', 'sales', 'Unheard');
    await following.until(() => following.names.includes('Unheard'));
    expect(following.away).toContain('NETWORK');
    await client.close();
  });

  test('whoever is slow is not sent more than fits: the rest is fetched when there is room', async () => {
    const client = await marketing();
    const gate = Promise.withResolvers<void>();
    const following = follow(client, { onEvent: () => gate.promise });
    await following.live();
    await givenLead(server, { team: 'north', name: 'Talked about', events: 2_500 });
    await following.until(() => following.away.length > 0);
    expect(following.events).toEqual([]);
    gate.resolve();
    await following.until(() => following.events.length === 2_500);
    expect(new Set(following.positions).size).toBe(2_500);
    expect(following.positions).toEqual([...following.positions].sort((a, b) => a - b));
    await client.close();
  });
});

test('where sockets do not get through, it goes over to streams, and stays there', async () => {
  let tried = 0;
  class Barred extends WebSocket {
    constructor() {
      tried++;
      super('ws://127.0.0.1:1');
    }
  }
  const client = await signedIn(through(), 'marketing', { webSocket: Barred });
  const following = follow(client);
  await following.live();
  expect(tried).toBe(2);
  wire.cut();
  await following.live(2);
  expect(tried).toBe(2);
  await client.close();
});
