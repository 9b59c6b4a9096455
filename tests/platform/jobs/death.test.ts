import { afterEach, beforeEach, expect, test } from '@jest/globals';
import pg from 'pg';
import { operation } from '../../support/operation.js';
import { launch } from '../../support/server.js';
import { Trial } from './trial.js';

let trial: Trial;
beforeEach(async () => {
  trial = await Trial.begin();
});
afterEach(() => trial.end());

test('what a killed process was at is done by the next', async () => {
  const first = await trial.start();
  await trial.queue(first, 'trial.hang', { note: 'cut off' });
  expect(await trial.run('cut off')).toMatchObject({ pid: first.pid, attempt: 1 });
  await first.kill9();
  const next = await trial.start();
  expect(await trial.run('cut off')).toMatchObject({ pid: next.pid, attempt: 2 });
});

test('or by another that was there already, and nothing is taken from one that lives', async () => {
  const one = await trial.start({ JOB_CONCURRENCY: '1' });
  await trial.queue(one, 'trial.slow', { note: 'long' });
  await trial.run('long begins');
  const other = await trial.start({ JOB_CONCURRENCY: '1' });
  await trial.queue(one, 'trial.hang', { note: 'cut off' });
  expect(await trial.run('cut off')).toMatchObject({ pid: other.pid });
  const third = await trial.start({ JOB_CONCURRENCY: '1' });
  await other.kill9();
  expect(await trial.run('cut off')).toMatchObject({ pid: third.pid, attempt: 2 });
  await trial.database.sql(`insert into trial.go values ('long')`);
  expect(await trial.run('long ends')).toMatchObject({ pid: one.pid, attempt: 1 });
});

test('a job that takes its process along is given up, and told', async () => {
  const first = await trial.start();
  await trial.queue(first, 'trial.poison', { note: 'deadly' }, { by: 'sales' });
  await trial.run('deadly');
  const second = await trial.start();
  expect(await trial.run('deadly')).toMatchObject({ pid: second.pid, attempt: 2 });
  const third = await trial.start();
  const heard = await (await third.as('administrator')).listen(operation('jobs', 'JobsFailing'), { after: undefined });
  const job = { name: 'trial.poison', attempts: 2, error: 'The process that ran it died, each time.' };
  expect(await heard.take(1)).toMatchObject([{ jobFailed: { job } }]);
}, 60_000);

test('a process that stops lets jobs end, and gives back those that do not, uncounted', async () => {
  const first = await trial.start();
  await trial.queue(first, 'trial.slow', { note: 'soon through' });
  await trial.queue(first, 'trial.polite', { note: 'first' });
  await trial.run('soon through begins');
  await trial.run('first');
  const stopped = first.stop();
  await trial.database.sql(`insert into trial.go values ('soon through')`);
  expect(await trial.run('soon through ends')).toMatchObject({ pid: first.pid });
  expect(await stopped).toBe(0);
  const next = await trial.start();
  expect(await trial.run('first')).toMatchObject({ pid: next.pid, attempt: 1 });
});

test('a connection that breaks just as it says that a job has ended is waited for', async () => {
  const { sql, adminUrl } = trial.database;
  const server = await trial.start();
  await trial.queue(server, 'trial.slow', { note: 'long' });
  await trial.run('long begins');
  const holder = new pg.Client(adminUrl);
  await holder.connect();
  await holder.query('begin');
  await holder.query('lock table graphile_worker._private_jobs in share mode');
  await sql(`insert into trial.go values ('long')`);
  await trial.run('long ends');
  const ending = `from pg_stat_activity where application_name = 'bellwether jobs' and wait_event_type = 'Lock' and query ~ 'delete from'`;
  while ((await sql(`select pg_terminate_backend(pid) ${ending}`)).length === 0);
  await holder.query('commit');
  await holder.end();
  while ((await sql(`select from graphile_worker.jobs where task_identifier = 'trial.slow'`)).length);
  await trial.queue(server, 'trial.note', { note: 'next' });
  expect(await trial.run('next')).toMatchObject({ pid: server.pid });
  expect(trial.waiting).toEqual([]);
});

test('a process of its own runs the jobs of servers that do not', async () => {
  const server = await trial.start({ JOB_CONCURRENCY: '0' });
  await trial.queue(server, 'trial.note', { note: 'elsewhere' });
  const worker = await trial.start({}, '--worker');
  expect(await trial.run('elsewhere')).toMatchObject({ pid: worker.pid });
});

test('npm run worker starts beside a server and stops in order', async () => {
  const { child, says, ended } = launch({ DATABASE_URL: trial.database.url, LOG_LEVEL: 'warn' }, ['dist/commands/worker.js']);
  await says(/Running jobs/);
  child.kill('SIGTERM');
  expect(await ended).toBe(0);
  const idle = launch({ DATABASE_URL: trial.database.url, JOB_CONCURRENCY: '0' }, ['dist/commands/worker.js']);
  await idle.says(/JOB_CONCURRENCY is 0/);
  expect(await idle.ended).toBe(1);
});
