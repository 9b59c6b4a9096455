import type { FastifyReply } from 'fastify';
import { type GraphQLError, GraphQLError as GraphQLErrorClass, type GraphQLFormattedError } from 'graphql';
import type { Logger } from 'pino';
import { v7 } from 'uuid';
import { ApiError, platformErrors } from '../api/errors.js';
import { isUnavailable } from '../database/unavailable.js';

/** Codes of graphql-js and Apollo for documents and values that are wrong in themselves. */
const wrongDocument = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_USER_INPUT',
  'BAD_REQUEST',
  'OPERATION_RESOLUTION_FAILURE',
  'INVALID_INPUT',
]);

const originOf = (error: unknown): unknown => {
  let origin = error;
  while (origin instanceof GraphQLErrorClass && !(origin instanceof ApiError) && origin.originalError) origin = origin.originalError;
  return origin;
};

/**
 * The one way in which an error leaves the server: code, message and facts of an `ApiError`, the place in a wrong document, and of anything else
 * the id under which it is in the log.
 */
export function tellError(error: unknown, log: Logger): GraphQLFormattedError {
  const origin = originOf(error);
  const { path, locations } = (error instanceof GraphQLErrorClass ? error : {}) as Partial<GraphQLError>;
  const place = { ...(locations?.length && { locations }), ...(path && { path }) };
  if (origin instanceof ApiError) return { message: origin.message, ...place, extensions: { code: origin.code, ...origin.facts } };
  const { message, extensions } = (error ?? {}) as GraphQLError;
  const code = extensions?.code as string | undefined;
  if (origin instanceof GraphQLErrorClass && (code === undefined || wrongDocument.has(code)))
    return { message, ...place, extensions: { code: 'INVALID_INPUT' } };
  if (isUnavailable(origin)) {
    log.warn({ err: origin }, 'the database was not there for an answer');
    return { message: platformErrors.UNAVAILABLE().message, ...place, extensions: { code: 'UNAVAILABLE' } };
  }
  const id = v7();
  log.error({ err: origin, errorId: id }, 'an answer failed');
  return { message: platformErrors.INTERNAL(id).message, ...place, extensions: { code: 'INTERNAL', id } };
}

const OF_FILES: Readonly<Record<string, number>> = { UNAUTHENTICATED: 401, FORBIDDEN: 403, NOT_FOUND: 404 };

/** Answers whoever asked for a file why there is none. */
export function refuseFile(reply: FastifyReply, error: unknown, log: Logger): FastifyReply {
  const status = error instanceof ApiError ? (OF_FILES[error.code] ?? 400) : 500;
  return reply.code(status).send({ errors: [tellError(error, log)] });
}
