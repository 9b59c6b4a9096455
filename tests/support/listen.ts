import { createClient, type Client as SocketClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import type { Answer, Variables } from './client.js';

/** What a subscription hears, kept until it is taken: nothing is lost between two awaits. */
export interface Listening<T = Record<string, unknown>> {
  /** The data of the next `n` payloads, waiting for them. @throws if the subscription ends or fails before */
  take(n: number): Promise<T[]>;
  /** Payloads that have come and were not taken. */
  readonly waiting: number;
  /** The cursor of the newest ping that had one. */
  readonly cursor: string | undefined;
  /** Resolves when the server ends it: the close code of the socket, or undefined where the server completed it in order. */
  readonly ended: Promise<{ code?: number; errors?: Answer['errors'] }>;
  /** Breaks the connection as a bad link does, without saying goodbye. */
  cut(): void;
  close(): Promise<void>;
}

class Queue<T> {
  #items: T[] = [];
  #end: Error | undefined;
  #wake: (() => void)[] = [];

  get length() {
    return this.#items.length;
  }
  push(item: T) {
    this.#items.push(item);
    this.#signal();
  }
  end(why: Error) {
    this.#end ??= why;
    this.#signal();
  }
  async take(n: number): Promise<T[]> {
    while (this.#items.length < n && !this.#end) await new Promise<void>(resolve => this.#wake.push(resolve));
    if (this.#items.length < n) throw this.#end;
    return this.#items.splice(0, n);
  }
  #signal() {
    for (const wake of this.#wake.splice(0)) wake();
  }
}

/**
 * A subscription on a socket of its own. Resolves once it is live: the first ping with a cursor says that every subscription of the socket is past its replay.
 *
 * @param url of the server, `ws://host:port`
 */
export async function listen<T>(url: string, document: string, variables: Variables, token?: string): Promise<Listening<T>> {
  const queue = new Queue<T>();
  const live = Promise.withResolvers<void>();
  const ended = Promise.withResolvers<{ code?: number; errors?: Answer['errors'] }>();
  let cursor: string | undefined;
  let socket: WebSocket | undefined;
  const end = (how: { code?: number; errors?: Answer['errors'] }) => {
    ended.resolve(how);
    queue.end(new Error(`The subscription ended: ${JSON.stringify(how)}`));
    live.resolve();
  };
  const client: SocketClient = createClient({
    url: `${url}/graphql`,
    webSocketImpl: WebSocket,
    retryAttempts: 0,
    lazy: true,
    ...(token ? { connectionParams: { authorization: `Bearer ${token}` } } : {}),
    on: {
      opened: opened => {
        socket = opened as WebSocket;
      },
      ping: (_received, payload) => {
        const told = (payload as { cursor?: string } | undefined)?.cursor;
        if (!told) return;
        cursor = told;
        live.resolve();
      },
      closed: event => end({ code: (event as { code: number }).code }),
    },
  });
  client.subscribe<T>(
    { query: document, variables },
    {
      next: ({ data, errors }) => (errors ? end({ errors: errors as Answer['errors'] }) : queue.push(data as T)),
      error: error => end(Array.isArray(error) ? { errors: error as Answer['errors'] } : { code: (error as { code?: number }).code }),
      complete: () => end({}),
    },
  );
  await live.promise;
  return {
    take: n => queue.take(n),
    get waiting() {
      return queue.length;
    },
    get cursor() {
      return cursor;
    },
    ended: ended.promise,
    cut: () => socket?.terminate(),
    close: async () => {
      await client.dispose();
    },
  };
}
