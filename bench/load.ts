import { connect, type Socket } from 'node:net';

/** How to ask one server: the whole HTTP request of the i-th question. */
export interface Target {
  url: string;
  request(i: number): Buffer;
}
export interface Load {
  requests: number;
  seconds: number;
  /** Milliseconds that each took. */
  took: number[];
}

/** Bytes of a POST with a JSON body. */
export function post(url: string, path: string, body: unknown, headers: Record<string, string> = {}): Buffer {
  const text = JSON.stringify(body);
  const lines = Object.entries({ ...headers, 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(text)) }).map(
    ([name, value]) => `${name}: ${value}\r\n`,
  );
  return Buffer.from(`POST ${path} HTTP/1.1\r\nhost: ${new URL(url).host}\r\n${lines.join('')}\r\n${text}`);
}

const LENGTH = /\r\ncontent-length: *(\d+)/i;

/** The answer's body if it is whole, else undefined. All that is measured answer with a length. @throws on anything but 200 */
function bodyOf(bytes: Buffer): { body: Buffer; end: number } | undefined {
  const head = bytes.indexOf('\r\n\r\n');
  if (head < 0) return undefined;
  const text = bytes.toString('latin1', 0, head);
  if (!text.startsWith('HTTP/1.1 200')) throw new Error(`Answered: ${bytes.toString('utf8', 0, 600)}`);
  const length = LENGTH.exec(text)?.[1];
  if (length === undefined) throw new Error(`An answer without a length: ${text}`);
  const end = head + 4 + Number(length);
  return bytes.length < end ? undefined : { body: bytes.subarray(head + 4, end), end };
}

/** One connection that sends a request when the last one is answered. No client library: it would take more of the machine than the servers do. */
class Asker {
  private bytes: Buffer = Buffer.alloc(0);
  private readonly socket: Socket;
  private readonly answered: (body: Buffer, milliseconds: number) => Buffer | undefined;
  private sentAt = 0;
  private constructor(
    socket: Socket,
    answered: (body: Buffer, milliseconds: number) => Buffer | undefined,
    failed: (error: Error) => void,
  ) {
    this.socket = socket;
    this.answered = answered;
    socket.on('data', chunk => {
      try {
        this.take(chunk);
      } catch (error) {
        failed(error as Error);
      }
    });
    socket.on('error', failed);
  }
  static open(
    url: string,
    answered: (body: Buffer, milliseconds: number) => Buffer | undefined,
    failed: (error: Error) => void,
  ): Promise<Asker> {
    const { hostname, port } = new URL(url);
    const socket = connect({ host: hostname, port: Number(port), noDelay: true });
    return new Promise((resolve, reject) => {
      socket.once('error', reject);
      socket.once('connect', () => resolve(new Asker(socket, answered, failed)));
    });
  }
  send(request: Buffer): void {
    this.sentAt = performance.now();
    this.socket.write(request);
  }
  close(): void {
    this.socket.destroy();
  }
  private take(chunk: Buffer): void {
    this.bytes = this.bytes.length ? Buffer.concat([this.bytes, chunk]) : chunk;
    const whole = bodyOf(this.bytes);
    if (!whole) return;
    this.bytes = this.bytes.subarray(whole.end);
    const next = this.answered(whole.body, performance.now() - this.sentAt);
    if (next) this.send(next);
  }
}

const ERRORS = Buffer.from('"errors":[{');

/**
 * Asks on `connections` at once for `seconds`, each again as soon as it is answered.
 *
 * @param from number of the first question, so that a later run goes on where this one ended
 * @throws on an error, or on anything but 200
 */
export async function load(
  target: Target,
  { connections, seconds, from }: { connections: number; seconds: number; from: number },
): Promise<Load> {
  let [asked, answered] = [from, 0];
  let [end, open] = [Number.POSITIVE_INFINITY, connections];
  let [finish, fail] = [() => {}, (_: Error) => {}];
  const ended = new Promise<void>((resolve, reject) => {
    finish = resolve;
    fail = reject;
  });
  ended.catch(() => {});
  const took: number[] = [];
  const next = (body: Buffer, milliseconds: number): Buffer | undefined => {
    if (body.includes(ERRORS)) throw new Error(`Answered: ${body.toString('utf8', 0, 600)}`);
    answered++;
    took.push(milliseconds);
    if (performance.now() < end) return target.request(asked++);
    if (--open === 0) finish();
    return undefined;
  };
  const askers = await Promise.all(Array.from({ length: connections }, () => Asker.open(target.url, next, fail)));
  const began = performance.now();
  end = began + seconds * 1000;
  for (const asker of askers) asker.send(target.request(asked++));
  try {
    await ended;
  } finally {
    for (const asker of askers) asker.close();
  }
  return { requests: answered, seconds: (performance.now() - began) / 1000, took };
}

/** One question, its answer parsed. */
export async function ask(target: Target, i: number): Promise<unknown> {
  let resolve = (_: Buffer) => {};
  let reject = (_: Error) => {};
  const body = new Promise<Buffer>((yes, no) => {
    resolve = yes;
    reject = no;
  });
  const asker = await Asker.open(
    target.url,
    bytes => {
      resolve(bytes);
      return undefined;
    },
    error => reject(error),
  );
  asker.send(target.request(i));
  try {
    return JSON.parse((await body).toString());
  } finally {
    asker.close();
  }
}
