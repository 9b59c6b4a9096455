import type pg from 'pg';
import { hashPassword } from '../platform/access/passwords.js';
import type { Dice } from './dice.js';
import { copyInto } from './table.js';

export const DEMO_PASSWORD = 'bellwether-demo';
const DOMAIN = 'nordwind.example';

const TEAMS = {
  Nordwind: null,
  Europe: 'Nordwind',
  'Europe North': 'Europe',
  'Europe South': 'Europe',
  'Asia Pacific': 'Nordwind',
  Americas: 'Nordwind',
  Service: 'Nordwind',
  Marketing: 'Nordwind',
  Finance: 'Nordwind',
  Operations: 'Nordwind',
} as const;
export type TeamName = keyof typeof TEAMS;

interface Person {
  name: string;
  role: string;
  team: TeamName;
  timeZone: string;
  /** Offered on the sign-in bar. */
  shown?: boolean;
}
const PEOPLE: readonly Person[] = [
  { name: 'Ingrid Halvorsen', role: 'SALES', team: 'Europe North', timeZone: 'Europe/Oslo', shown: true },
  { name: 'Lukas Brandt', role: 'SALES', team: 'Europe North', timeZone: 'Europe/Berlin' },
  { name: 'Zoé Lefèvre', role: 'SALES', team: 'Europe South', timeZone: 'Europe/Paris' },
  { name: 'Matteo Ricci', role: 'SALES', team: 'Europe South', timeZone: 'Europe/Rome' },
  { name: '王芳', role: 'SALES', team: 'Asia Pacific', timeZone: 'Asia/Shanghai' },
  { name: '佐藤 健', role: 'SALES', team: 'Asia Pacific', timeZone: 'Asia/Tokyo' },
  { name: 'Maria Oliveira', role: 'SALES', team: 'Americas', timeZone: 'America/Sao_Paulo' },
  { name: 'James Carter', role: 'SALES', team: 'Americas', timeZone: 'America/Chicago' },
  { name: 'Priya Nair', role: 'SERVICE', team: 'Service', timeZone: 'Asia/Kolkata', shown: true },
  { name: 'Tomasz Nowak', role: 'SERVICE', team: 'Service', timeZone: 'Europe/Warsaw' },
  { name: 'Elena Petrova', role: 'SERVICE', team: 'Service', timeZone: 'Europe/Sofia' },
  { name: 'Sofia Lindqvist', role: 'MARKETING', team: 'Marketing', timeZone: 'Europe/Stockholm', shown: true },
  { name: 'Jonas Keller', role: 'FINANCE', team: 'Finance', timeZone: 'Europe/Zurich', shown: true },
  { name: 'Amina Diallo', role: 'OPERATIONS', team: 'Operations', timeZone: 'Africa/Dakar', shown: true },
  { name: 'Noor van Dijk', role: 'ANALYST', team: 'Nordwind', timeZone: 'Europe/Amsterdam', shown: true },
  { name: 'Clara Weiss', role: 'MANAGER', team: 'Nordwind', timeZone: 'Europe/Vienna', shown: true },
  { name: 'Ada Novak', role: 'ADMINISTRATOR', team: 'Nordwind', timeZone: 'Europe/Prague', shown: true },
];

const addressOf = (role: string, name: string, shown?: boolean) =>
  `${shown ? role.toLowerCase() : `${role.toLowerCase()}.${Buffer.from(name).toString('hex').slice(0, 6)}`}@${DOMAIN}`;

/** What the sign-in bar offers: one account a role. */
export const demoAccounts = PEOPLE.filter(p => p.shown).map(p => ({
  email: addressOf(p.role, p.name, true),
  password: DEMO_PASSWORD,
  name: p.name,
  role: p.role,
}));

export interface Cast {
  teams: Readonly<Record<TeamName, string>>;
  /** Ids of the people with a role, by team where one is given. */
  of(role: string, team?: TeamName): readonly string[];
}

/** The people of the company, their teams, roles and passwords. */
export async function loadCast(client: pg.Client, dice: Dice): Promise<Cast> {
  const since = dice.daysAgo(1200);
  const teams = {} as Record<TeamName, string>;
  const teamRows = Object.entries(TEAMS).map(([name, parent]) => {
    const record = dice.record(since);
    teams[name as TeamName] = record.id;
    return { ...record, name, parent_id: parent && teams[parent] };
  });
  const people = PEOPLE.map(person => ({
    ...person,
    record: dice.record(since),
    email: addressOf(person.role, person.name, person.shown),
  }));
  await copyInto(client, 'teams', teamRows);
  await copyInto(
    client,
    'users',
    people.map(({ record, email, name, timeZone, team }) => ({ ...record, email, name, time_zone: timeZone, team_id: teams[team] })),
  );
  const { rows: roles } = await client.query<{ id: string; code: string }>('select id, code from roles');
  await copyInto(
    client,
    'user_roles',
    people.map(({ record, role }) => ({ ...dice.record(since), user_id: record.id, role_id: roles.find(r => r.code === role)?.id })),
  );
  const password = await hashPassword(DEMO_PASSWORD);
  await copyInto(
    client,
    'vault.credentials',
    people.map(({ record }) => ({ user_id: record.id, password_hash: password })),
  );
  const of: Cast['of'] = (role, team) => people.filter(p => p.role === role && (!team || p.team === team)).map(p => p.record.id);
  return { teams, of };
}
