import type { FieldNode } from 'graphql';
import type { Column } from '../columns.js';
import type { FeedLink, Member } from '../links.js';
import { kindOf } from '../model.js';
import type { Compilation } from './compilation.js';
import { objectOf } from './object.js';
import type { Term } from './order.js';
import { pageOf } from './page.js';
import { Scope } from './scope.js';
import { expression, type Text } from './text.js';

/** A place in the common row of a feed: members share those of their type. */
interface Slot {
  db: string;
}

/** The row of one member within the union: its columns stand in slots. */
class MemberScope extends Scope {
  readonly placed = new Map<number, (alias: string) => string>();
  private readonly slotOf = new Map<string, number>();

  constructor(
    alias: string,
    private readonly slots: Slot[],
  ) {
    super(alias);
  }
  private slot(name: string, db: string, sql: (alias: string) => string): string {
    let slot = this.slotOf.get(name);
    if (slot === undefined) {
      slot = this.slots.findIndex((each, i) => each.db === db && !this.placed.has(i));
      if (slot < 0) slot = this.slots.push({ db }) - 1;
      this.slotOf.set(name, slot);
      this.placed.set(slot, sql);
    }
    return `${this.alias}.s${slot}`;
  }
  override column(column: Column): string {
    return this.slot(column.sql, column.db, alias => `${alias}.${column.sql}`);
  }
  override value(name: string, sql: (alias: string) => string): string {
    return this.slot(`=${name}`, 'text', alias => `(${sql(alias)})::text`);
  }
}

/** Several kinds of rows of one parent in one list, newest first; each kind is read no further than the page needs. */
export function feed(c: Compilation, link: FeedLink, parent: Scope, nodes: readonly FieldNode[]): Text {
  const union = c.alias();
  const slots: Slot[] = [];
  const members = link.list
    .filter(({ model, at }) => c.reaches(model) && !c.hides(model, at.property))
    .map((member, index) => ({ ...member, index, scope: new MemberScope(union, slots), inner: c.alias() }));
  const term = (name: string, db: string): Term => ({
    name,
    db,
    descending: true,
    nullable: false,
    inside: name,
    outside: () => `${union}.${name}`,
  });
  const from = ({ model, source, key, inner }: Member & { inner: string }) =>
    `from ${model.table} ${inner} where ${inner}.${key.sql}=${parent.column(source)}`;

  const node = (inner: readonly FieldNode[]): Text => {
    const objects = members.map(({ model, scope, index }) => {
      return `when ${index} then ${objectOf(c, model, scope, c.selection(model.gql, inner), true)}`;
    });
    return expression(objects.length ? `case ${union}.t ${objects.join(' ')} end` : `''`);
  };
  const select = (page: { conditions: readonly string[]; orderBy: string; limit: number }) => {
    const where = page.conditions.length ? ` where ${page.conditions.join(' and ')}` : '';
    const branches = members.map(member => {
      const { inner, at, model, scope, index } = member;
      const places = slots.map(({ db }, i) => `,${scope.placed.get(i)?.(inner) ?? `null::${db}`} s${i}`).join('');
      const rows = `select ${inner}.${at.sql} moment,${index} t,${inner}.${model.id?.sql} k_id${places} ${from(member)}`;
      return `(select * from (${rows}) b${where} order by ${page.orderBy} limit ${page.limit})`;
    });
    if (!branches.length) return 'select null::timestamptz moment,0 t,null::uuid k_id where false';
    return `select * from (${branches.join(' union all ')}) f order by ${page.orderBy} limit ${page.limit}`;
  };
  const count = () => (members.length ? `(${members.map(member => `(select count(*) ${from(member)})`).join('+')})` : '0');
  const terms = [term('moment', 'timestamptz'), term('k_id', 'uuid')];
  return pageOf(c, { name: link.union, kind: kindOf(link.parent), alias: union, terms, node, select, count }, c.args(nodes), nodes);
}
