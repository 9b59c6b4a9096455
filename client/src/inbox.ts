import type { Kept } from './kept.js';

/** So much may wait for the app before the connection is given up until it has caught up: memory has an end, the server's log does not forget. */
const MOST = 1_000;

export interface InboxOptions {
  kept: Kept<string>;
  /** A cursor could not be kept. Throws to end the subscription. */
  notKept(error: unknown): void;
  /** What the app was given to do has thrown. */
  fail(error: unknown): void;
}

/** What has been heard and waits for the app: handled one after the other, the cursor of each kept when the app has done with it. */
export class Inbox {
  /** Where to go on: behind what was put in last, whether or not it has been handled. */
  received: string | undefined;
  #kept: string | undefined;
  #waiting = 0;
  #closed = false;
  #last: Promise<void> = Promise.resolve();

  constructor(private readonly options: InboxOptions) {}

  get isFull(): boolean {
    return this.#waiting >= MOST;
  }

  async load(): Promise<void> {
    this.#kept = this.received = (await this.options.kept.load()) ?? undefined;
  }

  put(cursor: string | undefined, work: () => unknown = () => {}): void {
    this.received = cursor ?? this.received;
    this.#waiting++;
    this.#last = this.#last
      .then(async () => {
        if (this.#closed) return;
        await work();
        if (cursor !== undefined) await this.#keep(cursor);
      })
      .catch(error => {
        // What comes after it is not for an app that has not done this.
        this.#closed = true;
        this.options.fail(error);
      })
      .finally(() => {
        this.#waiting--;
      });
  }

  /** Goes on elsewhere: the app has read everything up to there. */
  async startAt(cursor: string | undefined): Promise<void> {
    this.received = cursor;
    await this.#keep(cursor);
  }

  /** Resolves when all that has been put in so far is done. */
  async emptied(): Promise<void> {
    await this.#last;
  }

  /** What waits is not handled any more. Resolves when what is being handled is done. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#last;
  }

  async #keep(cursor: string | undefined): Promise<void> {
    if (cursor === this.#kept) return;
    try {
      await this.options.kept.save(cursor);
      this.#kept = cursor;
    } catch (error) {
      this.options.notKept(error);
    }
  }
}
