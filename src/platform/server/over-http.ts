import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { ExecutionResult, GraphQLFormattedError } from 'graphql';
import type { Viewer } from '../access/viewer.js';
import { platformErrors } from '../api/errors.js';
import type { Exports } from '../export/export.js';
import { formOf as csvFormOf } from '../export/options.js';
import type { Caller, GraphqlServer } from './graphql.js';
import { CONTENT_TYPES, type Form, formOf } from './negotiation.js';
import { type Asked, type Request, readRequest } from './request.js';
import type { Services } from './services.js';
import { withStatements } from './statements.js';
import type { Streams } from './streams.js';
import { isTracing, traced } from './tracing.js';

/** What concerns answers that no browser shows as a page; put together for each of them, the rest of helmet's took a tenth of the processor time of a query. */
const HEADERS = {
  'content-security-policy': "default-src 'none';frame-ancestors 'none'",
  'strict-transport-security': 'max-age=31536000; includeSubDomains',
  'x-content-type-options': 'nosniff',
};

/** The status of a request to which there is no data, for clients that take statuses: `application/graphql-response+json`. */
const STATUSES: Readonly<Record<string, number>> = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  UNAVAILABLE: 503,
  INTERNAL: 500,
};

function statusOf({ data, errors }: ExecutionResult): number {
  if (data != null || !errors?.length) return 200;
  const { code, retryAfter } = errors[0]?.extensions ?? {};
  return retryAfter ? 429 : (STATUSES[String(code)] ?? 400);
}

interface OverHttp {
  services: Services;
  graphql: GraphqlServer;
  streams: Streams;
  exports: Exports;
}

