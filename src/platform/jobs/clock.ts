import type { Logger } from 'pino';
import type { Config } from '../config.js';
import { repeat } from '../repeat.js';
import type { Query } from './follower.js';
import { type Schedule, timingOf } from './schedule.js';

/** Milliseconds between two looks at most: by then, a clock that was set or a time zone that was changed counts. */
const LOOK_EVERY = 30_000;
/** And at least. */
const BREATH = 20;

interface Stored {
  name: string;
  rule: string;
  time_zone: string | null;
  next_at: Date;
  clock: Date;
}

interface ClockOptions {
  config: Config;
  log: Logger;
  query: Query;
  /** The organisation's. */
  timeZone: () => Promise<string>;
}

/**
 * Queues jobs when their schedules fall due. When that is stands in the database and is moved by the statement that queues: any number of processes do it, and
 * any can be killed.
 */
export class Clock {
  #end: () => Promise<void> = async () => {};

  constructor(
    private readonly schedules: readonly Schedule[],
    private readonly options: ClockOptions,
  ) {
    const names = schedules.map(({ job }) => job.name);
    const twice = names.find((name, i) => names.indexOf(name) !== i);
    if (twice) throw new Error(`Two schedules run "${twice}".`);
  }

  /** The first look is over when this returns. */
  async start(): Promise<void> {
    if (!this.schedules.length) return;
    const { log } = this.options;
    const first = await this.#look();
    this.#end = repeat({ first, every: LOOK_EVERY, log, failed: 'could not look for what falls due' }, () => this.#look());
  }

  stop(): Promise<void> {
    return this.#end();
  }

  /** @returns milliseconds until the next is due */
  async #look(): Promise<number> {
    const { query, config, timeZone } = this.options;
    const zone = await timeZone();
    const { rows } = await query('select * from jobs.schedules($1)', [this.schedules.map(({ job }) => job.name)]);
    const stored = new Map((rows as Stored[]).map(row => [row.name, row]));
    let pause = LOOK_EVERY;
    for (const { job, rhythm } of this.schedules) {
      const timing = timingOf({ job, rhythm }, config, zone);
      const row = stored.get(job.name);
      const now = row?.clock ?? new Date();
      const inForce = row?.rule === timing.rule && row.time_zone === timing.timeZone ? row : undefined;
      const left = inForce ? inForce.next_at.getTime() - now.getTime() : 0;
      if (left > 0) {
        pause = Math.min(pause, left);
        continue;
      }
      const next = timing.next(now);
      pause = Math.min(pause, next.getTime() - now.getTime());
      if (inForce) await query('select jobs.fire($1, $2, $3, $4, $5)', [job.name, inForce.next_at, next, 'every' in rhythm, job.attempts]);
      else await query('select jobs.set_schedule($1, $2, $3, $4)', [job.name, timing.rule, timing.timeZone, next]);
    }
    return Math.max(pause, BREATH);
  }
}
