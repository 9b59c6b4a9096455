import { setTimeout as wait } from 'node:timers/promises';
import type { Logger } from 'pino';
import { Connection } from '../events/connection.js';

/** Milliseconds between two looks for processes that are gone. One that is missed in two looks is: its connection may just be made anew. */
const LOOK_EVERY = 2_000;
/** Milliseconds between two looks for jobs that died unreported, beside those after a process was found gone. */
const SWEEP_EVERY = 60_000;

/** A door that is shut at first. */
export class Gate {
  #open = Promise.withResolvers<null>();
  /** Waits until it is open. */
  passed(): Promise<null> {
    return this.#open.promise;
  }
  open(): void {
    this.#open.resolve(null);
  }
  shut(): void {
    this.#open = Promise.withResolvers<null>();
  }
}

/**
 * That this process is there to run jobs: an advisory lock on a connection of its own, which goes with the process however that ends. graphile-worker gives
 * the jobs of a dead process back after four hours; here the others see within seconds that nobody holds the lock, and give them back at once.
 */
export class Presence {
  #connection: Connection;
  #ended = new AbortController();
  #loop: Promise<void>;

  /**
   * @param pool what graphile-worker calls this process in its locks
   * @param gate is open while the lock is held: without it, others would take what this process takes
   * @param sweep reports the jobs that died unreported
   */
  constructor(
    url: string,
    private readonly log: Logger,
    private readonly pool: string,
    gate: Gate,
    private readonly sweep: () => Promise<void>,
  ) {
    this.#connection = new Connection(
      url,
      log,
      async client => {
        await client.query('select jobs.arrive($1)', [pool]);
        gate.open();
      },
      () => gate.shut(),
      // A machine that is cut off does not say goodbye: PostgreSQL asks after it, and drops it after a minute.
      {
        role: 'bellwether_worker',
        name: 'bellwether jobs',
        options: { tcp_keepalives_idle: 30, tcp_keepalives_interval: 10, tcp_keepalives_count: 3 },
      },
    );
    this.#loop = this.#watch();
  }

  /** Gives back one job that this process has taken, uncounted; or all of them. */
  async putBack(job: string | null): Promise<void> {
    await this.#connection.query('select jobs.put_back($1, $2::bigint)', [this.pool, job]);
  }

  /** Leaves. Whatever this process still has, others take. */
  async stop(): Promise<void> {
    this.#ended.abort();
    await this.#loop;
    await this.#connection.query('select jobs.release($1)', [[this.pool]]).catch(() => {});
    await this.#connection.end();
  }

  async #watch(): Promise<void> {
    const { signal } = this.#ended;
    let missed: string[] = [];
    for (let sweepAt = 0; !signal.aborted; await wait(LOOK_EVERY, undefined, { signal }).catch(() => {})) {
      try {
        const gone = (await this.#connection.query<{ pool: string }>('select jobs.gone($1) pool', [this.pool])).map(({ pool }) => pool);
        const dead = gone.filter(pool => missed.includes(pool));
        missed = gone;
        if (dead.length) {
          await this.#connection.query('select jobs.release($1)', [dead]);
          this.log.warn({ dead }, 'a process that ran jobs has died; its jobs are run again');
        }
        if (dead.length || Date.now() >= sweepAt) {
          sweepAt = Date.now() + SWEEP_EVERY;
          await this.sweep();
        }
      } catch (error) {
        if (!signal.aborted) this.log.warn({ err: error }, 'could not look after the jobs');
      }
    }
  }
}
