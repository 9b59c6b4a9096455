import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import type { Http2ServerRequest } from 'node:http2';
import { fileURLToPath } from 'node:url';
import cors from '@fastify/cors';
import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import serveStatic from '@fastify/static';
import Fastify, { type FastifyInstance, type FastifyReply, LogController } from 'fastify';
import { isIn, listOf } from '../addresses.rules.js';
import { ApiError, platformErrors } from '../api/errors.js';
import { tellError } from './failures.js';
import { limitPatience, patienceOf } from './patience.js';
import type { Services } from './services.js';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** What stands in the address is a secret: the log has the route alone. */
    secretPath?: boolean;
  }
}

const PAGES = fileURLToPath(new URL('../../web', import.meta.url));
const BODY_LIMIT = 1024 * 1024;

/** What web clients on other hosts may send and read. */
const ASKED_HEADERS = [
  'authorization',
  'content-type',
  'last-event-id',
  'x-request-id',
  'traceparent',
  'x-bellwether-cost',
  'x-bellwether-sql',
];
const TOLD_HEADERS = ['x-request-id', 'etag', 'retry-after', 'content-disposition', 'x-bellwether-cursor'];

/** The client's own id where it is one, else a new one: from a pool of random bytes, since a v7 costs as much as the rest of the routing. */
function requestId({ headers }: IncomingMessage | Http2ServerRequest): string {
  const given = headers['x-request-id'];
  return typeof given === 'string' && /^[\w.:-]{1,100}$/.test(given) ? given : randomUUID();
}

const tooMany = (reply: FastifyReply): ApiError => {
  const retryAfter = Number(reply.getHeader('retry-after')) || 60;
  return new ApiError(platformErrors.LIMIT_EXCEEDED.code, `Too many requests from this address. Try again in ${retryAfter} s.`, {
    retryAfter,
  });
};

/** HTTP without any route but the pages and the two probes: `/healthz` (the process runs) and `/readyz` (it can answer, and `leaves` is not true). */
export async function makeHttp(services: Services, leaves: () => boolean): Promise<FastifyInstance> {
  const proxies = listOf(services.config.trustedProxies);
  const http: FastifyInstance = Fastify({
    loggerInstance: services.log,
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: requestId,
    bodyLimit: BODY_LIMIT,
    forceCloseConnections: 'idle',
    // What still comes on a connection while the process ends is answered, with "connection: close".
    return503OnClosing: false,
    routerOptions: { maxParamLength: 200 },
    ...patienceOf(services.config),
    trustProxy: address => isIn(proxies, address),
  }) as never;
  limitPatience(http, services.config);
  await http.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        workerSrc: ["'self'", 'blob:'],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'", 'data:'],
        connectSrc: ["'self'", 'ws:', 'wss:'],
        objectSrc: ["'none'"],
        frameAncestors: ["'none'"],
        baseUri: ["'none'"],
      },
    },
    crossOriginEmbedderPolicy: false,
  });
  const { corsOrigins } = services.config;
  if (corsOrigins.length)
    await http.register(cors, {
      origin: corsOrigins,
      methods: ['GET', 'HEAD', 'POST'],
      allowedHeaders: ASKED_HEADERS,
      exposedHeaders: TOLD_HEADERS,
      credentials: false, // nothing is authorised by a cookie
      maxAge: 600,
    });
  await http.register(rateLimit, { global: false });
  http.addHook('onRequest', (request, reply, done) => {
    reply.header('x-request-id', request.id);
    if (leaves()) reply.header('connection', 'close');
    done();
  });
  // What was asked and how it went; never variables, tokens or bodies.
  http.addHook('onResponse', (request, reply, done) => {
    const { operationName } = (request.body ?? {}) as { operationName?: unknown };
    const milliseconds = Math.round(reply.elapsedTime * 10) / 10;
    const asked = {
      requestId: request.id,
      method: request.method,
      path: request.routeOptions.config?.secretPath ? request.routeOptions.url : request.url.split('?')[0],
      status: reply.statusCode,
      milliseconds,
    };
    request.log.info(typeof operationName === 'string' ? { ...asked, operationName: operationName.slice(0, 100) } : asked, 'answered');
    done();
  });
  http.setErrorHandler((error, request, reply) => {
    const status = (error as { statusCode?: number }).statusCode ?? 500;
    const told =
      status === 429
        ? tooMany(reply)
        : status === 413
          ? platformErrors.LIMIT_EXCEEDED(`The request is larger than ${request.routeOptions.bodyLimit ?? BODY_LIMIT} bytes.`)
          : status < 500
            ? platformErrors.INVALID_INPUT((error as Error).message)
            : error;
    return reply.code(status).send({ errors: [tellError(told, request.log as never)] });
  });
  http.setNotFoundHandler((request, reply) =>
    reply.code(404).send({ errors: [tellError(platformErrors.NOT_FOUND('page', request.url.split('?')[0] ?? ''), request.log as never)] }),
  );
  // Assets carry a hash in their names and never change; the page that names them may with every start.
  const setHeaders = (reply: FastifyReply, path: string) =>
    void reply.header('cache-control', path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache');
  if (existsSync(PAGES)) await http.register(serveStatic, { root: PAGES, cacheControl: false, setHeaders });
  http.get('/healthz', () => ({ status: 'ok' }));
  http.get('/readyz', async (_request, reply) => {
    try {
      if (leaves()) throw platformErrors.UNAVAILABLE();
      await services.reader.check();
      return { status: 'ready' };
    } catch {
      return reply.code(503).send({ status: 'not ready' });
    }
  });
  return http;
}
