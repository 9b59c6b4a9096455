import {
  type GraphQLField,
  type GraphQLInputType,
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import { areas } from '../../src/app.js';
import { guardOf } from '../../src/platform/access/access.js';
import type { Client } from '../support/client.js';
import type { TestDatabase } from '../support/database.js';
import { analyses } from './sight-analysis.js';
import { figures } from './sight-figures.js';
import { follows } from './sight-follow.js';
import { accesses, api, lists, metadata, permissionsOf, recordTypes, singles, tableOf } from './sight-shape.js';
import { DELEGABLE, TABLES } from './sight-tables.js';

/** Verbs that take no permission, and why that is right: visitors, and what somebody does to the own sign-in. */
const WITHOUT_PERMISSION = [
  'signIn',
  'tokenRefresh',
  'signOut',
  'invitationAccept',
  'passwordResetRequest',
  'passwordReset',
  'passwordChange',
];
/** Questions that are answered in TypeScript to whoever is signed in: of oneself, or of a record that is looked for under one's own rights. */
const FOR_EVERYBODY = ['me', 'access', 'accessTo', 'businessTime', 'businessDue', 'node'];
/** Questions beside lists, records and analyses; each takes a permission. What they tell is looked at by name in `everythingElse`, or is of no record. */
const BESIDE = [
  'anomalies',
  'assignmentCheck',
  'auditTrail',
  'budgetCheck',
  'customerMatches',
  'importGuess',
  'importFormats',
  'leadMatches',
  'metrics',
];

const fieldsOf = (root: string) => {
  const type = api.schema.getType(root);
  return isObjectType(type) ? Object.values(type.getFields()) : [];
};

/** The access of each table as the product declares it, in the terms of ours. */
export function declared(): Record<string, unknown> {
  const delegable = new Set(accesses.filter(access => access.delegable).map(({ kind }) => kind));
  const guards = accesses.map(access => ({ ...guardOf(access, metadata), delegable: delegable.has(access.kind) }));
  return Object.fromEntries(
    guards.map(({ table, kind, open, owners, teams, delegable: passed }) => [
      table,
      open ? [kind, 'open'] : [kind, table === 'event_log' ? [] : [owners, teams], passed],
    ]),
  );
}
export const plain = (): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(TABLES).map(([table, { kind, open, owner, team }]) => [
      table,
      open ? [kind, 'open'] : [kind, table === 'event_log' ? [] : [[owner ?? []].flat(), [team ?? []].flat()], DELEGABLE.includes(kind)],
    ]),
  );

/** Fields of the roots that nobody has said who may ask for. */
export function unguarded(): string[] {
  const known = new Set([...lists, ...singles].filter(({ model }) => TABLES[tableOf(model)]).map(({ name }) => name));
  const open = fieldsOf('Query').filter(field => !known.has(field.name) && !analyses[field.name] && !FOR_EVERYBODY.includes(field.name));
  const questions = open.filter(field => !BESIDE.includes(field.name) || !permissionsOf(field).length);
  const verbs = fieldsOf('Mutation').filter(field => !permissionsOf(field).length && !WITHOUT_PERMISSION.includes(field.name));
  const heard = fieldsOf('Subscription').filter(({ name }) => {
    const follow = follows.find(({ field }) => field === name);
    const table = follow && TABLES[follow.table];
    return !follow || !table || table.open || table.kind !== follow.kind;
  });
  return [...questions, ...verbs, ...heard].map(({ name }) => name);
}

/** Types of records without a table that the model knows, and relations that it cannot follow. */
export function unmodelled(): string[] {
  const types = recordTypes.filter(type => !type.guard || !TABLES[tableOf(type)]).map(({ name }) => name);
  const kinds = ['one', 'many', 'written'];
  const relations = [...api.models.values()].flatMap(({ name, links }) =>
    [...links.values()].filter(link => !kinds.includes(link.kind) && !figures[`${name}.${link.name}`]).map(link => `${name}.${link.name}`),
  );
  // a list of records that is none of a record's own stands in an analysis
  const written = [...api.models.values()]
    .filter(({ name }) => name !== 'Query')
    .flatMap(({ name, links }) => [...links.values()].filter(link => link.kind === 'written').map(link => ({ name, field: link.name })))
    // figures by a custom field are asked for by themselves
    .filter(({ field }) => !['customField', 'calculated'].includes(field) && !Object.values(analyses).some(({ records }) => records[field]))
    .map(({ name, field }) => `${name}.${field}`);
  const events = areas
    .flatMap(area => area.events ?? [])
    .filter(({ kind }) => !Object.values(TABLES).some(table => table.kind === kind))
    .map(({ name }) => name);
  return [...types, ...relations, ...written, ...events];
}

/** Whatever the application can read, in whatever schema, that is neither a guarded table with forced row security nor a view in `visible`. */
export async function readable({ sql }: TestDatabase): Promise<string[]> {
  const found = await sql<{ name: string }>(
    `select n.nspname || '.' || c.relname "name" from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname !~ '^pg_' and n.nspname <> 'information_schema' and c.relkind in ('r', 'p', 'v', 'm', 'f')
       and has_any_column_privilege('bellwether_app', c.oid, 'select') and has_schema_privilege('bellwether_app', n.oid, 'usage')
       and not (c.relkind = 'v' and n.nspname = 'visible' and pg_get_userbyid(c.relowner) = 'bellwether_reader')
       and not (c.relrowsecurity and c.relforcerowsecurity and exists (select from pg_policy p where p.polrelid = c.oid and p.polname = 'app_read')
         and to_regclass('visible.' || quote_ident(c.relname)) is not null)`,
  );
  return found.map(({ name }) => name).sort();
}

const LITERALS: Record<string, string> = {
  ID: `"user_${'0'.repeat(32)}"`,
  Int: '1',
  DateTime: '"2026-01-01T00:00:00Z"',
  Date: '"2026-01-01"',
  Duration: '"PT1H"',
  Period: '"2026"',
  Decimal: '"1"',
};
function literal(type: GraphQLInputType): string {
  const inner = getNullableType(type);
  if (isEnumType(inner)) return inner.getValues()[0]?.name ?? '';
  if (!isInputObjectType(inner)) return LITERALS[getNamedType(inner).name] ?? '"x"';
  const required = Object.values(inner.getFields()).filter(field => isNonNullType(field.type) && field.defaultValue === undefined);
  return `{ ${required.map(field => `${field.name}: ${literal(field.type)}`).join(', ')} }`;
}
function asked(field: GraphQLField<unknown, unknown>): string {
  const required = field.args.filter(arg => isNonNullType(arg.type) && arg.defaultValue === undefined);
  const given = required.length ? `(${required.map(arg => `${arg.name}: ${literal(arg.type)}`).join(', ')})` : '';
  return `{ ${field.name}${given}${isObjectType(getNamedType(field.type)) || field.name === 'node' ? ' { __typename }' : ''} }`;
}

/** Questions that somebody who is not signed in is answered, or refused for another reason. */
export async function answeredToNobody(nobody: Client): Promise<string[]> {
  const answers: string[] = [];
  for (const field of fieldsOf('Query')) {
    const { data, errors } = await nobody.query(asked(field));
    if (data?.[field.name] != null || errors?.[0]?.extensions?.code !== 'UNAUTHENTICATED')
      answers.push(`${asked(field)} ${JSON.stringify(data ?? errors)}`);
  }
  return answers;
}
