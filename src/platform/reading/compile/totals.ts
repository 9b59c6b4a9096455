import type { FieldNode } from 'graphql';
import type { TotalsLink } from '../links.js';
import type { Compilation } from './compilation.js';
import { objectOf } from './object.js';
import { Scope } from './scope.js';
import { seen } from './seen.js';
import { expression, type Text } from './text.js';

/** One row of aggregates over related rows, or at the root over all that the viewer sees. */
export function totals(c: Compilation, link: TotalsLink, parent: Scope | undefined, nodes: readonly FieldNode[]): Text {
  c.reach(link.summed, `${link.parent.name}.${link.name}`);
  const scope = new Scope(c.alias());
  const { alias } = scope;
  const conditions: string[] = [];
  if (parent && link.join) conditions.push(`${alias}.${link.join.key.sql}=${parent.column(link.join.source)}`);
  else conditions.push(...seen(c, link.summed, alias));
  if (link.only) conditions.push(link.only(alias));
  const object = objectOf(c, link.model, scope, c.selection(link.model.gql, nodes));
  const where = conditions.length ? ` where ${conditions.join(' and ')}` : '';
  // One row, also where no sum is selected.
  return expression(`(select ${object} from ${link.summed.table} ${alias}${where} having true)`);
}
