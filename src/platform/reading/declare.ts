import type { EntityName } from '@mikro-orm/core';
import type { FieldNode } from 'graphql';
import type { EventDefinition } from '../events/define.js';
import type { Compilation } from './compile/compilation.js';
import type { Text } from './compile/text.js';
import type { Arguments } from './extend/field.js';
import type { Made } from './extend/made.js';

/** A class with `@ObjectType`, or a class that holds root fields. */
export type TypeClass = abstract new (...values: never[]) => object;

/** Type of a property under `@One`: keeps decorator metadata from evaluating a class that stands later in an ESM cycle. */
export type One<T> = T;

/** Type of a property under `@Many` or `@Feed`. Import it with `import type`. */
export interface Connection<T> {
  nodes: T[];
  edges: { node: T; cursor: string }[];
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string | null; endCursor: string | null };
  totalCount: number;
  cursor: string;
}

/** Refers to a column of the row that a statement stands under: `parent('id')` is the SQL of its id. */
export type ParentColumn = (property: string) => string;
/** The reader's own condition on rows of a kind: `seen('order', 'o')` is SQL over `o.owner_id` and `o.team_id`, `true` where nothing limits the viewer. */
export type SeenCondition = (kind: string, alias: string) => string;

interface Described {
  /** What it is, with unit and formula: it is the manual of whoever reads the schema. */
  description: string;
  deprecationReason?: string;
}

export interface OneOptions extends Described {
  /** Property of the entity that holds or names the other row (m:1, 1:1, or a plain uuid); by default the field's name. */
  of?: string;
  /** Set it where the other row can be absent or out of the viewer's sight: a missing one that is promised fails the place that promised it. */
  nullable?: boolean;
}

export interface ManyOptions extends Described {
  /** Relation of the entity; by default the field's name, and where the entity has none, the only m:1 of the target that points here. */
  of?: string;
  /** The target's property that points here, where it has several. */
  by?: string;
  /** Default order: properties of the target, `-createdAt` is descending. The id always comes last. */
  order?: readonly string[];
  /** The parent's `where` takes it too: `tickets: { some: { … } }`. Needs an index on the rows' column that points to the parent. */
  filterable?: boolean;
  /** A condition that always holds for these rows, as SQL over the alias of the target's row. Constants only. */
  only?: (alias: string) => string;
  /** Many to many: the table between, which the view of its name guards, with its columns that hold the ids of both. Needs an index on both. */
  through?: { table: string; from: string; to: string };
}

export interface FeedMember {
  /** As in `ManyOptions`. */
  of?: string;
  by?: string;
  /** Property of the member that gives its moment. */
  at: string;
}

export interface FeedOptions extends Described {
  /** By GraphQL name of the member's type. */
  members: Record<string, FeedMember>;
}

export interface TotalsOptions extends Described {
  /** The type of the rows that are summed up; `of` and `by` as in `ManyOptions`. */
  over: () => TypeClass;
  of?: string;
  by?: string;
  only?: (alias: string) => string;
}

export interface RowsOptions extends Described {
  /**
   * A statement that yields the target's fields as columns named as the fields are (camelCase in quotes), in a total order.
   * It reads from views in `visible`, and holds nothing that came from a client.
   *
   * @param limit the SQL of how many rows are wanted
   */
  sql: (parent: ParentColumn, limit: string, seen: SeenCondition) => string;
}

export interface WrittenOptions extends Described {
  args?: (made: Made) => Arguments;
  /** Permission that the field asks for. */
  requires?: string;
  /** Pages of the target rather than one; with the arguments of pages. */
  pages?: boolean;
  nullable?: boolean;
  /** Writes the SQL of the field's JSON text. Absent where whoever writes the parent writes this field too. */
  write?: (c: Compilation, nodes: readonly FieldNode[]) => Text;
}

export interface FollowOptions extends Described {
  /** The kind of record whose events are followed. */
  kind: string;
  /** The type of the record that the events are about. */
  subject: () => TypeClass;
  /** What can be heard: the GraphQL name of the event's type, and the event. */
  events: Record<string, EventDefinition>;
}

export type Relation = { target: () => TypeClass } & (
  | ({ kind: 'one' } & OneOptions)
  | ({ kind: 'many' } & ManyOptions)
  | ({ kind: 'totals' } & TotalsOptions)
  | ({ kind: 'rows' } & RowsOptions)
  | ({ kind: 'written' } & WrittenOptions)
);
/** Several kinds of rows of one parent in one list; `target` is the name of the union. */
export type Feed = { kind: 'feed'; target: () => string } & FeedOptions;

export interface AmountOptions extends Described {
  /** Property of the decimal column, or a field with `@Sql` (it may be this one). */
  amount: string;
  /** Property of the currency column, or a fixed ISO 4217 code in quotes: `'"EUR"'`. */
  currency: string;
  nullable?: boolean;
}

export interface Computation {
  needs: readonly string[];
  /** Runs with `this` = the needed fields as clients get them, and the field's arguments. */
  compute: (this: never, args: never) => unknown;
}

export interface FromOptions {
  /** Prefix of its ids, `lead` for `lead_0193…`. */
  prefix: string;
  /** Kind of record in roles; by default the prefix. */
  kind?: string;
  /** Relation to the row that answers in the place of this one where it is asked for by id: set once it is part of that one. */
  redirect?: string;
  /** Fields, columns or relations that `where` takes. Each needs an index or a bounded cost. */
  filters?: readonly string[];
  /**
   * Text columns among the filters that take `contains` and `startsWith`, whatever the case and accents. Each needs a trigram index on `folded(column)`, or a
   * table that stays small.
   */
  contains?: readonly string[];
  /** Columns that `orderBy` takes. Each needs an index with the id. */
  orders?: readonly string[];
  /**
   * Property of the column that `search` looks in: `folded(…)` of everything that is searched, with a trigram index. A property of the same name with
   * `Bigrams` in place of `Text` is a `text[]` of `bigrams(…)` with a GIN index, for scripts without spaces.
   */
  search?: string;
  /** The fields whose contents that column holds, of other types as `Contact.name`: whoever may not read one of them may not search. Without it nobody searches from whom a field of the type is hidden. */
  searched?: readonly string[];
  /** Administrators may add fields to it: its entity has the columns of `spare()`. */
  customFields?: boolean;
}

