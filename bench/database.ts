import { spawn } from 'node:child_process';
import { join } from 'node:path';
import pg from 'pg';
import { PRODUCT, product } from './product.ts';
import { type Size, seed } from './seed.ts';

interface Embedded {
  ownerUrl: string;
  adminUrl: string;
  stop(): Promise<void>;
}
export interface Database {
  folder: string;
  /** The owner's login, as Bellwether is started with. */
  ownerUrl: string;
  /** A login that row security does not hold for: what L and P use. */
  plainUrl: string;
  stop(): Promise<void>;
}
export const PASSWORD = 'bench bench bench';

/** PostgreSQL on a folder of the bench's own, with the rows of this size in it; they are made by the first run and kept. */
export async function openDatabase(size: Size, say: (line: string) => void): Promise<Database> {
  const folder = process.env.BENCH_DATA ?? join(import.meta.dirname, '.data', `scale-${size}`);
  const { startEmbedded } = await product<{ startEmbedded(folder: string): Promise<Embedded> }>('platform/database/embedded.js');
  const embedded = await startEmbedded(folder);
  try {
    const plainUrl = embedded.adminUrl.replace(/[^/]*$/, 'bellwether');
    await migrate(embedded.ownerUrl);
    await prepare(plainUrl, size, say);
    return { folder, ownerUrl: embedded.ownerUrl, plainUrl, stop: () => embedded.stop() };
  } catch (error) {
    await embedded.stop();
    throw error;
  }
}

/** By the product itself: a start migrates, and makes policies, views and triggers. */
function migrate(databaseUrl: string): Promise<void> {
  const child = spawn(process.execPath, [join(PRODUCT, 'main.js')], {
    env: { ...process.env, DATABASE_URL: databaseUrl, PORT: '0', LOG_LEVEL: 'error' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  child.stdout.on('data', text => String(text).includes('Ctrl-C') && child.kill('SIGTERM'));
  return new Promise((resolve, reject) =>
    child.once('exit', code =>
      code === 0
        ? resolve()
        : reject(new Error('The product did not start on the database of the bench. If its migrations have changed, delete bench/.data.')),
    ),
  );
}

async function prepare(plainUrl: string, size: Size, say: (line: string) => void): Promise<void> {
  const client = new pg.Client({ connectionString: plainUrl });
  await client.connect();
  try {
    const { rows: found } = await client.query(`select to_regclass('bench.marker') as marker, to_regnamespace('bench') as begun`);
    if (!found[0].marker) {
      if (found[0].begun) throw new Error('The rows of an earlier run were not completed: delete bench/.data and run again.');
      const { hashPassword } = await product<{ hashPassword(text: string): Promise<string> }>('platform/access/passwords.js');
      await seed(client, size, await hashPassword(PASSWORD), what => say(`Making rows, once: ${what} …`));
      say('Making rows, once: kept sums …');
      await client.query('select rollup.rebuild()');
      say('Making rows, once: statistics …');
      await client.query('vacuum analyze');
      await client.query('create table bench.marker as select now() as made');
    }
    await client.query('create extension if not exists pg_prewarm');
    await client.query(
      `select sum(pg_prewarm(oid, 'read')) from pg_class where relkind in ('r', 'i') and relnamespace in ('public'::regnamespace, 'bench'::regnamespace) and relpages > 0`,
    );
  } finally {
    await client.end();
  }
}
