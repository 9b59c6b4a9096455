import type { ChildProcess } from 'node:child_process';
import { readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { StartError } from '../config.js';
import { findBinaries, reaches, runAs } from './binaries.js';
import { type Cluster, freePort, isAlive, makeCluster, removeStale, runningPostgres, spawnPostgres } from './cluster.js';
import { type Memory, remember, remembered, usableFolder } from './data-folder.js';

/** A PostgreSQL of our own, running. */
export interface Embedded {
  /** The owner of the database `bellwether`: an ordinary login, so that row security holds for it as on anybody's server. */
  ownerUrl: string;
  /** The superuser `postgres`, on the database `postgres`. */
  adminUrl: string;
  /** Nobody has called `settle` on this folder yet: it was just made, or its first start did not get to the end. */
  fresh: boolean;
  /** The first start is through. */
  settle(): void;
  /** Stops PostgreSQL and waits for its end; does nothing where another process runs it. */
  stop(): Promise<void>;
}

export interface EmbeddedOptions {
  /** Use the server of another process if there is one, without a say in its life. For commands beside a running server. */
  share?: boolean;
  /** `false` gives up safety against power cuts for speed. For tests. */
  durable?: boolean;
  /** Called once if PostgreSQL went away and did not come back. */
  onLost?: () => void;
}

/** Any number, the same for every version: held by the process that the data folder belongs to. */
const LOCK = 4_216_004_018;
/** Milliseconds that a start may take: recovery from a crash can be long. */
const PATIENCE = 120_000;
/** Milliseconds that a stop may take: it writes out what is in memory. */
const STOP_PATIENCE = 60_000;
/** Bytes of the log from which on a start begins a new one. */
const LARGEST_LOG = 10_000_000;

/**
 * Starts PostgreSQL on `DATA_DIR/postgres`, or takes over the one that a killed process left running there. One process at a time has a folder: it holds an
 * advisory lock, which goes with its connection however the process ends.
 *
 * @throws StartError if the folder cannot be used or is in use
 */
export async function startEmbedded(dataDir: string, options: EmbeddedOptions = {}): Promise<Embedded> {
  const folder = usableFolder(dataDir);
  const as = runAs(join(folder, 'postgres'));
  if (!reaches(as, folder)) {
    throw new StartError(
      `PostgreSQL does not run as root, and the user "postgres" cannot reach "${folder}". Set DATA_DIR to a folder that it can, such as /var/lib/bellwether.`,
    );
  }
  const cluster: Cluster = { ...findBinaries(as, folder), folder: join(folder, 'postgres'), log: join(folder, 'postgres.log'), as };
  const memory = remembered(folder);
  const { client: lock, endWithUs } = await connectOrStart(cluster, memory, folder, options);
  const mine = await hold(lock, options.share ? 0 : 2_000);
  if (!mine) {
    // Of two that start together the other was faster: it is that one's now, whoever started it.
    process.off('exit', endWithUs);
    await lock.end();
    if (!options.share)
      throw new StartError(
        `The data folder "${folder}" is in use by another running Bellwether. Stop that one, or set DATA_DIR to another folder.`,
      );
  }
  const ownerUrl = await ownDatabase(memory);
  const guard = mine ? guardLock(lock, memory, options.onLost) : undefined;
  return {
    ownerUrl,
    adminUrl: url('postgres', memory, 'postgres'),
    fresh: !memory.settled,
    settle: () => remember(folder, Object.assign(memory, { settled: true })),
    stop: async () => {
      guard?.release();
      if (mine) await stopPostgres(cluster.folder);
    },
  };
}

const url = (user: string, { port, password }: Memory, database: string) => `postgres://${user}:${password}@127.0.0.1:${port}/${database}`;

async function connect(memory: Memory, port: number): Promise<pg.Client> {
  const client = new pg.Client({
    connectionString: url('postgres', { ...memory, port }, 'postgres'),
    keepAlive: true,
    connectionTimeoutMillis: 5_000,
  });
  // Its end is noticed by `guardLock`; an error event without a listener would end the process.
  client.on('error', () => {});
  await client.connect();
  return client;
}

/** A connection to the running server of this folder: one that was left running, one that is coming up, or a new one. */
async function connectOrStart(cluster: Cluster, memory: Memory, folder: string, { durable = true }: EmbeddedOptions) {
  const deadline = Date.now() + PATIENCE;
  let failure = '';
  let child: ChildProcess | undefined;
  // A start that gives up, or a process that ends without stopping the server in order, takes it along.
  const endWithUs = () => void (child?.exitCode ?? child?.kill('SIGINT'));
  process.on('exit', endWithUs);
  for (let starts = 0; Date.now() < deadline; await wait(25)) {
    const running = runningPostgres(cluster.folder);
    if (running) {
      const client = await connect(memory, running.port || memory.port).catch((error: Error) => error);
      if (!(client instanceof pg.Client)) {
        failure = client.message;
        if ((client as { code?: string }).code === '28P01') break;
        continue;
      }
      if (memory.port !== running.port) remember(folder, Object.assign(memory, { port: running.port }));
      return { client, endWithUs };
    }
    if (starts++ === 3) break;
    makeCluster(cluster, memory.password);
    removeStale(cluster.folder);
    if ((statSync(cluster.log, { throwIfNoEntry: false })?.size ?? 0) > LARGEST_LOG) rmSync(cluster.log);
    const logged = statSync(cluster.log, { throwIfNoEntry: false })?.size ?? 0;
    child = spawnPostgres(cluster, await freePort(memory.port), durable);
    failure = await started(child, cluster, logged);
  }
  throw new StartError(`PostgreSQL did not start on "${cluster.folder}": ${failure || 'no answer'}. Its log is "${cluster.log}".`);
}

/** Waits until the new process has taken the folder, or has ended: then says why, from what it has logged since. */
async function started(child: ChildProcess, { folder, log }: Cluster, since: number): Promise<string> {
  let ended: string | undefined;
  child.once('error', error => {
    ended = error.message;
  });
  child.once('exit', () => {
    ended ??= '';
  });
  while (ended === undefined && runningPostgres(folder)?.pid !== child.pid) await wait(10);
  if (ended === undefined) return '';
  const logged = readFileSync(log, 'utf8').slice(since);
  return ended || /(?:FATAL|PANIC|error): +(.*)/.exec(logged)?.[1] || logged.trim().split('\n').at(-1) || '';
}

/** Takes the lock of the folder, waiting up to `patience` ms for a process that is just ending. */
async function hold(client: pg.Client, patience: number): Promise<boolean> {
  for (const deadline = Date.now() + patience; ; await wait(50)) {
    const { rows } = await client.query('select pg_try_advisory_lock($1) as mine', [LOCK]);
    if (rows[0].mine) return true;
    if (Date.now() >= deadline) return false;
  }
}

/** PostgreSQL drops every connection when one of its processes crashes, and goes on: take the lock again. If it does not come back, say so. */
function guardLock(first: pg.Client, memory: Memory, onLost?: () => void): { release(): void } {
  let client = first;
  let released = false;
  const watch = () => client.once('end', again);
  const again = async () => {
    for (const deadline = Date.now() + 15_000; !released && Date.now() < deadline; await wait(100)) {
      const next = await connect(memory, memory.port).catch(() => undefined);
      if (!next || !(await hold(next, 1_000).catch(() => false))) continue;
      client = next;
      watch();
      return;
    }
    if (!released) onLost?.();
  };
  watch();
  return {
    release: () => {
      released = true;
      client.end().catch(() => {});
    },
  };
}

/** The database `bellwether` and its owner, made if missing. */
async function ownDatabase(memory: Memory): Promise<string> {
  const client = await connect(memory, memory.port);
  try {
    const { rows } = await client.query(
      `select exists(select from pg_roles where rolname = 'bellwether') as role, exists(select from pg_database where datname = 'bellwether') as database`,
    );
    if (!rows[0].role) await client.query(`create role bellwether login createrole password ${client.escapeLiteral(memory.password)}`);
    if (!rows[0].database) await client.query('create database bellwether owner bellwether');
  } finally {
    await client.end();
  }
  return url('bellwether', memory, 'bellwether');
}

/** Asks for a fast stop (open transactions are rolled back) and waits until the process has ended. */
async function stopPostgres(folder: string): Promise<void> {
  const running = runningPostgres(folder);
  if (!running) return;
  process.kill(running.pid, 'SIGINT');
  const deadline = Date.now() + STOP_PATIENCE;
  while (isAlive(running.pid)) {
    if (Date.now() > deadline) process.kill(running.pid, 'SIGQUIT');
    await wait(10);
  }
}
