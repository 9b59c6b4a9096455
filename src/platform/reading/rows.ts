import {
  type DocumentNode,
  defaultFieldResolver,
  type ExecutionResult,
  execute,
  type GraphQLFieldResolver,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  getNamedType,
  isObjectType,
  type OperationDefinitionNode,
} from 'graphql';
import { getVariableValues } from 'graphql/execution/values.js';
import { refuse } from '../access/requires.js';
import type { Viewer } from '../access/viewer.js';
import { notFound, platformErrors } from '../api/errors.js';
import { prefixOf, uuidOf } from '../api/ids.js';
import type { Context } from '../server/context.js';
import type { Settings } from './compile/compilation.js';
import { type Compiled, compileRecords, compileRows } from './compile/query.js';
import { fragmentsOf, shaperOf } from './documents.js';
import type { Model, Models } from './model.js';
import type { Reader } from './read.js';
import { Recent } from './recent.js';
import { usesOf } from './uses.js';
import type { Variables } from './values.js';

/** What the standard executor reads with. */
export interface Reading {
  schema: GraphQLSchema;
  models: Models;
  settings: Settings;
  reader: Reader;
}

const bound = new WeakMap<GraphQLSchema, { models: Models; settings?: Settings }>();

type Resolver = GraphQLFieldResolver<unknown, Context>;

/** A row that was read has its values under `=` and the response name; any other object came from a resolver in TypeScript. */
const fromRow =
  (otherwise: Resolver): Resolver =>
  (source, args, context, info) => {
    const value = (source as Record<string, unknown> | null)?.[`=${info.path.key}`];
    return value === undefined ? otherwise(source, args, context, info) : value;
  };

const computed =
  (model: Model, otherwise: Resolver): Resolver =>
  (source, args, context, info) => {
    const value = (source as Record<string, unknown> | null)?.[`=${info.path.key}`];
    const compute = model.declared.computed.get(info.fieldName)?.compute as ((this: unknown) => unknown) | undefined;
    return value === undefined || !compute ? otherwise(source, args, context, info) : compute.call(value);
  };

/** @throws NOT_FOUND where a record was asked for by its id */
const root =
  (model: Model): Resolver =>
  (source, args, _context, info) => {
    const value = (source as Record<string, unknown> | null)?.[`=${info.path.key}`] ?? null;
    const link = model.links.get(info.fieldName);
    if (value !== null || !(link?.kind === 'one' || info.fieldName === 'node')) return value;
    throw notFound(link?.kind === 'one' ? (link.model.declared.prefix ?? '') : (prefixOf(args.id) ?? 'record'), args.id);
  };

/** Gives the fields of a schema their resolvers over rows. Once, by `extend`. */
export function bindReading(schema: GraphQLSchema, models: Models): void {
  bound.set(schema, { models });
  const query = models.get('Query') as Model;
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__') || type === schema.getMutationType() || type === schema.getSubscriptionType())
      continue;
    const model = models.get(type.name);
    for (const field of Object.values(type.getFields())) {
      const otherwise = (field.resolve ?? defaultFieldResolver) as Resolver;
      if (type === query.gql) {
        if (query.links.has(field.name) || field.name === 'node') field.resolve = root(query) as never;
      } else field.resolve = (model?.declared.computed.has(field.name) ? computed(model, otherwise) : fromRow(otherwise)) as never;
    }
  }
}

