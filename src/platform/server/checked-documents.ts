import { type DocumentNode, type GraphQLError, type GraphQLSchema, parse, validate } from 'graphql';

const REMEMBERED = 1_000;
const MOST_TOKENS = 2_000;

export interface Checked {
  /** Absent if it has errors. */
  document?: DocumentNode;
  errors: readonly GraphQLError[];
}

/** Parses and validates each text once. */
export function checkedDocuments(schema: GraphQLSchema): (text: string) => Checked {
  const known = new Map<string, Checked>();
  return (text: string) => {
    const found = known.get(text) ?? checked(schema, text);
    known.delete(text);
    known.set(text, found);
    if (known.size > REMEMBERED) known.delete(known.keys().next().value as string);
    return found;
  };
}

function checked(schema: GraphQLSchema, text: string): Checked {
  try {
    const document = parse(text, { maxTokens: MOST_TOKENS });
    const errors = validate(schema, document);
    return errors.length ? { errors } : { document, errors };
  } catch (error) {
    return { errors: [error as GraphQLError] };
  }
}
