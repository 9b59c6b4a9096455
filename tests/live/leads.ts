import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { type CastName, cast, type TeamName, teams } from '../support/cast.js';
import { userId } from '../support/ids.js';
import type { Listening } from '../support/listen.js';
import type { Server } from '../support/server.js';

export const NEW_LEAD = `subscription ($after: Cursor, $where: LeadWhere) {
  newLead(after: $after, where: $where) {
    __typename
    ... on Event { cursor changeId at actor { id } }
    ... on LeadCreated { lead { id name } }
    ... on LeadAssigned { lead { id name } }
    ... on LeadLeft { id reason }
    ... on CaughtUp { cursor }
  }
}`;

export interface Heard {
  newLead: {
    __typename: 'LeadCreated' | 'LeadAssigned' | 'LeadLeft' | 'CaughtUp';
    cursor: string;
    changeId: string;
    lead: { id: string; name: string };
    id: string;
    reason: string;
  };
}

/** One line an event: what it is and which lead it is about. */
export const told = ({ newLead: event }: Heard): string =>
  event.__typename === 'LeadLeft' ? `LeadLeft ${event.id} ${event.reason}` : `${event.__typename} ${event.lead?.id ?? ''}`.trim();
export const positionOf = (cursor: string | undefined): number => Number(cursor?.split('.')[0]);

export interface GivenLead {
  id: string;
  uuid: string;
}

const SYSTEM = '00000000-0000-7000-8000-000000000000';
const idOf = (uuid: string) => `lead_${uuid.replaceAll('-', '')}`;

/** A lead put straight into the tables, with its event, in a transaction that may take its time or be undone. */
export async function givenLead(
  server: Server,
  { owner, team, name = 'Given', note = null, events = 1, delay = 0, commit = true }: GivenLeadOptions = {},
): Promise<GivenLead> {
  const uuid = randomUUID();
  const values = [uuid, owner ? cast[owner].id : null, team ? teams[team] : null, name, note, SYSTEM];
  const client = new pg.Client(server.database.adminUrl);
  await client.connect();
  try {
    await client.query('begin');
    await client.query(
      `insert into leads (id, owner_id, team_id, name, note, created_at, created_by, updated_at, updated_by) values ($1, $2, $3, $4, $5, now(), $6, now(), $6)`,
      values,
    );
    await client.query(
      `insert into outbox (change_id, name, kind, subject_id, version, owner_after, team_after, actor_id, at, payload)
       select $1, 'lead.created', 'lead', $1, 1, $2, $3, $4, now(), '{}' from generate_series(1, $5::int)`,
      [uuid, values[1], values[2], SYSTEM, events],
    );
    if (delay) await wait(delay);
    await client.query(commit ? 'commit' : 'rollback');
    if (commit) await client.query("select pg_notify('bellwether_events', '0')");
  } finally {
    await client.end();
  }
  return { id: idOf(uuid), uuid };
}
export interface GivenLeadOptions {
  owner?: CastName;
  team?: TeamName;
  name?: string;
  note?: string | null;
  /** How many events tell of it. */
  events?: number;
  /** Milliseconds before the commit. */
  delay?: number;
  commit?: boolean;
}

const CREATE = `mutation ($input: LeadCreateInput!) { leadCreate(input: $input) { changeId lead { id } errors { code message } } }`;
const ASSIGN = `mutation ($input: LeadAssignInput!) { leadAssign(input: $input) { changeId lead { id } errors { code message } } }`;

interface Changed {
  changeId: string;
  lead: { id: string } | null;
  errors: { code: string; message: string }[];
}
/** Through the API, as somebody. @returns the lead's id */
export async function createLead(server: Server, by: CastName, assignee: CastName, name = 'Made'): Promise<string> {
  const { leadCreate } = await (await server.as(by)).data<{ leadCreate: Changed }>(CREATE, {
    input: { name, assigneeId: userId(assignee) },
  });
  if (!leadCreate.lead) throw new Error(`No lead: ${JSON.stringify(leadCreate.errors)}`);
  return leadCreate.lead.id;
}
export async function assignLead(server: Server, by: CastName, leadId: string, assignee: CastName): Promise<Changed> {
  return (await (await server.as(by)).data<{ leadAssign: Changed }>(ASSIGN, { input: { leadId, assigneeId: userId(assignee) } }))
    .leadAssign;
}

/** Everything up to `CaughtUp`, without it. */
export async function replayed(listening: Listening<Heard>): Promise<Heard[]> {
  const heard: Heard[] = [];
  for (;;) {
    const [next] = await listening.take(1);
    if (!next || next.newLead.__typename === 'CaughtUp') return heard;
    heard.push(next);
  }
}

/** Resolves when `probe` answers something other than undefined or false. */
export async function until<T>(probe: () => Promise<T | undefined | false>): Promise<T> {
  for (;;) {
    const found = await probe();
    if (found !== undefined && found !== false) return found;
    await wait(10);
  }
}
