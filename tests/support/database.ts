import { randomBytes } from 'node:crypto';
import pg from 'pg';

/** A database of a test's own, a copy of the migrated template. */
export interface TestDatabase {
  /** As the owner, for `DATABASE_URL`. */
  url: string;
  /** As the superuser of the cluster: row security does not hold for it. */
  adminUrl: string;
  /** One statement as the superuser; instants come as Date, `numeric` as text. */
  sql<T extends object = Record<string, unknown>>(text: string, values?: unknown[]): Promise<T[]>;
  drop(): Promise<void>;
}

const at = (address: string, database: string): string => {
  const url = new URL(address);
  url.pathname = database;
  return url.href;
};

const admin = async <T>(work: (client: pg.Client) => Promise<T>): Promise<T> => {
  const client = new pg.Client(process.env.TEST_ADMIN_URL);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
};

/** @param template `template0` for an empty database */
export async function makeDatabase(template: 'template' | 'template0' = 'template'): Promise<TestDatabase> {
  const name = `test_${randomBytes(8).toString('hex')}`;
  await admin(client => client.query(`create database ${name} template ${template} owner bellwether`));
  const adminUrl = at(process.env.TEST_ADMIN_URL ?? '', name);
  const pool = new pg.Pool({ connectionString: adminUrl, max: 4, idleTimeoutMillis: 1_000 });
  pool.on('error', () => {});
  return {
    url: at(process.env.TEST_OWNER_URL ?? '', name),
    adminUrl,
    sql: async <T extends object>(text: string, values: unknown[] = []) => (await pool.query(text, values)).rows as T[],
    drop: async () => {
      await pool.end();
      await admin(client => client.query(`drop database ${name} with (force)`));
    },
  };
}
