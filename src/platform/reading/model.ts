import type { EntityMetadata, MetadataStorage } from '@mikro-orm/core';
import { type GraphQLObjectType, type GraphQLSchema, isObjectType } from 'graphql';
import { getMetadataStorage } from 'type-graphql';
import { type Access, type Guard, guardOf } from '../access/access.js';
import { checkFields } from './check.js';
import { type Column, columnsOfEntity, columnsOfFields } from './columns.js';
import { type CustomField, CustomFields } from './custom-fields.js';
import { type Declared, declaredOn, type TypeClass } from './declare.js';
import { type Link, linksOf } from './links.js';
import { quote } from './quote.js';

/** A GraphQL type joined with the rows behind it. */
export interface Model {
  name: string;
  gql: GraphQLObjectType;
  declared: Declared;
  /** The view that its rows are read from; empty for types without rows of their own. */
  table: string;
  /** Kind of record whose read scope decides; undefined where everybody who is signed in may read, or where rows are of several kinds. */
  kind?: string;
  /** Which columns decide whose a row is. */
  guard?: Guard;
  entity?: EntityMetadata;
  id?: Column;
  /** By property of the entity; of a type without one, by field. */
  columns: Map<string, Column>;
  /** What `@Sql` computes, by field. */
  expressions: Map<string, Column>;
  links: Map<string, Link>;
  /** Columns by the name that `orderBy` gives them: `CREATED_AT`. */
  orders: Map<string, Column>;
  /** Fields that a resolver in TypeScript answers. */
  external: ReadonlySet<string>;
}

/** The kind of record that events speak of. */
export const kindOf = (model: Model): string => model.kind ?? model.declared.kind ?? model.declared.prefix ?? '';

/** Models by GraphQL name; root fields stand in `Query`, subscriptions in `Subscription`. */
export class Models extends Map<string, Model> {
  /** By prefix of the ids. */
  readonly byPrefix = new Map<string, Model>();
  readonly byEntity = new Map<EntityMetadata, Model>();
  readonly byClass = new Map<TypeClass, Model>();
  /** Subscriptions by field. */
  follows: Declared['follows'] = new Map();
  readonly customFields = new CustomFields();

  /** The custom field of a type, in use or archived. */
  customField(type: string, key: string): CustomField | undefined {
    return this.customFields.of(this.get(type)?.declared.prefix ?? '').find(field => field.key === key);
  }
}

/** Classes whose fields belong to `Query` and `Subscription`, and what decides who sees the rows. */
export interface Roots {
  reads: readonly TypeClass[];
  follows?: readonly TypeClass[];
  access?: readonly Access[];
}

const screaming = (property: string) => property.replace(/[A-Z]/g, '_$&').toUpperCase();

function externalFields(target: TypeClass): Set<string> {
  const resolvers = getMetadataStorage().fieldResolvers.filter(r => r.kind === 'external' && r.getObjectType?.() === target);
  return new Set(resolvers.map(r => r.schemaName ?? r.methodName));
}

function makeModel(name: string, gql: GraphQLObjectType, target: TypeClass | undefined, declared: Declared): Model {
  const external = target ? externalFields(target) : new Set<string>();
  return { name, gql, declared, table: '', columns: new Map(), expressions: new Map(), links: new Map(), orders: new Map(), external };
}

function joinEntity(model: Model, metadata: MetadataStorage, access: readonly Access[]): void {
  if (!model.declared.entity) return;
  const meta = metadata.get(model.declared.entity());
  const guarded = access.find(a => metadata.get(a.entity() as never) === meta);
  model.entity = meta;
  model.table = `visible.${quote(meta.tableName)}`;
  if (!guarded || guarded.kindColumn) return;
  model.guard = guardOf(guarded, metadata);
  model.kind = guarded.open ? undefined : guarded.kind;
}

/** Several classes declare parts of one root type. */
function rootDeclared(classes: readonly TypeClass[]): Declared {
  const whole = declaredOn({});
  for (const { prototype } of classes) {
    const part = declaredOn(prototype);
    for (const [name, relation] of part.relations) whole.relations.set(name, relation);
    for (const [name, follow] of part.follows) whole.follows.set(name, follow);
  }
  return whole;
}

/**
 * Joins type-graphql's classes, the declarations on them and the entities' metadata.
 *
 * @throws with every field at once that is neither a column, a relation, a computation nor a query, or whose nullability differs from its column's
 */
export function modelsOf(schema: GraphQLSchema, metadata: MetadataStorage, roots: Roots): Models {
  const models = new Models();
  const classes = getMetadataStorage().objectTypes.map(t => ({ name: t.name, target: t.target as unknown as TypeClass }));
  for (const { name, target } of classes) {
    const gql = schema.getType(name);
    if (!isObjectType(gql)) continue;
    const model = makeModel(name, gql, target, declaredOn(target.prototype));
    joinEntity(model, metadata, roots.access ?? []);
    models.set(name, model);
    models.byClass.set(target, model);
    if (model.entity) models.byEntity.set(model.entity, model);
    if (model.entity && model.declared.prefix) models.byPrefix.set(model.declared.prefix, model);
  }
  models.set('Query', makeModel('Query', schema.getQueryType() as GraphQLObjectType, undefined, rootDeclared(roots.reads)));
  for (const model of models.values()) {
    model.columns = model.entity ? columnsOfEntity(model, models) : columnsOfFields(model);
    model.expressions = columnsOfFields(model, field => model.declared.sql.has(field));
    model.id = model.entity && model.columns.get('id');
  }
  for (const model of models.values()) {
    model.links = linksOf(model, models);
    for (const property of model.declared.orders ?? []) {
      const column = model.columns.get(property);
      if (!column) throw new Error(`"${model.name}" orders by "${property}", which is not a column of its entity.`);
      model.orders.set(screaming(property), column);
    }
  }
  models.follows = rootDeclared(roots.follows ?? []).follows;
  checkFields(models);
  return models;
}
