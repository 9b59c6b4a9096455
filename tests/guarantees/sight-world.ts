import { Algorithm, hash } from '@node-rs/argon2';
import type { Scope } from '../../src/platform/access/viewer.js';
import type { TestDatabase } from '../support/database.js';
import type { Dice } from '../support/dice.js';
import { type Kept, type Making, type Row, TABLES } from './sight-tables.js';

/** What a role says of a kind of record. */
export interface Rule {
  read: Scope;
  write: Scope;
  hidden: string[];
}
export type Role = Record<string, Rule>;
export interface Absence {
  user: number;
  substitute: number;
  delegates: boolean;
  lasts: boolean;
  cancelled: boolean;
}

/** People, what they may do, and everything that there is. Who they are stays the same from world to world. */
export interface World {
  /** The team above each team, of a lower number. */
  parents: (number | null)[];
  people: { team: number | null; roles: number[] }[];
  roles: Role[];
  absences: Absence[];
  /** Every row of every table. */
  rows: Record<string, Row[]>;
  /** What each mark stands in. */
  marks: Mark[];
}
export interface Mark {
  table: string;
  id: string;
  column: string;
}

const PEOPLE = 6;
const TEAMS = 5;
const ROLES = 9;
const SYSTEM = '00000000-0000-7000-8000-000000000000';
const PASSWORD = 'correct horse battery';
const uuid = (kind: string, n: number) => `00000000-0000-7000-${kind}-${String(n).padStart(12, '0')}`;
export const personId = (n: number): string => uuid('9a02', n);
export const teamId = (n: number): string => uuid('9a01', n);
export const roleCode = (n: number): string => `SIGHT${n}`;
export const emailOf = (n: number): string => `sight${n}@test.example`;
export const password = PASSWORD;
/** A word that stands in one column of one row and nowhere else; every text holds one. */
export const MARK = /qz(\d+)z/g;
/** In every text beside its mark: what searches look for. */
export const WORD = 'zebra';

const SCOPES: readonly Scope[] = ['NONE', 'OWN', 'OWN', 'TEAM', 'TEAM', 'ALL'];
const chance = (dice: Dice, one: number) => dice.next(one) === 0;
const some = (dice: Dice, below: number) => (chance(dice, 5) ? null : dice.next(below));

/** @param hideable the fields of each kind that a role may hide */
export function ruleOf(dice: Dice, kind: string, hideable: Record<string, string[]>): Rule {
  // without these two, little could be asked
  if (kind === 'analysis' || kind === 'audit') return { read: chance(dice, 5) ? 'NONE' : 'ALL', write: 'NONE', hidden: [] };
  const fields = hideable[kind] ?? [];
  const hidden = fields.length && chance(dice, 3) ? [dice.pick(fields), dice.pick(fields)] : [];
  return { read: dice.pick(SCOPES), write: dice.pick(SCOPES), hidden: [...new Set(hidden)] };
}

/** A world by chance, without its rows. */
export function makeWorld(dice: Dice, kinds: readonly string[], hideable: Record<string, string[]>): World {
  const roles = Array.from({ length: ROLES }, () => {
    const role: Role = {};
    if (chance(dice, 2)) role['*'] = { read: dice.pick(SCOPES), write: dice.pick(SCOPES), hidden: [] };
    for (const kind of kinds) if (dice.next(4)) role[kind] = ruleOf(dice, kind, hideable);
    return role;
  });
  const people = Array.from({ length: PEOPLE }, () => ({
    team: some(dice, TEAMS),
    roles: [...new Set(Array.from({ length: chance(dice, 12) ? 0 : 1 + dice.next(2) }, () => dice.next(ROLES)))],
  }));
  const absences = Array.from({ length: PEOPLE }, (_, user) => user)
    .filter(() => chance(dice, 2))
    .map(user => ({
      user,
      substitute: (user + 1 + dice.next(PEOPLE - 1)) % PEOPLE,
      delegates: !chance(dice, 4),
      lasts: !chance(dice, 4),
      cancelled: chance(dice, 5),
    }));
  return {
    parents: Array.from({ length: TEAMS }, (_, i) => (i ? some(dice, i) : null)),
    people,
    roles,
    absences,
    rows: {},
    marks: [],
  };
}

const STAMP = `now(), '${SYSTEM}', now(), '${SYSTEM}'`;
const RECORD = 'created_at, created_by, updated_at, updated_by';

