import { Algorithm, hash } from '@node-rs/argon2';
import type { TestDatabase } from './database.js';

const id = (kind: number, n: number) => `00000000-0000-7000-8000-00000000${kind}0${String(n).padStart(2, '0')}`;

/** Europe above North and South; Asia beside it. Values are the ids. */
export const teams = { europe: id(1, 1), north: id(1, 2), south: id(1, 3), asia: id(1, 4) };
export type TeamName = keyof typeof teams;

interface Person {
  id: string;
  name: string;
  role: string;
  team: TeamName;
}

/** A small fixed company that every test server has: one person for each role, and colleagues to be told apart from. */
export const cast = {
  sales: { id: id(2, 1), name: 'Sigrid Nord', role: 'SALES', team: 'north' },
  salesNorth: { id: id(2, 2), name: 'Nils Nord', role: 'SALES', team: 'north' },
  salesSouth: { id: id(2, 3), name: 'Sofia Sud', role: 'SALES', team: 'south' },
  salesAsia: { id: id(2, 4), name: '王芳', role: 'SALES', team: 'asia' },
  service: { id: id(2, 5), name: 'Priya Desk', role: 'SERVICE', team: 'north' },
  serviceSouth: { id: id(2, 6), name: 'Pablo Desk', role: 'SERVICE', team: 'south' },
  marketing: { id: id(2, 7), name: 'Mara Markt', role: 'MARKETING', team: 'europe' },
  finance: { id: id(2, 8), name: 'Felix Konto', role: 'FINANCE', team: 'europe' },
  operations: { id: id(2, 9), name: 'Olga Werk', role: 'OPERATIONS', team: 'europe' },
  analyst: { id: id(2, 10), name: 'Anna Lyst', role: 'ANALYST', team: 'europe' },
  manager: { id: id(2, 11), name: 'Clara Chef', role: 'MANAGER', team: 'europe' },
  managerAsia: { id: id(2, 12), name: '佐藤 健', role: 'MANAGER', team: 'asia' },
  administrator: { id: id(2, 13), name: 'Ada Admin', role: 'ADMINISTRATOR', team: 'europe' },
} satisfies Record<string, Person>;
export type CastName = keyof typeof cast;

export const PASSWORD = 'correct horse battery';
export const emailOf = (name: CastName): string => `${name.toLowerCase()}@test.example`;

/** Cheap on purpose: what it costs to check stands in the hash itself. */
const passwordHash = hash(PASSWORD, { algorithm: Algorithm.Argon2id, memoryCost: 64, timeCost: 1, parallelism: 1 });

/** Puts the cast into a migrated database: as JSON, so that one statement a table does. */
export async function bringIn({ sql }: TestDatabase): Promise<void> {
  const record = 'created_at, created_by, updated_at, updated_by';
  const stamp = `now(), '00000000-0000-7000-8000-000000000000', now(), '00000000-0000-7000-8000-000000000000'`;
  const parents = { europe: null, north: teams.europe, south: teams.europe, asia: null };
  const teamRows = Object.entries(teams).map(([name, team]) => ({ id: team, name: `Team ${name}`, parent_id: parents[name as TeamName] }));
  const people = Object.entries(cast).map(([key, person]) => ({
    ...person,
    email: emailOf(key as CastName),
    team_id: teams[person.team as TeamName],
  }));
  await sql(
    `insert into teams (id, ${record}, name, parent_id)
     select id, ${stamp}, name, parent_id from json_to_recordset($1) x (id uuid, name text, parent_id uuid)`,
    [JSON.stringify(teamRows)],
  );
  await sql(
    `insert into users (id, ${record}, email, name, team_id)
     select id, ${stamp}, email, name, team_id from json_to_recordset($1) x (id uuid, email text, name text, team_id uuid)`,
    [JSON.stringify(people)],
  );
  await sql(
    `insert into user_roles (id, ${record}, user_id, role_id)
     select uuidv7(), ${stamp}, x.id, r.id from json_to_recordset($1) x (id uuid, role text) join roles r on r.code = x.role`,
    [JSON.stringify(people)],
  );
  await sql('insert into vault.credentials (user_id, password_hash) select unnest($1::uuid[]), $2', [
    people.map(person => person.id),
    await passwordHash,
  ]);
}
