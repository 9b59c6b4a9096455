import { chmodSync, chownSync, cpSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { copyFile, mkdir, open, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { StartError } from '../config.js';
import { runAs } from './binaries.js';
import { withOwner } from './connect.js';
import { usableFolder } from './data-folder.js';
import { startEmbedded } from './embedded.js';
import { migrate } from './migrate.js';

/** Not part of a backup, as in PostgreSQL's own: what belongs to a running server, or is made again at its start. Of these folders only the name is kept. */
const EMPTIED = ['pg_wal', 'pg_replslot', 'pg_dynshmem', 'pg_notify', 'pg_serial', 'pg_snapshots', 'pg_stat_tmp', 'pg_subtrans'];
const LEFT_OUT = /^(postmaster\.(pid|opts)|backup_label|tablespace_map|pg_internal\.init|pgsql_tmp.*)$/;

/** What a copy needs that was made while PostgreSQL went on writing. */
interface Stretch {
  label: string;
  /** The files of the write-ahead log without which the copy is no database. */
  segments: string[];
}

/**
 * Copies the embedded PostgreSQL of `dataDir`, running or not, into a new folder, while everybody goes on working: what was committed when the copy ended is in
 * it. By PostgreSQL's low-level interface for base backups, since the package has no `pg_basebackup` (documentation of PostgreSQL 18, 25.3.4).
 *
 * @returns bytes copied
 * @throws StartError if there is no database, or `target` is there already
 */
export async function backUp(dataDir: string, target: string): Promise<number> {
  if (!existsSync(join(dataDir, 'postgres'))) throw new StartError(`There is no database in "${dataDir}". Set DATA_DIR.`);
  if (existsSync(target)) throw new StartError(`"${target}" is there already. Name a folder that is not: a backup replaces nothing.`);
  const embedded = await startEmbedded(dataDir, { share: true });
  const unfinished = `${target}.unfinished-${process.pid}`;
  try {
    mkdirSync(unfinished, { recursive: true, mode: 0o700 });
    const source = join(dataDir, 'postgres');
    const copied = join(unfinished, 'postgres');
    let bytes = 0;
    const { label, segments } = await during(embedded.adminUrl, async () => {
      bytes = await copyFolder(source, copied);
    });
    writeFileSync(join(copied, 'backup_label'), label, { mode: 0o600 });
    for (const segment of segments) bytes += await copyWhole(join(source, 'pg_wal', segment), join(copied, 'pg_wal', segment));
    await copyWhole(join(dataDir, 'postgres.json'), join(unfinished, 'postgres.json'));
    renameSync(unfinished, target);
    return bytes;
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
    await embedded.stop();
  }
}

/** Runs `copy` between the begin and the end of a backup. The slot keeps the write-ahead log meanwhile; it ends with the connection, and so does a backup that fails. */
async function during(adminUrl: string, copy: () => Promise<void>): Promise<Stretch> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  const one = async <T>(sql: string, values: unknown[] = []) => (await client.query(sql, values)).rows[0] as T;
  try {
    await one(`select pg_create_physical_replication_slot('bellwether_backup_' || pg_backend_pid(), true, true)`);
    const { first } = await one<{ first: string }>(`select pg_walfile_name(pg_backup_start('bellwether', true)) "first"`);
    await copy();
    const { last, label } = await one<{ last: string; label: string }>(
      `select pg_walfile_name(lsn) "last", labelfile "label" from pg_backup_stop(wait_for_archive => false)`,
    );
    const { segments } = await one<{ segments: string[] }>(
      `select array_agg(name order by name) segments from pg_ls_waldir() where name ~ '^[0-9A-F]{24}$' and name between $1 and $2`,
      [first, last],
    );
    return { label, segments };
  } finally {
    await client.end();
  }
}

async function copyFolder(from: string, to: string, top = true): Promise<number> {
  await mkdir(to, { mode: 0o700 });
  let bytes = 0;
  for (const entry of await unlessGone(readdir(from, { withFileTypes: true }), [])) {
    if (LEFT_OUT.test(entry.name)) continue;
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (top && EMPTIED.includes(entry.name)) await mkdir(target, { mode: 0o700 });
    else bytes += entry.isDirectory() ? await copyFolder(source, target, false) : await unlessGone(copyWhole(source, target), 0);
  }
  return bytes;
}

/** A table that is dropped meanwhile takes its files along; the write-ahead log knows of it. */
const unlessGone = <T>(work: Promise<T>, otherwise: T): Promise<T> =>
  work.catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
    return otherwise;
  });

/** And on the disk, so that a backup that is there survives a power cut. */
async function copyWhole(from: string, to: string): Promise<number> {
  await copyFile(from, to);
  const file = await open(to, 'r+');
  try {
    await file.sync();
    return (await file.stat()).size;
  } finally {
    await file.close();
  }
}

/**
 * Puts a backup into a data folder that has no database yet, lets PostgreSQL bring it to where the backup ended, and begins a new history of the event log.
 *
 * @throws StartError if `source` is no backup, or there is a database already
 */
export async function restore(source: string, dataDir: string): Promise<void> {
  if (![join('postgres', 'backup_label'), 'postgres.json'].every(name => existsSync(join(source, name))))
    throw new StartError(`"${source}" is no backup: it is a folder that "npm run backup" has made.`);
  if (existsSync(join(dataDir, 'postgres')))
    throw new StartError(`There is a database in "${dataDir}" already. Move it away, or set DATA_DIR to another folder.`);
  const folder = usableFolder(dataDir);
  const unfinished = join(folder, `postgres.new-${process.pid}`);
  const finished = join(folder, 'postgres');
  try {
    cpSync(join(source, 'postgres'), unfinished, { recursive: true });
    chmodSync(unfinished, 0o700);
    const { uid, gid } = runAs(unfinished);
    if (uid !== undefined) for (const path of [unfinished, ...inside(unfinished)]) chownSync(path, uid, gid as number);
    cpSync(join(source, 'postgres.json'), join(folder, 'postgres.json'));
    renameSync(unfinished, finished);
    const embedded = await startEmbedded(folder);
    await beginHistory(embedded.ownerUrl).finally(() => embedded.stop());
  } catch (error) {
    for (const path of [unfinished, finished]) rmSync(path, { recursive: true, force: true });
    throw error;
  }
}

const inside = (folder: string): string[] => readdirSync(folder, { recursive: true, encoding: 'utf8' }).map(name => join(folder, name));

/**
 * To be called after a database was put back to an earlier state, before a server starts on it: cursors of the time that is lost answer CURSOR_EXPIRED, instead
 * of meaning other events.
 */
export async function beginHistory(ownerUrl: string): Promise<void> {
  // A backup of an earlier version may not know of histories.
  await migrate(ownerUrl);
  await withOwner(ownerUrl, client =>
    client.query(`update log_head set history = substr(replace(gen_random_uuid()::text, '-', ''), 1, 8)`),
  );
}
