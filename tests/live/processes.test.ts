import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { bringIn } from '../support/cast.js';
import { makeDatabase, type TestDatabase } from '../support/database.js';
import { type Server, type ServerOptions, startServer } from '../support/server.js';
import { createLead, type Heard, NEW_LEAD, positionOf, replayed, until } from './leads.js';
import { openSocket } from './raw.js';

let database: TestDatabase;
let servers: Server[];
beforeEach(async () => {
  database = await makeDatabase();
  await bringIn(database);
  servers = [];
});
afterEach(async () => {
  await Promise.all(servers.map(server => server.stop()));
  await database.drop();
});
const start = async (env: ServerOptions['env'] = {}): Promise<Server> => {
  const server = await startServer({ database, env });
  servers.push(server);
  return server;
};
const listen = async (server: Server, variables = {}) => (await server.as('marketing')).listen<Heard>(NEW_LEAD, variables);
const positions = (heard: Heard[]) => heard.map(each => positionOf(each.newLead.cursor));
const logAfter = async (position: number) =>
  (await database.sql<{ position: string }>('select position from event_log where position > $1 order by position', [position])).map(row =>
    Number(row.position),
  );

test('what one process commits is heard at another, each event once and in order', async () => {
  const [one, two] = await Promise.all([start(), start()]);
  const [atOne, atTwo] = await Promise.all([listen(one), listen(two)]);
  const from = positionOf(atOne.cursor);
  await Promise.all(
    [one, two].map(async server => {
      for (let i = 0; i < 20; i++) await createLead(server, 'manager', 'sales');
    }),
  );
  const heard = [positions(await atOne.take(40)), positions(await atTwo.take(40))];
  const log = await logAfter(from);
  expect(log).toHaveLength(40);
  expect(heard).toEqual([log, log]);
});

test('a cursor older than what is kept is told as expired, with the oldest that is good', async () => {
  const server = await start({ EVENT_RETENTION: 'PT1S' });
  const { cursor } = await listen(server);
  for (let i = 0; i < 5; i++) await createLead(server, 'manager', 'sales');
  const oldest = await until(async () => {
    const [row] = await database.sql<{ oldest: string }>('select oldest from log_end');
    return Number(row?.oldest) > positionOf(cursor) + 1 && Number(row?.oldest);
  });
  const { errors } = await (await listen(server, { after: cursor })).ended;
  expect(errors?.[0]?.extensions?.code).toBe('CURSOR_EXPIRED');
  const named = /oldest kept is "([^"]+)"/.exec(errors?.[0]?.message ?? '')?.[1];
  expect(positionOf(named)).toBeGreaterThanOrEqual(oldest - 1);
  await replayed(await listen(server, { after: named }));
});

test('a socket ends with its token, after a reminder, unless it gets a new one', async () => {
  const server = await start({ ACCESS_TOKEN_LIFETIME: 'PT3S' });
  const signIn = () => server.anonymous.signIn('sales@test.example', 'correct horse battery');
  const [ending, renewed] = [await openSocket(server.wsUrl, await signIn()), await openSocket(server.wsUrl, await signIn())];
  const reminded = (raw: typeof ending) => raw.message(m => m.type === 'ping' && 'tokenExpiresAt' in (m.payload as object));
  await Promise.all([reminded(ending), reminded(renewed)]);
  renewed.send({ type: 'ping', payload: { authorization: `Bearer ${await signIn()}` } });
  const { payload } = await renewed.message(m => m.type === 'pong');
  expect(Date.parse((payload as { tokenExpiresAt: string }).tokenExpiresAt)).toBeGreaterThan(Date.now() + 1_500);

  expect(await ending.closed).toBe(4411);
  renewed.subscribe('1', '{ me { name } }');
  await renewed.message(m => m.id === '1');
  renewed.socket.close();
});

test('who signs out hears nothing more', async () => {
  const server = await start();
  const client = await server.as('marketing');
  const listening = await client.listen<Heard>(NEW_LEAD);
  await client.data('mutation { signOut(input: {}) { errors { code } } }');
  expect(await listening.ended).toEqual({ code: 4411 });
});

test('a process that ends tells its clients to come back', async () => {
  const server = await start();
  const listening = await listen(server);
  servers = [];
  process.kill(server.pid, 'SIGTERM');
  expect(await listening.ended).toEqual({ code: 1012 });
});
