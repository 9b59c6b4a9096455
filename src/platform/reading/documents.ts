import { type DocumentNode, type FragmentDefinitionNode, type GraphQLSchema, getOperationAST, type OperationDefinitionNode } from 'graphql';
import { getVariableValues } from 'graphql/execution/values.js';
import type { Viewer } from '../access/viewer.js';
import { ApiError } from '../api/errors.js';
import type { Settings } from './compile/compilation.js';
import { NotCompiled } from './compile/object.js';
import { type Compiled, compileQuery } from './compile/query.js';
import { type Cost, Costing, checkCost } from './cost.js';
import { parseDocument, wrongsOf } from './limits.js';
import type { Models } from './model.js';
import { CACHED, Recent, weightOfDocument, weightOfStatement } from './recent.js';
import { fragmentsOf, shaperOf } from './shape.js';
import type { Variables } from './values.js';

/** Documents longer than this many characters are not kept. */
const LONGEST = 20_000;
/** Statements of one operation that are kept, by viewers' rights and shape of variables. */
const PLANS = 64;

interface Plan {
  cost: Cost;
  compiled: Compiled;
}

/** One operation of a validated document, with its statements. */
export class Operation {
  private readonly plans = new Recent<Plan | ApiError>(PLANS);
  private readonly shape: ((variables: Variables) => string) | undefined;
  private readonly fragments: Record<string, FragmentDefinitionNode>;
  private readonly costing: Costing;

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly models: Models,
    private readonly settings: Settings,
    document: DocumentNode,
    private readonly definition: OperationDefinitionNode,
    /** Told how many bytes a statement takes that is kept from now on. */
    private readonly grown: (bytes: number) => void = () => {},
  ) {
    this.fragments = fragmentsOf(document);
    this.costing = new Costing({ schema, fragments: this.fragments, definition });
    this.shape = shaperOf(schema, document, definition);
  }

  /** @returns undefined if they do not fit: the standard executor tells why */
  coerce(given: Record<string, unknown> | undefined | null): Variables | undefined {
    const definitions = this.definition.variableDefinitions;
    if (!definitions?.length) return {};
    return getVariableValues(this.schema, definitions, given ?? {}).coerced;
  }

  /** @throws LIMIT_EXCEEDED for a document that is so large that nobody may run it */
  cost(variables: Variables): Cost {
    return this.costing.of(variables);
  }

  /**
   * The statement for a viewer's rights and the shape of the variables, compiled once.
   *
   * @throws LIMIT_EXCEEDED if it costs more than the viewer may spend
   * @throws NotCompiled, and what `compileQuery` throws; refusals are remembered
   */
  plan(variables: Variables, viewer: Viewer): Plan {
    const key = this.shape ? `${viewer.accessKey} ${this.shape(variables)}` : viewer.accessKey;
    const known = this.plans.get(key);
    if (known instanceof ApiError) throw known;
    const { costLimit } = this.settings;
    if (known?.compiled.holds()) {
      checkCost(known.cost, viewer, costLimit);
      return known;
    }
    const cost = this.costing.of(variables);
    checkCost(cost, viewer, costLimit);
    try {
      const { schema, models, settings, fragments } = this;
      const compiled = compileQuery({ schema, models, settings, fragments, variables, viewer, output: 'text' }, this.definition);
      const plan = { cost, compiled };
      this.plans.set(key, plan);
      this.grown(weightOfStatement(compiled) + key.length);
      return plan;
    } catch (error) {
      if (error instanceof ApiError && error.code === 'FORBIDDEN') this.plans.set(key, error);
      throw error;
    }
  }
}

/** Query documents by their text: parsed, validated and compiled once. */
export class Documents {
  private readonly known = new Recent<Map<string, Operation | null>>(2 * CACHED);

  constructor(
    readonly schema: GraphQLSchema,
    readonly models: Models,
    readonly settings: Settings,
  ) {}

  /** @returns null for what the standard executor has to answer: anything but a valid query whose root fields are all declared by `reading` */
  operation(text: string, name: string | undefined | null): Operation | null {
    let byName = this.known.get(text);
    if (!byName) {
      byName = new Map();
      if (text.length <= LONGEST) this.known.set(text, byName, weightOfDocument(text));
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
      const document = parseDocument(text);
      const definition = getOperationAST(document, name);
      if (definition?.operation !== 'query') return null;
      if (wrongsOf(this.schema, document, 1).length) return null;
      return new Operation(this.schema, this.models, this.settings, document, definition, bytes => this.known.grow(text, bytes));
    } catch {
      return null; // a document that cannot be parsed: the standard executor tells where
    }
  }
}

export { NotCompiled };
