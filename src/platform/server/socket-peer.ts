import type { Socket } from 'node:net';
import type { Logger } from 'pino';
import type { WebSocket } from 'ws';
import type { Token } from '../access/viewers.js';
import type { Config } from '../config.js';
import { cursorOfAll } from '../events/cursor.js';
import { type Ending, Peer } from './peer.js';

/** For a token that is not accepted: clients do not come back by themselves. */
export const UNAUTHORIZED = 4401;
/** What a token is checked with, our database or its issuer, does not answer. */
export const TRY_LATER = 1013;

/** How a socket is closed, beside the codes of graphql-ws (docs/events.md). */
const CLOSES: Readonly<Record<Ending, readonly [code: number, reason: string]>> = {
  RIGHTS_CHANGED: [4410, 'Rights changed: query again, then resume'],
  KEY_CHANGED: [4410, 'The API key was changed or revoked'],
  TOKEN_ENDED: [4411, 'Token ended: refresh it, then resume'],
  SIGNED_OUT: [4411, 'Signed out'],
  TOO_SLOW: [4413, 'Too slow: resume from your cursor'],
  RESTARTING: [1012, 'Restarting: resume from your cursor'],
};

/** Milliseconds that a closing socket has to take what is on its way. */
const LAST_WORDS = 5_000;
/** Milliseconds before its token's end at which a client is reminded, but no earlier than after three quarters of the time. */
const REMINDER = 60_000;

/** A client's WebSocket. */
export class SocketPeer extends Peer {
  readonly transport = 'websocket';
  /** Anything came from the client since the last regular ping. */
  heard = true;
  #remindAt = Number.POSITIVE_INFINITY;

  constructor(
    readonly socket: WebSocket,
    /** The connection below it. */
    private readonly stream: Socket,
    address: string,
    options: Pick<Config, 'socketBuffer' | 'pingInterval'>,
    log: Logger,
  ) {
    super(address, options, log);
  }

  get open(): boolean {
    return this.socket.readyState === this.socket.OPEN;
  }

  protected get waiting(): number {
    return this.socket.bufferedAmount;
  }

  /** Finished frames go past `ws`, which writes each of its own in one go: they cannot get into each other. */
  protected send(frames: Buffer, taken?: () => void): void {
    this.stream.write(frames, taken);
  }

  override signIn(token: Token): void {
    super.signIn(token);
    const left = token.expiresAt.getTime() - Date.now();
    this.#remindAt = Date.now() + Math.max(left - REMINDER, (left * 3) / 4);
  }

  /** Pings wait behind what is sent: taking it is a sign of life as well. */
  protected override took(): void {
    this.heard = true;
  }

  /** Nothing more is read from a client that does not take what it is answered: it would have the answers wait in our memory. */
  keepPace(): void {
    if (this.socket.isPaused || this.waiting <= this.options.socketBuffer) return;
    this.socket.pause();
    this.stream.once('drain', () => this.socket.resume());
  }

  /** A message of the protocol; waits as `writeAndWait` does. */
  sendAndWait(message: string): Promise<void> {
    return this.patiently(taken => this.socket.send(message, taken));
  }

  end(why: Ending): void {
    this.close(...CLOSES[why]);
  }

  /** Nothing more is sent; the client may still take what is under way. */
  close(code: number, reason: string): void {
    this.stop();
    if (!this.open) return;
    this.socket.close(code, reason);
    setTimeout(() => this.socket.terminate(), LAST_WORDS).unref();
  }

  terminate(): void {
    this.socket.terminate();
  }

  override tick(now: number): void {
    super.tick(now);
    if (this.token && this.open && now >= this.#remindAt) this.tellCursor();
  }

  /** A client that has not said anything since the last regular ping is gone, or its link is. */
  protected beat(): void {
    if (!this.heard) this.socket.terminate();
    this.heard = false;
    this.tellCursor();
  }

  protected tellCursor(): void {
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
