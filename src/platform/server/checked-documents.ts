import type { DocumentNode, GraphQLError, GraphQLSchema } from 'graphql';
import { parseDocument, wrongsOf } from '../reading/limits.js';
import { Recent } from '../reading/recent.js';

/** Characters of documents that are kept, and of one of them. */
const KEPT = 4_000_000;
const LONGEST = 20_000;

export interface Checked {
  /** Absent if it has errors. */
  document?: DocumentNode;
  errors: readonly GraphQLError[];
}

/** Holds each text against limits and schema, once. */
export function checkedDocuments(schema: GraphQLSchema): (text: string) => Checked {
  const known = new Recent<Checked>(KEPT);
  return text => {
    const found = known.get(text);
    if (found) return found;
    const made = checked(schema, text);
    if (text.length <= LONGEST) known.set(text, made, text.length);
    return made;
  };
}

function checked(schema: GraphQLSchema, text: string): Checked {
  try {
    const document = parseDocument(text);
    const errors = wrongsOf(schema, document);
    return errors.length ? { errors } : { document, errors };
  } catch (error) {
    return { errors: [error as GraphQLError] };
  }
}
