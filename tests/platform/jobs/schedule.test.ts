import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { operation } from '../../support/operation.js';
import type { Server } from '../../support/server.js';
import { Trial } from './trial.js';

interface Scheduled {
  name: string;
  rule: string;
  timeZone: string | null;
  nextAt: string;
  lastAt: string | null;
}

let trial: Trial;
beforeEach(async () => {
  trial = await Trial.begin();
});
afterEach(() => trial.end());

const schedules = async (server: Server, who: 'administrator' | 'sales' = 'administrator') =>
  (await (await server.as(who)).data<{ jobSchedules: { nodes: Scheduled[] } }>(operation('jobs', 'JobSchedules'))).jobSchedules.nodes;
const nightly = async (server: Server) => (await schedules(server)).find(({ name }) => name === 'trial.nightly') as Scheduled;
const due = (at: string) => trial.database.sql('update job_schedules set next_at = $1 where name = $2', [at, 'trial.nightly']);

test('goes by the wall clock of the organisation, and is seen by those who look after all jobs', async () => {
  const berlin = await nightly(await trial.start());
  expect(berlin).toMatchObject({ rule: '30 2 * * *', timeZone: 'Europe/Berlin', lastAt: null });
  expect(new Date(berlin.nextAt).getTime()).toBeGreaterThan(Date.now());

  await trial.database.sql(`update organisation set time_zone = 'Asia/Kolkata'`);
  const next = await trial.start();
  expect(await nightly(next)).toMatchObject({ timeZone: 'Asia/Kolkata', nextAt: expect.stringContaining('T21:00:00') });
  expect((await schedules(next)).map(({ name, rule }) => [name, rule])).toEqual(
    expect.arrayContaining([
      ['idempotency.trim', 'PT1M'],
      ['rollup.fold', 'PT2S'],
    ]),
  );
  expect(await schedules(next, 'sales')).toEqual([]);
});

test('what was missed while no process ran is made up for once, by one of those that come', async () => {
  const first = await trial.start();
  await first.kill9();
  const missed = '2026-01-10T01:30:00.000Z';
  await due(missed);
  const [one, two] = await Promise.all([trial.start(), trial.start()]);
  const run = await trial.run(missed);
  expect([one.pid, two.pid]).toContain(run.pid);
  expect(run).toMatchObject({ job: 'nightly', attempt: 1, actor: 'Bellwether' });

  const after = await nightly(two);
  expect(new Date(after.lastAt ?? '').toISOString()).toBe(missed);
  expect(new Date(after.nextAt).getTime()).toBeGreaterThan(Date.now());
  await Promise.all([one.stop(), two.stop()]);
  expect(trial.waiting).toEqual([]);
});

test('a run that is cut off is not lost, and the time after it comes all the same', async () => {
  const idle = await trial.start({ JOB_CONCURRENCY: '0' });
  const first = await trial.start();
  await first.kill9();
  // Queued by a process that died before it ran it.
  await due('2026-01-10T01:30:00.000Z');
  await trial.database.sql(`select jobs.fire('trial.nightly', '2026-01-10T01:30:00Z', '2026-01-11T01:30:00Z', false, 10)`);
  expect(await nightly(idle)).toMatchObject({ nextAt: '2026-01-11T01:30:00Z' });
  await trial.start();
  await trial.run('2026-01-10T01:30:00.000Z');
  await trial.run('2026-01-11T01:30:00.000Z');
});

test('runs with a time between them never overlap, in two processes either', async () => {
  const servers = [await trial.start({ TRIAL_OFTEN: 'yes' }), await trial.start({ TRIAL_OFTEN: 'yes' })];
  const often = async () =>
    (await trial.database.sql<{ note: string }>(`select note from trial.runs where job = 'often'`)).map(({ note }) => note);
  let notes: string[] = [];
  while (notes.length < 12) notes = await often();
  await Promise.all(servers.map(server => server.stop()));
  const ids = notes.slice(0, 12).map(note => note.split(' '));
  for (let i = 0; i < 12; i += 2)
    expect(ids.slice(i, i + 2)).toEqual([
      ['begins', ids[i]?.[1]],
      ['ends', ids[i]?.[1]],
    ]);
});
