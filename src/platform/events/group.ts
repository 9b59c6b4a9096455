import { setTimeout as wait } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { Viewer } from '../access/viewer.js';
import { platformErrors } from '../api/errors.js';
import type { Followed, Told } from './followed.js';
import type { Routed } from './relay.js';
import { mayHear } from './sight.js';
import { tellStretch } from './telling.js';

const PAGE = 200;
/** Milliseconds between tries while the database does not answer; after the last one subscribers are told to come back. */
const PAUSES = [50, 200, 500, 1_000, 2_000, 4_000];

/** The payload of a `next` message, as JSON text, and the position that is passed with it. */
export interface Telling {
  position: bigint;
  payload: Buffer;
}
/** Milliseconds that telling may take without a pause after it, and the longest pause. */
const QUICK = 1;
const LONGEST_PAUSE = 50;
/** Bytes that are written to a client at once. */
const SLICE = 65_536;

/** What there is to tell, in parts that no client's buffer need be afraid of. */
function slices(told: readonly Told[]): Telling[][] {
  const all: Telling[][] = [];
  let size = SLICE;
  for (const { position, text } of told) {
    if (text === null) continue;
    const payload = Buffer.from(text);
    if (size + payload.length > SLICE) {
      all.push([]);
      size = 0;
    }
    all.at(-1)?.push({ position, payload });
    size += payload.length;
  }
  return all;
}

/** Who hears the events of a subscription. */
export interface Listener {
  /**
   * @param news lowest position first; the same array for everybody who hears the same
   * @returns false if so much is on its way to the client that no more should follow now
   */
  next(news: readonly Telling[]): boolean;
  /** Ends the subscription. */
  fail(error: Error): void;
}

/** A listener in a group, and how far it is. */
export interface Member {
  listener: Listener;
  /** The last position that it has passed; it is told of higher ones only. */
  from: bigint;
  /** Called when it hears all that is above `from`, before anything of it. */
  joined(): void;
  /** Called when it was taken out of the group, because its client does not keep up. */
  fellBehind(): void;
}

/**
 * Subscribers with the same document, variables and sight: each event is read and written out once for all of them.
 * One stretch of the log at a time, so that everybody hears in the log's order.
 */
export class Group {
  readonly members = new Set<Member>();
  /** All that concerns the group is told up to here. */
  #done: bigint;
  /** The last position that may concern it. */
  #target: bigint;
  #joining: Member[] = [];
  #running = false;

  constructor(
    readonly followed: Followed,
    private readonly viewer: Viewer,
    /** The end of what this process has tailed. */
    private readonly end: () => bigint,
    private readonly log: Logger,
  ) {
    this.#done = this.#target = end();
  }

  get empty(): boolean {
    return !this.members.size && !this.#joining.length;
  }

  /** The position up to which nothing is left to tell. */
  get passed(): bigint {
    return this.#running || this.#done < this.#target ? this.#done : this.end();
  }

  /** Puts a member in at the next moment when nothing is under way. */
  join(member: Member): void {
    this.#joining.push(member);
    void this.#pump();
  }

  leave(member: Member): void {
    this.members.delete(member);
    this.#joining = this.#joining.filter(each => each !== member);
  }

  /** Takes notice of new events. */
  route(events: readonly Routed[]): void {
    const concerned = events.filter(
      event => event.kind === this.followed.kind && this.followed.names.has(event.name) && mayHear(this.viewer, event),
    );
    const [first] = concerned;
    if (!first) return;
    if (!this.#running) this.#done = first.position - 1n;
    this.#target = (concerned.at(-1) as Routed).position;
    void this.#pump();
  }

  async #pump(): Promise<void> {
    if (this.#running) return;
    this.#running = true;
    for (let failures = 0; ; ) {
      this.#admit();
      if (this.#done >= this.#target || !this.members.size) break;
      try {
        const upTo = this.#target;
        const told = await tellStretch(this.followed, this.viewer, { after: this.#done, upTo, limit: PAGE }, this.log);
        const began = performance.now();
        this.#tell(told);
        this.#done = told.length < PAGE ? upTo : (told.at(-1) as Told).position;
        await this.#rest(performance.now() - began);
        failures = 0;
      } catch (error) {
        this.log.warn({ err: error }, 'events wait for the database');
        const pause = PAUSES[failures++];
        if (pause === undefined) this.#give();
        else await wait(pause);
      }
    }
    this.#running = false;
  }

  /** Under a backlog telling takes a third of the time at most: what comes meanwhile is told together, in one write a client instead of several. */
  async #rest(took: number): Promise<void> {
    if (took > QUICK) await wait(Math.min(2 * took, LONGEST_PAUSE));
  }

  /** Who comes from a replay may be behind: then that stretch is read again, and whoever has it is not told twice. */
  #admit(): void {
    for (const member of this.#joining.splice(0)) {
      if (!this.members.size) this.#done = member.from;
      else if (member.from < this.#done) {
        for (const other of this.members) if (other.from < this.#done) other.from = this.#done;
        this.#done = member.from;
      }
      if (member.from < this.end()) this.#target = this.end();
      this.members.add(member);
      member.joined();
    }
  }

  #tell(told: readonly Told[]): void {
    for (const slice of slices(told)) {
      const [first, last] = [slice[0] as Telling, slice.at(-1) as Telling];
      for (const member of this.members) {
        if (member.from >= last.position) continue;
        const news = member.from < first.position ? slice : slice.filter(each => each.position > member.from);
        member.from = last.position;
        if (member.listener.next(news)) continue;
        this.members.delete(member);
        member.fellBehind();
      }
    }
  }

  #give(): void {
    for (const { listener } of [...this.members]) listener.fail(platformErrors.UNAVAILABLE());
    this.members.clear();
  }
}
