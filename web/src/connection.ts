import { createClient } from 'graphql-ws';
import { authorization, renew, session } from './session.js';
import type { Link } from './subscriptions.js';

export interface Request {
  query: string;
  operationName: string | undefined;
  variables: Record<string, unknown> | undefined;
}

export interface Connection {
  close(): void;
}

interface Listener {
  /** One event: its data, or the whole result where it has errors. */
  next(result: unknown): void;
  link(link: Link, note: string | null): void;
  /** It is over: by the server, or with an error that no new attempt would mend. */
  end(error?: unknown): void;
}

/** Close codes of the server (docs/events.md). */
const UNAUTHORIZED = 4401;
const RIGHTS_CHANGED = 4410;
const TOKEN_ENDED = 4411;
/** Codes after which the cursor is of no use: the list has to be read again. */
const START_AGAIN = ['ACCESS_CHANGED', 'CURSOR_EXPIRED'];
/** The client asks this often whether the server is still there, and gives it so long to answer (ms). */
const ASK_EVERY = 10_000;
const ANSWER_WITHIN = 5_000;
/** How long to leave a server alone that cannot answer now (ms). */
const PAUSE = 2_000;

const NOTES = {
  rights: 'Your rights have changed: reading them again.',
  lost: 'Connection lost. Nothing is missed: it goes on from the last event.',
  lostForGood: 'Connection lost. What happens meanwhile is missed: the document has no variable "$after: Cursor".',
  again: 'You see other records than before, or were away for long: read the list again. Events come from here on.',
  unavailable: 'The server cannot answer now. Trying again.',
};

const socketAddress = () => new URL('graphql', document.baseURI).href.replace(/^http/, 'ws');
const wait = (ms: number) => new Promise<void>(done => setTimeout(done, ms));
const field = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
const text = (value: unknown): string | null => (typeof value === 'string' ? value : null);

/** The cursor of an event: every kind of event has one, if the document selects it. */
const cursorOf = (data: object | null | undefined) => text(field(Object.values(data ?? {})[0], 'cursor'));

/** What ended a subscription, as it stands well in the result pane. */
function explained(error: unknown): unknown {
  if (Array.isArray(error)) return { errors: error };
  return error instanceof CloseEvent ? { errors: [{ message: `The connection was closed: ${error.reason || error.code}.` }] } : error;
}

/** A socket with one subscription that is kept running: see `connect`. */
class Kept {
  #cursor: string | null = null;
  #refusals = 0;
  #unanswered: ReturnType<typeof setTimeout> | undefined;
  #renewal: Promise<void> | undefined;
  #socket: WebSocket | undefined;
  #isLive = false;
  /** It could not go on where it was, and began anew. */
  #restarted = false;
  #over = false;
  readonly #client;

  constructor(
    readonly request: Request,
    readonly resumes: boolean,
    readonly listener: Listener,
  ) {
    this.#client = createClient({
      url: socketAddress(),
      keepAlive: ASK_EVERY,
      retryAttempts: Number.POSITIVE_INFINITY,
      shouldRetry: () => !this.#over,
      retryWait: attempt => wait(Math.min(8_000, 250 * 2 ** Math.min(attempt, 6)) * (0.75 + Math.random() / 2)),
      connectionParams: () => this.#introduce(),
      on: {
        connected: socket => {
          this.#socket = socket as WebSocket;
          this.#refusals = 0;
        },
        closed: event => this.#closed(field(event, 'code')),
        ping: (received, payload) => (received ? this.#told(payload) : this.#asked()),
        pong: received => received && clearTimeout(this.#unanswered),
      },
    });
    this.#subscribe();
  }

  close(): void {
    this.#over = true;
    clearTimeout(this.#unanswered);
    this.#client.dispose();
  }

  async #introduce() {
    await this.#renewal?.catch(() => undefined);
    this.#renewal = undefined;
    const bearer = await authorization();
    if (!bearer) throw new Error('You are signed out.');
    return { authorization: bearer };
  }

  /** Nothing that happens from now on is missed. */
  #live(): void {
    if (this.#isLive) return;
    this.#isLive = true;
    this.listener.link('live', this.#restarted ? NOTES.again : null);
  }

  #closed(code: unknown): void {
    clearTimeout(this.#unanswered);
    this.#isLive = false;
    if (this.#over) return;
    if ([UNAUTHORIZED, RIGHTS_CHANGED, TOKEN_ENDED].includes(code as number)) this.#renewal = renew();
    this.listener.link('away', code === RIGHTS_CHANGED ? NOTES.rights : this.resumes ? NOTES.lost : NOTES.lostForGood);
  }

  #asked(): void {
    this.#unanswered = setTimeout(() => this.#client.terminate(), ANSWER_WITHIN);
  }

  /** A ping says how far everything has been told, and when it is time for a new token. */
  #told(payload: unknown): void {
    const cursor = text(field(payload, 'cursor'));
    this.#cursor = cursor ?? this.#cursor;
    // While something is replayed pings carry none: the first that does says that the subscription is live.
    if (cursor) this.#live();
    const ends = text(field(payload, 'tokenExpiresAt'));
    if (ends) void this.#stay(ends).catch(() => undefined);
  }

  async #stay(ends: string): Promise<void> {
    const bearer = await authorization(ends);
    if (bearer && this.#socket?.readyState === WebSocket.OPEN)
      this.#socket.send(JSON.stringify({ type: 'ping', payload: { authorization: bearer } }));
  }

  #subscribe(): void {
    const kept = this;
    const payload = {
      query: this.request.query,
      operationName: this.request.operationName,
      // Read anew each time the client subscribes.
      get variables() {
        return kept.resumes && kept.#cursor ? { ...kept.request.variables, after: kept.#cursor } : kept.request.variables;
      },
    };
    this.#client.subscribe(payload, {
      next: result => {
        this.#cursor = cursorOf(result.data) ?? this.#cursor;
        this.#live();
        this.listener.next(result.errors ? result : result.data);
      },
      error: error => this.#failed(error),
      complete: () => this.#ended(),
    });
  }

  #failed(error: unknown): void {
    if (this.#over) return;
    const code = Array.isArray(error) ? text(field(field(error[0], 'extensions'), 'code')) : null;
    if (this.#cursor && START_AGAIN.includes(code ?? '')) {
      this.#cursor = null;
      this.#restarted = true;
      this.#subscribe();
    } else if (code === 'UNAVAILABLE') {
      this.listener.link('away', NOTES.unavailable);
      void wait(PAUSE).then(() => this.#over || this.#subscribe());
    } else if (field(error, 'code') === UNAUTHORIZED && ++this.#refusals < 3) {
      // The library gives up on a refused token; a new one may be taken.
      this.#subscribe();
    } else this.#ended(error);
  }

  #ended(error?: unknown): void {
    if (this.#over) return;
    this.close();
    this.listener.end(error && session.get() ? explained(error) : undefined);
  }
}

/**
 * Runs a subscription over a socket of its own and keeps it running: after a break it goes on from the last cursor seen, in an event or in a ping.
 * That takes a document that declares `$after`; `resumes` says so.
 */
export const connect = (request: Request, resumes: boolean, listener: Listener): Connection => new Kept(request, resumes, listener);
