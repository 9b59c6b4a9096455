import 'reflect-metadata';
import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import {
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isNonNullType,
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
const VERBS_ALONE = ['signIn', 'signOut', 'tokenRefresh'];

test('mutations name the noun first, take one input and answer one payload with errors', () => {
  const nouns = types.filter(isObjectType).map(({ name }) => name[0]?.toLowerCase() + name.slice(1));
  // what clients call a type where its own name would say too much, and a pair of words that stands for one record
  nouns.push('task', 'account', 'roleRule', 'token', 'invitation', 'password', 'calendar', 'job', 'person');
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

/** Doing it again makes another session, or ends what has ended. */
const KEYLESS = ['signIn', 'signOut', 'invitationAccept', 'passwordReset', 'passwordResetRequest'];

test('every mutation takes an idempotency key, and answers changeId and errors', () => {
  for (const { name, args, type } of rootFields(schema.getMutationType())) {
    const input = getNamedType(args[0]?.type);
    const payload = getNamedType(type);
    const keyed = isInputObjectType(input) && 'idempotencyKey' in input.getFields();
    expect([name, keyed]).toEqual([name, !KEYLESS.includes(name)]);
    expect([name, isObjectType(payload) && Object.keys(payload.getFields())]).toEqual([
      name,
      expect.arrayContaining(['changeId', 'errors']),
    ]);
  }
});

test('every mutation that changes a record with a version takes the version that its client has read', () => {
  const changing: string[] = [];
  for (const { name, args, type } of rootFields(schema.getMutationType())) {
    const [payload, given] = [getNamedType(type), getNamedType(args[0]?.type)];
    if (!isObjectType(payload) || !isInputObjectType(given)) continue;
    const rows = getNamedType(given.getFields().rows?.type);
    const result = getNamedType((payload.getFields().results ?? null)?.type);
    const input = isInputObjectType(rows) ? rows : given;
    const records = Object.values((isObjectType(result) ? result : payload).getFields()).filter(field => {
      const record = getNamedType(field.type);
      return isObjectType(record) && 'version' in record.getFields() && `${field.name}Id` in input.getFields();
    });
    // The id of what is changed is required; of what is referred to it may be absent.
    if (!records.some(field => isNonNullType(input.getFields()[`${field.name}Id`]?.type))) continue;
    changing.push(name);
    expect([name, 'expectedVersion' in input.getFields()]).toEqual([name, true]);
  }
  expect(changing.length).toBeGreaterThan(30);
});

test('a row of a bulk form is the input of its single form, without what is said once for all rows', () => {
  const bulk = rootFields(schema.getMutationType()).filter(({ name }) => name.endsWith('Bulk'));
  expect(bulk.length).toBeGreaterThan(9);
  const fieldsOf = (name: string) => {
    const type = schema.getType(name);
    return isInputObjectType(type) ? Object.values(type.getFields()).map(field => `${field.name}: ${field.type}`) : [];
  };
  for (const { name } of bulk) {
    const single = `${name[0]?.toUpperCase()}${name.slice(1, -4)}`;
    const own = fieldsOf(`${single}Input`).filter(field => !/^(idempotencyKey|dryRun):/.test(field));
    expect([name, fieldsOf(`${single}RowInput`)]).toEqual([name, own]);
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
