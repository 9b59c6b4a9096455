import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launch } from '../support/server.js';

/** A data folder of one's own, as on a newcomer's machine: with an embedded PostgreSQL and without the demo company. */
export class Installation {
  readonly folder = mkdtempSync(join(tmpdir(), 'bellwether-start-'));
  #launched: ReturnType<typeof launch>[] = [];

  /** @param model a stopped installation's folder, to be copied: a first start takes longer than most tests */
  constructor(model?: string) {
    // With owners and modes, as PostgreSQL wants them.
    if (model) execFileSync('cp', ['-a', `${model}/.`, this.folder]);
    // PostgreSQL runs as another user where we are root.
    chmodSync(this.folder, 0o755);
  }

  /** A process on this folder, which may not have got far yet. */
  launch(env: Record<string, string> = {}, args?: string[]) {
    const process = launch({ PORT: '0', DATA_DIR: this.folder, DEMO: 'false', LOG_LEVEL: 'warn', ...env }, args);
    this.#launched.push(process);
    return process;
  }

  /** A server that listens. */
  async start(env: Record<string, string> = {}) {
    const server = this.launch(env);
    const [, url = ''] = await server.says(/listening on (http:\/\/[^/]+)/);
    return { ...server, url };
  }

  /** The process id of the PostgreSQL that the folder names, running or not. */
  get postmaster(): number | undefined {
    const file = join(this.folder, 'postgres', 'postmaster.pid');
    // Empty for a moment while it is written.
    return (existsSync(file) && Number(readFileSync(file, 'utf8').split('\n')[0])) || undefined;
  }

  /** Starts and stops it once, to be a model. */
  async prepare(): Promise<this> {
    const { child, ended } = await this.start();
    child.kill('SIGTERM');
    await ended;
    return this;
  }

  /** Ends everything and removes the folder. */
  async remove(): Promise<void> {
    for (const { child, ended } of this.#launched) {
      child.kill('SIGKILL');
      await ended;
    }
    const { postmaster } = this;
    if (postmaster && isRunning(postmaster)) {
      process.kill(postmaster, 'SIGQUIT');
      await ending(postmaster);
    }
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** Not ended, nor dead and waiting for a parent that asks. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !existsSync(`/proc/${pid}/status`) || !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
}

/** Waits for the end of a process that is not our child: there is no event for that. */
export async function ending(pid: number): Promise<void> {
  while (isRunning(pid)) await new Promise(resolve => setTimeout(resolve, 5));
}
