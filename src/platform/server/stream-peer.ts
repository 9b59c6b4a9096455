import type { ServerResponse } from 'node:http';
import type { Logger } from 'pino';
import type { Token } from '../access/viewers.js';
import { type ApiError, platformErrors } from '../api/errors.js';
import type { Config } from '../config.js';
import { cursorOf } from '../events/cursor.js';
import type { Telling } from '../events/group.js';
import { type Ending, Peer } from './peer.js';

/** Ends an operation: the client does not come back by itself. */
export const COMPLETE = 'event: complete\ndata:\n\n';
/** Milliseconds after which a client comes back to a server that is about to end. */
const RETRY = 'retry: 1000\n\n';
const NEWLINE = 0x0a;

const DATA = Buffer.from('data: ');
const dataOf = (payload: Buffer): Buffer =>
  payload.includes(NEWLINE) ? Buffer.from(`data: ${String(payload).replaceAll('\n', '\ndata: ')}`) : Buffer.concat([DATA, payload]);

/** A `next` message; its id, where it has one, is the cursor to go on from. */
export function nextMessage(payload: Buffer, cursor?: string): Buffer {
  const head = cursor === undefined ? 'event: next\n' : `event: next\nid: ${cursor}\n`;
  return Buffer.concat([Buffer.from(head), dataOf(payload), Buffer.from('\n\n')]);
}

const errorsOf = ({ message, code }: ApiError) => Buffer.from(JSON.stringify({ errors: [{ message, extensions: { code } }] }));

/** What a client is told when its stream ends for good; otherwise it comes back by itself, with its last cursor. */
const LAST_WORDS: Partial<Record<Ending, () => ApiError>> = {
  TOKEN_ENDED: platformErrors.UNAUTHENTICATED,
  SIGNED_OUT: platformErrors.UNAUTHENTICATED,
  RIGHTS_CHANGED: platformErrors.ACCESS_CHANGED,
  KEY_CHANGED: platformErrors.UNAUTHENTICATED,
};

/** A client's stream of server-sent events: one subscription. */
export class StreamPeer extends Peer {
  readonly transport = 'sse';

  /** @param kind of record whose events are told */
  constructor(
    private readonly response: ServerResponse,
    token: Token,
    private readonly kind: string,
    address: string,
    options: Pick<Config, 'socketBuffer' | 'pingInterval'>,
    log: Logger,
  ) {
    super(address, options, log);
    this.signIn(token);
  }

  get open(): boolean {
    return !this.response.writableEnded && !this.response.destroyed;
  }

  protected get waiting(): number {
    return this.response.writableLength;
  }

  protected send(bytes: Buffer, taken?: () => void): void {
    this.response.write(bytes, taken);
  }

  /** The messages of what there is to tell, each with its cursor. */
  messages(news: readonly Telling[]): Buffer {
    return Buffer.concat(news.map(({ position, payload }) => nextMessage(payload, this.#cursor(position))));
  }

  /** Ends the subscription with an error that the client can act on. */
  fail(told: unknown): void {
    this.#finish(Buffer.concat([nextMessage(Buffer.from(JSON.stringify({ errors: [told] }))), Buffer.from(COMPLETE)]));
  }

  end(why: Ending): void {
    const error = LAST_WORDS[why];
    if (error) this.#finish(Buffer.concat([nextMessage(errorsOf(error())), Buffer.from(COMPLETE)]));
    else if (why === 'RESTARTING') this.#finish(Buffer.from(RETRY));
    else {
      this.stop();
      this.response.destroy();
    }
  }

  terminate(): void {
    this.response.destroy();
  }

  #finish(bytes: Buffer): void {
    this.stop();
    if (this.open) this.response.end(bytes);
  }

  #cursor(position: bigint): string | undefined {
    return this.token && cursorOf(this.token.viewer, this.kind, position);
  }

  /** An event without data is not shown to the page, but its id is kept. */
  protected beat(): void {
    this.tellCursor();
  }

  protected tellCursor(): void {
    if (!this.open) return;
    const { passed } = this;
    this.response.write(passed === null ? ':\n\n' : `id: ${this.#cursor(passed)}\n\n`);
  }
}
