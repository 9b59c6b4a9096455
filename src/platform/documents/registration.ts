import { createHash } from 'node:crypto';
import type { GraphQLError, GraphQLSchema } from 'graphql';
import { defineErrors, invalidInput } from '../api/errors.js';
import type { Tx } from '../database/tx.js';
import { parseDocument, wrongsOf } from '../reading/limits.js';
import { PersistedDocument } from './persisted-document.entity.js';

export const documentErrors = defineErrors({
  // Client libraries know it by this sentence, and send the text once more.
  PERSISTED_QUERY_NOT_FOUND: () => 'PersistedQueryNotFound',
});

/** SHA-256 of a document's text as clients compute it: of its UTF-8 bytes, in lower-case hex. */
export const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');

/** A document to be registered. */
export interface NewDocument {
  name: string;
  text: string;
}

/**
 * The documents of a file: a manifest in JSON as Relay, Apollo and others write it, or GraphQL, which is one document.
 *
 * @param name of a document that has no operation with a name
 * @throws for a manifest of another form
 */
export function documentsIn(content: string, name: string): NewDocument[] {
  if (!content.trimStart().startsWith('{') || !isJson(content)) return [{ name: nameIn(content) ?? name, text: content }];
  const manifest = JSON.parse(content) as Record<string, unknown> & { operations?: { name?: string; body: string }[] };
  const texts = Array.isArray(manifest.operations) ? manifest.operations.map(({ body }) => body) : Object.values(manifest);
  return texts.map(text => {
    if (typeof text !== 'string') throw new Error('a manifest is {"<hash>": "<document>"} or {"operations": [{"name", "body"}]}.');
    return { name: nameIn(text) ?? name, text };
  });
}

/** `{ me { name } }` begins like JSON, and is none. */
function isJson(content: string): boolean {
  try {
    return typeof JSON.parse(content) === 'object';
  } catch {
    return false;
  }
}
const nameIn = (text: string): string | undefined => /\b(?:query|mutation|subscription)\s+(\w+)/.exec(text)?.[1];

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
export async function registerDocument(tx: Tx, schema: GraphQLSchema, { name, text }: NewDocument): Promise<PersistedDocument> {
  const wrongs = wrongsIn(schema, text);
  if (wrongs.length) throw invalidInput(wrongs.map(({ message }) => ({ path: ['text'], message })));
  const hash = hashOf(text);
  const known = await tx.em.findOne(PersistedDocument, { hash });
  if (known) return known;
  const made = tx.em.create(PersistedDocument, { hash, name, text } as never);
  await tx.em.flush();
  return made;
}
