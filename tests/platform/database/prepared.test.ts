import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { PreparingClient, prepare } from '../../../src/platform/database/prepared.js';
import { withStatements } from '../../../src/platform/server/statements.js';
import { makeDatabase, type TestDatabase } from '../../support/database.js';

const INSERT = prepare('insert into kept (n) values ($1)', { later: true });
const COUNT = prepare('select count(*)::int n from kept where n >= $1');

let database: TestDatabase;
let client: PreparingClient;
beforeAll(async () => {
  database = await makeDatabase('template0');
  await database.sql('create table kept (n int check (n < 100))');
  await database.sql('grant all on kept to public');
  client = new PreparingClient({ connectionString: database.adminUrl, pipeline: true } as never);
  await client.connect();
});
afterAll(async () => {
  await client.end();
  await database.drop();
});
beforeEach(async () => {
  await database.sql('truncate kept');
});

const kept = async () => (await database.sql('select n from kept order by n')).map(row => row.n);
const count = async () => (await client.query(COUNT.text, [0])).rows[0].n;

test('what goes later is there for the statement after it, and is committed with it', async () => {
  await client.query('begin');
  await client.query(INSERT.text, [1]);
  await client.query(INSERT.text, [2]);
  expect(await count()).toBe(2);
  await client.query(INSERT.text, [3]);
  await client.query('commit');
  expect(await kept()).toEqual([1, 2, 3]);
});

test('if it fails, the statement after it fails in its place, a commit too, and nothing is kept', async () => {
  for (const next of ['select 1', 'commit']) {
    await client.query('begin');
    await client.query(INSERT.text, [1]);
    await client.query(INSERT.text, [100]);
    await expect(client.query(next)).rejects.toMatchObject({ code: '23514' });
    await client.query('rollback');
    expect(await kept()).toEqual([]);
  }
  expect(await count()).toBe(0);
});

test('a rollback sends nothing of what nobody waited for, and leaves nothing for the next transaction', async () => {
  const { statements } = await withStatements(async () => {
    await client.query('begin');
    await client.query(INSERT.text, [1]);
    await client.query('rollback');
  });
  expect(statements).toEqual([]);
  await client.query('begin');
  expect(await count()).toBe(0);
  await client.query(INSERT.text, [7]);
  await client.query('rollback');
  expect(await kept()).toEqual([]);
});

test('declared statements are planned once a connection, others are sent as they are', async () => {
  await count();
  await client.query('select $1::int', [1]);
  const { rows } = await client.query<{ name: string; statement: string }>(
    'select name, statement from pg_prepared_statements order by name',
  );
  expect(rows).toContainEqual({ name: COUNT.name, statement: COUNT.text });
  expect(rows.map(row => row.statement)).not.toContain('select $1::int');
});

test('with a lost connection the transaction is gone: its rollback says so, and the connection can be given back', async () => {
  const lost = new PreparingClient({ connectionString: database.adminUrl, pipeline: true } as never);
  lost.on('error', () => {});
  await lost.connect();
  const { rows } = await lost.query('select pg_backend_pid() pid');
  await lost.query('begin');
  await lost.query(INSERT.text, [1]);
  await lost.query(COUNT.text, [0]);
  const ended = new Promise(resolve => lost.once('end', resolve));
  await database.sql('select pg_terminate_backend($1)', [rows[0].pid]);
  await ended;
  await expect(lost.query(COUNT.text, [0])).rejects.toThrow();
  await lost.query('rollback');
  expect(await kept()).toEqual([]);
});
