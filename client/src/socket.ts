import { createClient, MessageType, stringifyMessage } from 'graphql-ws/client';
import { BellwetherError, errorOf, networkError, type ToldError } from './error.js';
import type { Identity } from './session.js';
import { later } from './surroundings.js';
import type { Connection, Hearing, Transport, Wanted } from './transport.js';

interface OpenSocket {
  readonly readyState: number;
  send(text: string): void;
}

export interface SocketOptions {
  /** `ws://…/graphql` */
  url: string;
  /** A class like the browser's WebSocket; undefined for the one that is there. */
  webSocket: unknown;
  identity: Identity;
  /** Milliseconds without a sign of life after which the connection is given up. */
  silence: number;
}

const OPEN = 1;
/** Close codes of the server that mean more than "come back": docs/events.md. */
const MEANINGS: Readonly<Record<number, string>> = { 4401: 'UNAUTHENTICATED', 4410: 'RIGHTS_CHANGED', 4411: 'UNAUTHENTICATED' };

/** As one error, what graphql-ws ends a subscription with: errors of GraphQL, the close event of the socket, or what went wrong on the way. */
function reasonOf(error: unknown): BellwetherError {
  if (error instanceof BellwetherError) return error;
  if (Array.isArray(error)) return errorOf(error as ToldError[]);
  const { code, reason, message } = (error ?? {}) as { code?: unknown; reason?: string; message?: string };
  if (typeof code !== 'number') return networkError(`The socket broke${message ? `: ${message}` : ''}.`, error);
  return new BellwetherError(MEANINGS[code] ?? 'NETWORK', `The socket was closed: ${reason || code}.`, { facts: { closeCode: code } });
}

class SocketConnection implements Connection {
  authorization: string | undefined;
  readonly ended: Promise<BellwetherError>;
  readonly stop: () => void;
  #socket: OpenSocket | undefined;

  constructor({ url, webSocket, identity, silence }: SocketOptions, wanted: Wanted, hearing: Hearing) {
    // Set while something is due: the acknowledgement, then the answer to each ping of ours.
    let due = later(silence, () => client.terminate());
    let end!: (why: BellwetherError) => void;
    this.ended = new Promise(resolve => {
      end = why => {
        due();
        resolve(why);
      };
    });
    const client = createClient({
      url,
      ...(webSocket !== undefined && { webSocketImpl: webSocket }),
      retryAttempts: 0,
      keepAlive: silence / 2,
      connectionParams: async () => {
        this.authorization = await identity.authorization();
        return this.authorization ? { authorization: this.authorization } : {};
      },
      on: {
        opened: socket => {
          this.#socket = socket as OpenSocket;
        },
        connected: () => due(),
        ping: (received, payload) => {
          if (received) this.#told(payload, identity, hearing);
          else due = later(silence / 2, () => client.terminate());
        },
        pong: received => received && due(),
        // Whoever stands between may close in order, with 1000: graphql-ws would be back at once, and for ever.
        closed: event => this.#finish(reasonOf(event), end),
      },
    });
    const { query } = wanted;
    const payload = {
      query,
      get variables() {
        return wanted.variables();
      },
    };
    this.stop = client.subscribe(payload, {
      next: ({ data, errors }) => {
        if (errors) hearing.untold(errorOf(errors as readonly ToldError[]));
        else if (data) hearing.event(data);
      },
      error: error => end(reasonOf(error)),
      complete: () => end(networkError('The server completed the subscription.')),
    });
  }

  #finish(why: BellwetherError, end: (why: BellwetherError) => void): void {
    end(why);
    this.stop();
  }

  #told(payload: Record<string, unknown> | undefined, identity: Identity, hearing: Hearing): void {
    if (typeof payload?.cursor === 'string') hearing.passed(payload.cursor);
    // Where no new token is to be had, the socket ends with the one it has, and that is told then.
    if (payload?.tokenExpiresAt) void this.#renew(identity).catch(() => undefined);
  }

  /** A socket lasts longer than its token if it gets a new one in time. */
  async #renew(identity: Identity): Promise<void> {
    const renewed = await identity.authorization(this.authorization);
    if (!renewed || this.#socket?.readyState !== OPEN) return;
    this.authorization = renewed;
    this.#socket.send(stringifyMessage({ type: MessageType.Ping, payload: { authorization: renewed } }));
  }
}

/**
 * Subscriptions over WebSocket, each on a socket of its own: the cursor of a ping speaks for every subscription of its socket, so one that catches up, or is
 * just being made, would hold up or mislead the others.
 */
export const overSocket = (options: SocketOptions): Transport => ({
  connect: (wanted, hearing) => new SocketConnection(options, wanted, hearing),
});
