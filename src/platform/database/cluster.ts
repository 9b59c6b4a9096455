import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import {
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { totalmem } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { StartError } from '../config.js';
import type { Binaries, RunAs } from './binaries.js';

const MAJOR = '18';

/** A PostgreSQL data folder and how its server is run. */
export interface Cluster extends Binaries {
  folder: string;
  log: string;
  as: RunAs;
}

/**
 * Makes the folder unless it is there. Done under another name first, so that a start that was killed half-way, or two at once, leave a whole folder or none.
 * The ctype is C.UTF-8 of the C library too, not only the built-in provider's: trigrams ask the library what a letter is.
 */
export function makeCluster(cluster: Cluster, password: string): void {
  checkMajor(cluster);
  if (existsSync(cluster.folder)) return;
  removeUnfinished(cluster.folder);
  const unfinished = `${cluster.folder}.new-${process.pid}`;
  mkdirSync(unfinished, { mode: 0o700 });
  const passwordFile = `${unfinished}.password`;
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (cluster.as.uid !== undefined) for (const path of [unfinished, passwordFile]) chownSync(path, cluster.as.uid, cluster.as.gid!);
  try {
    const locales = process.platform === 'darwin' ? ['en_US.UTF-8'] : ['C.UTF-8', 'en_US.UTF-8'];
    const failures = locales.map(locale => initialise(cluster, unfinished, passwordFile, locale));
    if (failures.every(failure => failure !== undefined))
      throw new StartError(`PostgreSQL could not set up "${cluster.folder}": ${failures[0]}`);
    renameSync(unfinished, cluster.folder);
  } catch (error) {
    // Another start was faster.
    if (!['ENOTEMPTY', 'EEXIST'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
  } finally {
    rmSync(passwordFile, { force: true });
    rmSync(unfinished, { recursive: true, force: true });
  }
}

function checkMajor({ folder }: Cluster): void {
  if (!existsSync(folder)) return;
  const major = readFileSync(join(folder, 'PG_VERSION'), 'utf8').trim();
  if (major !== MAJOR)
    throw new StartError(
      `"${folder}" was made by PostgreSQL ${major}, this is ${MAJOR}. Dump it with the old version, or set DATA_DIR to another folder.`,
    );
}

/** What is wrong, or undefined if it worked (or had worked before). */
function initialise({ initdb, as }: Cluster, folder: string, passwordFile: string, locale: string): string | undefined {
  if (existsSync(join(folder, 'PG_VERSION'))) return undefined;
  const options = [`--pgdata=${folder}`, '--username=postgres', `--pwfile=${passwordFile}`, '--auth=scram-sha-256', '--encoding=UTF8'];
  const locales = [`--locale=${locale}`, '--lc-messages=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
  const { status, stderr, error } = spawnSync(initdb, [...options, ...locales], { ...as, cwd: dirname(folder), encoding: 'utf8' });
  return status === 0 ? undefined : (error?.message ?? stderr.split('\n').find(line => line.includes('error:')) ?? stderr.trim()).trim();
}

/** Left by starts that were killed while they made a folder. */
function removeUnfinished(folder: string): void {
  const start = `${basename(folder)}.new-`;
  for (const name of readdirSync(dirname(folder))) {
    if (name.startsWith(start) && !isAlive(Number.parseInt(name.slice(start.length), 10)))
      rmSync(join(dirname(folder), name), { recursive: true, force: true });
  }
}

/** Sizes for a machine that also runs the server. */
function configuration(port: number, durable: boolean): Record<string, string> {
  const megabytes = Math.min(512, Math.max(64, Math.floor(totalmem() / 1024 / 1024 / 8)));
  return {
    port: String(port),
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: '200',
    shared_buffers: `${megabytes}MB`,
    effective_cache_size: `${megabytes * 4}MB`,
    work_mem: '16MB',
    maintenance_work_mem: '128MB',
    max_wal_size: '2GB',
    random_page_cost: '1.1',
    // Statements here are short; compiling one takes longer than running it.
    jit: 'off',
    timezone: 'UTC',
    log_timezone: 'UTC',
    ...(durable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  };
}

/** Starts the server in a session of its own: Ctrl-C goes to the whole foreground group and would stop it before our server has drained. */
export function spawnPostgres({ postgres, folder, log, as }: Cluster, port: number, durable: boolean): ChildProcess {
  const output = openSync(log, 'a', 0o600);
  const flags = Object.entries(configuration(port, durable)).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const child = spawn(postgres, ['-D', folder, ...flags], {
    ...as,
    cwd: dirname(folder),
    detached: true,
    stdio: ['ignore', output, output],
  });
  closeSync(output);
  child.unref();
  return child;
}

/** Process and port of the PostgreSQL that runs on this folder: a pid file left by a crash, whose number something else may have by now, is none. */
export function runningPostgres(folder: string): { pid: number; port: number } | undefined {
  const { pid, port } = pidFile(folder);
  return pid > 0 && isAlive(pid) && isPostgres(pid, folder) ? { pid, port } : undefined;
}

/** Removes a pid file left by a crash. PostgreSQL does so itself, but only if nothing else has got the number by now. */
export function removeStale(folder: string): void {
  const file = join(folder, 'postmaster.pid');
  const age = Date.now() - (statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? Number.NaN);
  // An empty one is just being written by another start, or was when the power went.
  if (!runningPostgres(folder) && (pidFile(folder).pid > 0 || age > 10_000)) rmSync(file, { force: true });
}

function pidFile(folder: string): { pid: number; port: number } {
  const file = join(folder, 'postmaster.pid');
  const [pid, , , port] = existsSync(file) ? readFileSync(file, 'utf8').split('\n') : [];
  return { pid: Number(pid ?? 0), port: Number(port ?? 0) };
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !/^State:\s+Z/m.test(status(pid));
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
/** A container without an init keeps dead orphans as zombies, which still take signals. */
const status = (pid: number) => (existsSync(`/proc/${pid}/status`) ? readFileSync(`/proc/${pid}/status`, 'utf8') : '');

/** PostgreSQL works in its data folder, so the folder tells it from whatever else has got the number, and stays true when the folder is moved. */
function isPostgres(pid: number, folder: string): boolean {
  if (process.platform !== 'linux')
    return spawnSync('ps', ['-p', String(pid), '-o', 'command='], { encoding: 'utf8' }).stdout?.includes(folder) ?? true;
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === folder;
  } catch {
    return false;
  }
}

/** A port of the loopback interface that is free now; `wanted` if it can be had. */
export async function freePort(wanted = 0): Promise<number> {
  const server = createServer();
  return new Promise((resolve, reject) => {
    server.once('error', error => (wanted ? resolve(freePort()) : reject(error)));
    server.listen(wanted, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}
