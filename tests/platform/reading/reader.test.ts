import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Viewer } from '../../../src/platform/access/viewer.js';
import { MissingValue, Reader } from '../../../src/platform/reading/read.js';
import { people } from './company.js';
import { Lanes } from './lanes.js';

let lanes: Lanes;
beforeAll(async () => {
  lanes = await Lanes.open();
}, 60_000);
afterAll(() => lanes.close());

const readerOf = (size: number, options = '') => {
  const options_ = `-c role=bellwether_app -c timezone=UTC ${options}`;
  return new Reader({ connection: { connectionString: lanes.database.url, options: options_ }, size });
};
const mine = `select string_agg(distinct coalesce(owner_id::text, 'none'), ',') from visible.customers`;

test('nothing of an identity is left for the next statement: 500 interleaved reads under four identities', async () => {
  const reader = readerOf(3);
  const nobody = { ...lanes.viewer('OWN'), identity: ['', '', '', '', ''] } as unknown as Viewer;
  const viewers: [Viewer, string | null][] = [
    ...Object.values(people).map(user => [lanes.viewer('OWN', { user }), user] as [Viewer, string]),
    [nobody, null],
  ];
  const reads = Array.from({ length: 500 }, (_, i) => {
    const [as, expected] = viewers[(i * 7 + (i >> 3)) % viewers.length] as [Viewer, string | null];
    // some fail on their way: that must not disturb the others on their connection
    if (i % 11 === 0)
      return reader.read(as, 'select (1 / (select count(*) from visible.customers where false))::text', []).then(
        () => 'no error',
        () => 'failed',
      );
    return reader.read(as, mine, []).then(([owner]) => (owner === expected ? 'own' : `foreign: ${owner} for ${expected}`));
  });
  expect([...new Set(await Promise.all(reads))].sort()).toEqual(['failed', 'own']);
  await reader.end();
});

test('with the identity behind the rest nothing is seen', async () => {
  const reader = readerOf(1);
  const as = lanes.viewer('ALL');
  const [count] = await reader.read(as, 'select count(*)::text from visible.customers', []);
  expect(Number(count)).toBeGreaterThan(0);
  const [user, teams, read] = as.identity;
  const late = await lanes.database.sql<{ n: string }>('select 1 n'); // the admin's connection is another one
  expect(late).toHaveLength(1);
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: lanes.database.url, options: '-c role=bellwether_app' });
  await client.connect();
  const { rows } = await client.query(
    `select (select count(*) from visible.customers) n, set_config('bw.user',$1,true)||set_config('bw.teams',$2,true)||set_config('bw.read',$3,true) identity`,
    [user, teams, read],
  );
  expect(rows[0].n).toBe('0');
  await client.end();
  await reader.end();
});

test('a lost connection fails what runs on it as UNAVAILABLE, and the next read has a new one', async () => {
  const reader = readerOf(2);
  const as = lanes.viewer('ALL');
  const [pid] = await reader.read(as, 'select pg_backend_pid()::text', []);
  const running = reader.read(as, 'select pg_sleep(10)::text', []);
  const waiting = reader.read(as, 'select pg_sleep(10)::text', []);
  await lanes.database.sql(`select pg_terminate_backend($1::int) from pg_sleep(0.05)`, [pid]);
  await expect(running).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  await lanes.database.sql(
    `select pg_terminate_backend(pid) from pg_stat_activity where query like '%pg_sleep(10)%' and pid <> pg_backend_pid()`,
  );
  await expect(waiting).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  await expect(reader.read(as, `select 'there'`, [])).resolves.toEqual(['there']);
  await reader.end();
  await expect(reader.read(as, `select 'there'`, [])).rejects.toMatchObject({ code: 'UNAVAILABLE' });
});

test('a statement that takes too long is given up', async () => {
  const reader = readerOf(1, '-c statement_timeout=50');
  await expect(reader.read(lanes.viewer('ALL'), 'select pg_sleep(5)::text', [])).rejects.toMatchObject({ code: 'LIMIT_EXCEEDED' });
  await reader.end();
});

test('a database that is not there is UNAVAILABLE', async () => {
  const reader = new Reader({ connection: { host: '127.0.0.1', port: 1 }, size: 1 });
  await expect(reader.check()).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  await reader.end();
});

test('a promised value that is missing is told apart from a fault', async () => {
  const reader = readerOf(1);
  await expect(reader.read(lanes.viewer('ALL'), `select missing('Customer.name')`, [])).rejects.toBeInstanceOf(MissingValue);
  await reader.end();
});

test('the statements that a connection keeps are bounded by their bytes', async () => {
  const reader = readerOf(1);
  const as = lanes.viewer('ALL');
  const padding = 'x'.repeat(20_000);
  for (let i = 0; i < 40; i++) expect(await reader.read(as, `select '${i}'||substr('${padding}',1,0)`, [])).toEqual([String(i)]);
  const [kept] = await reader.read(as, 'select count(*)::text from pg_prepared_statements', []);
  expect(Number(kept)).toBeGreaterThan(5);
  expect(Number(kept)).toBeLessThan(15);
  expect(await reader.read(as, `select '0'||substr('${padding}',1,0)`, [])).toEqual(['0']);
  await reader.end();
});
