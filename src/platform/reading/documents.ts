import {
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLInputType,
  type GraphQLSchema,
  getOperationAST,
  Kind,
  type OperationDefinitionNode,
  parse,
  specifiedRules,
  typeFromAST,
  validate,
  visit,
} from 'graphql';
import { getVariableValues } from 'graphql/execution/values.js';
import type { Viewer } from '../access/viewer.js';
import { ApiError } from '../api/errors.js';
import { prefixOf } from '../api/ids.js';
import type { Settings } from './compile/compilation.js';
import { NotCompiled } from './compile/object.js';
import { type Compiled, compileQuery } from './compile/query.js';
import { shapeOfCursor } from './cursors.js';
import { depthLimit } from './depth.js';
import type { Models } from './model.js';
import { Recent } from './recent.js';
import { shapeOfSearch } from './search.rules.js';
import { shapeOf, type Variables } from './values.js';

/** Documents longer than this many characters are not kept. */
const LONGEST = 20_000;
const TOKENS = 2_000;
/** Characters of documents that are kept, and statements of one operation by viewers' rights and shape of variables. */
const KEPT = 4_000_000;
const PLANS = 64;

export const fragmentsOf = (document: DocumentNode): Record<string, FragmentDefinitionNode> =>
  Object.fromEntries(document.definitions.flatMap(d => (d.kind === Kind.FRAGMENT_DEFINITION ? [[d.name.value, d]] : [])));

/** Arguments whose value decides the statement, although the schema sees only a scalar. */
const SHAPES: Record<string, (value: unknown) => string> = {
  first: String,
  last: String,
  after: shapeOfCursor,
  before: shapeOfCursor,
  search: shapeOfSearch,
  id: value => prefixOf(String(value)) ?? '',
};

/** Variables used as such arguments, and how their shape is told. */
function shapedVariables(document: DocumentNode): Map<string, (value: unknown) => string> {
  const shaped = new Map<string, (value: unknown) => string>();
  visit(document, {
    Argument({ name, value }) {
      const shape = SHAPES[name.value];
      if (shape && value.kind === Kind.VARIABLE) shaped.set(value.name.value, shape);
    },
  });
  return shaped;
}

const PLAIN = new Set(['ID', 'String', 'Int', 'Float', 'Decimal', 'DateTime', 'Date'].map(name => `${name}!`));

/** Names what of the variables decides the statement; undefined if nothing does. */
export function shaperOf(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
): ((variables: Variables) => string) | undefined {
  const special = shapedVariables(document);
  const shapes = (operation.variableDefinitions ?? []).flatMap(({ variable, type }) => {
    const name = variable.name.value;
    const input = typeFromAST(schema, type as never) as GraphQLInputType;
    const shape = special.get(name);
    if (shape) return [(variables: Variables) => (variables[name] == null ? shapeOf(input, variables[name]) : shape(variables[name]))];
    return PLAIN.has(String(input)) ? [] : [(variables: Variables) => shapeOf(input, variables[name])];
  });
  return shapes.length ? variables => shapes.map(shape => shape(variables)).join(';') : undefined;
}

/** One operation of a validated document, with its statements. */
export class Operation {
  private readonly plans = new Recent<Compiled | ApiError>(PLANS);
  private readonly shape: ((variables: Variables) => string) | undefined;
  private readonly fragments: Record<string, FragmentDefinitionNode>;

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly models: Models,
    private readonly settings: Settings,
    document: DocumentNode,
    private readonly definition: OperationDefinitionNode,
  ) {
    this.fragments = fragmentsOf(document);
    this.shape = shaperOf(schema, document, definition);
  }

  /** @returns undefined if they do not fit: the standard executor tells why */
  coerce(given: Record<string, unknown> | undefined | null): Variables | undefined {
    const definitions = this.definition.variableDefinitions;
    if (!definitions?.length) return {};
    return getVariableValues(this.schema, definitions, given ?? {}).coerced;
  }

  /**
   * The statement for a viewer's rights and the shape of the variables, compiled once.
   *
   * @throws NotCompiled, and what `compileQuery` throws; refusals are remembered
   */
  plan(variables: Variables, viewer: Viewer): Compiled {
    const key = this.shape ? `${viewer.accessKey} ${this.shape(variables)}` : viewer.accessKey;
    const known = this.plans.get(key);
    if (known instanceof ApiError) throw known;
    if (known) return known;
    try {
      const { schema, models, settings, fragments } = this;
      const compiled = compileQuery({ schema, models, settings, fragments, variables, viewer, output: 'text' }, this.definition);
      this.plans.set(key, compiled);
      return compiled;
    } catch (error) {
      if (error instanceof ApiError && error.code === 'FORBIDDEN') this.plans.set(key, error);
      throw error;
    }
  }
}

/** Query documents by their text: parsed, validated and compiled once. */
export class Documents {
  private readonly known = new Recent<Map<string, Operation | null>>(KEPT);
  private readonly rules: typeof specifiedRules;

  constructor(
    readonly schema: GraphQLSchema,
    readonly models: Models,
    readonly settings: Settings,
  ) {
    this.rules = [...specifiedRules, depthLimit(settings.depthLimit)];
  }

  /** @returns null for what the standard executor has to answer: anything but a valid query whose root fields are all declared by `reading` */
  operation(text: string, name: string | undefined | null): Operation | null {
    let byName = this.known.get(text);
    if (!byName) {
      byName = new Map();
      if (text.length <= LONGEST) this.known.set(text, byName, text.length);
    }
    const key = name ?? '';
    const known = byName.get(key);
    if (known !== undefined) return known;
    const made = this.make(text, name);
    if (byName.size < PLANS) byName.set(key, made);
    return made;
  }

  private make(text: string, name: string | undefined | null): Operation | null {
    if (text.length > LONGEST) return null;
    try {
      const document = parse(text, { maxTokens: TOKENS });
      const definition = getOperationAST(document, name);
      if (definition?.operation !== 'query') return null;
      if (validate(this.schema, document, this.rules, { maxErrors: 1 }).length) return null;
      return new Operation(this.schema, this.models, this.settings, document, definition);
    } catch {
      return null; // a document that cannot be parsed: the standard executor tells where
    }
  }
}

export { NotCompiled };
