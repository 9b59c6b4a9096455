import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isAbstractType,
  isCompositeType,
  isListType,
  isObjectType,
  type OperationDefinitionNode,
} from 'graphql';
import { collectFields, collectSubfields } from 'graphql/execution/collectFields.js';
import { platformErrors } from '../api/errors.js';
import type { Variables } from '../reading/values.js';

/** A column: where its values stand in a row, or in what is around the list. */
export interface Column {
  name: string;
  path: readonly string[];
  of: 'row' | 'answer';
  numeric: boolean;
}

/** A field on the way to the list, with what is selected beside the way. */
export interface Step {
  response: string;
  nodes: readonly FieldNode[];
  beside: readonly FieldNode[];
}

/** What of a document becomes lines and columns. */
export interface Table {
  columns: readonly Column[];
  /** Fields from the root to the list itself, or to the connection that pages it. */
  way: readonly Step[];
  /** The connection: its type, and what is selected of a row. Absent for lists that are answered whole. */
  connection?: { type: GraphQLObjectType; nodes: readonly FieldNode[] };
}

/** What a document is looked at with. */
export interface Looked {
  schema: GraphQLSchema;
  fragments: Readonly<Record<string, FragmentDefinitionNode>>;
  /** Coerced: they decide what `@include` and `@skip` leave. */
  variables: Variables;
}

type Selected = ReadonlyMap<string, readonly FieldNode[]>;
type List = Pick<Table, 'way' | 'connection'> & { row: GraphQLOutputType; nodes: readonly FieldNode[] };

const NUMBERS = new Set(['Int', 'Float', 'Decimal']);
const invalid = platformErrors.INVALID_INPUT;
const nameOf = (nodes: readonly FieldNode[] | undefined) => nodes?.[0]?.name.value ?? '';
const isMany = (type: GraphQLOutputType) => isListType(getNullableType(type));

/** Finds the one list of a query, and the columns of its rows. */
class Search {
  readonly lists: List[] = [];
  /** Values beside the list; the same in every line. */
  readonly beside: Column[] = [];

  constructor(private readonly looked: Looked) {}

  selection(type: GraphQLObjectType, nodes: readonly FieldNode[]): Selected {
    const { schema, fragments, variables } = this.looked;
    return collectSubfields(schema, fragments, variables as Record<string, unknown>, type, nodes);
  }

  /** Looks at a field that is no leaf, and below it. */
  field(field: GraphQLField<unknown, unknown>, step: Step, above: readonly Step[]): void {
    const way = [...above, step];
    const type = getNamedType(field.type);
    if (isMany(field.type)) this.lists.push({ way, row: field.type, nodes: step.nodes });
    else if (isConnection(field)) this.pages(type as GraphQLObjectType, way);
    else if (isObjectType(type)) this.within(type, way);
    else throw invalid(`"${step.response}" may be of several types; a table is made of a list. Ask for a list.`);
  }

  private pages(type: GraphQLObjectType, way: readonly Step[]): void {
    const step = way.at(-1) as Step;
    const fields = [...this.selection(type, step.nodes).values()];
    const nodes = fields.find(each => nameOf(each) === 'nodes') ?? this.nodesOfEdges(type, fields);
    if (!nodes) throw invalid(`"${step.response}" selects no "nodes"; they are the lines of the table.`);
    const row = (type.getFields().nodes as GraphQLField<unknown, unknown>).type;
    this.lists.push({ way, row, nodes, connection: { type, nodes } });
  }

  private nodesOfEdges(type: GraphQLObjectType, fields: readonly (readonly FieldNode[])[]): readonly FieldNode[] | undefined {
    const edges = fields.find(each => nameOf(each) === 'edges');
    const edge = getNamedType(type.getFields().edges?.type);
    if (!edges || !isObjectType(edge)) return undefined;
    return [...this.selection(edge, edges).values()].find(each => nameOf(each) === 'node');
  }