/** Statements of one operation: by where they are needed, the viewer's rights and the shape of the variables. */
class Statements {
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

function statementsOf(schema: GraphQLSchema, operation: OperationDefinitionNode, definitions: DocumentNode['definitions']): Statements {
  let known = statements.get(operation);
  if (!known) {
    known = new Statements(schema, { definitions }, operation);
    statements.set(operation, known);
  }
  return known;
}

const run = (reader: Reader, { columns, parameters }: Compiled, variables: Variables, viewer: Viewer) =>
  reader.run(
    viewer,
    columns,
    parameters.map(parameter => parameter({ variables, viewer })),
  );

/** The rows of all root fields that `reading` declares, for the standard executor. */
async function readRoots(
  { schema, models, settings, reader }: Reading,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Variables,
  viewer: Viewer,
) {
  const source = { schema, models, settings, fragments: fragmentsOf(document), variables, viewer, output: 'rows' as const };
  const compiled = statementsOf(schema, operation, document.definitions).get('', variables, viewer, () => compileRows(source, operation));
  if (!compiled.roots.length) return {};
  const row = await run(reader, compiled, variables, viewer);
  return Object.fromEntries(compiled.roots.map(({ responseName }, i) => [`=${responseName}`, row[i] == null ? null : JSON.parse(row[i])]));
}

/** What Apollo hands to the executor of a gateway. */
interface Execution {
  document: DocumentNode;
  operation?: OperationDefinitionNode | null;
  operationName?: string | null;
  request: { variables?: Record<string, unknown> };
  context?: Context;
  contextValue?: Context;
}

/**
 * The standard executor, with the rows of its queries read by one statement. Hidden fields, permissions and limits are checked before anything runs,
 * mutations included.
 */
export function executor(reading: Reading) {
  const { schema, models, settings } = reading;
  bound.set(schema, { models, settings });
  const asked = (operation: OperationDefinitionNode, document: DocumentNode, variables: Variables, viewer: Viewer | null) => {
    refuse(viewer, usesOf(schema, document, operation));
    const query = models.get('Query') as Model;
    const reads =
      operation.operation === 'query' && [...rootNames(operation, document)].some(name => query.links.has(name) || name === 'node');
    if (!reads) return undefined;
    if (!viewer) throw platformErrors.UNAUTHENTICATED();
    return readRoots(reading, document, operation, variables, viewer);
  };
  return async (execution: Execution): Promise<ExecutionResult> => {
    const { document, operationName, request } = execution;
    const contextValue = (execution.contextValue ?? execution.context) as Context;
    const operation = (execution.operation ?? document.definitions.find(d => d.kind === 'OperationDefinition')) as OperationDefinitionNode;
    try {
      const { coerced, errors } = getVariableValues(schema, operation.variableDefinitions ?? [], request.variables ?? {}, {
        maxErrors: 10,
      });
      if (errors) return { errors };
      const rootValue = await asked(operation, document, coerced, contextValue.viewer);
      return await execute({
        schema,
        document,
        rootValue,
        contextValue,
        variableValues: request.variables ?? {},
        operationName: operationName ?? operation.name?.value,
      });
    } catch (error) {
      return { errors: [error as never] };
    }
  };
}

/** Names of the root fields, in fragments too. */
function rootNames(operation: OperationDefinitionNode, document: DocumentNode): Set<string> {
  const names = new Set<string>();
  const fragments = fragmentsOf(document);
  const collect = (set: OperationDefinitionNode['selectionSet'] | undefined): void => {
    for (const selection of set?.selections ?? []) {
      if (selection.kind === 'Field') names.add(selection.name.value);
      else collect(selection.kind === 'InlineFragment' ? selection.selectionSet : fragments[selection.name.value]?.selectionSet);
    }
  };
  collect(operation.selectionSet);
  return names;
}

function placeOf({ path }: GraphQLResolveInfo): string {
  const keys: string[] = [];
  for (let at: typeof path | undefined = path; at; at = at.prev) if (typeof at.key === 'string') keys.push(at.key);
  return keys.join('.');
}

/**
 * Reads records whose ids a resolver knows: what the document selects of the resolver's field, in one statement.
 *
 * @param ids uuids, or ids of the API
 * @returns in the order of the ids; null for what does not exist or is out of the viewer's sight
 * @throws UNAUTHENTICATED, FORBIDDEN
 */
export async function readRecords(ids: readonly string[], info: GraphQLResolveInfo, context: Context): Promise<(object | null)[]> {
  const { viewer, services } = context;
  const known = bound.get(info.schema);
  const type = getNamedType(info.returnType) as GraphQLObjectType;
  const model = known?.models.get(type.name);
  if (!known?.settings || !model?.entity) throw new Error(`"${type.name}" has no records that could be read.`);
  if (!viewer) throw platformErrors.UNAUTHENTICATED();
  const uuids = ids.map(id => (prefixOf(id) ? uuidOf(model.declared.prefix as string, id) : id));
  const { schema, fragments, operation, fieldNodes } = info;
  const variables = { ...info.variableValues, [IDS]: uuids };
  const source = { schema, models: known.models, settings: known.settings, fragments, variables, viewer, output: 'rows' as const };
  const definitions = [operation, ...Object.values(fragments)];
  const compiled = statementsOf(schema, operation, definitions).get(placeOf(info), variables, viewer, () =>
    compileRecords(source, model, asked => asked.variables[IDS], fieldNodes),
  );
  const [text] = await run(services.reader, compiled, variables, viewer);
  return text == null ? ids.map(() => null) : JSON.parse(text);
}
const IDS = '\u0000ids';

/** Reads one record whose id a resolver knows; as `readRecords`. */
export async function readRecord(id: string, info: GraphQLResolveInfo, context: Context): Promise<object | null> {
  const [record] = await readRecords([id], info, context);
  return record ?? null;
}
