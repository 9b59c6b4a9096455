import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { cast } from '../../support/cast.js';
import { operation } from '../../support/operation.js';
import type { Server } from '../../support/server.js';
import { Trial } from './trial.js';

const PROGRESS = 'query ($id: ID!) { jobProgress(id: $id) { id status done total errors rate createdAt startedAt finishedAt } }';

interface Dead {
  id: string;
  name: string;
  status: string;
  error: string;
  attempts: number;
  version: number;
  startedBy: { name: string } | null;
}
interface Settled {
  job: Dead | null;
  errors: { code: string; message: string }[];
}
const document = (name: string) => operation('jobs', name);

let trial: Trial;
let server: Server;
beforeAll(async () => {
  trial = await Trial.begin();
  server = await trial.start();
});
afterAll(() => trial.end());

const queue = (...[job, payload, options]: [string, object, Parameters<Trial['queue']>[3]?]) => trial.queue(server, job, payload, options);

describe('a job', () => {
  test('runs once its change is committed, and never if it is not', async () => {
    expect(await queue('trial.note', { note: 'undone' }, { fails: true })).toMatchObject({ error: 'undone' });
    await queue('trial.note', { note: 'done' });
    expect(await trial.run('done')).toMatchObject({ attempt: 1, actor: 'Bellwether' });
    expect(trial.waiting).toEqual([]);
  });

  test('acts for the system, or for whoever caused it', async () => {
    await queue('trial.note', { note: 'by the system' }, { by: 'sales' });
    await queue('trial.mine', { note: 'by Sigrid' }, { by: 'sales' });
    expect(await trial.run('by the system')).toMatchObject({ actor: 'Bellwether' });
    expect(await trial.run('by Sigrid')).toMatchObject({ actor: cast.sales.name });
  });

  test('is refused with a payload that does not fit', async () => {
    expect(await queue('trial.note', { note: 7 })).toMatchObject({
      error: 'The payload of "trial.note" does not fit: note must be a string.',
    });
    expect(await queue('trial.note', { note: 'a', more: 'b' })).toMatchObject({ error: expect.stringContaining('more should not exist') });
  });

  test('gives way to a later one with its key, waits for its time', async () => {
    const at = new Date(Date.now() + 3_600_000);
    await queue('trial.note', { note: 'early' }, { key: 'k', at });
    await queue('trial.note', { note: 'late' }, { key: 'k' });
    await queue('trial.note', { note: 'other' }, { key: 'l', at });
    expect(await trial.run('late')).toMatchObject({ attempt: 1 });
    const waiting = await server.sql(`select run_at from graphile_worker.jobs where key = 'trial.note:l'`);
    expect(waiting).toEqual([{ run_at: at }]);
    expect(trial.waiting).toEqual([]);
  });

  test('that runs is followed by one with its key', async () => {
    await queue('trial.slow', { note: 'first' }, { key: 's' });
    await trial.run('first begins');
    await queue('trial.slow', { note: 'second' }, { key: 's' });
    await trial.run('second begins');
    await server.sql(`insert into trial.go values ('first'), ('second')`);
    await trial.run('second ends');
    await trial.run('first ends');
  });
});

