import { runMigrations } from 'graphile-worker';
import pg from 'pg';

/** Brings the tables of graphile-worker up to its version, as the owner. Before our own migrations, which let the worker's role at them. */
export async function migrateQueue(ownerUrl: string): Promise<void> {
  const pool = new pg.Pool({ connectionString: ownerUrl, max: 1 });
  // A connection that breaks fails the statement that runs on it.
  pool.on('error', () => {}).on('connect', client => client.on('error', () => {}));
  try {
    await runMigrations({ pgPool: pool });
  } finally {
    await pool.end();
  }
}
