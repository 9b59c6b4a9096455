import type { Logger } from 'pino';
import type { Viewer } from '../access/viewer.js';
import { platformErrors } from '../api/errors.js';
import { cursorOf } from './cursor.js';
import type { Followed, Told } from './followed.js';
import type { Telling } from './group.js';
import type { Tail } from './tail.js';
import { tellStretch } from './telling.js';

const PAGE = 200;

export interface Replay {
  followed: Followed;
  viewer: Viewer;
  /** The last position that the subscriber has. */
  from: bigint;
  /** The most rows that it may catch up on. */
  limit: number;
  /** Sends the payload of a `next` message; resolves when the client has taken enough to be sent more. */
  next(telling: Telling): Promise<void>;
  /** Ends it between two messages. */
  signal: AbortSignal;
}

/**
 * Tells what was missed, page by page, with the statement that also serves live events.
 *
 * @returns the position from which to go on live: what is above it is at most what has happened during the last page
 * @throws CURSOR_EXPIRED if events after `from` are not kept any more, or more than `limit` concern the subscriber
 */
export async function replay({ followed, viewer, from, limit, next, signal }: Replay, tail: Tail, log: Logger): Promise<bigint> {
  let at = from;
  for (let rows = 0; ; ) {
    const upTo = tail.position;
    if (at >= upTo) return at;
    const told = await tellStretch(followed, viewer, { after: at, upTo, limit: PAGE }, log);
    // After the page was read: what was trimmed meanwhile may be missing from it.
    const { oldest } = await tail.ends();
    rows += told.length;
    if (oldest > at + 1n || rows > limit) throw platformErrors.CURSOR_EXPIRED(cursorOf(viewer, followed.kind, oldest - 1n));
    for (const { position, text } of told) {
      if (signal.aborted) return at;
      if (text !== null) await next({ position, payload: Buffer.from(text) });
    }
    at = told.length < PAGE ? upTo : (told.at(-1) as Told).position;
    if (told.length < PAGE) return at;
  }
}
