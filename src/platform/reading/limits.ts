import {
  type ASTVisitor,
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  Kind,
  parse,
  type SelectionSetNode,
  specifiedRules,
  type ValidationContext,
  type ValidationRule,
  validate,
} from 'graphql';
import { platformErrors } from '../api/errors.js';

/** What a document may be like, whoever sends it and by whatever transport; its cost comes on top. */
export const LIMITS = {
  /** Names, numbers, braces and the like. */
  tokens: 2_000,
  /** Levels of fields, the root fields being the first. Introspection is not counted: graphql-js bounds what it repeats. */
  depth: 15,
  /** Fields that stand in the document under a name of their own, or for a second time beside each other. */
  aliases: 50,
  /** Root fields of one operation. */
  roots: 20,
  /** `@include`, `@skip` and others. */
  directives: 50,
  /** Operations in one document, of which one is run. */
  operations: 50,
  /** Levels of objects and lists in the variables. */
  variables: 30,
} as const;

const exceeded = (what: string, count: number, most: number, advice: string) =>
  platformErrors.LIMIT_EXCEEDED(`The document has ${count} ${what}; it may have ${most}. ${advice}`);

/** Fragments that refer to themselves are another rule's to refuse: here they are not followed twice. */
function depthOf(context: ValidationContext, set: SelectionSetNode | undefined): number {
  const fragments = new Map<string, number>();
  const below = (inner: SelectionSetNode | undefined): number => {
    let deepest = 0;
    for (const selection of inner?.selections ?? []) {
      if (selection.kind === Kind.FIELD) {
        if (!selection.name.value.startsWith('__')) deepest = Math.max(deepest, 1 + below(selection.selectionSet));
      } else if (selection.kind === Kind.INLINE_FRAGMENT) deepest = Math.max(deepest, below(selection.selectionSet));
      else deepest = Math.max(deepest, fragmentDepth(selection.name.value));
    }
    return deepest;
  };
  const fragmentDepth = (name: string): number => {
    const known = fragments.get(name);
    if (known !== undefined) return known;
    fragments.set(name, 0);
    const depth = below(context.getFragment(name)?.selectionSet);
    fragments.set(name, depth);
    return depth;
  };
  return below(set);
}

function duplicates({ selections }: SelectionSetNode): number {
  const seen = new Set<string>();
  let count = 0;
  for (const selection of selections) {
    if (selection.kind !== Kind.FIELD) continue;
    const { name, alias } = selection;
    if ((alias && alias.value !== name.value) || seen.has(name.value)) count++;
    seen.add(name.value);
  }
  return count;
}

/** Root fields, those in fragments too. Each fragment counts once: repeated it adds nothing. */
function rootsOf(context: ValidationContext, set: SelectionSetNode, spread = new Set<string>()): number {
  let count = 0;
  for (const selection of set.selections) {
    if (selection.kind === Kind.FIELD) count++;
    else if (selection.kind === Kind.INLINE_FRAGMENT) count += rootsOf(context, selection.selectionSet, spread);
    else if (!spread.has(selection.name.value)) {
      spread.add(selection.name.value);
      const fragment = context.getFragment(selection.name.value);
      if (fragment) count += rootsOf(context, fragment.selectionSet, spread);
    }
  }
  return count;
}

/** A validation rule that counts; what it reports is an `ApiError`: LIMIT_EXCEEDED, or INVALID_INPUT for a text that no database keeps. */
const counting: ValidationRule = (context: ValidationContext): ASTVisitor => {
  let [aliases, directives, operations] = [0, 0, 0];
  return {
    Directive() {
      directives++;
    },
    StringValue({ value }) {
      if (value.includes(NOTHING)) context.reportError(noNothing());
    },
    SelectionSet(set) {
      aliases += duplicates(set);
    },
    OperationDefinition({ selectionSet }) {
      operations++;
      const depth = depthOf(context, selectionSet);
      if (depth > LIMITS.depth)
        context.reportError(exceeded('levels', depth, LIMITS.depth, 'Ask for the inner records by their ids, in a second document.'));
      const roots = rootsOf(context, selectionSet);
      if (roots > LIMITS.roots)
        context.reportError(exceeded('root fields', roots, LIMITS.roots, 'Send the rest in a second document, or use a list.'));
    },
    Document: {
      leave() {
        if (aliases > LIMITS.aliases)
          context.reportError(exceeded('aliases', aliases, LIMITS.aliases, 'Ask for a list, or send several documents.'));
        if (directives > LIMITS.directives)
          context.reportError(exceeded('directives', directives, LIMITS.directives, 'Leave some out, or send several documents.'));
        if (operations > LIMITS.operations)
          context.reportError(exceeded('operations', operations, LIMITS.operations, 'Send only the one that is to run.'));
      },
    },
  };
};

/**
 * Parses a document of at most so many tokens.
 *
 * @throws LIMIT_EXCEEDED, and the parser's `GraphQLError` for what is no document
 */
export function parseDocument(text: string): DocumentNode {
  try {
    return parse(text, { maxTokens: LIMITS.tokens });
  } catch (error) {
    if (error instanceof GraphQLError && /more tha[nt] \d+ tokens/.test(error.message))
      throw platformErrors.LIMIT_EXCEEDED(
        `The document has more than ${LIMITS.tokens} tokens. Send several documents, and values as variables rather than in the text.`,
      );
    throw error;
  }
}

/** What is wrong with a document; limits come first, and alone, so that nothing more is done for a document that is too large. */
export function wrongsOf(schema: GraphQLSchema, document: DocumentNode, most = 20): readonly GraphQLError[] {
  const beyond = validate(schema, document, [counting], { maxErrors: 1 });
  // beyond so many, graphql-js adds an error of its own
  return beyond.length ? beyond.slice(0, 1) : validate(schema, document, specifiedRules, { maxErrors: most });
}

/** PostgreSQL keeps any character but this one. */
const NOTHING = '\u0000';
const noNothing = () =>
  platformErrors.INVALID_INPUT('A text has the character U+0000, which means nothing and cannot be kept. Leave it out.');

/**
 * Holds variables against what any input of the schema may be.
 *
 * @throws LIMIT_EXCEEDED for those that are nested more deeply than any of them needs; INVALID_INPUT for a text that no database keeps
 */
export function checkValues(value: unknown, level = 0): void {
  if (typeof value === 'string' && value.includes(NOTHING)) throw noNothing();
  if (typeof value !== 'object' || value === null) return;
  if (level > LIMITS.variables) throw platformErrors.LIMIT_EXCEEDED(`The variables have more than ${LIMITS.variables} levels.`);
  for (const [name, inner] of Object.entries(value)) {
    if (name.includes(NOTHING)) throw noNothing();
    checkValues(inner, level + 1);
  }
}
