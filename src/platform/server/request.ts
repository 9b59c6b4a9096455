import type { FastifyRequest } from 'fastify';
import { platformErrors } from '../api/errors.js';
import type { Named } from '../documents/known-documents.js';
import { checkValues } from '../reading/limits.js';

/** A GraphQL request as it came in, by whatever transport. */
export interface Asked extends Named {
  operationName?: string | null | undefined;
  variables?: Record<string, unknown> | null | undefined;
}

/** The same with the text of its document. */
export interface Request {
  query: string;
  operationName?: string | null | undefined;
  variables?: Record<string, unknown> | null | undefined;
}

const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null && !Array.isArray(value);
const mustBe = (name: string, what: string): never => {
  throw platformErrors.INVALID_INPUT(`"${name}" must be ${what}.`);
};

/**
 * Holds a request against the form of GraphQL over HTTP.
 *
 * @throws INVALID_INPUT naming the parameter; LIMIT_EXCEEDED for a batch, and for variables that are nested too deeply
 */
export function checkRequest(given: unknown): Asked {
  if (Array.isArray(given))
    throw platformErrors.LIMIT_EXCEEDED(
      'The request is a list; one document a request is allowed. Send several requests side by side on one connection, or one document with several fields.',
    );
  if (!isObject(given)) throw platformErrors.INVALID_INPUT('The request must be an object: {"query", "operationName", "variables"}.');
  const { query, operationName, variables, extensions } = given as Record<string, unknown>;
  if (query != null && typeof query !== 'string') mustBe('query', 'a text');
  if (operationName != null && typeof operationName !== 'string') mustBe('operationName', 'a text');
  if (variables != null && !isObject(variables)) mustBe('variables', 'an object');
  if (extensions != null && !isObject(extensions)) mustBe('extensions', 'an object');
  checkValues(variables);
  return given as Asked;
}

function parsed(name: string, text: unknown): unknown {
  if (text === undefined || text === '') return undefined;
  try {
    return JSON.parse(String(text));
  } catch {
    return mustBe(name, 'an object, written as JSON');
  }
}

/** The parameters of a request by GET or POST. @throws as `checkRequest` does */
export function readRequest({ method, body, query: parameters }: FastifyRequest): Asked {
  if (method === 'POST') return checkRequest(body);
  const { query, operationName, variables, extensions } = parameters as Record<string, unknown>;
  return checkRequest({
    query,
    operationName: operationName === '' ? undefined : operationName,
    variables: parsed('variables', variables),
    extensions: parsed('extensions', extensions),
  });
}
