import type { DocumentNode } from 'graphql';
import type { Viewer } from '../access/viewer.js';

/** A stretch of the log: positions above `after`, up to and with `upTo`, at most `limit` rows, lowest first. */
export interface Stretch {
  after: bigint;
  upTo: bigint;
  limit: number;
}

/** One log row that the viewer may hear of. `text` is the payload of its `next` message, `{"data":{…}}`; null if the filter wants neither before nor after. */
export interface Told {
  position: bigint;
  text: string | null;
}

/**
 * A subscription document with its variables, compiled for a viewer: one statement over `visible.event_log` that serves replay and live alike,
 * so that "may this person hear of this" has one definition.
 */
export interface Followed {
  /** Equal for the same document and variables without `after`: with equal sight, two subscribers share every statement and its text. */
  key: string;
  /** Kind of record whose events are followed: the sight that cursors carry. */
  kind: string;
  /** Every kind that the selection reads, `kind` among them: whose sights must be equal for two viewers to share. */
  kinds: readonly string[];
  /** Names of the events that it can tell of. */
  names: ReadonlySet<string>;
  /** The cursor to go on from, as the client sent it. */
  after: string | null;
  /** @throws what the database throws; nothing has been told then */
  read(viewer: Viewer, stretch: Stretch): Promise<Told[]>;
  /** The payload of `CaughtUp` as the document selects it, with this cursor in its place. */
  caughtUp(cursor: string): string;
}

/**
 * Compiles the single root field of a subscription operation that has been validated.
 *
 * @throws FORBIDDEN for a field that the viewer's roles hide, INVALID_INPUT for variables or a filter that make no sense, LIMIT_EXCEEDED for its cost
 */
export type Follow = (request: FollowRequest, viewer: Viewer) => Followed;

/** The same, by the definitions that the database has now. */
export type FollowNow = (request: FollowRequest, viewer: Viewer) => Promise<Followed>;

export interface FollowRequest {
  /** As the client sent it: documents are known by it. */
  text: string;
  document: DocumentNode;
  operationName: string | undefined;
  variables: Record<string, unknown> | undefined;
}

/** A subscription as somebody left it here, to be told of in another way. */
export interface Left {
  document: string;
  variables?: Record<string, unknown> | null | undefined;
}

/**
 * Compiles a document that nobody has looked at yet: exactly one operation, a subscription.
 *
 * @throws as `Follow`; INVALID_INPUT with the paths `document` and `variables` for what the server would not run
 */
export type FollowText = (left: Left, viewer: Viewer) => Promise<Followed>;
