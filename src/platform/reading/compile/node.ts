import type { FieldNode } from 'graphql';
import { platformErrors } from '../../api/errors.js';
import { prefixOf, uuidOf } from '../../api/ids.js';
import type { Model } from '../model.js';
import type { Compilation } from './compilation.js';
import { rowOf } from './one.js';
import type { RootField } from './query.js';

/**
 * `node(id:)`: the prefix of the id names the type, so it decides the statement.
 *
 * @throws INVALID_INPUT for an id of no type
 */
export function node(
  c: Compilation,
  query: Model,
  responseName: string,
  nodes: readonly FieldNode[],
  locations: RootField['locations'],
): [string, RootField] {
  const id = c.args(nodes).id;
  const prefix = prefixOf(String(id?.v)) ?? '';
  const model = c.source.models.byPrefix.get(prefix);
  if (!id || !model)
    throw platformErrors.INVALID_INPUT(
      `"${String(id?.v)}" is not an id: one is a prefix that names its type, "_" and 32 hexadecimal digits.`,
    );
  c.use(query, 'node');
  c.reach(model, 'Query.node');
  const uuid = c.parameter(({ variables }) => uuidOf(prefix, String(id.get(variables))), 'uuid');
  const row = c.under(responseName, () => rowOf(c, model, uuid, nodes, true));
  return [row, { responseName, locations, missing: { kind: prefix, id } }];
}
