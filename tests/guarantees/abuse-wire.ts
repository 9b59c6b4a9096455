import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import type { Server } from '../support/server.js';

const HANDSHAKE = [
  'GET /graphql HTTP/1.1',
  'host: localhost',
  'connection: Upgrade',
  'upgrade: websocket',
  'sec-websocket-version: 13',
  'sec-websocket-key: AAAAAAAAAAAAAAAAAAAAAA==',
];

/** A connection that obeys nobody: it sends what it likes, and remembers what came. */
export class Line {
  readonly socket: Socket;
  /** Resolves when the server has closed it, or cut it. */
  readonly closed: Promise<void>;
  #heard = Buffer.alloc(0);

  constructor({ url }: Pick<Server, 'url'>, reads = true) {
    this.socket = connect(Number(new URL(url).port), '127.0.0.1');
    this.socket.on('error', () => {});
    this.closed = new Promise(resolve => this.socket.once('close', () => resolve()));
    if (reads) this.socket.on('data', (bytes: Buffer) => (this.#heard = Buffer.concat([this.#heard, bytes])));
    this.socket.setNoDelay(true);
  }

  /** One that has become a WebSocket, and says nothing more by itself. */
  static async upgraded(server: Pick<Server, 'url'>, protocol = 'graphql-transport-ws', reads = true): Promise<Line> {
    const line = new Line(server, reads);
    line.socket.write(`${[...HANDSHAKE, `sec-websocket-protocol: ${protocol}`].join('\r\n')}\r\n\r\n`);
    if (reads) await line.hears('\r\n\r\n');
    return line;
  }

  get heard(): string {
    return this.#heard.toString('latin1');
  }

  async hears(text: string): Promise<void> {
    while (!this.heard.includes(text) && !this.socket.destroyed) await Promise.race([once(this.socket, 'data'), this.closed]);
  }

  /** Until the server has closed the WebSocket; answers as clients do. */
  async ends(): Promise<void> {
    while (this.closeCode === undefined && !this.socket.destroyed) await Promise.race([once(this.socket, 'data'), this.closed]);
    this.socket.destroy();
  }

  /** Of a WebSocket that the server has closed. */
  get closeCode(): number | undefined {
    // the last frame of a server that closes: it is short, and not masked
    const at = this.#heard.lastIndexOf(0x88);
    return at < 0 ? undefined : this.#heard.readUInt16BE(at + 2);
  }

  /** Writes one byte after the other for as long as the connection lasts. */
  drip(text: string, every = 50): void {
    let i = 0;
    const timer = setInterval(() => this.socket.write(text[i++ % text.length] as string), every);
    this.socket.once('close', () => clearInterval(timer));
  }
}

/** A frame as clients send it, masked with zeros so that what is sent can be read. */
export function frame(payload: string | Buffer, { opcode = 1, flags = 0x80, masked = true, length }: FrameOptions = {}): Buffer {
  const body = Buffer.from(payload as string);
  const size = length ?? BigInt(body.length);
  const head = Buffer.alloc(10);
  head[0] = flags | opcode;
  head[1] = (masked ? 0x80 : 0) | 127;
  head.writeBigUInt64BE(size, 2);
  return Buffer.concat([head, Buffer.alloc(masked ? 4 : 0), body]);
}
interface FrameOptions {
  opcode?: number;
  flags?: number;
  masked?: boolean;
  /** That it says it has. */
  length?: bigint;
}

/** Files and connections that a process has open. */
export const openFiles = ({ pid }: Pick<Server, 'pid'>): number => readdirSync(`/proc/${pid}/fd`).length;
