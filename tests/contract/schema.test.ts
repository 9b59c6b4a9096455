import 'reflect-metadata';
import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import {
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  isSpecifiedScalarType,
  isUnionType,
  printSchema,
} from 'graphql';
import { areas } from '../../src/app.js';
import { openOrm } from '../../src/platform/database/orm.js';
import { buildApi } from '../../src/platform/server/schema.js';

const entities = areas.flatMap(area => area.entities ?? []);
const orm = openOrm({ connectionString: 'postgres://localhost/none' }, entities, 1);
const { schema } = await buildApi(areas, orm.getMetadata());
const types = Object.values(schema.getTypeMap()).filter(type => !isIntrospectionType(type) && !isSpecifiedScalarType(type));

interface Place {
  name: string;
  description?: string | null | undefined;
}

/** Everything that GraphiQL shows of a type: itself, fields, arguments, values. */
function placesOf(type: GraphQLNamedType): Place[] {
  const own: Place = { name: type.name, description: type.description };
  if (isEnumType(type)) return [own, ...type.getValues().map(value => ({ ...value, name: `${type.name}.${value.name}` }))];
  if (!isObjectType(type) && !isInterfaceType(type) && !isInputObjectType(type)) return [own];
  const fields = Object.values(type.getFields()).flatMap(field => {
    const place = `${type.name}.${field.name}`;
    const args =
      'args' in field ? (field as GraphQLField<unknown, unknown>).args.map(arg => ({ ...arg, name: `${place}(${arg.name}:)` })) : [];
    return [{ ...field, name: place }, ...args];
  });
  return [own, ...fields];
}
const rootFields = (root: ReturnType<GraphQLSchema['getQueryType']>) => Object.values(root?.getFields() ?? {});
const namesOf = (guard: (type: GraphQLNamedType) => boolean) => types.filter(guard).map(type => type.name);

test('schema/schema.graphql is what the server serves: if not, run npm run schema', () => {
  expect(readFileSync('schema/schema.graphql', 'utf8') === `${printSchema(schema)}\n`).toBe(true);
});

test('every type, field, argument and value says what it is', () => {
  const places = types.flatMap(placesOf);
  expect(places.length).toBeGreaterThan(1_000);
  expect(places.filter(({ description }) => !description?.trim()).map(({ name }) => name)).toEqual([]);
});

test('types are PascalCase, fields and arguments camelCase, values SCREAMING_CASE', () => {
  expect(namesOf(({ name }) => !/^[A-Z][A-Za-z0-9]*$/.test(name))).toEqual([]);
  const below = types.flatMap(type =>
    placesOf(type)
      .slice(1)
      .map(({ name }) => ({ name, last: name.split(/[.(]/).at(-1)?.replace(':)', '') ?? '', value: isEnumType(type) })),
  );
  const wrong = below.filter(({ last, value }) => !(value ? /^[A-Z][A-Z0-9_]*$/ : /^[a-z][A-Za-z0-9]*$/).test(last));
  expect(wrong.map(({ name }) => name)).toEqual([]);
});

/** Mutations about no record of their own: the visitor, and a file on its way to many records. */
const VERBS_ALONE = ['importFile', 'signIn', 'signOut', 'tokenRefresh'];

test('mutations name the noun first, take one input and answer one payload with errors', () => {
  const nouns = types.filter(isObjectType).map(({ name }) => name[0]?.toLowerCase() + name.slice(1));
  // what clients call a type where its own name would say too much, and a pair of words that stands for one record
  nouns.push('task', 'account', 'roleRule', 'token', 'invitation', 'password');
  for (const { name, args, type } of rootFields(schema.getMutationType())) {
    const noun = nouns.some(each => name.startsWith(each) && /^[A-Z]/.test(name.slice(each.length)));
    expect([name, noun || VERBS_ALONE.includes(name)]).toEqual([name, true]);
    expect([name, args.map(arg => arg.name).join(), String(args[0]?.type)]).toEqual([
      name,
      'input',
      expect.stringMatching(/^[A-Z]\w+Input!$/),
    ]);
    expect([name, String(type)]).toEqual([name, expect.stringMatching(/^[A-Z]\w+Payload$/)]);
    const payload = schema.getType(String(type));
    expect([name, isObjectType(payload) && String(payload.getFields().errors?.type)]).toEqual([name, '[UserError!]!']);
  }
});

test('suffixes say what a type is for', () => {
  expect(namesOf(type => isInputObjectType(type) && !/(Input|Where|OrderBy|Filter|Top)$/.test(type.name))).toEqual([]);
  expect(namesOf(type => isUnionType(type) && !/(Event|Item)$/.test(type.name))).toEqual([]);
  const errors = namesOf(type => isObjectType(type) && type.getInterfaces().some(({ name }) => name === 'UserError'));
  expect(errors.filter(name => !name.endsWith('Error'))).toEqual([]);
  for (const { name, args } of rootFields(schema.getSubscriptionType()))
    expect([name, args.map(arg => arg.name).sort()]).toEqual([name, ['after', 'where']]);
});

test('lists are connections of nodes and edges, in pages from either end', () => {
  const connections = types.filter(isObjectType).filter(({ name }) => name.endsWith('Connection'));
  expect(connections.length).toBeGreaterThan(10);
  for (const connection of connections)
    expect([connection.name, Object.keys(connection.getFields())]).toEqual([
      connection.name,
      expect.arrayContaining(['nodes', 'edges', 'pageInfo']),
    ]);
  // The trail is only ever read backwards in time.
  const lists = rootFields(schema.getQueryType()).filter(({ name, type }) => /Connection!?$/.test(String(type)) && name !== 'auditTrail');
  for (const { name, args } of lists)
    expect([name, args.map(arg => arg.name)]).toEqual([name, expect.arrayContaining(['first', 'after', 'last', 'before'])]);
});
