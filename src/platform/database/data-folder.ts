import { randomBytes } from 'node:crypto';
import {
  accessSync,
  constants,
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { StartError } from '../config.js';

/** What is remembered in the data folder, readable by its owner only. */
export interface Memory {
  port: number;
  password: string;
  settled: boolean;
}

/**
 * The folder, made if missing, by its real name.
 *
 * @throws StartError if it cannot be written
 */
export function usableFolder(dataDir: string): string {
  try {
    makeFolder(dataDir);
    accessSync(dataDir, constants.R_OK | constants.W_OK | constants.X_OK);
    if (!statSync(dataDir).isDirectory()) throw new Error('it is no folder');
    return realpathSync(dataDir);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new StartError(
      `The data folder "${dataDir}" cannot be written (${code ?? message}). Set DATA_DIR to a folder that you may write to.`,
    );
  }
}

/** Not `mkdir` with `recursive`, which never returns below /proc. PostgreSQL may run as another user, who has to pass; what is inside is closed to others. */
function makeFolder(path: string): void {
  if (existsSync(path)) return;
  makeFolder(dirname(path));
  mkdirSync(path, { mode: 0o755 });
}

/** @throws StartError if there is a database whose password is lost */
export function remembered(folder: string): Memory {
  const file = join(folder, 'postgres.json');
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8'));
  if (existsSync(join(folder, 'postgres'))) {
    throw new StartError(
      `"${file}" with the password of the embedded PostgreSQL is missing. Put it back, or set DATA_DIR to another folder.`,
    );
  }
  const memory = { port: 0, password: randomBytes(24).toString('base64url'), settled: false };
  // Of two first starts at once the second takes what the first has written.
  put(file, memory, linkSync);
  return JSON.parse(readFileSync(file, 'utf8'));
}

export function remember(folder: string, memory: Memory): void {
  put(join(folder, 'postgres.json'), memory, renameSync);
}

/** Written whole or not at all. */
function put(file: string, memory: Memory, place: (from: string, to: string) => void): void {
  const unfinished = `${file}.${process.pid}`;
  writeFileSync(unfinished, JSON.stringify(memory), { mode: 0o600 });
  try {
    place(unfinished, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(unfinished, { force: true });
  }
}
