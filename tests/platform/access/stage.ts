import 'reflect-metadata';
import type { MikroORM } from '@mikro-orm/postgresql';
import pg from 'pg';
import { pino } from 'pino';
import { areas } from '../../../src/app.js';
import { vaultOf } from '../../../src/platform/access/vault.js';
import type { Viewer } from '../../../src/platform/access/viewer.js';
import { Viewers } from '../../../src/platform/access/viewers.js';
import { openOrm } from '../../../src/platform/database/orm.js';
import { type Transact, transactor } from '../../../src/platform/database/transact.js';
import { bringIn, type CastName, cast, teams } from '../../support/cast.js';
import { makeDatabase, type TestDatabase } from '../../support/database.js';

export const accesses = areas.flatMap(area => area.access ?? []);

/** A database with the cast, and what a server would have of access, in this process. */
export interface Stage {
  database: TestDatabase;
  orm: MikroORM;
  viewers: Viewers;
  transact: Transact;
  app: pg.ClientConfig;
  viewer(name: CastName): Promise<Viewer>;
  /** Runs one statement as the application's role, in a transaction with the identity, and undoes it. Nobody: without an identity. */
  asApp<T extends object = Record<string, unknown>>(viewer: Viewer | null, text: string, values?: unknown[]): Promise<T[]>;
  close(): Promise<void>;
}

export async function makeStage(): Promise<Stage> {
  const database = await makeDatabase();
  await bringIn(database);
  const app = { connectionString: database.url, options: '-c role=bellwether_app -c timezone=UTC' };
  const orm = openOrm(
    app,
    areas.flatMap(area => area.entities ?? []),
    4,
  );
  const viewers = new Viewers(vaultOf(orm), accesses, [], pino({ level: 'silent' }), 20_000);
  await viewers.start();
  const client = new pg.Client(app);
  await client.connect();
  return {
    database,
    orm,
    viewers,
    app,
    transact: transactor(orm, () => {}),
    viewer: name => viewers.byId(cast[name].id),
    async asApp<T extends object>(viewer: Viewer | null, text: string, values: unknown[] = []) {
      await client.query('begin');
      try {
        const settings = ['bw.user', 'bw.teams', 'bw.read', 'bw.write', 'bw.delete'];
        for (const [i, name] of settings.entries())
          if (viewer) await client.query('select set_config($1, $2, true)', [name, viewer.identity[i]]);
        return (await client.query(text, values)).rows as T[];
      } finally {
        await client.query('rollback');
      }
    },
    async close() {
      viewers.stop();
      await client.end();
      await orm.close();
      await database.drop();
    },
  };
}

/** A customer for each of these owners, named after them: straight into the table, as an import would leave them. */
export async function customersOf(database: TestDatabase, names: readonly CastName[]): Promise<Record<string, string>> {
  const made: Record<string, string> = {};
  for (const name of names) {
    const { id, team } = cast[name];
    const [row] = await database.sql<{ id: string }>(
      `insert into customers (id, created_at, created_by, updated_at, updated_by, owner_id, team_id, kind, name)
       values (uuidv7(), now(), $1, now(), $1, $1, $2, 'COMPANY', $3) returning id`,
      [id, teams[team], name],
    );
    made[name] = row?.id ?? '';
  }
  return made;
}
