import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type BellwetherError, inMemory, type Kept } from '#client';
import { createLead } from '../live/leads.js';
import { type Server, startServer } from '../support/server.js';
import { follow, signedIn, type Way } from './following.js';

let server: Server;
beforeAll(async () => {
  server = await startServer({ env: { PING_INTERVAL: '200' } });
});
afterAll(() => server.stop());

describe.each<Way>(['socket', 'stream'])('over a %s', transport => {
  const as = () => signedIn(server.url, 'marketing', { transport });
  const create = async (...names: string[]) => {
    for (const name of names) await createLead(server, 'manager', 'sales', name);
  };

  test('a handler that throws ends it; the event is told again to the next', async () => {
    const client = await as();
    const cursor = inMemory<string>();
    const broken = new Error('No room');
    const first = follow(client, {
      cursor,
      onEvent: event => {
        if ('lead' in event && event.lead.name === 'Two') throw broken;
      },
    });
    await first.live();
    await create('One', 'Two', 'Three');
    expect(await first.ended).toBe(broken);
    expect(first.names).toEqual(['One']);
    const second = follow(client, { cursor });
    await second.until(() => second.caughtUp.length === 1);
    expect(second.names).toEqual(['Two', 'Three']);
    await client.close();
  });

  test('the cursor is kept when the handler has finished, and one event is handled at a time', async () => {
    const client = await as();
    const steps: string[] = [];
    const cursor: Kept<string> = { load: () => undefined, save: () => void steps.push('kept') };
    const gates = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    let handled = 0;
    const second = Promise.withResolvers<void>();
    const following = follow(client, {
      cursor,
      onEvent: async () => {
        steps.push('begins');
        if (handled === 1) second.resolve();
        await gates[handled++]?.promise;
        steps.push('ends');
      },
    });
    await following.live();
    steps.length = 0;
    await create('One', 'Two');
    gates[0]?.resolve();
    await following.until(() => following.events.length === 1);
    await second.promise;
    const stopped = following.stop();
    gates[1]?.resolve();
    await stopped;
    // Pings keep it, too.
    const order = steps.join(' ').replace(/(kept )+/g, 'kept ');
    expect(order).toMatch(/^(kept )?begins ends kept begins ends kept$/);
    await client.close();
  });

  test('a cursor that cannot be kept ends it, unless the app takes it as a problem', async () => {
    const client = await as();
    const full = new Error('The disk is full');
    let isFull = true;
    const kept: string[] = [];
    const cursor: Kept<string> = {
      load: () => undefined,
      save: async value => {
        if (isFull) throw full;
        kept.push(value ?? '');
      },
    };
    expect(await follow(client, { cursor }).ended).toBe(full);

    const problems: unknown[] = [];
    const following = follow(client, { cursor, onProblem: problem => void problems.push(problem) });
    await following.live();
    await create('In spite of it');
    await following.until(() => following.events.length === 1);
    expect(new Set(problems)).toEqual(new Set([full]));
    isFull = false;
    await create('Kept again');
    await following.until(() => following.events.length === 2);
    await following.stop();
    expect(kept).toContain(following.events[1]?.cursor);
    await client.close();
  });

  test('a cursor that cannot be read ends it before anything is heard', async () => {
    const client = await as();
    const gone = new Error('No such shelf');
    const following = follow(client, { cursor: { load: () => Promise.reject(gone), save: () => {} } });
    expect(await following.ended).toBe(gone);
    expect(following.links).toEqual([]);
  });

  test('a list that cannot be read ends it, and so does a throw while it tells of its link', async () => {
    const client = await as();
    const broken = new Error('No list');
    expect(await follow(client, { read: () => Promise.reject(broken) }).ended).toBe(broken);
    const other = client.subscribe<{ newLead: unknown }>(
      'subscription ($after: Cursor) { newLead(after: $after) { __typename ... on Event { cursor } } }',
      {
        onEvent: () => {},
        onLink: () => {
          throw broken;
        },
      },
    );
    await expect(other.ended).rejects.toBe(broken);
  });

  test('a cursor that is none is a mistake, not a reason to try for ever', async () => {
    const client = await as();
    expect(await follow(client, { cursor: inMemory('nonsense') }).ended).toMatchObject({ code: 'INVALID_INPUT' });
  });
});

test('a document that could not be resumed is refused at once, with what it lacks', async () => {
  const client = await signedIn(server.url, 'marketing');
  const subscribing = (document: string) => () => client.subscribe(document, { onEvent: () => {} });
  expect(subscribing('subscription { newLead { ... on LeadCreated { lead { id } } } }')).toThrow(
    'Its document lacks the variable "$after: Cursor", given to the field as "after: $after" and "... on Event { cursor }" and "__typename".',
  );
  expect(subscribing('subscription ($after: Cursor) { newLead(after: $after) { __typename } }')).toThrow(
    'lacks "... on Event { cursor }".',
  );
});

test('what waits for its next attempt may be hurried', async () => {
  const patience = { first: 3_600_000, most: 3_600_000 };
  const client = await signedIn(server.url, 'marketing', { patience, retries: 0 });
  const away = Promise.withResolvers<BellwetherError>();
  const again = Promise.withResolvers<void>();
  let lives = 0;
  const sockets: WebSocket[] = [];
  class Kept extends WebSocket {
    constructor(url: string, protocol: string) {
      super(url, protocol);
      sockets.push(this);
    }
  }
  const hasty = await signedIn(server.url, 'marketing', { patience, webSocket: Kept });
  const following = hasty.subscribe<{ newLead: unknown }>(
    'subscription ($after: Cursor) { newLead(after: $after) { __typename ... on Event { cursor } } }',
    {
      onEvent: () => {},
      onLink: link => {
        if (link.state === 'away') away.resolve(link.error);
        if (link.state === 'live' && ++lives === 2) again.resolve();
        if (link.state === 'live' && lives === 1) sockets[0]?.close();
      },
    },
  );
  expect((await away.promise).code).toBe('NETWORK');
  hasty.retryNow();
  await again.promise;
  await following.stop();
  await client.close();
});
