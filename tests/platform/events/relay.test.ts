import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { makeDatabase, type TestDatabase } from '../../support/database.js';
import { ACTOR, appConnection, logged, write } from './writers.js';

let database: TestDatabase;
beforeEach(async () => {
  database = await makeDatabase();
});
afterEach(() => database.drop());

const EMIT = `insert into outbox (change_id, name, kind, subject_id, actor_id, at, payload)
  values (gen_random_uuid(), $1, 'lead', gen_random_uuid(), '${ACTOR}', now(), '{}') returning id`;
const emit = async (name = 'test') => BigInt((await database.sql<{ id: string }>(EMIT, [name]))[0]?.id ?? 0);
const move = async (n = 1_000) => (await database.sql<{ moved: number }>('select relay_move($1) moved', [n]))[0]?.moved;
const names = async () => (await database.sql<{ name: string }>('select name from event_log order by position')).map(row => row.name);
const head = async () => (await database.sql<{ floor: string; oldest: string }>('select floor, oldest from log_head'))[0];

test('every committed event gets the next position, with relays at work at once and a snapshot held open', async () => {
  const reader = await appConnection(database);
  await reader.query('begin isolation level repeatable read');
  await reader.query('select position from log_end');
  let busy = true;
  const relay = async () => {
    const client = await appConnection(database);
    while (busy) await client.query('select relay_move(7)');
    await client.end();
  };
  const relays = [relay(), relay()];
  const written = await write(database, { writers: 8, each: 40 });
  busy = false;
  await Promise.all(relays);
  while ((await move(7)) !== 0);
  await reader.end();

  const log = await logged(database);
  expect(written.rolledBack).toBeGreaterThan(0);
  expect(log.map(row => row.position)).toEqual(log.map((_, i) => BigInt(i + 1)));
  expect(log.map(row => row.note).sort()).toEqual(written.committed.sort());
  const disorder = await database.sql(
    'select from (select version < lag(version) over (partition by subject_id order by position) wrong from event_log) v where wrong',
  );
  expect(disorder).toEqual([]);
});

test('an event that is committed late comes after those that a reader has seen', async () => {
  const late = await appConnection(database);
  await late.query('begin');
  await late.query("select set_config('bw.user', $1, true)", [ACTOR]);
  await late.query(EMIT.replace(' returning id', ''), ['late']);
  await emit('early');

  expect(await move()).toBe(1);
  await late.query('commit');
  expect(await move()).toBe(1);
  expect(await names()).toEqual(['early', 'late']);
  await late.end();
});

test('the floor never passes an event of a transaction that is still open', async () => {
  for (let i = 0; i < 120; i++) await emit();
  await move();
  const late = await appConnection(database);
  await late.query('begin');
  await late.query("select set_config('bw.user', $1, true)", [ACTOR]);
  await late.query(EMIT.replace(' returning id', ''), ['late']);
  for (let i = 0; i < 3; i++) {
    for (let j = 0; j < 120; j++) await emit();
    await move();
  }
  const open = BigInt((await head())?.floor ?? 0);
  expect(open).toBeLessThan(121n);

  await late.query('commit');
  await late.end();
  // Transactions of every database of the server hold it, those of other tests too: it moves once they have ended.
  do {
    for (let j = 0; j < 120; j++) await emit();
    await move();
  } while (BigInt((await head())?.floor ?? 0) <= 361n);
  expect((await names()).filter(name => name === 'late')).toEqual(['late']);
  expect(await database.sql('select from outbox')).toEqual([]);
});

test('a relay that hangs stops nobody for longer than it lives', async () => {
  const hung = await appConnection(database);
  hung.on('error', () => {});
  await hung.query('begin');
  await emit('first');
  await hung.query('select relay_move(10)');
  await emit('second');

  expect(await move()).toBe(-1);
  await database.sql('select pg_terminate_backend($1)', [(await hung.query('select pg_backend_pid() pid')).rows[0].pid]).catch(() => {});
  while ((await move()) === -1);
  expect(await names()).toEqual(['first', 'second']);
  const positions = await logged(database);
  expect(positions.map(row => row.position)).toEqual([1n, 2n]);
});

test('what is older than wanted is deleted from the start, never the newest, and the log says from where it is kept', async () => {
  for (let i = 0; i < 5; i++) await emit(`test.${i}`);
  await move();
  await database.sql("update event_log set logged_at = now() - interval '8 days' where position <= 3");
  const trim = async () => (await database.sql<{ trimmed: number }>("select log_trim('7 days', 2) trimmed"))[0]?.trimmed;

  expect([await trim(), await trim(), await trim()]).toEqual([2, 1, 0]);
  expect(await database.sql('select position, oldest from log_end')).toEqual([{ position: '5', oldest: '4' }]);
  await database.sql("update event_log set logged_at = now() - interval '8 days'");
  await trim();
  expect(await names()).toEqual(['test.4']);
  expect((await head())?.oldest).toBe('5');
});

test('the application can add to the outbox in its own name, and neither read it nor write the log', async () => {
  const app = await appConnection(database);
  const refused = async (statement: string) => expect(app.query(statement)).rejects.toMatchObject({ code: '42501' });
  await refused('select from outbox');
  await refused('delete from outbox');
  await refused('select from log_head');
  await refused('update event_log set name = name');
  await refused('delete from event_log');
  await app.query("select set_config('bw.user', '00000000-0000-7000-8000-00000000aaaa', false)");
  await refused(EMIT.replace('$1', "'test'").replace(' returning id', ''));
  await app.end();
});
