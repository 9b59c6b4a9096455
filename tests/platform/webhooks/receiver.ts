import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What the next requests meet with: a status, an answer, a connection that breaks, or one that is left without an answer until `release`. */
export type Meeting = number | 'cut' | 'hang' | { status: number; headers?: Record<string, string>; body?: string };

export interface Received {
  path: string;
  headers: IncomingHttpHeaders;
  body: string;
  /** Of the header `webhook-id`. */
  id: string;
}

/** Somebody's program that takes webhooks, in this process, and what it was sent. */
export class Receiver {
  #received: Received[] = [];
  #wake: (() => void)[] = [];
  #meetings: Meeting[] = [];
  #held: ServerResponse[] = [];
  /** What requests meet with that nothing else is meant for. */
  otherwise: Meeting = 204;
  #server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', part => parts.push(part as Buffer));
    request.on('end', () => {
      const { headers, url: path = '' } = request;
      this.#received.push({ path, headers, body: Buffer.concat(parts).toString('utf8'), id: String(headers['webhook-id']) });
      for (const wake of this.#wake.splice(0)) wake();
      this.#answer(response, this.#meetings.shift() ?? this.otherwise);
    });
  });

  async open(port = 0, host = '127.0.0.1'): Promise<this> {
    await new Promise<void>((resolve, reject) => this.#server.once('error', reject).listen(port, host, resolve));
    return this;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }
  get url(): string {
    return `http://127.0.0.1:${this.port}/hooks`;
  }

  meet(...meetings: Meeting[]): void {
    this.#meetings.push(...meetings);
  }

  /** The next request, waiting for it. */
  async next(): Promise<Received> {
    while (!this.#received.length) await new Promise<void>(resolve => this.#wake.push(resolve));
    return this.#received.shift() as Received;
  }

  async take(n: number): Promise<Received[]> {
    const all: Received[] = [];
    while (all.length < n) all.push(await this.next());
    return all;
  }

  get waiting(): number {
    return this.#received.length;
  }

  /** Answers those that were left hanging. */
  release(status = 204): void {
    for (const response of this.#held.splice(0)) response.writeHead(status).end();
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise(resolve => this.#server.close(resolve));
  }

  #answer(response: ServerResponse, meeting: Meeting): void {
    if (meeting === 'cut') response.destroy();
    else if (meeting === 'hang') this.#held.push(response);
    else if (typeof meeting === 'number') response.writeHead(meeting).end();
    else response.writeHead(meeting.status, meeting.headers).end(meeting.body);
  }
}