/** What a type says about itself beside type-graphql's own metadata. */
export interface Declared extends Partial<FromOptions> {
  entity?: () => EntityName<object>;
  relations: Map<string, Relation | Feed>;
  computed: Map<string, Computation>;
  sql: Map<string, (alias: string) => string>;
  amounts: Map<string, AmountOptions>;
  follows: Map<string, FollowOptions>;
}

const declared = new Map<object, Declared>();

/** What the decorators on a class recorded so far, by its prototype. */
export function declaredOn(prototype: object): Declared {
  let found = declared.get(prototype);
  if (!found) {
    found = { relations: new Map(), computed: new Map(), sql: new Map(), amounts: new Map(), follows: new Map() };
    declared.set(prototype, found);
  }
  return found;
}

/** Records by the prefix of their ids, as far as their modules are loaded. */
export const declaredRecords = (): ReadonlyMap<string, Declared> =>
  new Map([...declared.values()].flatMap(each => (each.prefix && each.entity ? [[each.prefix, each]] : [])));

/** The entity whose columns the type's plain fields are, the prefix of its ids, and what of it may be filtered, ordered and searched. */
export const From = (entity: () => EntityName<object>, options: FromOptions) => (type: TypeClass) => {
  Object.assign(declaredOn(type.prototype), { entity, ...options });
};

/** Builders for `relate`; the decorators of the same name record them where they stand. */
export const one = (target: () => TypeClass, options: OneOptions): Relation => ({ kind: 'one', target, ...options });
export const many = (target: () => TypeClass, options: ManyOptions): Relation => ({ kind: 'many', target, ...options });
export const totals = (target: () => TypeClass, options: TotalsOptions): Relation => ({ kind: 'totals', target, ...options });
export const rows = (target: () => TypeClass, options: RowsOptions): Relation => ({ kind: 'rows', target, ...options });
/** A field of an area's own making, for what is neither row nor relation: its SQL stands in the statement like any other's. */
export const written = (target: () => TypeClass, options: WrittenOptions): Relation => ({ kind: 'written', target, ...options });
export const feed = (union: () => string, options: FeedOptions): Feed => ({ kind: 'feed', target: union, ...options });

/**
 * Adds a field to a type of an earlier area, which cannot know the later one: `relate(CustomerType, 'tickets', many(() => TicketType, …))`.
 * Call it when the module that declares the later type is loaded.
 *
 * @param filter may `where` of the earlier type name it, as the type's own `filters` do?
 * @throws if the type has a relation of this name
 */
export function relate(type: TypeClass, name: string, relation: Relation | Feed, { filter = false }: { filter?: boolean } = {}): void {
  const on = declaredOn(type.prototype);
  if (on.relations.has(name)) throw new Error(`"${type.name}" has a relation "${name}" already.`);
  on.relations.set(name, relation);
  if (filter) on.filters = [...(on.filters ?? []), name];
}

/** Adds a kind of rows to a feed of an earlier area: `joinFeed(CustomerType, 'timeline', 'Ticket', { at: 'createdAt' })`. */
export function joinFeed(type: TypeClass, name: string, member: string, place: FeedMember): void {
  const found = declaredOn(type.prototype).relations.get(name);
  if (found?.kind !== 'feed') throw new Error(`"${type.name}" has no feed "${name}".`);
  found.members[member] = place;
}

const recorder =
  <Target, Options>(build: (target: Target, options: Options) => Relation | Feed) =>
  (target: Target, options: Options) =>
  (prototype: object, name: string): void => {
    declaredOn(prototype).relations.set(name, build(target, options));
  };

/** Another row: a field by id at the root (`lead(id:)`), the row that a column points to elsewhere. */
export const One = recorder(one);
/** Rows as a connection with `first after last before`, and `where orderBy search` as far as the target declares them. */
export const Many = recorder(many);
/** Several kinds of rows of one parent in one connection, newest first. */
export const Feed = recorder(feed);
/** One row of aggregates (`@Sql` fields) over related rows. */
export const Totals = recorder(totals);
/** A list from a statement of its own, for what no relation says. */
export const Rows = recorder(rows);

/** `Money` over a decimal and a currency column. Filters and orders name the decimal column. */
export const Amount = (options: AmountOptions) => (prototype: object, name: string) => {
  declaredOn(prototype).amounts.set(name, options);
};

/** A value made in TypeScript by the method under it, without waiting: `this` holds the fields it needs, as clients would get them. Arguments come as one object (`@Args`). */
export const Computed =
  ({ needs }: { needs: readonly string[] }) =>
  (prototype: object, name: string, method: PropertyDescriptor) => {
    declaredOn(prototype).computed.set(name, { needs, compute: method.value });
  };

/** A value that SQL computes from the row with this alias. The field's type says how it is written; constants only. */
export const Sql = (expression: (alias: string) => string) => (prototype: object, name: string) => {
  declaredOn(prototype).sql.set(name, expression);
};

/** A subscription: the events of records of one kind, each as its own type in a union, beside `…Left` and `CaughtUp`. */
export const Follow = (options: FollowOptions) => (prototype: object, name: string) => {
  declaredOn(prototype).follows.set(name, options);
};
