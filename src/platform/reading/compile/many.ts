import type { FieldNode } from 'graphql';
import type { ManyLink } from '../links.js';
import { kindOf } from '../model.js';
import { quote } from '../quote.js';
import type { Compilation } from './compilation.js';
import { objectOf } from './object.js';
import { orderOf } from './order.js';
import { pageOf } from './page.js';
import { PageScope, type Scope } from './scope.js';
import { searchOf } from './search.js';
import { seen } from './seen.js';
import type { Text } from './text.js';
import { whereOf } from './where.js';

/** The condition that ties a row to its parent, whose key has this SQL. */
export function joined({ join, through }: ManyLink, alias: string, source: string): string {
  const key = `${alias}.${join?.key.sql}`;
  if (!through) return `${key}=${source}`;
  const { table, from, to } = through;
  return `${key} in (select x.${quote(to)} from visible.${quote(table)} x where x.${quote(from)}=${source})`;
}

/** Rows as a connection: of a parent, or at the root all that the viewer sees. */
export function many(c: Compilation, link: ManyLink, parent: Scope | undefined, nodes: readonly FieldNode[]): Text {
  const { model } = link;
  c.reach(model, `${link.parent.name}.${link.name}`);
  const args = c.args(nodes);
  const row = new PageScope(c.alias());
  const { alias } = row;
  // a parent's key is narrow enough; the view checks the rest
  const conditions = parent && link.join ? [joined(link, alias, parent.column(link.join.source))] : seen(c, model, alias);
  if (link.only) conditions.push(link.only(alias));
  if (args.where?.v != null) conditions.push(...whereOf(c, model, alias, args.where));
  const search = args.search?.v == null ? undefined : searchOf(c, model, row, args.search);
  if (search) conditions.push(...search.conditions);
  const ordered = orderOf(c, model, args.orderBy, link.order ?? [], row);
  const terms = search && args.orderBy?.v == null ? [search.rank, ...ordered.slice(-1)] : ordered;
  const where = (all: readonly string[]) => (all.length ? ` where ${all.join(' and ')}` : '');
  const listed = {
    name: model.name,
    kind: kindOf(model),
    alias,
    terms,
    node: (inner: readonly FieldNode[]) => objectOf(c, model, row, c.selection(model.gql, inner)),
    select: (page: { conditions: readonly string[]; orderBy: string; limit: number }) =>
      `select ${row.list()} from ${model.table} ${alias}${where([...conditions, ...page.conditions])} order by ${page.orderBy} limit ${page.limit}`,
    count: () => `(select count(*) from ${model.table} ${alias}${where(conditions)})`,
  };
  return pageOf(c, listed, args, nodes);
}
