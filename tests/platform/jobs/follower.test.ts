import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { SYSTEM_USER } from '../../../src/platform/access/user.entity.js';
import { makeDatabase, type TestDatabase } from '../../support/database.js';
import type { Server } from '../../support/server.js';
import { Trial } from './trial.js';

const CREATE = 'mutation ($name: String!) { leadCreate(input: { name: $name }) { lead { id } errors { message } } }';

describe('jobs that follow from events', () => {
  let trial: Trial;
  beforeAll(async () => {
    trial = await Trial.begin();
  });
  afterAll(() => trial.end());

  const create = async (server: Server, name: string): Promise<string> => {
    const { leadCreate } = await (await server.as('sales')).data<{ leadCreate: { lead: { id: string } } }>(CREATE, { name });
    return leadCreate.lead.id.replace(/^lead_(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  };

  test('miss none: of several processes, of one that is killed, of a time when none was there', async () => {
    const one = await trial.start();
    const two = await trial.start();
    const leads = await Promise.all(Array.from({ length: 10 }, (_, i) => create(i % 2 ? one : two, `Lead ${i}`)));
    for (const lead of leads) await trial.run(lead);
    const last = await Promise.all(Array.from({ length: 10 }, (_, i) => create(one, `Late lead ${i}`)));
    await Promise.all([one.kill9(), two.kill9()]);
    const next = await trial.start({ JOB_CONCURRENCY: '0' });
    last.push(await create(next, 'Lead without a worker'));
    await trial.start();
    for (const lead of last) await trial.run(lead);
    // One that was at work when its process was killed may have been told twice.
    expect(trial.waiting.every(({ note, attempt }) => last.includes(note) && attempt === 2)).toBe(true);
  }, 180_000);
});

describe('the position in the log', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await makeDatabase();
  });
  afterAll(() => database.drop());

  test('moves with what is queued: every event once, whatever followers are killed', async () => {
    const emit = (name: string) =>
      database.sql(
        `insert into outbox (change_id, name, kind, subject_id, actor_id, at, payload) values ($1, $2, 'lead', $1, $3, now(), '{"a":1}')`,
        [randomUUID(), name, SYSTEM_USER],
      );
    await emit('trial.before');
    await database.sql('select relay_move(1000)');
    const worker = { connectionString: database.url, options: '-c role=bellwether_worker' };
    const connect = async () => {
      const client = new pg.Client(worker);
      client.on('error', () => {});
      await client.connect();
      return client;
    };
    const first = await connect();
    await first.query(`select jobs.begin_following('trial.followed')`);
    await first.query(`select jobs.begin_following('trial.followed')`);
    await first.end();

    let writing = true;
    const write = async () => {
      for (let i = 0; i < 150; i++) {
        await emit(i % 3 ? 'trial.followed' : 'trial.other');
        await database.sql('select relay_move(5)');
      }
      writing = false;
    };
    let kills = 0;
    const follow = async () => {
      let client = await connect();
      while (writing) {
        try {
          await client.query(`select * from jobs.follow('trial.followed', '{trial.followed}', 7, 3)`);
          if (Math.random() < 0.1) {
            // In the middle of a statement, as far as one can hit it.
            const { rows } = await client.query('select pg_backend_pid() pid');
            const cut = client
              .query(`select * from jobs.follow('trial.followed', '{trial.followed}', 7, 3), pg_sleep(0.002)`)
              .catch(() => {});
            await database.sql('select pg_terminate_backend($1)', [rows[0].pid]);
            await cut;
            kills++;
            throw new Error('killed');
          }
        } catch {
          client.end().catch(() => {});
          client = await connect();
        }
      }
      await client.end();
    };
    await Promise.all([write(), follow(), follow(), follow()]);
    expect(kills).toBeGreaterThan(0);
    const last = await connect();
    for (;;) {
      const { rows } = await last.query(`select * from jobs.follow('trial.followed', '{trial.followed}', 7, 3)`);
      if (rows[0].moved === 0) break;
    }
    await last.end();

    const wanted = await database.sql(
      `select 'trial.followed:' || position as key from event_log where name = 'trial.followed' order by position`,
    );
    const queued = await database.sql('select key from graphile_worker.jobs order by split_part(key, $1, 2)::bigint', [':']);
    expect(wanted).toHaveLength(100);
    expect(queued).toEqual(wanted);
    const [one] = await database.sql<{ payload: { by: string; data: Record<string, unknown> } }>(
      'select payload from graphile_worker._private_jobs limit 1',
    );
    expect(one?.payload).toMatchObject({
      by: SYSTEM_USER,
      data: { name: 'trial.followed', kind: 'lead', payload: { a: 1 }, deleted: false },
    });
  });

  test('that is older than what is kept says how many events are lost', async () => {
    const [end] = await database.sql<{ position: string }>('select position from log_end');
    await database.sql('update log_head set oldest = $1', [end?.position]);
    await database.sql(`insert into jobs.followers values ('trial.late', $1)`, [Number(end?.position) - 11]);
    const [answer] = await database.sql(`select * from jobs.follow('trial.late', '{trial.followed}', 100, 3)`);
    expect(answer).toMatchObject({ lost: '10' });
  });
});
