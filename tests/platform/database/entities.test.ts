import 'reflect-metadata';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { EntityMetadata, EntityProperty } from '@mikro-orm/core';
import type { MikroORM } from '@mikro-orm/postgresql';
import { areas } from '../../../src/app.js';
import { User } from '../../../src/platform/access/user.entity.js';
import { openOrm } from '../../../src/platform/database/orm.js';
import { makeDatabase, type TestDatabase } from '../../support/database.js';

/** Tables that only SQL reads and writes. */
const WITHOUT_ENTITY = /^(audit_entries|outbox|log_head|idempotency_keys|custom_field_state)$/;

/** The log outlives what it tells of, and is written by every change. */
const WITHOUT_KEYS = /^event_log$/;

interface Column {
  table: string;
  name: string;
  type: string;
  required: boolean;
  generated: boolean;
  key: boolean;
  /** Tables that foreign keys with this column refer to; one of several columns also says that the owner is the same. */
  refers: string[];
  /** Every such key has other columns too. */
  shared: boolean;
}

const COLUMNS = `
  select c.relname as "table", a.attname as name, format_type(a.atttypid, a.atttypmod) as type, a.attnotnull as required,
    a.attgenerated <> '' as generated, coalesce(a.attnum = any(k.conkey), false) as key,
    array(select f.confrelid::regclass::text from pg_constraint f where f.conrelid = c.oid and f.contype = 'f' and a.attnum = any(f.conkey)) as refers,
    not exists(select from pg_constraint f where f.conrelid = c.oid and f.contype = 'f' and f.conkey = array[a.attnum]) as shared
  from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    left join pg_constraint k on k.conrelid = c.oid and k.contype = 'p'
  where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
  order by c.relname, a.attnum`;

let database: TestDatabase;
let orm: MikroORM;
let columns: Column[];
beforeAll(async () => {
  database = await makeDatabase();
  orm = openOrm(
    { connectionString: database.url },
    areas.flatMap(area => area.entities ?? []),
    1,
  );
  columns = await database.sql<Column>(COLUMNS);
});
afterAll(async () => {
  await orm.close();
  await database.drop();
});

const entities = (): EntityMetadata[] =>
  [...orm.getMetadata().getAll().values()].filter(meta => meta.tableName && !meta.abstract && !meta.embeddable);
const stored = (meta: EntityMetadata): EntityProperty[] =>
  meta.props.filter(prop => prop.persist !== false && prop.fieldNames?.length && prop.owner !== false && prop.kind !== '1:m');
const by = <T>(list: T[], key: (each: T) => string): Map<string, T> => new Map(list.map(each => [key(each), each]));

/** Lengths of texts are checks or nothing, so that a migration can change them without writing the table again. */
function typeName(type: string): string {
  const plain = type
    .toLowerCase()
    .replace(/\bint\b|\bint4\b/, 'integer')
    .replace(/\bint8\b/, 'bigint')
    .replace(/\bint2\b/, 'smallint')
    .replace(/\bfloat8?\b/, 'double precision')
    .replace(/^bool$/, 'boolean')
    .replace(/, /, ',')
    .replace(/^timestamptz(\(\d\))?$|^timestamp(\(\d\))? with time zone$/, 'timestamptz');
  return plain.replace(/^(varchar|character varying|character|char)(\(\d+\))?(?=$|\[)/, 'text');
}

function differences(meta: EntityMetadata): string[] {
  const table = by(
    columns.filter(column => column.table === meta.tableName),
    column => column.name,
  );
  if (!table.size) return [`There is no table "${meta.tableName}" for ${meta.className}.`];
  const wrong: string[] = [];
  const seen = new Set<string>();
  for (const prop of stored(meta)) {
    for (const [i, name] of prop.fieldNames.entries()) {
      seen.add(name);
      const place = `${meta.className}.${prop.name} (${meta.tableName}.${name})`;
      const column = table.get(name);
      if (!column) {
        wrong.push(`${place} has no column.`);
        continue;
      }
      const type = typeName(prop.columnTypes?.[i] ?? '');
      if (type !== typeName(column.type)) wrong.push(`${place} is ${column.type}, declared as ${prop.columnTypes?.[i]}.`);
      if (!!prop.nullable === column.required) wrong.push(`${place} is ${column.required ? 'not null' : 'nullable'}, declared otherwise.`);
      if (!!prop.primary !== column.key) wrong.push(`${place} is ${column.key ? '' : 'not '}in the primary key, declared otherwise.`);
      const target = prop.targetMeta?.tableName;
      if (target ? !column.refers.includes(target) && !WITHOUT_KEYS.test(meta.tableName) : !column.shared)
        wrong.push(`${place} refers to ${column.refers.join(' and ') || 'nothing'}, declared as ${target}.`);
    }
  }
  for (const { name, generated } of table.values())
    if (!seen.has(name) && !generated) wrong.push(`${meta.tableName}.${name} is in no property of ${meta.className}.`);
  return wrong;
}

test('every entity agrees with its table in columns, types, nullability and foreign keys', () => {
  expect(entities().flatMap(differences)).toEqual([]);
});

test('every table has an entity, or is the platform’s own', () => {
  const known = new Set(entities().map(meta => meta.tableName));
  const unknown = [...new Set(columns.map(column => column.table))].filter(table => !known.has(table) && !WITHOUT_ENTITY.test(table));
  expect(unknown).toEqual([]);
});

test('the comparison notices what differs', () => {
  const users = orm.getMetadata().get(User);
  const email = users.properties.email as EntityProperty;
  const changed = { ...email, nullable: true, columnTypes: ['integer'], fieldNames: ['email'] } as EntityProperty;
  const fake = {
    ...users,
    className: 'User',
    tableName: 'users',
    props: users.props.map(prop => (prop.name === 'email' ? changed : prop)),
  } as unknown as EntityMetadata;
  expect(differences(fake)).toEqual([
    'User.email (users.email) is text, declared as integer.',
    'User.email (users.email) is not null, declared otherwise.',
  ]);
});
