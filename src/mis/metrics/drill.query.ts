import type { FieldNode } from 'graphql';
import { NotCompiled, objectOf } from '../../platform/reading/compile/object.js';
import type { Term } from '../../platform/reading/compile/order.js';
import { pageOf } from '../../platform/reading/compile/page.js';
import { PageScope } from '../../platform/reading/compile/scope.js';
import type { Text } from '../../platform/reading/compile/text.js';
import { kindOf } from '../../platform/reading/model.js';
import type { Fact, RecordsOf } from './define.js';
import type { Question } from './question.js';
import { Rows, rowsOf } from './source.query.js';

/**
 * The rows that a figure is made of, as pages of their records: newest first. The same conditions as the figure's, so that they sum to it.
 *
 * @throws FORBIDDEN if the viewer reaches no record of the kind
 */
export function recordsOf(q: Question, fact: Fact, records: RecordsOf, nodes: readonly FieldNode[]): Text {
  const { c } = q;
  const model = c.source.models.byClass.get(records.type());
  if (!model?.id) throw new NotCompiled();
  c.reach(model, `${model.name}`);
  q.refuse(fact, records.field);
  const row = new PageScope(c.alias());
  const { alias } = row;
  const { at } = fact;
  const instant = at.type === 'instant';
  const rows = new Rows(q, fact);
  const conditions = [
    `${at.sql} >= ${q.bound('now', 'from', at.type)}`,
    `${at.sql} < ${q.bound('now', 'to', at.type)}`,
    ...rows.conditions(),
    ...(records.where ? [records.where] : []),
  ];
  const [first] = fact.tables;
  const from = rowsOf(fact, conditions.join(' '));
  const moment: Term = {
    name: 'at',
    descending: true,
    nullable: false,
    db: instant ? 'timestamptz' : 'date',
    inside: 'd_at',
    outside: () => `${alias}.d_at`,
  };
  const id: Term = { name: 'id', descending: true, nullable: false, db: 'uuid', inside: 'd_id', outside: () => `${alias}.d_id` };
  const rowsOnly = `select ${at.sql} d_at, ${first?.as}.id d_id from ${from} where ${conditions.join(' and ')}`;
  const listed = {
    name: model.name,
    kind: kindOf(model),
    alias,
    terms: [moment, id],
    node: (inner: readonly FieldNode[]) => objectOf(c, model, row, c.selection(model.gql, inner)),
    select: (page: { conditions: readonly string[]; orderBy: string; limit: number }) => {
      const where = page.conditions.length ? ` where ${page.conditions.join(' and ')}` : '';
      const chosen = `select * from (${rowsOnly}) d${where} order by ${page.orderBy} limit ${page.limit}`;
      // `alias` inside is the record, so that values computed from the whole row are computed here
      return `select ${row.list()}, d_at, d_id from (${chosen}) d join ${model.table} ${alias} on ${alias}.id = d.d_id order by ${page.orderBy}`;
    },
    count: () => `(select count(*) from (${rowsOnly}) d)`,
  };
  return pageOf(c, listed, c.args(nodes), nodes);
}
