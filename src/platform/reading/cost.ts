import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isCompositeType,
  isInterfaceType,
  isListType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { getDirectiveValues } from 'graphql/execution/values.js';
import { GraphQLIncludeDirective, GraphQLSkipDirective } from 'graphql/type/directives.js';
import type { Viewer } from '../access/viewer.js';
import { ApiError, platformErrors } from '../api/errors.js';
import { PAGE } from './compile/page.js';
import { fragmentsOf } from './shape.js';
import { type Variables, valueGiven } from './values.js';

/** What an operation may take at most, in points: a field counts once for every row of the lists around it. */
export interface Cost {
  total: number;
  /** The innermost list in which at least half of it arises, as `customers.nodes.tickets`; without lists the innermost such field. */
  dearest: string;
}

interface Costed {
  schema: GraphQLSchema;
  fragments: Readonly<Record<string, FragmentDefinitionNode>>;
  definition: OperationDefinitionNode;
}

/** A mutation, and each row of a list in its input: a transaction costs more than a field. */
const CHANGE = 10;
/** Rows of a list that has no `first`. */
const ROWS = 10;
/** The schema as a whole and a type of it, whatever is selected: graphql-js bounds what can be repeated below. */
const INTROSPECTION: Readonly<Record<string, number>> = { __schema: 1_000, __type: 50 };
/** Fields that are looked at, fragments written out: beyond it, a document costs more than anybody may spend. */
const MOST_FIELDS = 20_000;
const FILTERS = new Set(['where', 'orderBy', 'search', 'having']);
/** Parts of a list or an amount, not values of their own. */
const isPart = (type: string) => type === 'Money' || type === 'PageInfo' || /(Connection|Edge)$/.test(type);

interface Step {
  name: string;
  cost: number;
  isList: boolean;
}
interface Spent {
  cost: number;
  /** From the field down along the costliest below each. */
  way: readonly Step[];
}

/** Places that a filter, order or search names. */
function namesIn(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 1;
  const inner = Array.isArray(value) ? value : Object.values(value);
  if (Array.isArray(value) && inner.every(each => typeof each !== 'object' || each === null)) return 1;
  return inner.reduce<number>((sum, each) => sum + namesIn(each), 0);
}
const isRows = (value: unknown) => Array.isArray(value) && value.some(each => typeof each === 'object' && each !== null);
const rowsIn = (input: unknown): number =>
  typeof input === 'object' && input !== null
    ? Math.max(1, ...Object.values(input).map(each => (isRows(each) ? (each as unknown[]).length : 1)))
    : 1;

class Calculation {
  /** Whether the variables had a say. */
  varies = false;
  private fields = 0;

  constructor(
    private readonly operation: Costed,
    private readonly variables: Variables,
  ) {}

  root(type: GraphQLObjectType): Spent {
    return this.below(type.name, [this.operation.definition.selectionSet], 1);
  }

  /** Fields by the type that they are selected on and their response name: what is merged when it runs costs once. */
  private gather(
    typeName: string,
    sets: readonly SelectionSetNode[],
    into: Map<string, [string, FieldNode[]]>,
    spread = new Set<string>(),
  ) {
    for (const { selections } of sets) {
      for (const selection of selections) {
        if (selection.directives?.length && !this.included(selection)) continue;
        if (selection.kind === Kind.FIELD) {
          if (++this.fields > MOST_FIELDS)
            throw platformErrors.LIMIT_EXCEEDED(`With its fragments written out, the document has more than ${MOST_FIELDS} fields.`);
          const key = `${typeName} ${(selection.alias ?? selection.name).value}`;
          const known = into.get(key);
          if (known) known[1].push(selection);
          else into.set(key, [typeName, [selection]]);
          continue;
        }
        const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : this.operation.fragments[selection.name.value];
        if (!fragment) continue;
        if (selection.kind === Kind.FRAGMENT_SPREAD) {
          if (spread.has(`${typeName} ${selection.name.value}`)) continue;
          spread.add(`${typeName} ${selection.name.value}`);
        }
        this.gather(this.narrowed(typeName, fragment.typeCondition?.name.value), [fragment.selectionSet], into, spread);
      }
    }
    return into;
  }

  /** A fragment on an interface of the type, or on the type itself, selects on the type. */
  private narrowed(typeName: string, condition: string | undefined): string {
    if (!condition || condition === typeName) return typeName;
    const type = this.operation.schema.getType(typeName);
    const wider = this.operation.schema.getType(condition);
    return isObjectType(type) && isInterfaceType(wider) ? typeName : condition;
  }

  private included(node: FieldNode | Parameters<typeof getDirectiveValues>[1]): boolean {
    this.varies = true;
    const given = this.variables as Record<string, unknown>;
    return (
      getDirectiveValues(GraphQLSkipDirective, node, given)?.if !== true &&
      getDirectiveValues(GraphQLIncludeDirective, node, given)?.if !== false
    );
  }

