import type { FieldNode } from 'graphql';
import { uuidOf } from '../../api/ids.js';
import type { OneLink } from '../links.js';
import type { Model } from '../model.js';
import type { Compilation } from './compilation.js';
import { objectOf } from './object.js';
import { promised } from './promised.js';
import { Scope } from './scope.js';
import { expression, type Text, text } from './text.js';

/** The id of the row that answers for this one, see `redirect`. */
function answering(c: Compilation, model: Model, id: string): string {
  const column = model.declared.redirect && model.columns.get(model.declared.redirect);
  if (!column) return id;
  const alias = c.alias();
  return `coalesce((select ${alias}.${column.sql} from ${model.table} ${alias} where ${alias}.id=${id}),${id})`;
}

/** One row by the SQL of its id, or SQL null. */
export function rowOf(c: Compilation, model: Model, id: string, nodes: readonly FieldNode[], abstract = false): string {
  const scope = new Scope(c.alias());
  const object = objectOf(c, model, scope, c.selection(model.gql, nodes), abstract);
  return `(select ${object} from ${model.table} ${scope.alias} where ${scope.alias}.id=${answering(c, model, id)})`;
}

export function one(c: Compilation, link: OneLink, parent: Scope | undefined, nodes: readonly FieldNode[]): Text {
  const { model, join, name } = link;
  const field = `${link.parent.name}.${name}`;
  if (!parent) {
    c.reach(model, field);
    const id = c.args(nodes).id;
    const uuid = c.parameter(({ variables }) => uuidOf(model.declared.prefix as string, String(id?.get(variables))), 'uuid');
    return expression(rowOf(c, model, uuid, nodes));
  }
  if (!c.reaches(model)) {
    if (!link.nullable) c.reach(model, field);
    return text('null');
  }
  const scope = new Scope(c.alias());
  const object = objectOf(c, model, scope, c.selection(model.gql, nodes));
  if (!join) throw new Error(`"${field}" has nothing to be joined by.`);
  const row = `(select ${object} from ${model.table} ${scope.alias} where ${scope.alias}.${join.key.sql}=${parent.column(join.source)})`;
  return expression(link.nullable ? `coalesce(${row},'null')` : promised.json(c, row, field));
}
