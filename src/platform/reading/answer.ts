import type { Viewer } from '../access/viewer.js';
import { ApiError, notFound } from '../api/errors.js';
import type { Compiled, RootField } from './compile/query.js';
import type { Row } from './connection.js';
import { Outdated } from './custom-fields.js';
import { type Documents, NotCompiled, type Operation } from './documents.js';
import { applyPatches } from './patch.js';
import { MissingValue, type Reader } from './read.js';
import type { Asked, Variables } from './values.js';

/** A request as it came in. */
export interface Request {
  query: string;
  operationName?: string | null;
  variables?: Record<string, unknown> | null;
}

/** What answers: the documents known so far, and the connections. */
export interface Answering {
  documents: Documents;
  reader: Reader;
  /** Called with the cost of what is about to be read. @throws LIMIT_EXCEEDED */
  spend?: (viewer: Viewer, points: number) => void;
}

function missingError({ responseName, missing, locations }: RootField, { variables }: Asked): string {
  const { message, extensions } = notFound(missing?.kind ?? '', String(missing?.id.get(variables)));
  return JSON.stringify({ message, locations, path: [responseName], extensions });
}

function joined({ roots, patches }: Compiled, row: Row, asked: Asked): string {
  let data = '{';
  let errors = '';
  for (let i = 0; i < roots.length; i++) {
    const root = roots[i] as RootField;
    const value = row[i] ?? null;
    data += `${i ? ',' : ''}"${root.responseName}":${value ?? 'null'}`;
    if (value === null && root.missing) errors += `${errors && ','}${missingError(root, asked)}`;
  }
  data += '}';
  if (patches.length) {
    const parsed = JSON.parse(data);
    applyPatches(parsed, patches, asked.variables);
    data = JSON.stringify(parsed);
  }
  return errors ? `{"errors":[${errors}],"data":${data}}` : `{"data":${data}}`;
}

/**
 * Answers a query without variables as somebody, from inside: by the very documents, statements and rights that clients have.
 *
 * @throws FORBIDDEN, INVALID_INPUT, LIMIT_EXCEEDED, UNAVAILABLE, as a client would be told
 */
export type Answer = <T extends object>(viewer: Viewer, query: string) => Promise<T>;

/** A statement for certain values, and what it costs. */
export interface Planned {
  compiled: Compiled;
  values: unknown[];
  points: number;
  asked: Asked;
}

/** @throws as `Operation.plan` does, and INVALID_INPUT for values that are wrong in themselves */
export function planned(operation: Operation, variables: Variables, viewer: Viewer): Planned {
  const asked = { variables, viewer };
  const { cost, compiled } = operation.plan(variables, viewer);
  return { compiled, values: compiled.parameters.map(parameter => parameter(asked)), points: cost.total, asked };
}

/** @throws MissingValue, and as `Reader.run` does */
export async function answered(reader: Reader, { compiled, values, asked }: Planned): Promise<string> {
  return joined(compiled, await reader.run(asked.viewer, compiled.columns, values), asked);
}

/**
 * The answer to a query as JSON text, from one statement; nothing of it passes through objects unless something is computed in TypeScript.
 *
 * @returns null if the standard executor has to answer: for mutations, for roots in TypeScript, and to tell what is wrong with a document
 * @throws UNAVAILABLE, LIMIT_EXCEEDED after the statement has taken too long, and what `spend` throws
 */
export async function answerText(
  { documents, reader, spend }: Answering,
  viewer: Viewer,
  { query, operationName, variables: given }: Request,
): Promise<string | null> {
  const operation = documents.operation(query, operationName);
  const variables = operation?.coerce(given);
  if (!operation || !variables) return null;
  let plan: Planned;
  try {
    plan = planned(operation, variables, viewer);
  } catch (error) {
    if (error instanceof NotCompiled || error instanceof ApiError) return null;
    throw error;
  }
  spend?.(viewer, plan.points);
  try {
    return await answered(reader, plan);
  } catch (error) {
    if (error instanceof MissingValue || error instanceof Outdated) return null;
    throw error;
  }
}