async function bringPeople({ sql }: TestDatabase, world: World): Promise<void> {
  const { parents, people, roles, absences } = world;
  const each = (rows: object[]) => [JSON.stringify(rows)];
  await sql(
    `insert into teams (id, ${RECORD}, name) select id, ${STAMP}, name from json_to_recordset($1) x(id uuid, name text) on conflict (id) do nothing`,
    each(parents.map((_, n) => ({ id: teamId(n), name: `Sight ${n}` }))),
  );
  await sql(
    'update teams t set parent_id = x.parent from json_to_recordset($1) x(id uuid, parent uuid) where t.id = x.id',
    each(parents.map((parent, n) => ({ id: teamId(n), parent: parent === null ? null : teamId(parent) }))),
  );
  await sql(
    `insert into users (id, ${RECORD}, email, name, team_id) select id, ${STAMP}, email, email, team from json_to_recordset($1) x(id uuid, email text, team uuid)
     on conflict (id) do update set team_id = excluded.team_id`,
    each(people.map(({ team }, n) => ({ id: personId(n), email: emailOf(n), team: team === null ? null : teamId(team) }))),
  );
  await sql('insert into vault.credentials (user_id, password_hash) select unnest($1::uuid[]), $2 on conflict do nothing', [
    people.map((_, n) => personId(n)),
    await hash(PASSWORD, { algorithm: Algorithm.Argon2id, memoryCost: 64, timeCost: 1, parallelism: 1 }),
  ]);
  await sql(
    `insert into roles (id, ${RECORD}, code, name, description) select id, ${STAMP}, code, code, '' from json_to_recordset($1) x(id uuid, code text) on conflict (id) do nothing`,
    each(roles.map((_, n) => ({ id: uuid('9a03', n), code: roleCode(n) }))),
  );
  await sql(`delete from user_roles where role_id::text like '%-9a03-%'`);
  await sql(`delete from role_rules where role_id::text like '%-9a03-%'`);
  await sql(
    `insert into role_rules (id, ${RECORD}, role_id, kind, read_scope, write_scope, delete_scope, hidden_fields)
     select uuidv7(), ${STAMP}, role, kind, read, write, 'NONE', hidden from jsonb_to_recordset($1) x(role uuid, kind text, read text, write text, hidden text[])`,
    each(roles.flatMap((role, n) => Object.entries(role).map(([kind, rule]) => ({ role: uuid('9a03', n), kind, ...rule })))),
  );
  await sql(
    `insert into user_roles (id, ${RECORD}, user_id, role_id) select uuidv7(), ${STAMP}, person, role from json_to_recordset($1) x(person uuid, role uuid)`,
    each(people.flatMap(({ roles: held }, n) => held.map(role => ({ person: personId(n), role: uuid('9a03', role) })))),
  );
  await sql(
    `insert into absences (id, ${RECORD}, user_id, substitute_id, delegates, starts_at, ends_at, cancelled_at)
     select uuidv7(), ${STAMP}, "user", substitute, delegates, now() + case when lasts then '-1 hour' else '1 day' end::interval, now() + interval '2 days', case when cancelled then now() end
     from json_to_recordset($1) x("user" uuid, substitute uuid, delegates boolean, lasts boolean, cancelled boolean)`,
    each(absences.map(absence => ({ ...absence, user: personId(absence.user), substitute: personId(absence.substitute) }))),
  );
}

interface Column {
  name: string;
  type: string;
  generated: boolean;
  given: boolean;
}
const columnsOf = async ({ sql }: TestDatabase): Promise<Record<string, Column[]>> => {
  const found = await sql<Column & { table: string }>(
    `select table_name "table", column_name "name", data_type "type", is_generated = 'ALWAYS' "generated", column_default is not null "given"
     from information_schema.columns where table_schema = 'public'`,
  );
  return Object.fromEntries(Object.keys(TABLES).map(table => [table, found.filter(column => column.table === table)]));
};

/** Texts that nothing is said of; texts that have a value by themselves only where it is a number that clients see. */
const isMarked = (table: string, { name, type, generated, given }: Column): boolean =>
  ['text', 'ARRAY'].includes(type) &&
  !generated &&
  name !== 'path' &&
  (!given || name === 'number' || (table === 'customers' && name === 'tags'));

