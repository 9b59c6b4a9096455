import type { Logger } from 'pino';
import { sightOf, type Viewer } from '../access/viewer.js';
import { platformErrors } from '../api/errors.js';
import type { Config } from '../config.js';
import { cursorOf, readCursor } from './cursor.js';
import type { Followed } from './followed.js';
import { Group, type Listener, type Member } from './group.js';
import { replay } from './replay.js';
import type { Tail } from './tail.js';

/** Where a subscription begins. */
export interface Start {
  from: bigint;
  /** It was given a cursor: what came since is told first, then `CaughtUp`. */
  replays: boolean;
}

export interface Subscriber extends Listener {
  /** As `next`, but waits while the client has too much to take in already. */
  nextAndWait(text: string): Promise<void>;
  /** It hears live events from now on. */
  live(): void;
}

export interface Subscription {
  /** Everything up to here has been told; null while it is replaying. */
  readonly passed: bigint | null;
  stop(): void;
}

/** Brings events to subscribers: replay, then live, each event read once for all who see the same. */
export class Hub {
  #groups = new Map<string, Group>();
  #byKind = new Map<string, Set<Group>>();
  #unfollow: () => void;

  constructor(
    private readonly tail: Tail,
    private readonly config: Pick<Config, 'replayLimit'>,
    private readonly log: Logger,
  ) {
    this.#unfollow = tail.onEvents(events => {
      for (const kind of new Set(events.map(event => event.kind))) for (const group of this.#byKind.get(kind) ?? []) group.route(events);
    });
  }

  stop(): void {
    this.#unfollow();
  }

  /**
   * Where a subscription begins: at its cursor, or now.
   *
   * @throws FORBIDDEN, INVALID_INPUT, ACCESS_CHANGED, CURSOR_EXPIRED
   */
  async start(followed: Followed, viewer: Viewer): Promise<Start> {
    if (followed.after === null) return { from: this.tail.position, replays: false };
    const from = readCursor(viewer, followed.kind, followed.after);
    const { position, oldest } = await this.tail.ends();
    // Beyond the end: the database was put back to an earlier state.
    if (from < oldest - 1n || from > position) throw platformErrors.CURSOR_EXPIRED(cursorOf(viewer, followed.kind, oldest - 1n));
    return { from, replays: true };
  }

  subscribe(followed: Followed, viewer: Viewer, { from, replays }: Start, subscriber: Subscriber): Subscription {
    const key = [followed.key, viewer.accessKey, ...followed.kinds.map(kind => sightOf(viewer, kind))].join('\n');
    const ended = new AbortController();
    const member: Member = { listener: subscriber, from };
    let group: Group | undefined;
    let joined = false;
    const join = () => {
      group = this.#group(key, followed, viewer);
      member.joined = () => {
        joined = true;
        if (replays) subscriber.next(followed.caughtUp(cursorOf(viewer, followed.kind, member.from)));
        subscriber.live();
      };
      group.join(member);
    };
    const catchUp = async () => {
      const next = (text: string) => subscriber.nextAndWait(text);
      const request = { followed, viewer, from, limit: this.config.replayLimit, next, signal: ended.signal };
      member.from = await replay(request, this.tail, this.log);
      if (!ended.signal.aborted) join();
    };
    if (replays) catchUp().catch((error: Error) => ended.signal.aborted || subscriber.fail(error));
    else join();
    return {
      get passed() {
        return joined && group ? group.passed : null;
      },
      stop: () => {
        ended.abort();
        if (group) this.#leave(key, group, member);
      },
    };
  }

  #group(key: string, followed: Followed, viewer: Viewer): Group {
    const known = this.#groups.get(key);
    if (known) return known;
    const group = new Group(followed, viewer, () => this.tail.position, this.log);
    this.#groups.set(key, group);
    const same = this.#byKind.get(followed.kind) ?? new Set();
    this.#byKind.set(followed.kind, same.add(group));
    return group;
  }

  #leave(key: string, group: Group, member: Member): void {
    group.leave(member);
    if (!group.empty) return;
    if (this.#groups.get(key) === group) this.#groups.delete(key);
    this.#byKind.get(group.followed.kind)?.delete(group);
  }
}
