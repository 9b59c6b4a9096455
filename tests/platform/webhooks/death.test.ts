import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { bringIn } from '../../support/cast.js';
import { makeDatabase, type TestDatabase } from '../../support/database.js';
import { launch, type Server } from '../../support/server.js';
import { document, HASTE, hook, lead, logOf, newsOf, settled, startHooks, until } from './hooks.js';
import { type Received, Receiver } from './receiver.js';

/** Serves, and leaves what follows from it to others. */
const IDLE = { JOB_CONCURRENCY: '0' };

let database: TestDatabase;
let receiver: Receiver;
let running: Server[];
beforeEach(async () => {
  database = await makeDatabase();
  await bringIn(database);
  receiver = await new Receiver().open();
  running = [];
});
afterEach(async () => {
  await Promise.all(running.map(server => server.kill9()));
  await receiver.close();
  await database.drop();
});
async function start(env: Record<string, string> = {}): Promise<Server> {
  const server = await startHooks(env, database);
  running.push(server);
  return server;
}

const nameIn = ({ body }: Received): string =>
  (JSON.parse(body) as { data: { newLead: { lead: { name: string } } } }).data.newLead.lead.name;

test('what a killed process was sending is sent by the next, under its id', async () => {
  const first = await start({ WEBHOOK_TIMEOUT: 'PT1M' });
  const { id } = await hook(first, { url: receiver.url });
  receiver.meet('hang');
  await lead(first, 'Cut off');
  const cut = await receiver.next();
  await first.kill9();
  const next = await start();
  expect(await receiver.next()).toMatchObject({ id: cut.id, body: cut.body });
  expect(await settled(next, id)).toMatchObject([{ id: cut.id, status: 'SUCCEEDED' }]);
}, 60_000);

test('what happened while nobody sent is sent afterwards, from where it stopped', async () => {
  const writer = await start(IDLE);
  const { id } = await hook(writer, { url: receiver.url });
  const names = Array.from({ length: 30 }, (_, i) => `Away ${i}`);
  for (const name of names) await lead(writer, name);
  await writer.kill9();
  const worker = await start();
  expect((await receiver.take(30)).map(nameIn).sort()).toEqual([...names].sort());
  expect((await settled(worker, id, 30)).length).toBe(30);
}, 60_000);

test('a process that only runs jobs sends too', async () => {
  const writer = await start(IDLE);
  await hook(writer, { url: receiver.url });
  await lead(writer, 'By a worker');
  const worker = launch({ DATABASE_URL: database.url, LOG_LEVEL: 'warn', ...HASTE }, ['dist/commands/worker.js']);
  expect(nameIn(await receiver.next())).toBe('By a worker');
  worker.child.kill('SIGTERM');
  expect(await worker.ended).toBe(0);
}, 60_000);

test('nothing is lost, and nothing has two ids, however often processes are killed', async () => {
  const writer = await start(IDLE);
  const { id } = await hook(writer, { url: receiver.url });
  const names = Array.from({ length: 90 }, (_, i) => `Storm ${i}`);
  const writing = (async () => {
    for (const name of names) await lead(writer, name);
  })();
  for (let round = 0; round < 2; round++) {
    const workers = await Promise.all([start(), start()]);
    await receiver.take(3);
    await Promise.all(workers.map(worker => worker.kill9()));
  }
  await writing;
  const last = await start();
  const log = await settled(last, id, 90);
  expect(log.map(({ status }) => status)).toEqual(Array(90).fill('SUCCEEDED'));
  expect(new Set(log.map(({ position }) => position)).size).toBe(90);
  expect(log.map(({ body }) => nameIn({ body } as Received)).sort()).toEqual([...names].sort());
}, 120_000);

test('two processes send each event once', async () => {
  const [one, other] = await Promise.all([start(), start()]);
  const { id } = await hook(one, { url: receiver.url });
  for (let i = 0; i < 40; i++) await lead(i % 2 ? (one as Server) : (other as Server), `Shared ${i}`);
  await settled(one, id, 40);
  const all = await receiver.take(receiver.waiting);
  expect([all.length, new Set(all.map(each => each.id)).size]).toEqual([40, 40]);
}, 60_000);

test('who was away for longer than events are kept says so, to the receiver too, and goes on', async () => {
  const writer = await start({ ...IDLE, EVENT_RETENTION: 'PT1S' });
  const watching = await (await writer.as('administrator')).listen(document('WebhooksChanging'));
  const { id, webhook } = await hook(writer, { url: receiver.url });
  for (let i = 0; i < 5; i++) await lead(writer, `Forgotten ${i}`);
  const oldest = async () => BigInt((await database.sql<{ oldest: string }>('select oldest from log_head'))[0]!.oldest);
  await until(oldest, at => at > BigInt(webhook.position) + 4n, 30_000);
  const lost = Number((await oldest()) - 1n - BigInt(webhook.position));
  await start();
  const notice = await receiver.next();
  expect(notice.headers['bellwether-event']).toBe('events.lost');
  expect(JSON.parse(notice.body)).toMatchObject({ data: null, errors: [{ extensions: { code: 'CURSOR_EXPIRED', lost } }] });
  expect(await newsOf(watching, 'WebhookLost', id)).toMatchObject({ lost });
  await lead(writer, 'Remembered');
  await until(
    async () => {
      const each = await receiver.next();
      return each.body;
    },
    body => body.includes('Remembered'),
  );
  const { webhook: now } = await (await writer.as('administrator')).data<{ webhook: unknown }>(
    'query ($id: ID!) { webhook(id: $id) { lost lostAt status } }',
    { id },
  );
  expect(now).toMatchObject({ lost, lostAt: expect.any(String), status: 'ACTIVE' });
  expect((await logOf(writer, id, { event: { eq: 'events.lost' } })).length).toBe(1);
}, 60_000);
