import type { Viewer } from '../access/viewer.js';
import type { FollowNow } from '../events/followed.js';
import type { Hub } from '../events/hub.js';
import type { Subscriber, Subscription } from '../events/subscription.js';
import type { Understood } from './graphql.js';

/** A subscription that may begin. */
export interface Listening {
  /** Kind of record whose events it tells: what cursors are made for. */
  kind: string;
  begin(subscriber: Subscriber): Subscription;
}

/**
 * Compiles a subscription and finds where it begins.
 *
 * @param after the cursor, where it is not the one in the document
 * @throws FORBIDDEN, INVALID_INPUT, LIMIT_EXCEEDED, ACCESS_CHANGED, CURSOR_EXPIRED
 */
export type Listen = (understood: Understood, viewer: Viewer, after?: string) => Promise<Listening>;

export const listener =
  (hub: Hub, follow: FollowNow): Listen =>
  async ({ request: { query, operationName, variables }, document }, viewer, after) => {
    const asked = { text: query, document, operationName: operationName ?? undefined, variables: variables ?? undefined };
    const followed = await follow(asked, viewer);
    const start = await hub.start(followed, viewer, after);
    return { kind: followed.kind, begin: subscriber => hub.subscribe(followed, viewer, start, subscriber) };
  };
