import { ReferenceKind } from '@mikro-orm/core';
import type { Column } from './columns.js';
import type { Feed, FeedMember, Relation } from './declare.js';
import type { Model, Models } from './model.js';
import { quote } from './quote.js';

/** A join spelled out: `source` in the parent's row equals `key` in the target's. */
export interface Join {
  source: Column;
  key: Column;
}
export interface Member extends Join {
  model: Model;
  at: Column;
}

interface Placed {
  /** Name of the field. */
  name: string;
  parent: Model;
}
export type OneLink = Placed & Extract<Relation, { kind: 'one' }> & { model: Model; join?: Join };
export type ManyLink = Placed & Extract<Relation, { kind: 'many' }> & { model: Model; join?: Join };
export type TotalsLink = Placed & Extract<Relation, { kind: 'totals' }> & { model: Model; summed: Model; join?: Join };
export type RowsLink = Placed & Extract<Relation, { kind: 'rows' }> & { model: Model };
export type WrittenLink = Placed & Extract<Relation, { kind: 'written' }> & { model: Model };
export type FeedLink = Placed & Feed & { union: string; list: Member[] };
/** A relation with the models it connects. At the root there is no join. */
export type Link = OneLink | ManyLink | TotalsLink | RowsLink | WrittenLink | FeedLink;

const broken = (parent: Model, field: string, why: string) => new Error(`"${parent.name}.${field}" ${why}.`);

/** The m:1 of the target's entity that points to the parent's: the one named, or the only one. */
function pointingBack(parent: Model, field: string, target: Model, by: string | undefined): Join {
  const candidates = Object.values(target.entity?.properties ?? {}).filter(p =>
    by ? p.name === by : p.kind === ReferenceKind.MANY_TO_ONE && p.targetMeta?.class === parent.entity?.class,
  );
  const key = candidates.length === 1 ? target.columns.get(candidates[0]?.name ?? '') : undefined;
  if (!key || !parent.id)
    throw broken(
      parent,
      field,
      `needs \`by\`: the property of "${target.name}"'s entity that points to "${parent.name}"; ${candidates.length} fit`,
    );
  return { source: parent.id, key };
}

function joinOf(parent: Model, field: string, target: Model, { of, by }: { of?: string; by?: string }): Join {
  const property = parent.entity?.properties[(of ?? field) as never] as
    | { kind: ReferenceKind; owner?: boolean; mappedBy?: string }
    | undefined;
  if (!property || by) {
    if (of) throw broken(parent, field, `is declared over "${of}", which its entity does not have`);
    return pointingBack(parent, field, target, by);
  }
  if (property.mappedBy) return pointingBack(parent, field, target, property.mappedBy);
  const source = parent.columns.get(of ?? field);
  if (!source || !target.id) throw broken(parent, field, 'needs a column that holds the id of the other row');
  return { source, key: target.id };
}

/** A row without entity names the other row in a column of its own. */
function named(property: string, target: Model): Join | undefined {
  const source: Column = { property, sql: quote(property), db: 'uuid', kind: 'uuid', nullable: true };
  return target.id && { source, key: target.id };
}

/** Rows that a table between them joins. */
const apart = (parent: Model, target: Model): Join | undefined => parent.id && target.id && { source: parent.id, key: target.id };

function feedMembers(parent: Model, field: string, members: Record<string, FeedMember>, models: Models): Member[] {
  return Object.entries(members).map(([name, member]) => {
    const model = models.get(name);
    const at = model?.columns.get(member.at);
    if (!model?.entity || !at) throw broken(parent, field, `has a member "${name}" that is no type with a column "${member.at}"`);
    return { model, at, ...joinOf(parent, field, model, member) };
  });
}

/** The relations declared on a type, joined. */
export function linksOf(parent: Model, models: Models): Map<string, Link> {
  const root = parent.name === 'Query';
  const links = new Map<string, Link>();
  for (const [name, relation] of parent.declared.relations) {
    const placed = { name, parent };
    if (relation.kind === 'feed') {
      links.set(name, { ...relation, ...placed, union: relation.target(), list: feedMembers(parent, name, relation.members, models) });
      continue;
    }
    const model = models.byClass.get(relation.target());
    if (!model) throw broken(parent, name, `points to "${relation.target().name}", which is not an object type of the schema`);
    if (relation.kind === 'rows' || relation.kind === 'written') links.set(name, { ...relation, ...placed, model } as Link);
    else if (relation.kind === 'totals') {
      const summed = models.byClass.get(relation.over());
      if (!summed) throw broken(parent, name, `sums over "${relation.over().name}", which is not an object type of the schema`);
      links.set(name, { ...relation, ...placed, model, summed, join: root ? undefined : joinOf(parent, name, summed, relation) });
    } else {
      const between = relation.kind === 'many' && relation.through;
      const join = root
        ? undefined
        : between
          ? apart(parent, model)
          : parent.entity
            ? joinOf(parent, name, model, relation)
            : named(relation.of ?? name, model);
      links.set(name, { ...relation, ...placed, model, join } as OneLink | ManyLink);
    }
  }
  return links;
}
