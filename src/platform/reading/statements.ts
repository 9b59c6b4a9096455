import type { DocumentNode, GraphQLSchema, OperationDefinitionNode } from 'graphql';
import type { Viewer } from '../access/viewer.js';
import type { Compiled } from './compile/query.js';
import type { Row } from './connection.js';
import type { Reader } from './read.js';
import { CACHED, Recent, weightOfStatement } from './recent.js';
import { shaperOf } from './shape.js';
import type { Variables } from './values.js';

/** Statements of all operations: by where they are needed, the viewer's rights and the shape of the variables. */
const known = new Recent<Compiled>(CACHED);
let operations = 0;

/** Statements of one operation. */
export class Statements {
  private readonly name = ++operations;
  private readonly shape: ((variables: Variables) => string) | undefined;

  constructor(schema: GraphQLSchema, document: Pick<DocumentNode, 'definitions'>, operation: OperationDefinitionNode) {
    this.shape = shaperOf(schema, { kind: 'Document' as never, definitions: document.definitions }, operation);
  }
  get(place: string, variables: Variables, viewer: Viewer, compile: () => Compiled): Compiled {
    const key = `${this.name} ${place} ${viewer.accessKey} ${this.shape?.(variables) ?? ''}`;
    const found = known.get(key);
    if (found?.holds()) return found;
    const compiled = compile();
    known.set(key, compiled, weightOfStatement(compiled) + key.length);
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
  let made = statements.get(operation);
  if (!made) {
    made = new Statements(schema, { definitions }, operation);
    statements.set(operation, made);
  }
  return made;
}

/** Runs a statement for somebody. */
export const run = (reader: Reader, { columns, parameters }: Compiled, variables: Variables, viewer: Viewer): Promise<Row> =>
  reader.run(
    viewer,
    columns,
    parameters.map(parameter => parameter({ variables, viewer })),
  );
