import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import type { TestDatabase } from '../../support/database.js';

export const ACTOR = '00000000-0000-7000-8000-000000000000';

/** A connection as the application has it. */
export async function appConnection({ url }: TestDatabase): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, options: '-c role=bellwether_app' });
  await client.connect();
  return client;
}

export interface Written {
  /** What is noted of each event that was committed: the subject and its version. */
  committed: string[];
  rolledBack: number;
}

export interface Load {
  writers: number;
  /** Transactions of each writer, two events in each. */
  each: number;
  /** Called after each commit. */
  committed?: () => void;
}

const INSERT = `insert into outbox (change_id, name, kind, subject_id, version, actor_id, at, payload)
  select $1, $2, 'lead', $3, $4, $5, now(), '{}' from generate_series(1, 2)`;

/** Writers that change few subjects at once: some sleep before they commit, some roll back. A version counts what was committed of a subject. */
export async function write(database: TestDatabase, { writers, each, committed = () => {} }: Load): Promise<Written> {
  const subjects = Array.from({ length: 5 }, () => randomUUID());
  await database.sql('create table if not exists subjects (id uuid primary key, version int not null)');
  await database.sql('grant select, update on subjects to bellwether_app');
  await database.sql('insert into subjects select unnest($1::uuid[]), 0', [subjects]);
  const written: Written = { committed: [], rolledBack: 0 };
  const work = async () => {
    const client = await appConnection(database);
    for (let i = 0; i < each; i++) {
      await client.query('begin');
      await client.query("select set_config('bw.user', $1, true)", [ACTOR]);
      const subject = subjects[Math.floor(Math.random() * subjects.length)] as string;
      const { rows } = await client.query('update subjects set version = version + 1 where id = $1 returning version', [subject]);
      await client.query(INSERT, [randomUUID(), `test.${i % 3}`, subject, rows[0].version, ACTOR]);
      if (Math.random() < 0.2) await wait(Math.random() * 20);
      const keep = Math.random() < 0.85;
      await client.query(keep ? 'commit' : 'rollback');
      if (!keep) written.rolledBack++;
      else {
        written.committed.push(`${subject} ${rows[0].version}`, `${subject} ${rows[0].version}`);
        committed();
      }
    }
    await client.end();
  };
  await Promise.all(Array.from({ length: writers }, work));
  return written;
}

/** The log as notes, lowest position first. */
export async function logged({ sql }: TestDatabase): Promise<{ position: bigint; note: string }[]> {
  const rows = await sql<{ position: string; note: string }>(
    "select position, subject_id || ' ' || version note from event_log order by position",
  );
  return rows.map(({ position, note }) => ({ position: BigInt(position), note }));
}
