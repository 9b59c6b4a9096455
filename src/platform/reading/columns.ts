import type { EntityProperty } from '@mikro-orm/core';
import { GraphQLEnumType, type GraphQLOutputType, getNamedType, getNullableType, isListType, isNonNullType, isObjectType } from 'graphql';
import type { Model, Models } from './model.js';
import { quote } from './quote.js';

/** How a value is written in JSON, and which comparisons it takes. */
export type ColumnKind = 'id' | 'uuid' | 'text' | 'int' | 'float' | 'bool' | 'decimal' | 'instant' | 'day' | 'enum' | 'json' | 'list';

export interface Column {
  property: string;
  /** Quoted name in the row. */
  sql: string;
  /** Type that values of clients are cast to. */
  db: string;
  kind: ColumnKind;
  nullable: boolean;
  /** Of an id: the prefix of the type that it belongs to. */
  prefix?: string;
  /** Of a choice: the codes that there are. */
  codes?: readonly string[];
  enum?: GraphQLEnumType;
}

const BY_SCALAR: Record<string, ColumnKind> = {
  ID: 'uuid',
  Int: 'int',
  Float: 'float',
  Boolean: 'bool',
  Decimal: 'decimal',
  DateTime: 'instant',
  Date: 'day',
};
const BY_DATABASE: Record<string, ColumnKind> = {
  uuid: 'uuid',
  int: 'int',
  integer: 'int',
  smallint: 'int',
  bigint: 'text',
  'double precision': 'float',
  real: 'float',
  numeric: 'decimal',
  boolean: 'bool',
  timestamptz: 'instant',
  date: 'day',
  jsonb: 'json',
  json: 'json',
};

/** The type without length or precision: as a cast these would cut and round. */
const plain = (columnType: string): string => {
  const bare = columnType.replace(/\(.*?\)/, '').trim();
  if (bare === 'varchar' || bare === 'char' || bare === 'character varying') return 'text';
  return bare === 'timestamp with time zone' ? 'timestamptz' : bare;
};

function kindOf(db: string, type: GraphQLOutputType | undefined): ColumnKind {
  if (db.endsWith('[]')) return 'list';
  if (db === 'jsonb' || db === 'json') return 'json';
  if (!type) return BY_DATABASE[db] ?? 'text';
  if (isListType(getNullableType(type))) return 'list';
  const named = getNamedType(type);
  if (named instanceof GraphQLEnumType) return 'enum';
  const kind = BY_SCALAR[named.name] ?? 'text';
  // the database says what it is where GraphQL only has text for it
  return kind === 'text' && db === 'uuid' ? 'uuid' : kind;
}

const enumOf = (type: GraphQLOutputType | undefined): GraphQLEnumType | undefined => {
  const named = type && getNamedType(type);
  return named instanceof GraphQLEnumType ? named : undefined;
};

function entityColumn(model: Model, models: Models, property: EntityProperty): Column {
  const db = plain(property.columnTypes[0] ?? 'text');
  const type = model.gql.getFields()[property.name]?.type;
  const scalar = type && !isObjectType(getNamedType(type)) ? type : undefined;
  const prefix = property.primary
    ? model.declared.prefix
    : property.targetMeta && models.byEntity.get(property.targetMeta)?.declared.prefix;
  const kind = kindOf(db, scalar);
  return {
    property: property.name,
    sql: quote(property.fieldNames[0] as string),
    db,
    kind: kind === 'uuid' && prefix ? 'id' : kind,
    nullable: !!property.nullable,
    prefix,
    enum: enumOf(scalar),
  };
}

/** Columns of the entity by property: those that are fields and those that only filters, joins and computations use. */
export function columnsOfEntity(model: Model, models: Models): Map<string, Column> {
  const single = Object.values(model.entity?.properties ?? {}).filter(p => p.fieldNames?.length === 1);
  return new Map(single.map(p => [p.name, entityColumn(model, models, p as EntityProperty)]));
}

const AS_DATABASE: Record<ColumnKind, string> = {
  id: 'uuid',
  uuid: 'uuid',
  text: 'text',
  int: 'int',
  float: 'double precision',
  bool: 'boolean',
  decimal: 'numeric',
  instant: 'timestamptz',
  day: 'date',
  enum: 'text',
  json: 'jsonb',
  list: 'text[]',
};

/** Columns made from fields that are not objects, named as the fields are: of types without entity, and values that `@Sql` computes. */
export function columnsOfFields(model: Model, only: (field: string) => boolean = () => true): Map<string, Column> {
  const columns = new Map<string, Column>();
  for (const field of Object.values(model.gql?.getFields() ?? {})) {
    if (!only(field.name)) continue;
    const kind = isObjectType(getNamedType(field.type)) ? 'json' : kindOf('', field.type);
    columns.set(field.name, {
      property: field.name,
      sql: quote(field.name),
      db: AS_DATABASE[kind],
      kind,
      nullable: !isNonNullType(field.type),
      enum: enumOf(field.type),
    });
  }
  return columns;
}
