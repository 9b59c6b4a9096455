import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import pg from 'pg';
import { type Heard, NEW_LEAD, positionOf, replayed } from '../live/leads.js';
import { Installation } from '../start/installation.js';
import { bringIn, emailOf, PASSWORD } from '../support/cast.js';
import { Client } from '../support/client.js';
import type { TestDatabase } from '../support/database.js';
import { Traffic } from './traffic.js';

let lost: Installation;
let found: Installation;
const pools: pg.Pool[] = [];
beforeAll(() => {
  lost = new Installation();
  found = new Installation();
});
afterAll(async () => {
  await Promise.all(pools.map(pool => pool.end()));
  await Promise.all([lost.remove(), found.remove()]);
}, 60_000);

const command = (name: 'backup' | 'restore', folder: string, { folder: DATA_DIR }: Installation) =>
  promisify(execFile)(process.execPath, [`dist/commands/${name}.js`, folder], { env: { PATH: process.env.PATH ?? '', DATA_DIR } });

/** Statements as the superuser of an installation that runs. */
function sqlOf({ folder }: Installation): TestDatabase['sql'] {
  const { port, password } = JSON.parse(readFileSync(join(folder, 'postgres.json'), 'utf8')) as { port: number; password: string };
  const pool = new pg.Pool({ connectionString: `postgres://postgres:${password}@127.0.0.1:${port}/bellwether`, max: 2 });
  pool.on('error', () => {});
  pools.push(pool);
  return async <T extends object>(text: string, values: unknown[] = []) => (await pool.query(text, values)).rows as T[];
}

const managerOf = async (url: string) => new Client(url, await new Client(url).signIn(emailOf('manager'), PASSWORD));
const trafficOn = async (url: string) => Traffic.start([{ url, as: () => managerOf(url) }]);
const idsOf = async (sql: TestDatabase['sql']) =>
  new Set((await sql<{ id: string }>(`select 'lead_' || replace(id::text, '-', '') id from leads`)).map(({ id }) => id));

test('a backup made under load holds all that was answered before, and after a restore no cursor means another event', async () => {
  const server = await lost.start();
  const sql = sqlOf(lost);
  await bringIn({ sql } as TestDatabase);
  const traffic = await trafficOn(server.url);
  await traffic.goesOn();
  const answered = [...traffic.created];
  const backup = join(lost.folder, 'backup');
  await command('backup', backup, lost);
  const ended = new Date();
  await traffic.goesOn();
  expect((await traffic.stop()).failed).toEqual([]);
  const manager = await managerOf(server.url);
  // The time that will be lost: a client is told of events that are not in the backup.
  const { leads } = await manager.data<{ leads: { cursor: string } }>('{ leads { cursor } }');
  server.child.kill('SIGKILL');
  await server.ended;

  await expect(command('restore', backup, lost)).rejects.toThrow('There is a database in');
  await command('restore', backup, found);
  const again = await found.start();
  const restored = sqlOf(found);
  const there = await idsOf(restored);
  expect(answered.filter(id => !there.has(id))).toEqual([]);
  expect(await restored('select from leads where created_at > $1', [ended])).toEqual([]);
  expect(await restored('select from rollup.differences() where cells <> 0')).toEqual([]);
  const [log] = await restored<{ events: string; gaps: string; leads: string }>(
    `select count(*) events, max(position) - min(position) + 1 - count(*) gaps, count(distinct subject_id) filter (where name = 'lead.created') leads from event_log`,
  );
  expect(log).toMatchObject({ gaps: '0', leads: String(there.size) });

  // The log goes on past the position of that client, with other events.
  const client = await managerOf(again.url);
  const lead = (name: string) =>
    client.data('mutation ($name: String!) { leadCreate(input: { name: $name }) { lead { id } errors { code } } }', { name });
  for (let end = 0; end <= positionOf(leads.cursor); ) {
    await lead('After the restore');
    end = Number((await restored<{ position: string }>('select position from log_end'))[0]?.position);
  }
  const { errors } = await (await client.listen(NEW_LEAD, { after: leads.cursor })).ended;
  expect(errors?.[0]?.extensions?.code).toBe('CURSOR_EXPIRED');
  const oldest = /oldest kept is "([^"]+)"/.exec(errors?.[0]?.message ?? '')?.[1];
  expect((await replayed(await client.listen<Heard>(NEW_LEAD, { after: oldest }))).length).toBeGreaterThan(there.size);
  await client.close();
  again.child.kill('SIGTERM');
  expect(await again.ended).toBe(0);
}, 180_000);

test('a folder that is no backup, one that is there already, and a data folder without a database are refused', async () => {
  await expect(command('restore', 'docs', found)).rejects.toThrow('"npm run backup" has made');
  await expect(command('backup', found.folder, lost)).rejects.toThrow('is there already');
  const empty = new Installation();
  const target = join(empty.folder, 'backup');
  await expect(command('backup', target, empty)).rejects.toThrow('There is no database');
  expect(existsSync(target)).toBe(false);
  await empty.remove();
});