const textFor = (column: Column, mark: number): unknown => {
  const text =
    column.name === 'email' || column.name === 'value' || column.name === 'normalised' ? `qz${mark}z@zebra.example` : `${WORD} qz${mark}z`;
  return column.type === 'ARRAY' ? [text] : text;
};

/** Rows of one table; whose they are is chance, or the record's that they stand below. */
function rowsOf(
  dice: Dice,
  world: World,
  table: string,
  { below, owner, columns: given, rows = 0 }: Kept,
  columns: Column[],
  salt: number,
): Row[] {
  const all = (of: string) => world.rows[of] ?? [];
  const making: Making = {
    ...dice,
    any: of => dice.pick(all(of)),
    nth: (of, n) => all(of)[n % all(of).length] as Row,
    person: () => personId(dice.next(PEOPLE)),
    id: row => String(row.id ?? row.line_id),
  };
  const made: Row[] = [];
  world.rows[table] = made;
  for (let n = 0; n < rows; n++) {
    const id = uuid('9b00', salt * 1_000 + n);
    const row: Row = { id, ...(given?.(making, n) ?? {}) };
    if (row.path === 'own') row.path = [id];
    const [column, parent] = (below ?? []).find(([name]) => row[name]) ?? [];
    const record = all(parent ?? '').find(each => (each.id ?? each.line_id) === row[column ?? '']);
    if (owner && columns.some(({ name }) => name === 'owner_id')) {
      const [person, team] = [some(dice, PEOPLE), some(dice, TEAMS)];
      row.owner_id = record ? record.owner_id : (row.owner_id ?? (person === null ? null : personId(person)));
      row.team_id = record ? record.team_id : team === null ? null : teamId(team);
    }
    for (const each of columns) {
      if (each.name in row || !isMarked(table, each)) continue;
      row[each.name] = textFor(each, world.marks.length);
      world.marks.push({ table, id, column: each.name });
    }
    const known = new Set(columns.map(each => each.name));
    if (known.has('created_at')) Object.assign(row, { created_at: new Date(Date.now() - 86_400_000).toISOString() });
    if (known.has('created_by')) Object.assign(row, { created_by: SYSTEM, updated_at: new Date().toISOString(), updated_by: SYSTEM });
    if (!known.has('id')) delete row.id;
    made.push(row);
  }
  return made;
}

async function insert({ sql }: TestDatabase, table: string, rows: Row[]): Promise<void> {
  const names = Object.keys(rows[0] as Row)
    .map(name => `"${name}"`)
    .join(', ');
  await sql(`insert into ${table} (${names}) select ${names} from jsonb_populate_recordset(null::${table}, $1)`, [JSON.stringify(rows)]);
}

/** Reads tables as they are; all of them by default. */
export async function look({ sql }: TestDatabase, world: World, tables: readonly string[] = Object.keys(TABLES)): Promise<void> {
  const parts = tables.map(table => `select '${table}' "table", coalesce(jsonb_agg(to_jsonb(t)), '[]') "rows" from ${table} t`);
  for (const { table, rows } of await sql<{ table: string; rows: Row[] }>(parts.join(' union all '))) world.rows[table] = rows;
}

/** Puts a world in place of the one before. */
export async function bringIn(database: TestDatabase, world: World, dice: Dice): Promise<void> {
  const made = Object.entries(TABLES).filter(([, { rows }]) => rows);
  await database.sql(`truncate ${made.map(([table]) => table).join(', ')}, absences, audit_entries cascade`);
  await database.sql('select rollup.rebuild()');
  await bringPeople(database, world);
  await look(database, world);
  const columns = await columnsOf(database);
  for (const [salt, [table, kept]] of made.entries())
    await insert(database, table, rowsOf(dice, world, table, kept, columns[table] as Column[], salt));
  // all share what is looked for, so each is compared with each
  for (const [profiles, table] of [
    ['lead_profiles', 'leads'],
    ['profiles', 'customers'],
  ])
    await database.sql(`insert into matching.${profiles} select id, '{Fq:${WORD}}' from ${table}`);
  // the trail knows more than that rows were made
  for (const table of ['customers', 'leads', 'tickets', 'activities'])
    await database.sql(`update ${table} set ${table === 'tickets' || table === 'activities' ? 'subject = subject' : 'name = name'} || '!'`);
  await look(database, world);
}
