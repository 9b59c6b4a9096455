import pg from 'pg';
import { bringIn, type CastName, cast } from '../../support/cast.js';
import { makeDatabase, type TestDatabase } from '../../support/database.js';
import { type Server, startServer } from '../../support/server.js';

/** A run of one of the jobs of trial.mjs. */
export interface Run {
  job: string;
  attempt: number;
  pid: number;
  actor: string;
  note: string;
}

export interface Queued {
  key?: string;
  at?: Date;
  /** Who makes the change; the system by default. */
  by?: CastName;
  /** The change fails after it has queued the job. */
  fails?: boolean;
}

const FILE = 'tests/platform/jobs/trial.mjs';

/** A database on which servers with trial jobs are started and killed, and what the jobs say. */
export class Trial {
  #heard: Run[] = [];
  #wake: (() => void)[] = [];
  #servers: Server[] = [];

  private constructor(
    readonly database: TestDatabase,
    private readonly client: pg.Client,
  ) {
    client.on('notification', ({ payload }) => {
      this.#heard.push(JSON.parse(payload ?? ''));
      for (const wake of this.#wake.splice(0)) wake();
    });
  }

  static async begin(): Promise<Trial> {
    const database = await makeDatabase();
    await bringIn(database);
    await database.sql('create schema trial');
    await database.sql('create table trial.runs (job text, attempt int, pid int, actor text, note text)');
    await database.sql('create table trial.go (note text)');
    await database.sql('grant usage on schema trial to bellwether_app');
    await database.sql('grant select, insert on all tables in schema trial to bellwether_app');
    const client = new pg.Client(database.adminUrl);
    await client.connect();
    await client.query('listen trial');
    return new Trial(database, client);
  }

  async start(env: Record<string, string> = {}, ...args: string[]): Promise<Server> {
    const server = await startServer({ database: this.database, env, args: [FILE, ...args] });
    this.#servers.push(server);
    return server;
  }

  /** Queues a job by way of a server. */
  async queue(
    server: Server,
    job: string,
    payload: object,
    { key, at, by, fails }: Queued = {},
  ): Promise<{ error?: string; progressId?: string }> {
    const body = JSON.stringify({ job, payload, key, at, fails, ...(by && { by: cast[by].id }) });
    const answer = await fetch(`${server.url}/enqueue`, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
    return (await answer.json()) as { error?: string };
  }

  /** The next run with this note, waiting for it. */
  async run(note: string): Promise<Run> {
    for (;;) {
      const at = this.#heard.findIndex(run => run.note === note);
      if (at >= 0) return this.#heard.splice(at, 1)[0] as Run;
      await new Promise<void>(resolve => this.#wake.push(resolve));
    }
  }

  /** Runs that were heard and not taken. */
  get waiting(): Run[] {
    return this.#heard;
  }

  async end(): Promise<void> {
    for (const server of this.#servers) await server.kill9();
    await this.client.end();
    await this.database.drop();
  }
}
