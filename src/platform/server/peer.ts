import type { Logger } from 'pino';
import type { Token } from '../access/viewers.js';
import type { Config } from '../config.js';
import type { Subscription } from '../events/subscription.js';

/** Why a connection ends although its client wants to go on. All of them mean: come back, and resume from your cursor. */
export type Ending = 'TOKEN_ENDED' | 'SIGNED_OUT' | 'RIGHTS_CHANGED' | 'KEY_CHANGED' | 'TOO_SLOW' | 'RESTARTING';

/** Milliseconds that a client has to take what waits for it. */
const PATIENCE = 5_000;

/** One client's connection, whatever the transport: who it is, what it listens to, how much waits for it. */
export abstract class Peer {
  token: Token | undefined;
  readonly subscriptions = new Set<Subscription>();
  protected beatAt: number;
  #announced = false;

  constructor(
    readonly address: string,
    protected readonly options: Pick<Config, 'socketBuffer' | 'pingInterval'>,
    protected readonly log: Logger,
  ) {
    this.beatAt = Date.now() + options.pingInterval;
  }

  abstract readonly transport: 'websocket' | 'sse';
  abstract get open(): boolean;
  /** Bytes on their way to the client. */
  protected abstract get waiting(): number;
  /** @param taken called when the bytes have left this process */
  protected abstract send(bytes: Buffer, taken?: () => void): void;
  /** Tells the client why, and ends the connection once what is under way has been taken. */
  abstract end(why: Ending): void;
  /** Ends the connection at once. */
  abstract terminate(): void;
  /** Shows that the connection lives and, where that is certain, from which cursor the client may go on. */
  protected abstract beat(now: number): void;

  signIn(token: Token): void {
    this.token = token;
  }

  /**
   * Writes finished messages.
   *
   * @returns false if more than the buffer is on its way to the client: then it should be left to catch up
   */
  write(bytes: Buffer): boolean {
    if (!this.open) return true;
    this.send(bytes);
    return this.waiting <= this.options.socketBuffer;
  }

  /** Writes, and waits while a quarter of the buffer is on its way. A client that takes nothing for five seconds is given up. */
  writeAndWait(bytes: Buffer): Promise<void> {
    return this.patiently(taken => this.send(bytes, taken));
  }

  protected async patiently(send: (taken: () => void) => void): Promise<void> {
    if (!this.open) return;
    if (this.waiting < this.options.socketBuffer / 4) return send(() => {});
    const late = setTimeout(() => this.#giveUp(), PATIENCE);
    await new Promise<void>(resolve => send(() => resolve()));
    clearTimeout(late);
    this.took();
  }

  /** The client has taken what it was waited for. */
  protected took(): void {}

  #giveUp(): void {
    this.log.info({ user: this.token?.viewer.userId }, 'a client takes nothing of what is sent and is closed');
    this.end('TOO_SLOW');
  }

  /** Nothing more is told. */
  stop(): void {
    for (const subscription of this.subscriptions) subscription.stop();
    this.subscriptions.clear();
  }

  /** Regular work: end with the token, show that the connection lives. */
  tick(now: number): void {
    if (!this.token || !this.open) return;
    if (now >= this.token.expiresAt.getTime()) this.end('TOKEN_ENDED');
    else if (now >= this.beatAt) {
      this.beatAt = now + this.options.pingInterval;
      this.beat(now);
    }
  }

  /** Tells at once that a subscription has become live: until then its client cannot know from where it hears. */
  announce(): void {
    if (this.#announced) return;
    this.#announced = true;
    setImmediate(() => {
      this.#announced = false;
      if (this.passed !== null) this.tellCursor();
    });
  }

  protected abstract tellCursor(): void;

  /** The position that every subscription has passed; null while one is catching up, or where there is none. */
  get passed(): bigint | null {
    let least: bigint | null = null;
    for (const { passed } of this.subscriptions) {
      if (passed === null) return null;
      if (least === null || passed < least) least = passed;
    }
    return least;
  }
}
