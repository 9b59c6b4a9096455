import type { Socket } from 'node:net';
import type { Logger } from 'pino';
import type { WebSocket } from 'ws';
import type { Token } from '../access/viewers.js';
import type { Config } from '../config.js';
import { cursorOfAll } from '../events/cursor.js';
import type { Subscription } from '../events/subscription.js';

/** Why a socket is closed, beside the codes of graphql-ws (docs/events.md). All of them mean: come back, and resume from your cursor. */
export const CloseCode = {
  /** For a token that is not accepted: clients do not come back by themselves. */
  UNAUTHORIZED: 4401,
  RIGHTS_CHANGED: 4410,
  TOKEN_ENDED: 4411,
  TOO_SLOW: 4413,
  RESTARTING: 1012,
  /** What a token is checked with, our database or its issuer, does not answer. */
  TRY_LATER: 1013,
} as const;

/** Milliseconds that a client has to take what waits for it. */
const PATIENCE = 5_000;
/** Milliseconds that a closing socket has to take what is on its way. */
const LAST_WORDS = 5_000;
/** Milliseconds before its token's end at which a client is reminded, but no earlier than after three quarters of the time. */
const REMINDER = 60_000;

/** One client's socket: who it is, what it listens to, how much waits for it. */
export class Peer {
  token: Token | undefined;
  readonly subscriptions = new Set<Subscription>();
  readonly address: string;
  /** Anything came from the client since the last regular ping. */
  heard = true;
  pingAt: number;
  #remindAt = Number.POSITIVE_INFINITY;
  #announced = false;

  constructor(
    readonly socket: WebSocket,
    /** The connection below it. */
    private readonly stream: Socket,
    private readonly options: Pick<Config, 'socketBuffer' | 'pingInterval'>,
    private readonly log: Logger,
  ) {
    this.address = stream.remoteAddress ?? '';
    this.pingAt = Date.now() + options.pingInterval;
  }

  get open(): boolean {
    return this.socket.readyState === this.socket.OPEN;
  }

  signIn(token: Token): void {
    this.token = token;
    const left = token.expiresAt.getTime() - Date.now();
    this.#remindAt = Date.now() + Math.max(left - REMINDER, (left * 3) / 4);
  }

  /**
   * Writes finished frames past `ws`, which writes each of its own in one go: they cannot get into each other.
   *
   * @returns false if more than the buffer is on its way to the client: then it should be left to catch up
   */
  write(frames: Buffer): boolean {
    if (!this.open) return true;
    this.stream.write(frames);
    return this.socket.bufferedAmount <= this.options.socketBuffer;
  }

  /** Writes, and waits while a quarter of the buffer is on its way. A client that takes nothing for five seconds is closed. */
  writeAndWait(frames: Buffer): Promise<void> {
    return this.#waiting(taken => this.stream.write(frames, taken));
  }

  /** The same for a message. */
  sendAndWait(message: string): Promise<void> {
    return this.#waiting(taken => this.socket.send(message, taken));
  }

  async #waiting(send: (taken: () => void) => void): Promise<void> {
    if (!this.open) return;
    if (this.socket.bufferedAmount < this.options.socketBuffer / 4) return send(() => {});
    const late = setTimeout(() => this.#giveUp(), PATIENCE);
    await new Promise<void>(resolve => send(() => resolve()));
    clearTimeout(late);
    // Pings wait behind what is sent: taking it is a sign of life as well.
    this.heard = true;
  }

  #giveUp(): void {
    this.log.info({ user: this.token?.viewer.userId }, 'a client takes nothing of what is sent and is closed');
    this.close(CloseCode.TOO_SLOW, 'Too slow: resume from your cursor');
  }

  /** Nothing more is sent; the client may still take what is under way. */
  close(code: number, reason: string): void {
    for (const subscription of this.subscriptions) subscription.stop();
    this.subscriptions.clear();
    if (!this.open) return;
    this.socket.close(code, reason);
    setTimeout(() => this.socket.terminate(), LAST_WORDS).unref();
  }

  /** Regular work: ping, remind, end. */
  tick(now: number): void {
    if (!this.token || !this.open) return;
    if (now >= this.token.expiresAt.getTime()) this.close(CloseCode.TOKEN_ENDED, 'Token ended: refresh it, then resume');
    else if (now >= this.pingAt) this.#expectAnswer(now);
    else if (now >= this.#remindAt) this.ping();
  }

  /** A client that has not said anything since the last regular ping is gone, or its link is. */
  #expectAnswer(now: number): void {
    if (!this.heard) this.socket.terminate();
    this.heard = false;
    this.pingAt = now + this.options.pingInterval;
    this.ping();
  }

  /** Tells at once that a subscription has become live: until then its client cannot know from where it hears. */
  announce(): void {
    if (this.#announced) return;
    this.#announced = true;
    setImmediate(() => {
      this.#announced = false;
      if (this.passed !== null) this.ping();
    });
  }

  /** The position that every subscription has passed; null while one is catching up, or where there is none. */
  get passed(): bigint | null {
    let least: bigint | null = null;
    for (const { passed } of this.subscriptions) {
      if (passed === null) return null;
      if (least === null || passed < least) least = passed;
    }
    return least;
  }

  ping(): void {
    if (!this.token) return;
    const { passed } = this;
    const reminds = Date.now() >= this.#remindAt;
    if (reminds) this.#remindAt = Number.POSITIVE_INFINITY;
    const payload = {
      ...(passed !== null && { cursor: cursorOfAll(this.token.viewer, passed) }),
      ...(reminds && { tokenExpiresAt: this.token.expiresAt.toISOString() }),
    };
    if (this.open) this.socket.send(JSON.stringify({ type: 'ping', payload }));
  }
}
