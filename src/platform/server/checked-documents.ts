import type { DocumentNode, GraphQLError, GraphQLSchema } from 'graphql';
import { parseDocument, wrongsOf } from '../reading/limits.js';
import { CACHED, Recent, weightOfDocument } from '../reading/recent.js';

/** Characters of a document that is kept. */
const LONGEST = 20_000;

export interface Checked {
  /** Absent if it has errors. */
  document?: DocumentNode;
  errors: readonly GraphQLError[];
}

/** Holds each text against limits and schema; once, if nothing is wrong with it: errors hold on to three times as much memory as the document itself. */
export function checkedDocuments(schema: GraphQLSchema): (text: string) => Checked {
  const known = new Recent<Checked>(CACHED);
  return text => {
    const found = known.get(text);
    if (found) return found;
    const made = checked(schema, text);
    if (made.document && text.length <= LONGEST) known.set(text, made, weightOfDocument(text));
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