  private within(type: GraphQLObjectType, way: readonly Step[]): void {
    const step = way.at(-1) as Step;
    const selected = this.selection(type, step.nodes);
    for (const [response, nodes] of selected) {
      const field = type.getFields()[nameOf(nodes)];
      if (field && isCompositeType(getNamedType(field.type))) {
        const beside = [...selected].flatMap(([name, others]) => (name === response ? [] : others));
        const last = { ...step, beside };
        this.field(field, { response, nodes, beside: [] }, [...way.slice(0, -1), last]);
      } else this.beside.push(columnOf('answer', [...way.map(each => each.response), response], field));
    }
  }

  /** The columns of a row by path: members of a union may have the same. */
  columns(
    type: GraphQLOutputType,
    nodes: readonly FieldNode[],
    path: readonly string[],
    into = new Map<string, Column>(),
  ): Map<string, Column> {
    const named = getNamedType(type);
    const types = isAbstractType(named) ? this.looked.schema.getPossibleTypes(named) : [named as GraphQLObjectType];
    for (const each of types) {
      for (const [response, inner] of this.selection(each, nodes)) {
        const field = each.getFields()[nameOf(inner)];
        const here = [...path, response];
        if (!field || !isCompositeType(getNamedType(field.type))) {
          const column = columnOf('row', here, field);
          const known = into.get(column.name);
          into.set(column.name, known ? { ...known, numeric: known.numeric && column.numeric } : column);
        } else if (isMany(field.type) || isConnection(field)) {
          throw invalid(
            `"${here.join('.')}" is a list within a row, and a cell holds one value. Leave it out, or export that list and select what it hangs on.`,
          );
        } else this.columns(field.type, inner, here, into);
      }
    }
    return into;
  }
}

function isConnection({ type, args }: GraphQLField<unknown, unknown>): boolean {
  const named = getNamedType(type);
  return isObjectType(named) && !!named.getFields().nodes && args.some(({ name }) => name === 'after');
}

/** The name of the root field is not in the names of columns. */
const columnOf = (of: Column['of'], path: readonly string[], field?: GraphQLField<unknown, unknown>): Column => ({
  name: path.slice(of === 'answer' ? 1 : 0).join('.'),
  path,
  of,
  numeric: !!field && !isMany(field.type) && NUMBERS.has(getNamedType(field.type).name),
});

const told = (lists: readonly List[]) => lists.map(({ way }) => `"${way.map(({ response }) => response).join('.')}"`).join(', ');

/**
 * What of a query becomes a table: its one list, with the selected values of a row as columns.
 *
 * @throws INVALID_INPUT naming what does not fit into a table
 */
export function tableOf(looked: Looked, operation: OperationDefinitionNode): Table {
  const { schema, fragments, variables } = looked;
  const query = schema.getQueryType() as GraphQLObjectType;
  const roots = collectFields(schema, fragments, variables as Record<string, unknown>, query, operation.selectionSet);
  const [root, other] = [...roots].filter(([, nodes]) => nameOf(nodes) !== '__typename');
  if (!root || other)
    throw invalid(
      `A table is made of one root field; the document has ${roots.size === 0 ? 'none' : `"${[...roots.keys()].join('", "')}"`}.`,
    );
  const [response, nodes] = root;
  const search = new Search(looked);
  const field = query.getFields()[nameOf(nodes)];
  if (field && isCompositeType(getNamedType(field.type))) search.field(field, { response, nodes, beside: [] }, []);
  const [list, second] = search.lists;
  if (!list) throw invalid(`A table is made of a list; "${response}" selects none.`);
  if (second) throw invalid(`A table is made of one list; the document has ${told(search.lists)}.`);
  if (!isCompositeType(getNamedType(list.row))) throw invalid(`${told([list])} has no fields that could be columns.`);
  const columns = [...search.beside, ...search.columns(list.row, list.nodes, []).values()];
  const twice = columns.find(({ name }, i) => columns.findIndex(each => each.name === name) < i);
  if (twice) throw invalid(`Two columns would be called "${twice.name}". Give one of them an alias.`);
  return { columns, way: list.way, ...(list.connection && { connection: list.connection }) };
}
