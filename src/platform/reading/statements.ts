import type { DocumentNode, GraphQLSchema, OperationDefinitionNode } from 'graphql';
import type { Viewer } from '../access/viewer.js';
import type { Compiled } from './compile/query.js';
import type { Row } from './connection.js';
import type { Reader } from './read.js';
import { Recent } from './recent.js';
import { shaperOf } from './shape.js';
import type { Variables } from './values.js';

/** Statements of one operation: by where they are needed, the viewer's rights and the shape of the variables. */
export class Statements {
  private readonly known = new Recent<Compiled>(100);
  private readonly shape: ((variables: Variables) => string) | undefined;

  constructor(schema: GraphQLSchema, document: Pick<DocumentNode, 'definitions'>, operation: OperationDefinitionNode) {
    this.shape = shaperOf(schema, { kind: 'Document' as never, definitions: document.definitions }, operation);
  }
  get(place: string, variables: Variables, viewer: Viewer, compile: () => Compiled): Compiled {
    const key = `${place} ${viewer.accessKey} ${this.shape?.(variables) ?? ''}`;
    const known = this.known.get(key);
    if (known) return known;
    const compiled = compile();
    this.known.set(key, compiled);
    return compiled;
  }
}
const statements = new WeakMap<OperationDefinitionNode, Statements>();

/** The statements of an operation, as long as its document is known. */
export function statementsOf(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  definitions: DocumentNode['definitions'],
): Statements {
  let known = statements.get(operation);
  if (!known) {
    known = new Statements(schema, { definitions }, operation);
    statements.set(operation, known);
  }
  return known;
}

/** Runs a statement for somebody. */
export const run = (reader: Reader, { columns, parameters }: Compiled, variables: Variables, viewer: Viewer): Promise<Row> =>
  reader.run(
    viewer,
    columns,
    parameters.map(parameter => parameter({ variables, viewer })),
  );
