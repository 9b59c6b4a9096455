import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';
import type { Config } from '../config.js';

/** Milliseconds between two looks for what is overdue. */
const LOOK_EVERY = 500;
const LATE = 'HTTP/1.1 408 Request Timeout\r\nconnection: close\r\n\r\n';

type Limits = Pick<Config, 'requestTimeout' | 'connectionLimit' | 'addressLimit'>;

/** Milliseconds without a byte in either direction after which a connection is given up, and between two lines in the log; WebSockets have pings of their own. */
const SILENCE = 60_000;
/** Milliseconds that an upload has. */
const LONGEST = 3_600_000;

/** Options of Fastify, by which Node ends connections whose headers do not come, and those that take nothing of their answer. */
export const patienceOf = ({ requestTimeout, pingInterval, statementTimeout }: Config) => ({
  // a stream is silent between pings, a question while its statement runs
  connectionTimeout: Math.max(SILENCE, 2 * pingInterval, 2 * statementTimeout),
  requestTimeout: Math.max(LONGEST, requestTimeout),
  http: { headersTimeout: requestTimeout, connectionsCheckingInterval: LOOK_EVERY },
});

/**
 * Ends connections whose bodies do not come in time: one byte now and then would hold each of them for as long as the client likes. Not those of uploads, which
 * are read by their route when it is known who sends them.
 */
function endLateBodies(http: FastifyInstance, patience: number): void {
  const coming = new Map<IncomingMessage, number>();
  http.addHook('onRequest', ({ raw }, _reply, done) => {
    if (raw.method === 'POST') coming.set(raw, Date.now() + patience);
    done();
  });
  http.addHook('preValidation', ({ raw }, _reply, done) => {
    coming.delete(raw);
    done();
  });
  const timer = setInterval(() => {
    const now = Date.now();
    for (const [raw, until] of coming) {
      if (!raw.complete && until > now) continue;
      coming.delete(raw);
      if (raw.complete) continue;
      raw.socket.write(LATE);
      raw.socket.destroySoon();
    }
  }, LOOK_EVERY);
  http.addHook('onClose', () => clearInterval(timer));
}

/** Takes no more connections than there may be, in all and from one address; the others go on. */
function limitConnections({ server, log }: FastifyInstance, { connectionLimit, addressLimit }: Limits): void {
  server.maxConnections = connectionLimit;
  const open = new Map<string, number>();
  let told = 0;
  const tell = (address: string | undefined) => {
    if (Date.now() - told < SILENCE) return;
    told = Date.now();
    log.warn({ address }, 'too many connections: new ones are closed at once');
  };
  server.on('drop', data => tell(data?.remoteAddress));
  if (!addressLimit) return;
  server.on('connection', (socket: Socket) => {
    const address = socket.remoteAddress ?? '';
    const count = (open.get(address) ?? 0) + 1;
    open.set(address, count);
    socket.once('close', () => {
      const left = (open.get(address) ?? 1) - 1;
      if (left) open.set(address, left);
      else open.delete(address);
    });
    if (count <= addressLimit) return;
    tell(address);
    socket.destroy();
  });
}

/** What holds for every connection, whoever it is from and whatever comes over it. */
export function limitPatience(http: FastifyInstance, limits: Limits): void {
  endLateBodies(http, limits.requestTimeout);
  limitConnections(http, limits);
}
