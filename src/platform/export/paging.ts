import { type DocumentNode, type FieldNode, Kind, type OperationDefinitionNode, parse, type SelectionNode } from 'graphql';
import { platformErrors } from '../api/errors.js';
import { type Variables, valueGiven } from '../reading/values.js';
import type { Step, Table } from './table.js';

/** The same query for one page of its list, as long and from where two variables say. */
export interface Paged {
  document: DocumentNode;
  operation: OperationDefinitionNode;
  /** Names of the variables. */
  first: string;
  after: string;
  /** What the document itself says: lines at most, and where to begin. */
  most: number;
  from: string | null;
}

/** Of a connection: more rows, where they go on, and where a stream of events would. */
const PARTS = (first: string, after: string, cursor: boolean) =>
  parse(
    `query ($${first}: Int, $${after}: Cursor) { list(first: $${first}, after: $${after}) { pageInfo { hasNextPage endCursor } ${cursor ? 'cursor' : ''} } }`,
    { noLocation: true },
  ).definitions[0] as OperationDefinitionNode;

const WINDOW = new Set(['first', 'after']);
const named = (value: string) => ({ kind: Kind.NAME, value }) as const;

/** @throws INVALID_INPUT for a list that is read from its end */
function windowIn(field: FieldNode, variables: Variables): Pick<Paged, 'most' | 'from'> {
  const given = (name: string) => valueGiven(field.arguments?.find(each => each.name.value === name)?.value, variables)?.v;
  if (given('last') != null)
    throw platformErrors.INVALID_INPUT(
      'An export goes from the start of a list to its end. Turn the order round, and say "first" for "last".',
    );
  const first = given('first');
  if (typeof first === 'number' && first < 0) throw platformErrors.INVALID_INPUT(`"first" is ${first}; it may be 0 or more.`);
  return { most: typeof first === 'number' ? first : Number.POSITIVE_INFINITY, from: (given('after') as string | undefined) ?? null };
}

/** Writes a query anew, so that it asks for the rows of one page and for what a table needs beside them. */
export function pagedOf(
  document: DocumentNode,
  operation: OperationDefinitionNode,
  { way, connection }: Table & Required<Pick<Table, 'connection'>>,
  variables: Variables,
): Paged {
  const taken = new Set(operation.variableDefinitions?.map(({ variable }) => variable.name.value));
  const free = (name: string): string => (taken.has(name) ? free(`${name}_`) : name);
  const [first, after] = [free('pageFirst'), free('pageAfter')];
  const parts = PARTS(first, after, !!connection.type.getFields().cursor);
  const list = parts.selectionSet.selections[0] as FieldNode;
  const [field] = (way.at(-1) as Step).nodes as [FieldNode];
  const rows: FieldNode = {
    kind: Kind.FIELD,
    name: named('nodes'),
    selectionSet: { kind: Kind.SELECTION_SET, selections: connection.nodes.flatMap(node => node.selectionSet?.selections ?? []) },
  };
  let inner: SelectionNode = {
    ...field,
    arguments: [...(field.arguments?.filter(({ name }) => !WINDOW.has(name.value)) ?? []), ...(list.arguments ?? [])],
    selectionSet: { kind: Kind.SELECTION_SET, selections: [rows, ...(list.selectionSet?.selections ?? [])] },
  };
  for (const { nodes, beside } of way.slice(0, -1).toReversed())
    inner = { ...(nodes[0] as FieldNode), selectionSet: { kind: Kind.SELECTION_SET, selections: [...beside, inner] } };
  const made: OperationDefinitionNode = {
    ...operation,
    variableDefinitions: [...(operation.variableDefinitions ?? []), ...(parts.variableDefinitions ?? [])],
    selectionSet: { kind: Kind.SELECTION_SET, selections: [inner] },
  };
  const fragments = document.definitions.filter(({ kind }) => kind === Kind.FRAGMENT_DEFINITION);
  return {
    document: { kind: Kind.DOCUMENT, definitions: [made, ...fragments] },
    operation: made,
    first,
    after,
    ...windowIn(field, variables),
  };
}
