import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type pg from 'pg';
import { StartError } from '../config.js';
import { migrateQueue } from '../jobs/queue.js';
import { withOwner } from './connect.js';
import { ensureRoles } from './roles.js';
import { standStill, whenQuiet } from './stand-still.js';

/** Work that follows the migrations, in their transaction: policies and views made from declarations. `applied` names the files that have just run. */
export type AfterMigration = (client: pg.Client, applied: readonly string[]) => Promise<void>;

export interface MigrateOptions {
  /** Default: `migrations/` of this package. */
  folder?: string;
  after?: readonly AfterMigration[];
}

interface Migration {
  name: string;
  sql: string;
  hash: string;
}

/** Any number, the same for every version: one process migrates, the others wait for it. */
const LOCK = 4_216_004_019;

const packaged = join(import.meta.dirname, '../../../migrations');

/**
 * Brings the queue of jobs up to date, then runs the files that have not run yet, in the order of their names, and what follows: in one transaction, so that a
 * version that is serving meanwhile sees the database as it was, or whole. On a database that a newer version has brought further, nothing is done: what that
 * version needs must not be taken back by an older one that happens to start again.
 *
 * @returns the names of the files that ran
 * @throws StartError if a file that has run was edited, or if one fails; nothing of them stays
 */
export function migrate(ownerUrl: string, { folder = packaged, after = [] }: MigrateOptions = {}): Promise<string[]> {
  return withOwner(ownerUrl, async client => {
    await client.query('select pg_advisory_lock($1)', [LOCK]);
    await ensureRoles(client);
    await migrateQueue(ownerUrl);
    const [files, done] = [filesOf(folder), await recorded(client)];
    const pending = pendingOf(files, done);
    const applied = pending.map(({ name }) => name);
    if (isNewer(files, done)) return [];
    await whenQuiet(client, async () => {
      if (pending.length) await standStill(client);
      for (const migration of pending) await apply(client, migration);
      for (const follow of after) await follow(client, applied);
    });
    return applied;
  });
}

function filesOf(folder: string): Migration[] {
  return readdirSync(folder)
    .filter(name => /^\d{4}-.*\.sql$/.test(name))
    .sort()
    .map(name => {
      const sql = readFileSync(join(folder, name), 'utf8');
      return { name, sql, hash: createHash('sha256').update(sql.replaceAll('\r\n', '\n')).digest('hex') };
    });
}

async function recorded(client: pg.Client): Promise<Map<string, string>> {
  await client.query('create schema if not exists platform');
  await client.query(
    'create table if not exists platform.migrations (name text primary key, hash text not null, applied_at timestamptz not null default now())',
  );
  const { rows } = await client.query<{ name: string; hash: string }>('select name, hash from platform.migrations');
  return new Map(rows.map(({ name, hash }) => [name, hash]));
}

/** Files that this version does not know have run, and none of its own is missing. */
const isNewer = (files: Migration[], done: Map<string, string>): boolean => {
  const known = new Set(files.map(({ name }) => name));
  return files.every(({ name }) => done.has(name)) && [...done.keys()].some(name => !known.has(name));
};

function pendingOf(files: Migration[], done: Map<string, string>): Migration[] {
  const edited = files.filter(({ name, hash }) => done.has(name) && done.get(name) !== hash).map(({ name }) => `"${name}"`);
  if (edited.length) {
    throw new StartError(
      `The migration ${edited.join(', ')} was edited after it had run on this database. Restore the file, and put the change into a new one.`,
    );
  }
  return files.filter(({ name }) => !done.has(name));
}

async function apply(client: pg.Client, { name, sql, hash }: Migration): Promise<void> {
  try {
    await client.query(sql);
    await client.query('insert into platform.migrations (name, hash) values ($1, $2)', [name, hash]);
  } catch (error) {
    throw new StartError(`The migration "${name}" failed${lineOf(sql, error)}: ${messageOf(error)}. Nothing of it was kept.`, {
      cause: error,
    });
  }
}

/** With the objects that are in the way, or the row. */
function messageOf(error: unknown): string {
  const { message, detail } = error as Error & { detail?: string };
  return detail ? `${message} (${detail.split('\n').join('; ')})` : message;
}

function lineOf(sql: string, error: unknown): string {
  const position = Number((error as { position?: string }).position);
  return position ? ` at line ${sql.slice(0, position).split('\n').length}` : '';
}
