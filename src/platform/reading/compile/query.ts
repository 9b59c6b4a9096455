import { type FieldNode, getLocation, isNonNullType, type OperationDefinitionNode } from 'graphql';
import { collectFields } from 'graphql/execution/collectFields.js';
import type { Model } from '../model.js';
import type { Value } from '../values.js';
import { Compilation, type Parameter, type Patch, type Source } from './compilation.js';
import { node } from './node.js';
import { NotCompiled } from './object.js';
import { rowOf } from './one.js';
import { relation } from './relation.js';
import { text } from './text.js';

/** A root field of an answer: its column of the statement. */
export interface RootField {
  responseName: string;
  /** The id that was asked for, where null means that there is no such record. */
  missing?: { kind: string; id: Value };
  locations: readonly { line: number; column: number }[];
}

/** A compiled statement: everything that can be decided before anybody asks. */
export interface Compiled {
  /** SQL of one text column for each root field. */
  columns: readonly string[];
  parameters: readonly Parameter[];
  roots: readonly RootField[];
  patches: readonly Patch[];
  /** Kinds of records that it reads. */
  kinds: ReadonlySet<string>;
  /** Whether custom fields are in it. */
  customized: boolean;
  /** Whether it is what would be compiled now. */
  holds: () => boolean;
}

const locationsOf = (nodes: readonly FieldNode[]) =>
  nodes.flatMap(({ loc }) => {
    if (!loc) return [];
    const { line, column } = getLocation(loc.source, loc.start);
    return [{ line, column }];
  });

const PARAMETER = /\$(\d+)(?=::)/g;

/** Conditions that no part of the selection came to need (`{ leads { cursor } }`) leave parameters behind, and PostgreSQL refuses those that stand nowhere. */
function finished(c: Compilation, selected: readonly string[], roots: readonly RootField[]): Compiled {
  const columns = c.guarded(selected);
  const used = [...new Set(columns.flatMap(column => [...column.matchAll(PARAMETER)].map(([, n]) => Number(n))))].sort((a, b) => a - b);
  const place = new Map(used.map((n, i) => [n, i + 1]));
  return {
    columns: columns.map(column => column.replace(PARAMETER, (_, n) => `$${place.get(Number(n))}`)),
    roots,
    parameters: used.map(n => c.parameters[n - 1] as Parameter),
    patches: c.patches,
    kinds: c.kinds,
    customized: c.customVersion !== undefined,
    holds: c.holds,
  };
}

function rootField(c: Compilation, query: Model, responseName: string, nodes: readonly FieldNode[]): [column: string, root: RootField] {
  const name = nodes[0]?.name.value as string;
  const locations = locationsOf(nodes);
  if (name === '__typename') return [text('"Query"').toString(), { responseName, locations }];
  const link = query.links.get(name);
  if (name === 'node') return node(c, query, responseName, nodes, locations);
  if (!link) throw new NotCompiled();
  c.use(query, name);
  const value = c.under(responseName, () => relation(c, link, undefined, nodes)).toString();
  const id = link.kind === 'one' ? c.args(nodes).id : undefined;
  const promises = isNonNullType(query.gql.getFields()[name]?.type);
  if (promises && link.kind === 'one') return [`coalesce(${value},missing('Query.${name}'))`, { responseName, locations }];
  return [
    value,
    { responseName, locations, ...(id && link.kind === 'one' && { missing: { kind: link.model.declared.prefix as string, id } }) },
  ];
}

/**
 * Compiles a whole query operation to one statement, a column for each root field.
 *
 * @throws NotCompiled if it has something that only the standard executor can answer
 * @throws FORBIDDEN, LIMIT_EXCEEDED for a page that is too long, INVALID_INPUT
 */
export function compileQuery(source: Source, operation: OperationDefinitionNode): Compiled {
  const c = new Compilation(source);
  const query = source.models.get('Query') as Model;
  const variables = source.variables as Record<string, unknown>;
  const fields = collectFields(source.schema, source.fragments, variables, query.gql, operation.selectionSet);
  const compiled = [...fields].map(([responseName, nodes]) => rootField(c, query, responseName, nodes));
  return finished(
    c,
    compiled.map(([column]) => column),
    compiled.map(([, root]) => root),
  );
}

/** Compiles the root fields of a query that `reading` declares, for the standard executor; what is left is answered in TypeScript. */
export function compileRows(source: Source, operation: OperationDefinitionNode): Compiled {
  const c = new Compilation(source);
  const query = source.models.get('Query') as Model;
  const fields = collectFields(
    source.schema,
    source.fragments,
    source.variables as Record<string, unknown>,
    query.gql,
    operation.selectionSet,
  );
  const readable = [...fields].filter(([, [node]]) => node && (query.links.has(node.name.value) || node.name.value === 'node'));
  const compiled = readable.map(([responseName, nodes]) => rootField(c, query, responseName, nodes));
  return finished(
    c,
    compiled.map(([column]) => column),
    compiled.map(([, root]) => root),
  );
}

/**
 * Compiles the selection of records whose uuids a resolver knows: a list with null for what is not there.
 *
 * @param ids the uuids
 */
export function compileRecords(source: Source, model: Model, ids: Parameter, nodes: readonly FieldNode[]): Compiled {
  const c = new Compilation(source);
  const root = { responseName: '', locations: [] };
  if (!c.reaches(model)) return finished(c, ['null::text'], [root]);
  const asked = c.alias();
  const row = rowOf(c, model, `${asked}.id`, nodes);
  const list = `(select '['||string_agg(coalesce(${row},'null'),',' order by ${asked}.n)||']' from unnest(${c.parameter(ids, 'uuid[]')}) with ordinality ${asked}(id,n))`;
  return finished(c, [list], [root]);
}
