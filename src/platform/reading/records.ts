import {
  type DocumentNode,
  type FieldNode,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  getNamedType,
  isObjectType,
  type OperationDefinitionNode,
} from 'graphql';
import { collectFields, collectSubfields } from 'graphql/execution/collectFields.js';
import type { Viewer } from '../access/viewer.js';
import { platformErrors } from '../api/errors.js';
import { prefixOf, uuidOf } from '../api/ids.js';
import { idIn } from '../api/payload.js';
import { run as runWithin } from '../database/prepared.js';
import type { Tx } from '../database/tx.js';
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
  if (!viewer) throw platformErrors.UNAUTHENTICATED();
  const type = getNamedType(info.returnType).name;
  const read = () => {
    const { compiled, variables } = chosen(ids, info, viewer, type, placeOf(info), info.fieldNodes);
    return run(services.reader, compiled, variables, viewer);
  };
  const [text] = await (boundTo(info.schema)?.models.customFields.upToDate(read) ?? read());
  return text == null ? ids.map(() => null) : JSON.parse(text);
}

/** The statement that reads what some nodes of a document select of records of a type. */
function chosen(
  ids: readonly string[],
  info: GraphQLResolveInfo,
  viewer: Viewer,
  type: string,
  place: string,
  nodes: readonly FieldNode[],
) {
  const known = boundTo(info.schema);
  const model = known?.models.get(type);
  if (!known || !model?.entity) throw new Error(`"${type}" has no records that could be read.`);
  const uuids = ids.map(id => (prefixOf(id) ? uuidOf(model.declared.prefix as string, id) : id));
  const variables = { ...info.variableValues, [IDS]: uuids };
  const source = { ...known, schema: info.schema, fragments: info.fragments, variables, viewer, output: 'rows' as const };
  return { compiled: compiledRecords(source, model, place, nodes, info.operation), variables };
}

/**
 * Reads what a document selects of the records of a mutation's answer, and of the rows in it, as the transaction has them. Puts it beside them as
 * rows that were read stand: under `=` and the response name.
 */
export async function readWithin(
  answer: object,
  payload: GraphQLObjectType,
  info: GraphQLResolveInfo,
  { viewer }: Context,
  tx: Tx,
): Promise<void> {
  if (!viewer) throw platformErrors.UNAUTHENTICATED();
  const within = async (parts: readonly Record<string, unknown>[], type: GraphQLObjectType, nodes: readonly FieldNode[], place: string) => {
    for (const [response, inner] of collectSubfields(info.schema, info.fragments, info.variableValues, type, nodes)) {
      const name = inner[0]?.name.value ?? '';
      const target = getNamedType(type.getFields()[name]?.type);
      if (!target || !isObjectType(target)) continue;
      const below = `${place}.${response}`;
      if (!boundTo(info.schema)?.models.get(target.name)?.entity) {
        await within(
          parts.flatMap(part => (part[name] ?? []) as Record<string, unknown>[]),
          target,
          inner,
          below,
        );
        continue;
      }
      const made = parts.filter(part => idIn(part[name]) !== null);
      if (!made.length) continue;
      const { compiled, variables } = chosen(
        made.map(part => idIn(part[name]) as string),
        info,
        viewer,
        target.name,
        below,
        inner,
      );
      const values = compiled.parameters.map(parameter => parameter({ variables, viewer }));
      const text = `select (${compiled.columns[0]}) answer`;
      const [row] = await runWithin<{ answer: string | null }>(tx, { name: '', text, later: false }, values);
      const records: unknown[] = row?.answer == null ? [] : JSON.parse(row.answer);
      for (const [i, part] of made.entries()) part[`=${response}`] = records[i] ?? null;
    }
  };
  await within([answer as Record<string, unknown>], payload, info.fieldNodes, String(info.path.key));
}

/**
 * Compiles what a mutation selects of the records in its payloads, before it changes anything: a refusal must not come after the commit. What it says of custom
 * fields is looked up anew, since within a transaction nothing can be compiled again.
 *
 * @throws FORBIDDEN, INVALID_INPUT, LIMIT_EXCEEDED
 */
export async function prepareRecords(
  source: Pick<Source, 'schema' | 'models' | 'settings'>,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Variables,
  viewer: Viewer,
): Promise<void> {
  const { customFields } = source.models;
  const prepare = () => preparedRecords(source, document, operation, variables, viewer);
  if ((await customFields.upToDate(prepare)) && (await customFields.refresh())) prepare();
}

/** @returns whether custom fields are selected */
function preparedRecords(
  source: Pick<Source, 'schema' | 'models' | 'settings'>,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Variables,
  viewer: Viewer,
): boolean {
  const { schema, models } = source;
  const mutation = schema.getMutationType();
  let custom = false;
  if (!mutation) return custom;
  const fragments = fragmentsOf(document);
  const whole = { ...source, fragments, variables, viewer, output: 'rows' as const };
  const given = variables as Record<string, unknown>;
  const compileBelow = (parent: GraphQLObjectType, nodes: readonly FieldNode[], place: string): void => {
    for (const [response, inner] of collectSubfields(schema, fragments, given, parent, nodes)) {
      const type = getNamedType(parent.getFields()[inner[0]?.name.value ?? '']?.type);
      const model = type && models.get(type.name);
      if (model?.entity) custom = compiledRecords(whole, model, `${place}.${response}`, inner, operation).customized || custom;
      else if (isObjectType(type)) compileBelow(type, inner, `${place}.${response}`);
    }
  };
  for (const [root, nodes] of collectFields(schema, fragments, given, mutation, operation.selectionSet)) {
    const payload = getNamedType(mutation.getFields()[nodes[0]?.name.value ?? '']?.type);
    if (!isObjectType(payload)) continue;
    compileBelow(payload, nodes, root);
  }
  return custom;
}
