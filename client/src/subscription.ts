import type { BellwetherError } from './error.js';
import type { Kept } from './kept.js';

/** Why the list has to be read: at first; events since the cursor are no longer kept; other records are seen than when it was made. */
export type Why = 'START' | 'CURSOR_EXPIRED' | 'ACCESS_CHANGED';

/** How the connection stands. `live`: nothing that happens is missed. `away`: it comes back by itself after so many milliseconds. */
export type Link = { state: 'connecting' | 'live' } | { state: 'away'; error: BellwetherError; retryIn: number };

export interface Handlers<E> {
  /** Where the cursor is kept, so that a new page or process goes on where the last one was. Default: in memory, for as long as the subscription lives. */
  cursor?: Kept<string>;
  /**
   * Reads the list and answers its `cursor`: the subscription goes on from there. Called before the first event if no cursor is kept, and whenever a cursor is
   * of no use. Without it the subscription begins now, and ends with the error where a cursor is of no use.
   */
  read?(why: Why): string | undefined | Promise<string | undefined>;
  /** One event. The next waits until it is done; then the cursor is kept. A throw ends the subscription, and the event is told again by the next. */
  onEvent(event: E): unknown;
  /** Everything that was missed has been told; what follows is live. */
  onCaughtUp?(): unknown;
  /** The rights have changed: read again what you show beside the subscription (`me`). Events wait until it is done. */
  onRightsChanged?(): unknown;
  onLink?(link: Link): void;
  /** An event that the server could not tell, or a cursor that could not be kept; the subscription goes on. Without it, it ends with the error. */
  onProblem?(error: unknown): void;
}

export interface Subscription {
  /** Resolves after `stop`. Rejects with what no new attempt would mend: a refusal of the server, a throw of a handler. */
  readonly ended: Promise<void>;
  /** Ends it. What is being handled is finished, and its cursor kept, when `ended` resolves; do not wait for that in a handler. */
  stop(): Promise<void>;
}