  private below(typeName: string, sets: readonly SelectionSetNode[], factor: number): Spent {
    let cost = 0;
    let dearest: Spent['way'] = [];
    for (const [on, nodes] of this.gather(typeName, sets, new Map()).values()) {
      const spent = this.field(on, nodes, factor);
      cost += spent.cost;
      if (spent.cost > (dearest[0]?.cost ?? 0)) dearest = spent.way;
    }
    return { cost, way: dearest };
  }

  private field(typeName: string, nodes: readonly FieldNode[], factor: number): Spent {
    const [node] = nodes as [FieldNode];
    const name = node.name.value;
    const response = (node.alias ?? node.name).value;
    const step = (cost: number, isList: boolean): Step => ({ name: response, cost, isList });
    if (name.startsWith('__')) return { cost: INTROSPECTION[name] ?? 0, way: [step(INTROSPECTION[name] ?? 0, false)] };
    const parent = this.operation.schema.getType(typeName);
    const field = isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[name] : undefined;
    if (!field) return { cost: 0, way: [] };
    const args = this.args(node);
    const own = this.own(typeName, args) * factor;
    const sets = nodes.flatMap(each => each.selectionSet ?? []);
    const type = getNamedType(field.type);
    if (!sets.length || !isCompositeType(type)) return { cost: own, way: [step(own, false)] };
    const rows = rowsOf(field, args);
    const inner = this.below(type.name, sets, factor * rows);
    const cost = own + inner.cost;
    return { cost, way: [step(cost, rows > 1), ...inner.way] };
  }

  private args(node: FieldNode): Record<string, unknown> {
    return Object.fromEntries(
      (node.arguments ?? []).map(({ name, value }) => {
        if (value.kind !== Kind.INT && value.kind !== Kind.ENUM && value.kind !== Kind.STRING) this.varies = true;
        return [name.value, valueGiven(value, this.variables)?.get(this.variables)];
      }),
    );
  }

  private own(typeName: string, args: Record<string, unknown>): number {
    if (typeName === 'Mutation') return CHANGE * rowsIn(args.input);
    let cost = isPart(typeName) ? 0 : 1;
    for (const name of FILTERS) if (args[name] != null) cost += namesIn(args[name]);
    return cost;
  }
}

/** How many of what is selected below a field there are for one of what is around it. */
function rowsOf(field: GraphQLField<unknown, unknown>, args: Record<string, unknown>): number {
  const length = field.args.some(({ name }) => name === 'first');
  if (length) return Math.max(1, Number(args.first ?? args.last ?? PAGE.byDefault) || 1);
  const type = getNullableType(field.type);
  return isListType(type) && isCompositeType(getNamedType(type)) && !/^(nodes|edges)$/.test(field.name) ? ROWS : 1;
}

/** Costs of one operation: by its variables, or once where they have no say. */
export class Costing {
  private readonly type: GraphQLObjectType | undefined;
  private fixed: Cost | undefined;

  constructor(private readonly operation: Costed) {
    this.type = operation.schema.getRootType(operation.definition.operation) ?? undefined;
  }

  /** @throws LIMIT_EXCEEDED for a document that is so large that nobody may run it */
  of(variables: Variables): Cost {
    if (this.fixed) return this.fixed;
    const calculation = new Calculation(this.operation, variables);
    const { cost: total, way } = this.type ? calculation.root(this.type) : { cost: 0, way: [] };
    const most = way.filter(({ cost }) => cost * 2 >= total);
    const innermost = most.findLastIndex(({ isList }) => isList);
    const dearest = most.slice(0, innermost < 0 ? undefined : innermost + 1).map(({ name }) => name);
    const cost = { total, dearest: dearest.join('.') };
    if (!calculation.varies) this.fixed = cost;
    return cost;
  }
}

const costings = new WeakMap<OperationDefinitionNode, Costing>();

/** The costs of an operation, as long as its document is known. */
export function costingOf(schema: GraphQLSchema, document: DocumentNode, definition: OperationDefinitionNode): Costing {
  let known = costings.get(definition);
  if (!known) {
    known = new Costing({ schema, fragments: fragmentsOf(document), definition });
    costings.set(definition, known);
  }
  return known;
}

/** The most that one document of the viewer may cost: the highest limit of the viewer's roles. */
export const costLimitOf = (viewer: Viewer | null, byDefault: number): number => viewer?.costLimit ?? byDefault;

/** @throws LIMIT_EXCEEDED naming cost, limit and where most of it arises */
export function checkCost({ total, dearest }: Cost, viewer: Viewer | null, byDefault: number): void {
  const limit = costLimitOf(viewer, byDefault);
  if (total <= limit) return;
  throw new ApiError(
    platformErrors.LIMIT_EXCEEDED.code,
    `The document costs ${total}, and you may spend ${limit} on one: each field counts once for every row of the lists around it. Most of it arises in "${dearest}". Ask for shorter lists ("first") or fewer fields there.`,
    { cost: total, limit, field: dearest },
  );
}
