import {
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLInputType,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  typeFromAST,
  visit,
} from 'graphql';
import { prefixOf } from '../api/ids.js';
import { shapeOfCursor } from './cursors.js';
import { shapeOfSearch } from './search.rules.js';
import { shapeOf, type Variables } from './values.js';

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
