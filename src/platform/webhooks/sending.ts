import { lookup } from 'node:dns';
import { type IncomingMessage, request as requestPlain } from 'node:http';
import { request as requestSecure } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { addressRule } from './address.rules.js';

/** Bytes of an answer that are read, and characters of it that are kept. */
const READ = 16_384;
const KEPT = 1_000;

export interface Sending {
  url: string;
  headers: Record<string, string>;
  body: string;
  /** Milliseconds until the answer's status must have come. */
  timeout: number;
  /** Networks that may be reached though they are not public. */
  networks: readonly string[];
  /** Ends it at once. */
  signal: AbortSignal;
}

export interface Answer {
  status: number;
  /** Its beginning. */
  body: string;
}

/** A name that leads only where nobody may go is refused at the moment of the connection: there is no second look-up in between. */
const guardedLookup =
  (permits: (address: string) => boolean): LookupFunction =>
  (hostname, options, done) =>
    lookup(hostname, { ...options, all: true }, (error, found) => {
      if (error) return done(error, '');
      const good = found.filter(({ address }) => permits(address));
      const [first] = good;
      if (!first) return done(refused(hostname, found[0]?.address ?? 'nothing'), '');
      return options.all ? done(null, good) : done(null, first.address, first.family);
    });

const refused = (hostname: string, address: string): Error =>
  new Error(`"${hostname}" leads to ${address}, which may not be reached: it is not public, or is asked by http.`);

/** The beginning of an answer. Its status stands already, so whatever happens to the rest is no failure. */
async function beginning(message: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  let size = 0;
  try {
    for await (const part of message) {
      parts.push(part as Buffer);
      size += (part as Buffer).length;
      if (size >= READ) break;
    }
  } catch {}
  // PostgreSQL keeps no zero in a text
  return Buffer.concat(parts).toString('utf8').replaceAll('\0', '').slice(0, KEPT);
}

/**
 * Posts JSON. Follows no redirect, keeps no connection.
 *
 * @throws if no answer came: the message is for whoever reads the log of deliveries
 */
export async function send({ url: address, headers, body, timeout, networks, signal }: Sending): Promise<Answer> {
  const url = new URL(address);
  const secure = url.protocol === 'https:';
  const permits = (ip: string) => addressRule(networks)(ip, secure);
  const literal = url.hostname.replace(/^\[(.*)\]$/, '$1');
  // node looks up names only
  if (isIP(literal) && !permits(literal)) throw refused(url.hostname, literal);
  const late = AbortSignal.timeout(timeout);
  const content = Buffer.from(body);
  const options = {
    method: 'POST',
    agent: false as const,
    lookup: guardedLookup(permits),
    signal: AbortSignal.any([late, signal]),
    headers: { ...headers, 'content-type': 'application/json; charset=utf-8', 'content-length': content.length },
  };
  const message = await new Promise<IncomingMessage>((resolve, reject) => {
    const request = (secure ? requestSecure : requestPlain)(url, options, resolve);
    request.on('error', error => reject(late.aborted ? new Error(`No answer within ${timeout / 1000} s.`) : error));
    request.end(content);
  });
  const answer = { status: message.statusCode ?? 0, body: await beginning(message) };
  message.destroy();
  return answer;
}