/** GraphQL over HTTP on `/graphql`, by GET and POST; as a stream of events or as a table for clients that ask for one. What clients see is in docs/http.md. */
export function serveHttp(http: FastifyInstance, { services, graphql, streams, exports }: OverHttp): void {
  const { config, viewers } = services;

  const viewerOf = (authorization: string | undefined): Viewer | null | Promise<Viewer> =>
    authorization === undefined ? null : (viewers.known(authorization) ?? viewers.fromToken(authorization));

  function refused(reply: FastifyReply, form: Form, error: unknown, status?: number): string {
    return told(reply, form, { errors: graphql.tell([error]) as never }, status);
  }

  /** Without `status`: 200 for whoever takes JSON, what happened for whoever takes GraphQL responses or a table. */
  function told(reply: FastifyReply, form: Form, result: ExecutionResult, status?: number): string {
    reply.header('content-type', CONTENT_TYPES[form === 'graphql' ? form : 'json']);
    const told = status ?? (form === 'graphql' || form === 'csv' ? statusOf(result) : 200);
    if (told !== 200) reply.code(told);
    const retryAfter = (result.errors?.[0] as GraphQLFormattedError | undefined)?.extensions?.retryAfter;
    if (retryAfter) reply.header('retry-after', String(retryAfter));
    return JSON.stringify(result);
  }

  async function answer(request: FastifyRequest, reply: FastifyReply, form: Form): Promise<unknown> {
    let asked: Asked;
    let caller: Caller;
    try {
      asked = readRequest(request);
    } catch (error) {
      return refused(reply, form, error, 400);
    }
    let query: string;
    try {
      const { authorization } = request.headers;
      const viewer = await viewerOf(authorization);
      caller = { viewer, address: request.ip, requestId: request.id };
      const found = graphql.textOf(asked, viewer);
      query = typeof found === 'string' ? found : await found;
    } catch (error) {
      return refused(reply, form, error, form === 'events' ? statusOf({ errors: graphql.tell([error]) as never }) : undefined);
    }
    const { operationName, variables } = asked;
    const known: Request = { query, operationName, variables };
    if (form === 'events') return streams.open(request, reply, known, caller);
    if (form === 'csv') return exported(request, reply, known, caller);
    const text = await graphql.text(known, caller.viewer);
    if (text !== null) {
      mark(request, { operation: 'query', lane: 'text', asked: known, failed: text.startsWith('{"errors"') });
      if (form === 'graphql' && text.startsWith('{"errors":[') && !text.includes('"data":'))
        return told(reply, form, JSON.parse(text) as ExecutionResult);
      reply.header('content-type', CONTENT_TYPES[form]);
      return text;
    }
    return executed(request, reply, form, known, caller);
  }

  async function executed(request: FastifyRequest, reply: FastifyReply, form: Form, known: Request, caller: Caller): Promise<string> {
    const understood = graphql.understand(known);
    if (!('operation' in understood)) return told(reply, form, { errors: graphql.tell(understood) as never });
    const { operation } = understood.operation;
    if (operation === 'subscription')
      return refused(
        reply,
        form,
        platformErrors.INVALID_INPUT('A subscription goes over a WebSocket, or as a stream to whoever sends "accept: text/event-stream".'),
        form === 'graphql' ? 400 : undefined,
      );
    if (operation === 'mutation' && request.method === 'GET') {
      reply.header('allow', 'POST');
      return refused(reply, form, platformErrors.INVALID_INPUT('A GET only asks. Send a mutation by POST.'), 405);
    }
    const result = await graphql.execute(understood, caller);
    mark(request, { operation, lane: 'executor', asked: known, failed: result.errors !== undefined });
    return told(reply, form, result);
  }

  async function exported(request: FastifyRequest, reply: FastifyReply, known: Request, caller: Caller): Promise<unknown> {
    try {
      const form = csvFormOf(request.query as Record<string, unknown>);
      const understood = graphql.understand(known);
      if (!('operation' in understood)) return told(reply, 'csv', { errors: graphql.tell(understood) as never });
      const { stream, headers } = await exports.open(understood, caller, form);
      mark(request, { operation: 'query', lane: 'csv', asked: known, failed: false });
      reply.headers({ ...headers, 'content-type': CONTENT_TYPES.csv });
      return stream;
    } catch (error) {
      return told(reply, 'csv', { errors: graphql.tell([error].flat()) as never });
    }
  }

  /** Answers by GET can be kept by the client, for whoever asked, and asked for again with what was answered. */
  function cached(request: FastifyRequest, reply: FastifyReply, answer: unknown): unknown {
    if (request.method !== 'GET' || typeof answer !== 'string' || reply.statusCode !== 200) return answer;
    const etag = `W/"${createHash('sha1').update(answer).digest('base64url')}"`;
    reply.headers({ etag, 'cache-control': 'private, no-cache', vary: 'authorization, accept, origin' });
    if (request.headers['if-none-match'] !== etag) return answer;
    reply.code(304);
    return '';
  }

  /** Adds what the headers of the request ask for to its answer. */
  async function explained(request: FastifyRequest, reply: FastifyReply, form: Form): Promise<unknown> {
    const extensions: Record<string, unknown> = {};
    const wantsSql = config.showSql && request.headers['x-bellwether-sql'] !== undefined;
    let answered: unknown;
    if (wantsSql) {
      const { answer: made, statements } = await withStatements(() => answer(request, reply, form));
      answered = made;
      extensions.statements = statements;
    } else answered = await answer(request, reply, form);
    if (typeof answered !== 'string') return answered;
    if (request.headers['x-bellwether-cost'] !== undefined) extensions.cost = await costTold(request);
    if (!Object.values(extensions).some(each => each !== undefined)) return answered;
    const result = JSON.parse(answered) as ExecutionResult;
    return JSON.stringify({ ...result, extensions: { ...result.extensions, ...extensions } });
  }

  /** What the request costs; undefined if it was refused for what it is. */
  async function costTold(request: FastifyRequest): Promise<unknown> {
    try {
      const asked = readRequest(request);
      const viewer = await viewerOf(request.headers.authorization);
      const understood = graphql.understand({ ...asked, query: await graphql.textOf(asked, viewer) });
      return 'operation' in understood ? graphql.costOf(understood, viewer) : undefined;
    } catch {
      return undefined;
    }
  }

  http.route({
    url: '/graphql',
    method: ['GET', 'POST'],
    helmet: false,
    handler: (request, reply) => (isTracing() ? followed(request, reply) : handled(request, reply)),
  });

  async function handled(request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
    reply.headers(HEADERS);
    const form = formOf(request.headers.accept);
    if (form === null)
      return refused(
        reply.code(406),
        'json',
        platformErrors.INVALID_INPUT(`Answers are ${Object.values(CONTENT_TYPES).join(' or ')}: say so in "accept".`),
        406,
      );
    const { headers } = request;
    const wanted = headers['x-bellwether-cost'] !== undefined || headers['x-bellwether-sql'] !== undefined;
    const answered = await (wanted && (form === 'json' || form === 'graphql') ? explained : answer)(request, reply, form);
    return request.method === 'GET' ? cached(request, reply, answered) : answered;
  }

  /** The same as part of a trace. */
  const followed = (request: FastifyRequest, reply: FastifyReply): Promise<unknown> =>
    traced(
      `${request.method} /graphql`,
      { 'http.request.method': request.method, 'url.path': '/graphql', 'bellwether.request.id': request.id },
      async span => {
        const answered = await handled(request, reply);
        const { operation, lane } = request as Marked;
        span?.setAttributes({
          'http.response.status_code': reply.statusCode,
          ...(operation && { 'graphql.operation.type': operation }),
          ...(lane && { 'bellwether.lane': lane }),
        });
        return answered;
      },
      { kind: 'SERVER', headers: request.headers },
    );
}

/** What of a request the measurements tell apart. */
export interface Marked {
  operation?: string;
  lane?: string;
  /** A document that is valid. */
  asked?: Request;
  /** Errors were told beside the data, or in its place. */
  failed?: boolean;
}

const mark = (request: FastifyRequest, marks: Required<Marked>): void => void Object.assign(request, marks);
