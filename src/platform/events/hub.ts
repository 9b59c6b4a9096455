import type { Logger } from 'pino';
import { sightOf, type Viewer } from '../access/viewer.js';
import { platformErrors } from '../api/errors.js';
import type { Config } from '../config.js';
import { cursorOf, readCursor } from './cursor.js';
import type { Followed } from './followed.js';
import { Group } from './group.js';
import { type Start, type Subscriber, Subscription } from './subscription.js';
import type { Tail } from './tail.js';

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

  /** Groups that hear the same. */
  get size(): number {
    return this.#groups.size;
  }

  /**
   * Where a subscription begins: at its cursor, or now.
   *
   * @param after the cursor, where it is not the one in the document
   * @throws FORBIDDEN, INVALID_INPUT, ACCESS_CHANGED, CURSOR_EXPIRED
   */
  async start(followed: Followed, viewer: Viewer, after = followed.after): Promise<Start> {
    if (after === null) return { from: this.tail.position, replays: false };
    const from = readCursor(viewer, followed.kind, after);
    const { position, oldest } = await this.tail.ends();
    // Beyond the end: the database was put back to an earlier state.
    if (from < oldest - 1n || from > position) throw platformErrors.CURSOR_EXPIRED(cursorOf(viewer, followed.kind, oldest - 1n));
    return { from, replays: true };
  }

  subscribe(followed: Followed, viewer: Viewer, start: Start, subscriber: Subscriber): Subscription {
    const key = [followed.key, viewer.accessKey, ...followed.kinds.map(kind => sightOf(viewer, kind))].join('\n');
    return new Subscription(subscriber, start, {
      followed,
      viewer,
      tail: this.tail,
      log: this.log,
      limit: this.config.replayLimit,
      group: () => this.#group(key, followed, viewer),
      left: group => this.#left(key, group),
    });
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

  #left(key: string, group: Group): void {
    if (!group.empty) return;
    if (this.#groups.get(key) === group) this.#groups.delete(key);
    this.#byKind.get(group.followed.kind)?.delete(group);
  }
}
