import pg from 'pg';
import { PASSWORD } from './database.ts';
import { signIn } from './server.ts';

/** Who listens to one ticket. */
export interface Fan {
  id: 'F0' | 'F1' | 'F2' | 'F3';
  what: string;
  subscribers: number;
  documents: number;
  /** People who see the ticket, each with a sight of their own; 1 is the bench's own user. */
  people: number;
  /** Events of a round. */
  events: number;
  least: number;
}
export const FANS: Fan[] = [
  // How the cost of an event grows with those who hear it: no target of its own.
  { id: 'F0', what: '100 subscribers with one document', subscribers: 100, documents: 1, people: 1, events: 100, least: 0 },
  { id: 'F1', what: '1,000 subscribers with one document', subscribers: 1_000, documents: 1, people: 1, events: 40, least: 0.75 },
  { id: 'F2', what: '5,000 subscribers with one document', subscribers: 5_000, documents: 1, people: 1, events: 20, least: 0.75 },
  {
    id: 'F3',
    what: '5,000 subscribers, 50 visibilities, 5 documents',
    subscribers: 5_000,
    documents: 5,
    people: 50,
    events: 20,
    least: 0.6,
  },
];

/** The n-th document: another name for one field makes it another. */
const documentOf = (n: number): string => `subscription F($id: ID!) {
  ticketUpdated(where: { id: { eq: $id } }) {
    __typename
    ... on Event { cursor changeId at }
    ... on TicketChanged {
      ticket { id number${n || ''}: number subject status priority category version updatedAt assignee { id name } customer { id name } }
      changes { field before after }
    }
  }
}`;

/** "subscribe" messages for a ticket of the API. */
export const subscriptionsOf = (ticketId: string, { documents }: Fan): object[] =>
  Array.from({ length: documents }, (_, n) => ({
    id: '7c2b4f0e-6a0f-4a4e-9d3f-0d6f4e1c9b11',
    type: 'subscribe',
    payload: { query: documentOf(n), operationName: 'F', variables: { id: ticketId } },
  }));

/** People of the ticket's team who see the tickets of the team, and their own: what each sees is told apart from what others see. */
async function watchers(plainUrl: string, ticket: string, count: number): Promise<string[]> {
  const client = new pg.Client({ connectionString: plainUrl });
  await client.connect();
  try {
    const [{ team_id: team }] = (await client.query('select team_id from tickets where id = $1', [ticket])).rows;
    const emails = Array.from({ length: count }, (_, n) => `watcher${n}@example.com`);
    const stamp = 'now(), uuidv7(), now(), uuidv7()';
    const record = 'id, created_at, created_by, updated_at, updated_by';
    await client.query(
      `insert into roles (${record}, code, name, description) values (uuidv7(), ${stamp}, 'BENCH_FAN', 'Bench fan-out', 'For F3') on conflict do nothing`,
    );
    await client.query(
      `insert into role_rules (${record}, role_id, kind, read_scope, write_scope, delete_scope)
         select uuidv7(), ${stamp}, r.id, k.kind, k.scope, 'NONE', 'NONE' from roles r, (values ('*', 'ALL'), ('ticket', 'TEAM')) k(kind, scope) where r.code = 'BENCH_FAN' on conflict do nothing`,
    );
    await client.query(
      `insert into users (${record}, email, name) select uuidv7(), ${stamp}, e, e from unnest($1::text[]) e where not exists (select from users u where u.email = e)`,
      [emails],
    );
    await client.query('update users set team_id = $2 where email = any($1)', [emails, team]);
    await client.query(
      `insert into user_roles (${record}, user_id, role_id) select uuidv7(), ${stamp}, u.id, r.id from users u, roles r
         where u.email = any($1) and r.code = 'BENCH_FAN' and not exists (select from user_roles x where x.user_id = u.id)`,
      [emails],
    );
    await client.query(
      `insert into vault.credentials (user_id, password_hash)
         select u.id, (select password_hash from vault.credentials limit 1) from users u where u.email = any($1) on conflict do nothing`,
      [emails],
    );
    return emails;
  } finally {
    await client.end();
  }
}

/** The tokens to listen with. */
export async function tokensOf(url: string, plainUrl: string, ticket: string, { people }: Fan, own: string): Promise<string[]> {
  if (people === 1) return [own];
  const tokens: string[] = [];
  for (const email of await watchers(plainUrl, ticket, people)) tokens.push((await signIn(url, email, PASSWORD)).authorization as string);
  return tokens;
}
