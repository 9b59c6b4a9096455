import { createHash } from 'node:crypto';
import type { GraphQLError, GraphQLSchema } from 'graphql';
import { invalidInput } from '../api/errors.js';
import type { Tx } from '../database/tx.js';
import { parseDocument, wrongsOf } from '../reading/limits.js';
import { PersistedDocument } from './persisted-document.entity.js';

/** SHA-256 of a document's text as clients compute it: of its UTF-8 bytes, in lower-case hex. */
export const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');

/** What is wrong with a document, as the server would tell whoever sent it. */
function wrongsIn(schema: GraphQLSchema, text: string): readonly GraphQLError[] {
  try {
    return wrongsOf(schema, parseDocument(text));
  } catch (error) {
    return [error as GraphQLError];
  }
}

/**
 * Registers a document, so that clients may send its hash. One that is registered already stays as it is.
 *
 * @throws INVALID_INPUT for a document that the server would not run
 */
export async function registerDocument(
  tx: Tx,
  schema: GraphQLSchema,
  { name, text }: { name: string; text: string },
): Promise<PersistedDocument> {
  const wrongs = wrongsIn(schema, text);
  if (wrongs.length) throw invalidInput(wrongs.map(({ message }) => ({ path: ['text'], message })));
  const hash = hashOf(text);
  const known = await tx.em.findOne(PersistedDocument, { hash });
  return known ?? tx.em.create(PersistedDocument, { hash, name, text } as never);
}
