import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { migrate } from '../../../src/platform/database/migrate.js';
import { makeDatabase, type TestDatabase } from '../../support/database.js';

let database: TestDatabase;
beforeAll(async () => {
  database = await makeDatabase('template0');
});
afterAll(() => database.drop());

const folderOf = (files: Record<string, string>): string => {
  const folder = mkdtempSync(join(tmpdir(), 'migrations-'));
  for (const [name, sql] of Object.entries(files)) writeFileSync(join(folder, name), sql);
  return folder;
};
const tables = async () =>
  (
    await database.sql<{ name: string }>(
      "select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'",
    )
  ).map(row => row.name);

test('files run once, in the order of their names, and what follows is told which', async () => {
  const folder = folderOf({
    '0002-b.sql': 'alter table first add b int',
    '0001-a.sql': 'create table first (a int)',
    'README.md': 'no SQL',
  });
  const told: (readonly string[])[] = [];
  const after = [async (_client: unknown, applied: readonly string[]) => void told.push(applied)];
  expect(await migrate(database.url, { folder, after })).toEqual(['0001-a.sql', '0002-b.sql']);
  expect(await migrate(database.url, { folder, after })).toEqual([]);
  expect(told).toEqual([['0001-a.sql', '0002-b.sql'], []]);
});

test('an edited file is refused, and nothing runs', async () => {
  const folder = folderOf({ '0001-a.sql': 'create table first (a bigint)', '0003-c.sql': 'create table third ()' });
  await expect(migrate(database.url, { folder })).rejects.toThrow('The migration "0001-a.sql" was edited after it had run');
  expect(await tables()).not.toContain('third');
});

test('a file that fails leaves nothing, neither of it nor of those before it, and names its line', async () => {
  const folder = folderOf({ '0004-good.sql': 'create table fourth ()', '0005-bad.sql': 'create table fifth ();\n\nselect nonsense;' });
  await expect(migrate(database.url, { folder })).rejects.toThrow('"0005-bad.sql" failed at line 3: column "nonsense" does not exist');
  for (const table of ['fourth', 'fifth']) expect(await tables()).not.toContain(table);
});

test('of two processes that start together one migrates, the other finds it done', async () => {
  const folder = folderOf({ '0006-once.sql': 'create table sixth (); select pg_sleep(0.1)' });
  const both = await Promise.all([migrate(database.url, { folder }), migrate(database.url, { folder })]);
  expect(both.map(applied => applied.length).sort()).toEqual([0, 1]);
});

test('tables of others in the same database are left alone', async () => {
  await database.sql('create schema theirs');
  await database.sql('create table theirs.own (a int)');
  expect(await migrate(database.url, { folder: folderOf({ '0008-beside.sql': 'create table eighth ()' }) })).toEqual(['0008-beside.sql']);
});

test('what a newer version has made is left alone by an older one that starts again', async () => {
  const older = folderOf({
    '0001-a.sql': 'create table first (a int)',
    '0002-b.sql': 'alter table first add b int',
    '0006-once.sql': 'create table sixth (); select pg_sleep(0.1)',
  });
  await database.sql("insert into platform.migrations (name, hash) values ('0099-newer.sql', 'x')");
  const after = [() => Promise.reject(new Error('taken back'))];
  expect(await migrate(database.url, { folder: older, after })).toEqual([]);
  await database.sql("delete from platform.migrations where name = '0099-newer.sql'");
});

test('what follows is undone when it fails', async () => {
  const after = [
    async (client: { query(text: string): Promise<unknown> }) => {
      await client.query('create table seventh ()');
      throw new Error('no');
    },
  ];
  await expect(migrate(database.url, { folder: folderOf({ '0007-empty.sql': '' }), after })).rejects.toThrow('no');
  expect(await tables()).not.toContain('seventh');
});
