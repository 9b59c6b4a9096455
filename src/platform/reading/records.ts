import {
  type DocumentNode,
  type FieldNode,
  type GraphQLResolveInfo,
  getNamedType,
  isObjectType,
  type OperationDefinitionNode,
} from 'graphql';
import { collectFields, collectSubfields } from 'graphql/execution/collectFields.js';
import type { Viewer } from '../access/viewer.js';
import { platformErrors } from '../api/errors.js';
import { prefixOf, uuidOf } from '../api/ids.js';
import type { Context } from '../server/context.js';
import { boundTo } from './bound.js';
import type { Source } from './compile/compilation.js';
import { type Compiled, compileRecords } from './compile/query.js';
import type { Model } from './model.js';
import { fragmentsOf } from './shape.js';
import { run, statementsOf } from './statements.js';
import type { Variables } from './values.js';

/** The variable that holds the ids; no document can name one like this. */
const IDS = '\u0000ids';

function compiledRecords(
  source: Source,
  model: Model,
  place: string,
  nodes: readonly FieldNode[],
  operation: OperationDefinitionNode,
): Compiled {
  const { schema, fragments, variables, viewer } = source;
  const statements = statementsOf(schema, operation, [operation, ...Object.values(fragments)]);
  return statements.get(place, variables, viewer, () => compileRecords(source, model, asked => asked.variables[IDS], nodes));
}

function placeOf({ path }: GraphQLResolveInfo): string {
  const keys: string[] = [];
  for (let at: typeof path | undefined = path; at; at = at.prev) if (typeof at.key === 'string') keys.unshift(at.key);
  return keys.join('.');
}

/**
 * Reads records whose ids a resolver knows: what the document selects of the resolver's field, in one statement.
 *
 * @param ids uuids, or ids of the API
 * @returns in the order of the ids; null for what does not exist or is out of the viewer's sight
 * @throws UNAUTHENTICATED, FORBIDDEN
 */
export async function readRecords(
  ids: readonly string[],
  info: GraphQLResolveInfo,
  { viewer, services }: Context,
): Promise<(object | null)[]> {
  const known = boundTo(info.schema);
  const type = getNamedType(info.returnType);
  const model = known?.models.get(type.name);
  if (!known || !model?.entity) throw new Error(`"${type.name}" has no records that could be read.`);
  if (!viewer) throw platformErrors.UNAUTHENTICATED();
  const uuids = ids.map(id => (prefixOf(id) ? uuidOf(model.declared.prefix as string, id) : id));
  const variables = { ...info.variableValues, [IDS]: uuids };
  const source = { ...known, schema: info.schema, fragments: info.fragments, variables, viewer, output: 'rows' as const };
  const compiled = compiledRecords(source, model, placeOf(info), info.fieldNodes, info.operation);
  const [text] = await run(services.reader, compiled, variables, viewer);
  return text == null ? ids.map(() => null) : JSON.parse(text);
}

/** Reads one record whose id a resolver knows; as `readRecords`. */
export async function readRecord(id: string, info: GraphQLResolveInfo, context: Context): Promise<object | null> {
  const [record] = await readRecords([id], info, context);
  return record ?? null;
}

/**
 * Compiles what a mutation selects of the records in its payloads, before it changes anything: a refusal must not come after the commit.
 *
 * @throws FORBIDDEN, INVALID_INPUT, LIMIT_EXCEEDED
 */
export function prepareRecords(
  source: Pick<Source, 'schema' | 'models' | 'settings'>,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Variables,
  viewer: Viewer,
): void {
  const { schema, models } = source;
  const mutation = schema.getMutationType();
  if (!mutation) return;
  const fragments = fragmentsOf(document);
  const whole = { ...source, fragments, variables, viewer, output: 'rows' as const };
  const given = variables as Record<string, unknown>;
  for (const [root, nodes] of collectFields(schema, fragments, given, mutation, operation.selectionSet)) {
    const payload = getNamedType(mutation.getFields()[nodes[0]?.name.value ?? '']?.type);
    if (!isObjectType(payload)) continue;
    for (const [response, inner] of collectSubfields(schema, fragments, given, payload, nodes)) {
      const type = getNamedType(payload.getFields()[inner[0]?.name.value ?? '']?.type);
      const model = type && models.get(type.name);
      if (model?.entity) compiledRecords(whole, model, `${root}.${response}`, inner, operation);
    }
  }
}
