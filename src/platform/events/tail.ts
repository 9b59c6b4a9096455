import { setTimeout as wait } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { Config } from '../config.js';
import { Relay, type Routed } from './relay.js';

/** Milliseconds between two looks: when nothing happens, as a safety net; while another process is at it; and for a while after others have told of events. */
const IDLE = 1_000;
const TAKEN = 2;
const BUSY = 5;
const BUSY_FOR = 60;
/** Under load, each move costs the writers more than a few milliseconds cost the readers: let some more commits gather for the next. */
const MANY = 4;
const GATHER = 4;
const TRIM_EVERY = 60_000;

export type TailListener = (events: readonly Routed[]) => void;

/**
 * This process's place in the event log: moves what was committed, and hands on every event of any process once, in the order of the log.
 * One loop, so that there is never more than one move under way in a process, and commits that come meanwhile share the next one.
 */
export class Tail {
  /** The last event that was handed on. */
  position = 0n;
  #listeners = new Set<TailListener>();
  #relay: Relay;
  #ended = new AbortController();
  #sleeping: AbortController | undefined;
  #awake = false;
  #busyUntil = 0;
  #trimAt = 0;
  #loop: Promise<void> | undefined;

  /** @param url owner's address of the server itself, not of a pooler; the connection takes the application's role */
  constructor(
    url: string,
    private readonly config: Pick<Config, 'eventRetention'>,
    private readonly log: Logger,
  ) {
    this.#relay = new Relay(url, log, () => {
      this.#busyUntil = Date.now() + BUSY_FOR;
      this.nudge();
    });
  }

  /** Begins at the end of the log. */
  async start(): Promise<void> {
    this.position = (await this.#relay.ends()).position;
    await this.#relay.look();
    this.#loop = this.#run();
  }

  async stop(): Promise<void> {
    this.#ended.abort();
    this.#sleeping?.abort();
    await this.#relay.end();
    await this.#loop;
  }

  /** Something was committed: look at once. Cheap; call it after every commit that emitted. */
  nudge(): void {
    this.#awake = true;
    this.#sleeping?.abort();
  }

  /** Calls `listener` with each batch, lowest position first. It must not throw. @returns ends it */
  onEvents(listener: TailListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** The end of the log as it is in the database, and the lowest position that is kept. */
  ends(): Promise<{ position: bigint; oldest: bigint }> {
    return this.#relay.ends();
  }

  async #run(): Promise<void> {
    while (!this.#ended.signal.aborted) {
      this.#awake = false;
      try {
        const { moved, events, full } = await this.#relay.step(this.position);
        this.#handOn(events);
        if (full) continue;
        if (moved >= MANY) await wait(GATHER);
        if (events.length && this.#relay.others) this.#busyUntil = Date.now() + BUSY_FOR;
        await this.#sleep(moved < 0 ? TAKEN : Date.now() < this.#busyUntil ? BUSY : IDLE);
        if (!this.#awake && Date.now() >= this.#busyUntil) await this.#housekeeping();
      } catch (error) {
        if (this.#ended.signal.aborted) return;
        this.log.warn({ err: error }, 'the relay of events had to begin again');
        await this.#sleep(TAKEN * 25);
        await this.#rewound();
      }
    }
  }

  #handOn(events: Routed[]): void {
    if (!events.length) return;
    this.position = (events.at(-1) as Routed).position;
    for (const listener of this.#listeners) {
      try {
        listener(events);
      } catch (error) {
        this.log.error({ err: error }, 'a follower of the event log failed');
      }
    }
  }

  async #sleep(milliseconds: number): Promise<void> {
    if (this.#awake) return;
    this.#sleeping = new AbortController();
    await wait(milliseconds, undefined, { signal: this.#sleeping.signal }).catch(() => {});
    this.#sleeping = undefined;
  }

  async #housekeeping(): Promise<void> {
    await this.#relay.look();
    if (Date.now() < this.#trimAt) return;
    const more = await this.#relay.trim(this.config.eventRetention);
    this.#trimAt = more ? 0 : Date.now() + Math.min(TRIM_EVERY, this.config.eventRetention);
  }

  /** A database that was put back to an earlier state has a shorter log: go on from its end, cursors beyond it are answered as expired. */
  async #rewound(): Promise<void> {
    const ends = await this.#relay.ends().catch(() => undefined);
    if (!ends || ends.position >= this.position) return;
    this.log.error({ was: String(this.position), is: String(ends.position) }, 'the event log has become shorter');
    this.position = ends.position;
  }
}
