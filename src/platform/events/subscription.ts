import type { Logger } from 'pino';
import type { Viewer } from '../access/viewer.js';
import { cursorOf } from './cursor.js';
import type { Followed } from './followed.js';
import type { Group, Listener, Member, Telling } from './group.js';
import { replay } from './replay.js';
import type { Tail } from './tail.js';

export interface Subscriber extends Listener {
  /** As `next`, but waits until the client has taken enough to be sent more. */
  nextAndWait(telling: Telling): Promise<void>;
  /** It hears live events from now on. */
  live(): void;
}

/** Where a subscription begins. */
export interface Start {
  from: bigint;
  /** It was given a cursor: what came since is told first, then `CaughtUp`. */
  replays: boolean;
}

export interface Surroundings {
  followed: Followed;
  viewer: Viewer;
  tail: Tail;
  log: Logger;
  /** The most rows that it may catch up on. */
  limit: number;
  /** The group of those who share what they hear. */
  group(): Group;
  /** Called when it has left a group. */
  left(group: Group): void;
}

/** One subscriber's way: catching up from the log, live in a group, and back to the log when its client does not keep up. */
export class Subscription implements Member {
  from: bigint;
  #group: Group | undefined;
  #joined = false;
  #ended = new AbortController();
  #owesCaughtUp: boolean;

  constructor(
    readonly listener: Subscriber,
    start: Start,
    private readonly around: Surroundings,
  ) {
    this.from = start.from;
    this.#owesCaughtUp = start.replays;
    if (start.replays) this.#catchUp();
    else this.#join();
  }

  /**
   * Everything up to here has been told; null while it is catching up. Never less than what it was told last: a group goes back for a member that comes from
   * further behind, and a client that was sent there with it would hear the same twice after its next resume.
   */
  get passed(): bigint | null {
    if (!this.#joined || !this.#group) return null;
    const { passed } = this.#group;
    return passed > this.from ? passed : this.from;
  }

  stop(): void {
    this.#ended.abort();
    this.#leave();
  }

  joined(): void {
    this.#joined = true;
    const { followed, viewer } = this.around;
    if (this.#owesCaughtUp) {
      const payload = Buffer.from(followed.caughtUp(cursorOf(viewer, followed.kind, this.from)));
      this.listener.next([{ position: this.from, payload }]);
    }
    this.#owesCaughtUp = false;
    this.listener.live();
  }

  fellBehind(): void {
    this.#leave();
    this.#catchUp();
  }

  #join(): void {
    this.#group = this.around.group();
    this.#group.join(this);
  }

  #leave(): void {
    const group = this.#group;
    this.#group = undefined;
    this.#joined = false;
    if (!group) return;
    group.leave(this);
    this.around.left(group);
  }

  #catchUp(): void {
    const { signal } = this.#ended;
    const { followed, viewer, limit, tail, log } = this.around;
    const next = (telling: Telling) => this.listener.nextAndWait(telling);
    replay({ followed, viewer, from: this.from, limit, next, signal }, tail, log)
      .then(from => {
        this.from = from;
        if (!signal.aborted) this.#join();
      })
      .catch((error: Error) => signal.aborted || this.listener.fail(error));
  }
}
