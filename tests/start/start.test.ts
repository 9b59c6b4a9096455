import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, jest, test } from '@jest/globals';
import pg from 'pg';
import { ending, Installation, isRunning } from './installation.js';

// Whole starts and stops, several to a test.
jest.setTimeout(120_000);

let model: Installation;
let here: Installation;
beforeAll(async () => {
  model = await new Installation().prepare();
});
beforeEach(() => {
  here = new Installation(model.folder);
});
afterEach(() => here.remove());
afterAll(() => model.remove());

const ready = async (url: string) => (await fetch(`${url}/readyz`)).status;

/** Work of an earlier start, to be found again. */
async function withDatabase<T extends object>(sql: string): Promise<T[]> {
  const { port, password } = JSON.parse(readFileSync(join(here.folder, 'postgres.json'), 'utf8'));
  const client = new pg.Client(`postgres://bellwether:${password}@127.0.0.1:${port}/bellwether`);
  await client.connect();
  const { rows } = await client.query(sql);
  await client.end();
  return rows as T[];
}

test('a second start keeps the data; the password is the owner’s alone', async () => {
  const first = await here.start();
  expect(await ready(first.url)).toBe(200);
  await withDatabase('create table kept as select 1 as n');
  first.child.kill('SIGTERM');
  expect(await first.ended).toBe(0);

  const second = await here.start();
  expect(await withDatabase('select n from kept')).toEqual([{ n: 1 }]);
  expect(statSync(join(here.folder, 'postgres.json')).mode & 0o777).toBe(0o600);
  second.child.kill('SIGTERM');
  await second.ended;
});

test('Ctrl-C reaches the whole group, yet PostgreSQL ends after the server, and nothing is left', async () => {
  const server = await here.start();
  const postmaster = here.postmaster!;
  const group = (pid: number) => readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ')[2];
  expect(group(postmaster)).not.toBe(group(server.child.pid!));
  server.child.kill('SIGINT');
  expect(await server.ended).toBe(0);
  expect(isRunning(postmaster)).toBe(false);
  expect(here.postmaster).toBeUndefined();
  expect(server.output.filter(line => /error|warn/i.test(line))).toEqual([]);
});

test('Ctrl-C in the middle of the very first start leaves nothing either', async () => {
  await here.remove();
  here = new Installation();
  const server = here.launch();
  await server.says(/Starting/);
  while (here.postmaster === undefined) await new Promise(resolve => setTimeout(resolve, 1));
  const postmaster = here.postmaster!;
  server.child.kill('SIGINT');
  await server.ended;
  await ending(postmaster);
  const next = await here.start();
  expect(await ready(next.url)).toBe(200);
});

test('after kill -9 the next start takes over the PostgreSQL that still runs, and stops it in the end', async () => {
  const first = await here.start();
  const postmaster = here.postmaster!;
  await withDatabase('create table kept as select 1 as n');
  first.child.kill('SIGKILL');
  await first.ended;
  expect(isRunning(postmaster)).toBe(true);

  const second = await here.start();
  expect(here.postmaster).toBe(postmaster);
  expect(await withDatabase('select n from kept')).toEqual([{ n: 1 }]);
  second.child.kill('SIGTERM');
  expect(await second.ended).toBe(0);
  expect(isRunning(postmaster)).toBe(false);
});

test('after a crash of both the next start recovers what was committed', async () => {
  const first = await here.start();
  const postmaster = here.postmaster!;
  await withDatabase('create table kept as select 1 as n');
  first.child.kill('SIGKILL');
  process.kill(postmaster, 'SIGKILL');
  await first.ended;
  await ending(postmaster);

  const second = await here.start();
  expect(here.postmaster).not.toBe(postmaster);
  expect(await withDatabase('select n from kept')).toEqual([{ n: 1 }]);
  second.child.kill('SIGTERM');
  await second.ended;
});

test('a pid file whose number now belongs to something else is no running PostgreSQL', async () => {
  const first = await here.start();
  const file = join(here.folder, 'postgres', 'postmaster.pid');
  const left = readFileSync(file, 'utf8');
  first.child.kill('SIGTERM');
  await first.ended;
  writeFileSync(file, left.replace(/^\d+/, String(process.pid)));
  const second = await here.start();
  expect(await ready(second.url)).toBe(200);
});

test('a PostgreSQL that crashes under a running server is found again, and the folder stays taken', async () => {
  const server = await here.start();
  const [backend] = await withDatabase<{ pid: number }>('select pg_backend_pid() as pid, pg_sleep(0)');
  expect(backend?.pid).toBeGreaterThan(0);
  const [idle] = await withDatabase<{ pid: number }>(
    "select pid from pg_stat_activity where usename = 'bellwether' and pid <> pg_backend_pid() limit 1",
  );
  process.kill(idle!.pid, 'SIGKILL');
  for (let status = 0; status !== 200; ) status = await ready(server.url).catch(() => 0);
  const other = here.launch();
  expect(await other.ended).toBe(1);
  expect(other.output.join('\n')).toContain('is in use by another running Bellwether');
});
