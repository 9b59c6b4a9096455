import { setTimeout as wait } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { Tail } from '../events/tail.js';
import type { Reaction } from './reaction.js';

/** Events of the log that are passed in one transaction. */
const STRETCH = 500;
/** Milliseconds between two looks when nothing happens, in case the process that was at it died. */
const IDLE = 2_000;

/** Runs one statement as the worker's role. */
export type Query = (text: string, values: unknown[]) => Promise<{ rows: object[] }>;

interface Followed {
  names: Set<string>;
  attempts: number;
  /** Something of these names may have come. */
  due: boolean;
}

/**
 * Queues the jobs that follow from events. How far it is stands in the database, moved in the transaction that queues: any number of processes do it,
 * one at a time for each job, and any can be killed.
 */
export class Follower {
  #jobs = new Map<string, Followed>();
  #ended = new AbortController();
  #sleeping: AbortController | undefined;
  #loop: Promise<void> | undefined;
  #unhear: () => void = () => {};

  constructor(
    private readonly query: Query,
    reactions: readonly Reaction[],
    private readonly tail: Tail,
    private readonly log: Logger,
  ) {
    for (const { event, job } of reactions) {
      const known = this.#jobs.get(job.name) ?? { names: new Set(), attempts: job.attempts, due: true };
      known.names.add(event.name);
      this.#jobs.set(job.name, known);
    }
  }

  /** From here on no event is missed. */
  async start(): Promise<void> {
    if (!this.#jobs.size) return;
    for (const job of this.#jobs.keys()) await this.query('select jobs.begin_following($1)', [job]);
    this.#unhear = this.tail.onEvents(events => {
      for (const followed of this.#jobs.values()) if (events.some(({ name }) => followed.names.has(name))) followed.due = true;
      if ([...this.#jobs.values()].some(({ due }) => due)) this.#sleeping?.abort();
    });
    this.#loop = this.#run();
  }

  async stop(): Promise<void> {
    this.#unhear();
    this.#ended.abort();
    this.#sleeping?.abort();
    await this.#loop;
  }

  async #run(): Promise<void> {
    while (!this.#ended.signal.aborted) {
      for (const [job, followed] of this.#jobs) if (followed.due) await this.#catchUp(job, followed);
      if ([...this.#jobs.values()].some(({ due }) => due)) continue;
      this.#sleeping = new AbortController();
      const woken = await wait(IDLE, false, { signal: this.#sleeping.signal }).catch(() => true);
      this.#sleeping = undefined;
      if (!woken) for (const followed of this.#jobs.values()) followed.due = true;
    }
  }

  async #catchUp(job: string, followed: Followed): Promise<void> {
    followed.due = false;
    try {
      const { rows } = await this.query('select moved, lost::text from jobs.follow($1, $2, $3, $4)', [
        job,
        [...followed.names],
        STRETCH,
        followed.attempts,
      ]);
      const { moved, lost } = rows[0] as { moved: number | null; lost: string | null };
      if (lost !== null && lost !== '0') this.log.error({ job, lost }, 'events were trimmed before a job could follow from them');
      if (moved === STRETCH) followed.due = true;
    } catch (error) {
      if (!this.#ended.signal.aborted) this.log.warn({ err: error, job }, 'events could not be followed');
    }
  }
}
