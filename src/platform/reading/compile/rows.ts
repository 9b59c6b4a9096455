import type { FieldNode } from 'graphql';
import type { RowsLink } from '../links.js';
import type { Compilation } from './compilation.js';
import { objectOf } from './object.js';
import { listLimit } from './page.js';
import { Scope } from './scope.js';
import { seen } from './seen.js';
import { type Text, text } from './text.js';

/** A list from a statement of the type's own. */
export function rows(c: Compilation, link: RowsLink, parent: Scope | undefined, nodes: readonly FieldNode[]): Text {
  const field = `${link.parent.name}.${link.name}`;
  const limit = listLimit(c, c.args(nodes).first);
  const row = new Scope(c.alias());
  const object = objectOf(c, link.model, row, c.selection(link.model.gql, nodes));
  const ofParent = (property: string) => {
    const column = link.parent.columns.get(property);
    if (!column || !parent) throw new Error(`"${field}" reads "${property}" of its parent, which has no such column.`);
    return parent.column(column);
  };
  const ofKind = (kind: string, alias: string) => {
    const model = [...c.source.models.values()].find(m => m.kind === kind && m.guard);
    return (model && seen(c, model, alias)[0]) ?? 'true';
  };
  const statement = link.sql(ofParent, String(limit), ofKind);
  return text('[').sql(`(select coalesce(string_agg(${object},','),'') from (${statement}) ${row.alias})`).literal(']');
}
