import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { type Embedded, startEmbedded } from '../../src/platform/database/embedded.js';
import { ending } from '../start/installation.js';
import type { TestDatabase } from '../support/database.js';

/** A durable PostgreSQL of a test's own, which it may stop and kill. Its database is that of `DATABASE_URL`, empty at first. */
export class Cluster {
  readonly #folder = mkdtempSync(join(tmpdir(), 'bellwether-cluster-'));
  #embedded!: Embedded;
  #pool!: pg.Pool;

  static async start(): Promise<Cluster> {
    const cluster = new Cluster();
    chmodSync(cluster.#folder, 0o755);
    await cluster.#start();
    return cluster;
  }

  get database(): TestDatabase {
    const adminUrl = this.#embedded.adminUrl.replace(/\/postgres$/, '/bellwether');
    const sql = async <T extends object>(text: string, values: unknown[] = []) => (await this.#pool.query(text, values)).rows as T[];
    return { url: this.#embedded.ownerUrl, adminUrl, sql, drop: async () => {} };
  }

  /** As for a new configuration: connections are cut, transactions rolled back. */
  async restart(): Promise<void> {
    await this.#stop();
    await this.#start();
  }

  /** As a power cut does it: every process of PostgreSQL at once. */
  async kill9(): Promise<void> {
    const [pid = ''] = readFileSync(join(this.#folder, 'postgres', 'postmaster.pid'), 'utf8').split('\n');
    const children = execFileSync('pgrep', ['-P', pid], { encoding: 'utf8' }).split('\n').filter(Boolean);
    const all = [pid, ...children].map(Number);
    for (const each of all) end(each);
    // Until then the port is not free.
    await Promise.all(all.map(ending));
    await this.#stop();
  }

  async again(): Promise<void> {
    await this.#start();
  }

  async remove(): Promise<void> {
    await this.#stop();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  async #start(): Promise<void> {
    this.#embedded = await startEmbedded(this.#folder);
    this.#pool = new pg.Pool({ connectionString: this.database.adminUrl, max: 4 });
    this.#pool.on('error', () => {});
  }

  async #stop(): Promise<void> {
    await this.#pool.end();
    await this.#embedded.stop();
  }
}

function end(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It ended by itself when the postmaster did.
  }
}
