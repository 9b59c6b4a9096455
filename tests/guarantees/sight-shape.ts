import { type GraphQLField, getNamedType, isLeafType, isNonNullType, isObjectType } from 'graphql';
import { areas } from '../../src/app.js';
import { openOrm } from '../../src/platform/database/orm.js';
import type { ManyLink, OneLink } from '../../src/platform/reading/links.js';
import type { Model } from '../../src/platform/reading/model.js';
import { buildApi } from '../../src/platform/server/schema.js';
import { TABLES } from './sight-tables.js';

/** What the product declares. Whose rows are is not taken from here, only what there is to ask for. */
export const metadata = openOrm(
  { connectionString: 'postgres://localhost/none' },
  areas.flatMap(area => area.entities ?? []),
  1,
).getMetadata();
export const api = await buildApi(areas, metadata);
export const accesses = areas.flatMap(area => area.access ?? []);

export const tableOf = (model: Model): string => model.entity?.tableName ?? '';
/** Types whose rows stand in a table. */
export const recordTypes = [...api.models.values()].filter(model => tableOf(model));
const rootLinks = [...(api.models.get('Query')?.links.values() ?? [])];
export const lists = rootLinks.filter((link): link is ManyLink => link.kind === 'many');
export const singles = rootLinks.filter((link): link is OneLink => link.kind === 'one');
export const kinds = [...new Set([...Object.values(TABLES).map(({ kind }) => kind), 'analysis', 'audit'])];

export const idOf = (model: Model, uuid: unknown): string => `${model.declared.prefix}_${String(uuid).replaceAll('-', '')}`;
export const uuidOf = (id: string): string => (id.split('_')[1] ?? '').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');

const fieldsIn = (model: Model) => Object.values(model.gql.getFields());
const unasked = ({ args }: GraphQLField<unknown, unknown>) => args.every(arg => !isNonNullType(arg.type) || arg.defaultValue !== undefined);
export const permissionsOf = (field: GraphQLField<unknown, unknown>): string[] => [field.extensions.requires ?? []].flat() as string[];

/** Fields that hold values and no other records, with what has to be selected of them. */
export function valuesOf(model: Model): { name: string; selection: string }[] {
  const plain = fieldsIn(model).filter(field => unasked(field) && !permissionsOf(field).length && !model.links.has(field.name));
  return plain.flatMap(field => {
    const type = getNamedType(field.type);
    if (isLeafType(type)) return [{ name: field.name, selection: field.name }];
    if (!isObjectType(type) || api.models.get(type.name)?.entity) return [];
    const inner = Object.values(type.getFields()).filter(each => isLeafType(getNamedType(each.type)) && unasked(each));
    return inner.length ? [{ name: field.name, selection: `${field.name} { ${inner.map(each => each.name).join(' ')} }` }] : [];
  });
}

/** What a role may hide, by kind: fields of records that are not open to everybody. */
export const hideable: Record<string, string[]> = {};
for (const model of recordTypes) {
  const { kind, open } = TABLES[tableOf(model)] ?? {};
  if (!kind || open) continue;
  hideable[kind] = [...(hideable[kind] ?? []), ...fieldsIn(model).flatMap(({ name }) => (name === 'id' ? [] : `${model.name}.${name}`))];
}
hideable.user = ['User.email'];

const shownBy = new Map<string, string[]>();
for (const model of recordTypes)
  for (const [property, { sql }] of model.columns) {
    const place = `${tableOf(model)}.${sql.replaceAll('"', '')}`;
    shownBy.set(place, [...(shownBy.get(place) ?? []), `${model.name}.${property}`]);
  }
/** The fields that show a column. */
export const fieldsOf = (table: string, column: string): string[] => shownBy.get(`${table}.${column}`) ?? [];
/** The fields that have to be hidden for nobody to be told of it: addresses stand in contacts and customers too, under names of their own. */
export const fieldsThatTell = (table: string, column: string): string[] => (table === 'contact_points' ? [] : fieldsOf(table, column));
