import { type Data, eventIn, notResumable } from './document.js';
import { BellwetherError, networkError } from './error.js';
import type { Followed } from './followed.js';
import { Inbox } from './inbox.js';
import { inMemory } from './kept.js';
import { isGap, mayPass, Renewal, retryAfter } from './recovery.js';
import type { Handlers, Link, Subscription, Why } from './subscription.js';
import type { Connection, Hearing } from './transport.js';

/** A subscription that is kept running. */
export class Following<E> implements Subscription {
  readonly ended: Promise<void>;
  readonly #inbox: Inbox;
  #connection: Connection | undefined;
  #over = false;
  #finish!: (error?: unknown) => void;
  /** Attempts since something was heard. */
  #attempts = 0;
  readonly #renewal: Renewal;
  #missing: Why | undefined;
  #isLive = false;
  /** More has come than the app has handled: nothing is heard until it has caught up. */
  #isBehind = false;

  constructor(
    private readonly followed: Followed,
    private readonly handlers: Handlers<E>,
  ) {
    this.#renewal = new Renewal(followed.identity);
    const kept = handlers.cursor ?? inMemory();
    this.#inbox = new Inbox({ kept, notKept: error => this.#problem(error), fail: error => this.#finish(error) });
    const finished = new Promise<void>((resolve, reject) => {
      this.#finish = error => {
        this.#over = true;
        this.#connection?.stop();
        followed.gone(this);
        if (error === undefined) resolve();
        else reject(error);
      };
    });
    this.ended = finished.finally(() => this.#inbox.close());
    this.#run().catch(error => this.#finish(error));
  }

  stop(): Promise<void> {
    this.#finish();
    return this.ended;
  }

  async #run(): Promise<void> {
    await this.#inbox.load();
    if (this.#inbox.received === undefined && this.handlers.read) this.#missing = 'START';
    while (!this.#over) {
      this.#tell({ state: 'connecting' });
      const error = await this.#attempt();
      if (this.#over) return;
      await this.#recover(error);
    }
  }

  /** One connection, from its beginning to its end. @returns why it ended, or did not come about */
  async #attempt(): Promise<BellwetherError> {
    this.#isLive = false;
    try {
      if (this.#isBehind) await this.#inbox.emptied();
      this.#isBehind = false;
      if (this.#missing) await this.#read(this.#missing);
      if (this.#over) return networkError('Stopped.');
      const { transport, query, variables } = this.followed;
      const wanted = { query, variables: () => ({ ...variables, after: this.#inbox.received }) };
      this.#connection = transport.connect(wanted, this.#hearing());
      const why = await this.#connection.ended;
      return this.#isBehind ? networkError('More has come than the app has handled. It goes on when that is done.') : why;
    } catch (error) {
      if (error instanceof BellwetherError) return error;
      throw error;
    }
  }

  async #read(why: Why): Promise<void> {
    await this.#inbox.emptied();
    const cursor = await this.handlers.read?.(why);
    if (this.#over) return;
    await this.#inbox.startAt(cursor);
    this.#missing = undefined;
  }

  #hearing(): Hearing {
    const stillHears =
      <T extends unknown[]>(hear: (...heard: T) => void) =>
      (...heard: T) => {
        // What comes after something that was let go would leave a hole.
        if (this.#over || this.#isBehind) return;
        this.#attempts = 0;
        this.#renewal.worked();
        hear(...heard);
        this.#isBehind = this.#inbox.isFull;
        // The server's log waits better than our memory.
        if (this.#isBehind) this.#connection?.stop();
      };
    return {
      event: stillHears((data, cursor) => this.#event(data, cursor)),
      untold: stillHears(error => this.#inbox.put(undefined, () => this.#problem(error))),
      passed: stillHears(cursor => {
        this.#live();
        this.#inbox.put(cursor);
      }),
    };
  }

  #event(data: Data, told: string | undefined): void {
    const { event, cursor = told, isCaughtUp } = eventIn(data);
    if (isCaughtUp) {
      this.#live();
      this.#inbox.put(cursor, () => this.handlers.onCaughtUp?.());
    } else if (cursor === undefined) this.#finish(notResumable('"... on Event { cursor }" for an event that came'));
    else this.#inbox.put(cursor, () => this.handlers.onEvent(event as E));
  }

  #live(): void {
    if (this.#isLive) return;
    this.#isLive = true;
    this.#tell({ state: 'live' });
  }

  #tell(link: Link): void {
    try {
      this.handlers.onLink?.(link);
    } catch (error) {
      this.#finish(error);
    }
  }

  #problem(error: unknown): void {
    if (!this.handlers.onProblem) throw error;
    this.handlers.onProblem(error);
  }

  /** Does what has to be done before the next attempt, and waits for it. @throws what no new attempt would mend */
  async #recover(why: BellwetherError): Promise<void> {
    let error = why;
    const { code } = why;
    if (isGap(code) && this.handlers.read) this.#missing = code;
    else if (code === 'RIGHTS_CHANGED') this.#inbox.put(undefined, () => this.handlers.onRightsChanged?.());
    else if (code === 'UNAUTHENTICATED') error = (await this.#renewal.after(why, this.#connection?.authorization)) ?? why;
    else if (!mayPass(why)) throw why;
    const { patience } = this.followed;
    const retryIn = retryAfter(error) ?? patience.pauseAfter(this.#attempts++);
    this.#tell({ state: 'away', error, retryIn });
    await patience.wait(retryIn);
  }
}
