import type { Data } from './document.js';
import { BellwetherError, errorOf, networkError } from './error.js';
import { messages, type StreamMessage } from './events.js';
import { type Answer, read } from './post.js';
import type { Identity } from './session.js';
import { later, type Surroundings, surroundings } from './surroundings.js';
import type { Connection, Hearing, Transport, Wanted } from './transport.js';

export interface StreamOptions {
  /** `http://…/graphql` */
  url: string;
  fetch: Surroundings['fetch'];
  identity: Identity;
  /** Milliseconds without a sign of life after which the connection is given up. The server gives one every `PING_INTERVAL`. */
  silence: number;
}

class StreamConnection implements Connection {
  authorization: string | undefined;
  readonly ended: Promise<BellwetherError>;
  readonly #aborting = new surroundings.AbortController();
  #heard = false;
  #overdue = () => {};

  constructor(
    private readonly options: StreamOptions,
    wanted: Wanted,
    private readonly hearing: Hearing,
  ) {
    this.ended = this.#run(wanted)
      .catch(error => (error instanceof BellwetherError ? error : networkError(`The stream broke: ${(error as Error).message}`, error)))
      .finally(() => this.stop());
  }

  readonly stop = (): void => {
    this.#overdue();
    this.#aborting.abort();
  };

  async #run({ query, variables }: Wanted): Promise<BellwetherError> {
    const { url, fetch, identity } = this.options;
    this.authorization = await identity.authorization();
    this.#isAlive();
    const { authorization } = this;
    const headers = { 'content-type': 'application/json', accept: 'text/event-stream', ...(authorization && { authorization }) };
    const body = JSON.stringify({ query, variables: variables() });
    const response = await fetch(url, { method: 'POST', headers, body, signal: this.#aborting.signal });
    if (!response.headers.get('content-type')?.startsWith('text/event-stream')) return errorOf((await read(response)).errors ?? []);
    if (!response.body) throw networkError('This "fetch" does not stream: use WebSocket, or give one that does as "fetch".');
    const reader = response.body.getReader();
    const decoder = new surroundings.TextDecoder();
    const next = messages();
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return networkError('The stream has ended.');
      this.#isAlive();
      for (const message of next(decoder.decode(value, { stream: true }))) {
        const end = this.#told(message);
        if (end) return end;
      }
    }
  }

  #isAlive(): void {
    this.#overdue();
    this.#overdue = later(this.options.silence, () => this.#aborting.abort());
  }

  /** @returns what ends it */
  #told({ event, id, data }: StreamMessage): BellwetherError | undefined {
    if (event === 'complete') return networkError('The server completed the subscription.');
    if (event !== 'next' || data === undefined) {
      if (id) this.hearing.passed(id);
    } else {
      const answer = JSON.parse(data) as Answer;
      // Without data it is the subscription that failed, with it (null) one event.
      if (answer.errors && !('data' in answer)) return this.#ending(errorOf(answer.errors));
      if (answer.errors) this.hearing.untold(errorOf(answer.errors));
      else this.hearing.event(answer.data as Data, id);
    }
    if (id) this.#heard = true;
    return undefined;
  }

  /** Changed rights and a cursor of other rights are told by the same code: the latter at once, before anything is heard. */
  #ending(error: BellwetherError): BellwetherError {
    const isChange = error.code === 'ACCESS_CHANGED' && this.#heard;
    return isChange ? new BellwetherError('RIGHTS_CHANGED', error.message, { cause: error }) : error;
  }
}

/** Subscriptions as streams of server-sent events, for networks that break sockets. */
export const overStream = (options: StreamOptions): Transport => ({
  connect: (wanted, hearing) => new StreamConnection(options, wanted, hearing),
});