describe('a job that gives up', () => {
  test('was tried as often as it may, is told to administrators and whoever caused it, and to nobody else', async () => {
    const [administrator, sales, other] = [await server.as('administrator'), await server.as('sales'), await server.as('salesSouth')];
    const heard = await administrator.listen<{ jobFailed: { job: Dead } }>(document('JobsFailing'));
    const heardByStarter = await sales.listen<{ jobFailed: { job: Dead } }>(document('JobsFailing'));
    const heardByOther = await other.listen<{ jobFailed: { job: Dead } }>(document('JobsFailing'));

    await queue('trial.fail', { note: 'milk' }, { by: 'sales' });
    await trial.run('milk');
    expect(await trial.run('milk')).toMatchObject({ attempt: 2 });
    const failed = { name: 'trial.fail', status: 'FAILED', error: 'No milk today.', attempts: 2, startedBy: { name: cast.sales.name } };
    expect(await heard.take(1)).toMatchObject([{ jobFailed: { __typename: 'JobFailed', job: failed } }]);
    expect(await heardByStarter.take(1)).toMatchObject([{ jobFailed: { job: failed } }]);

    await queue('trial.hopeless', { note: 'tea' }, { by: 'salesSouth' });
    const hopeless = { name: 'trial.hopeless', error: 'There will never be tea.', attempts: 1 };
    expect(await heardByOther.take(1)).toMatchObject([{ jobFailed: { job: hopeless } }]);
    expect(await heard.take(1)).toMatchObject([{ jobFailed: { job: hopeless } }]);

    const { deadJobs } = await other.data<{ deadJobs: { nodes: Dead[] } }>(document('DeadJobs'));
    expect(deadJobs.nodes.map(({ name }) => name)).toEqual(['trial.hopeless']);
    expect(await server.sql('select from graphile_worker.jobs where attempts >= max_attempts')).toEqual([]);
  });

  test('is tried again or let go, once, by whoever may', async () => {
    const administrator = await server.as('administrator');
    const heard = await administrator.listen<{ jobFailed: { job: Dead } }>(document('JobsFailing'));
    await queue('trial.hopeless', { note: 'snow' }, { by: 'sales' });
    const [failed] = await heard.take(1);
    const { id, version } = (failed as { jobFailed: { job: Dead } }).jobFailed.job;

    const refused = await (await server.as('salesSouth')).data<{ jobRetry: Settled }>(document('JobRetry'), { input: { jobId: id } });
    expect(refused.jobRetry).toMatchObject({ job: null, errors: [{ code: 'NOT_FOUND' }] });
    const stale = await administrator.data<{ jobRetry: Settled }>(document('JobRetry'), {
      input: { jobId: id, expectedVersion: version + 1 },
    });
    expect(stale.jobRetry.errors).toMatchObject([{ code: 'CONFLICT' }]);

    const { jobRetry } = await administrator.data<{ jobRetry: Settled }>(document('JobRetry'), {
      input: { jobId: id, expectedVersion: version },
    });
    expect(jobRetry).toMatchObject({ job: { status: 'RETRIED' }, errors: [] });
    const [settled, again] = await heard.take(2);
    expect(settled).toMatchObject({ jobFailed: { __typename: 'JobSettled', job: { id } } });
    const next = (again as { jobFailed: { job: Dead } }).jobFailed.job;
    expect(next).toMatchObject({ name: 'trial.hopeless', status: 'FAILED', startedBy: { name: cast.sales.name } });
    expect(next.id).not.toBe(id);

    const { jobDiscard } = await (await server.as('sales')).data<{ jobDiscard: Settled }>(document('JobDiscard'), {
      input: { jobId: next.id },
    });
    expect(jobDiscard).toMatchObject({ job: { status: 'DISCARDED' }, errors: [] });
    const late = await administrator.data<{ jobDiscard: Settled }>(document('JobDiscard'), { input: { jobId: next.id } });
    expect(late.jobDiscard.errors).toMatchObject([{ code: 'CONFLICT', message: 'This job was let go already.' }]);
  });

  test('runs with the rights of its starter no longer once that person has gone', async () => {
    const administrator = await server.as('administrator');
    const heard = await administrator.listen<{ jobFailed: { job: Dead } }>(document('JobsFailing'));
    await server.sql('update users set active = false where id = $1', [cast.salesAsia.id]);
    await server.sql(
      `with me as (select set_config('bw.user', $1, true)) select jobs.enqueue('trial.mine', '{"note":"of the past"}', null, null, 3) from me`,
      [cast.salesAsia.id],
    );
    expect(await heard.take(1)).toMatchObject([
      { jobFailed: { job: { name: 'trial.mine', attempts: 1, error: expect.stringContaining('not active any more') } } },
    ]);
  });
});

describe('the roles of the database', () => {
  const as = async <T>(role: string, work: (client: pg.Client) => Promise<T>): Promise<T> => {
    const client = new pg.Client({ connectionString: server.databaseUrl, options: `-c role=${role}` });
    await client.connect();
    try {
      return await work(client);
    } finally {
      await client.end();
    }
  };

  test('the worker takes jobs and touches nothing else', async () => {
    await as('bellwether_worker', async client => {
      const { rows } = await client.query('select count(*)::int as jobs from graphile_worker._private_jobs');
      expect(rows[0].jobs).toBeGreaterThan(0);
      for (const table of ['public.users', 'visible.users', 'public.dead_jobs', 'vault.credentials', 'jobs.workers'])
        await expect(client.query(`select * from ${table}`)).rejects.toThrow('permission denied');
      await expect(client.query(`select jobs.take_dead(null)`)).rejects.toThrow('permission denied');
    });
  });

  test('the application queues jobs and sees none', async () => {
    await as('bellwether_app', async client => {
      await expect(client.query('select * from graphile_worker._private_jobs')).rejects.toThrow('permission denied');
      await expect(client.query(`select graphile_worker.add_job('trial.note')`)).rejects.toThrow('permission denied');
      await expect(client.query('select jobs.take_dead(null)')).rejects.toThrow('only the system itself takes jobs out of the queue');
      await expect(client.query(`select jobs.release('{}')`)).rejects.toThrow('permission denied');
    });
  });
});

test('whoever started a job, and administrators, see how far it is; others do not', async () => {
  const [finance, administrator, other] = [await server.as('finance'), await server.as('administrator'), await server.as('sales')];
  const heard = await finance.listen(document('JobSteps'));
  const heardByOther = await other.listen(document('JobSteps'));
  const { progressId: uuid = '' } = await queue('trial.load', { note: 'freight' }, { by: 'finance' });
  await trial.run('freight');
  const steps = [
    { status: 'WAITING', done: 0, total: null },
    { status: 'RUNNING', done: 10, total: 20, errors: 1 },
    { status: 'RUNNING', done: 20, total: 20, errors: 2 },
    { status: 'DONE', done: 20, total: 20, errors: 2, startedBy: { name: cast.finance.name } },
  ];
  // What is told is how far it is at delivery, so only the last step is sure.
  const told = await heard.take(4);
  expect(told.at(-1)).toMatchObject({ jobProgress: { __typename: 'JobProgressed', progress: steps.at(-1) } });

  const id = `progress_${uuid.replaceAll('-', '')}`;
  for (const asker of [finance, administrator]) {
    const { jobProgress } = await asker.data<{ jobProgress: { finishedAt: string } }>(PROGRESS, { id });
    expect(jobProgress).toMatchObject({ id, status: 'DONE', done: 20, errors: 2, finishedAt: expect.any(String) });
  }
  expect((await other.query(PROGRESS, { id })).errors).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }]);
  await queue('trial.load', { note: 'own' }, { by: 'sales' });
  expect(await heardByOther.take(1)).toMatchObject([{ jobProgress: { progress: { startedBy: { name: cast.sales.name } } } }]);
});
