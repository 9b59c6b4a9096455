import type { Data } from './document.js';
import type { BellwetherError } from './error.js';

/** A subscription as it is sent. */
export interface Wanted {
  query: string;
  /** Read when the request goes out. */
  variables(): Data;
}

/** What a connection hears, in its order. */
export interface Hearing {
  /** The data of an event, and its cursor where the transport tells it. */
  readonly event: (data: Data, cursor?: string) => void;
  /** An event that could not be told; the stream goes on. */
  readonly untold: (error: BellwetherError) => void;
  /** Everything up to here has been told. Also the sign that the subscription is live. */
  readonly passed: (cursor: string) => void;
}

/** One subscription on a connection of its own. */
export interface Connection {
  /** Why it has ended; it never comes back by itself. Rejects with nothing. */
  readonly ended: Promise<BellwetherError>;
  /** The authorization that it began or goes on with. */
  readonly authorization: string | undefined;
  stop(): void;
}

export interface Transport {
  connect(wanted: Wanted, hearing: Hearing): Connection;
}
