import { randomUUID } from 'node:crypto';
import type pg from 'pg';

type Input = Record<string, string>;
const user = process.env.BENCH_USER_ID as string;

const LOCK = 'select status, version, owner_id, team_id, first_response_at from bench.tickets where id = $1 for update';
const SAY = `insert into bench.messages (id, owner_id, team_id, ticket_id, kind, author_id, body, at) values ($1, $2, $3, $4, 'PUBLIC', $5, $6, $7)`;
const CHANGE =
  'update bench.tickets set status = $2, first_response_at = coalesce(first_response_at, $3), updated_at = $3, updated_by = $4, version = version + 1 where id = $1 returning version';
const EMIT = `insert into bench.outbox (change_id, name, kind, subject_id, version, actor_id, at, payload, before) values ($1, 'ticket.replied', 'ticket', $2, $3, $4, $5, $6, $7)`;
const AUDIT = `insert into bench.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after)
  select $1, $2, t, 'ticket', r, o, f, b, a from unnest($3::text[], $4::uuid[], $5::text[], $6::text[], $7::text[], $8::text[]) x(t, r, o, f, b, a)`;

const told = (ticketId: string, version: number, status: string, messageId: string, body: string): string =>
  JSON.stringify({ data: { ticketReply: { ticket: { id: ticketId, version, status }, message: { id: messageId, body } } } });

interface Row {
  status: string;
  first_response_at: Date | null;
}
/** Table, record, operation, field, before and after of each entry. */
function trail(ticketId: string, messageId: string, before: Row, status: string, now: Date): string[][] {
  const entries: (string | null)[][] = [['messages', messageId, 'INSERT', null, null, null]];
  if (before.status !== status) entries.push(['tickets', ticketId, 'UPDATE', 'status', before.status, status]);
  if (!before.first_response_at) entries.push(['tickets', ticketId, 'UPDATE', 'first_response_at', null, now.toISOString()]);
  return [0, 1, 2, 3, 4, 5].map(i => entries.map(entry => entry[i])) as string[][];
}

/** The transaction as one writes it: a prepared statement a step. */
export async function reply(pool: pg.Pool, { id = '', body = '', status = '' }: Input): Promise<string> {
  const client = await pool.connect();
  const run = (name: string, text: string, values: unknown[]) => client.query({ name, text, values });
  try {
    await client.query('begin');
    const { rows } = await run('lock', LOCK, [id]);
    const [now, messageId, changeId, before] = [new Date(), randomUUID(), randomUUID(), rows[0]];
    await run('say', SAY, [messageId, before.owner_id, before.team_id, id, user, body, now]);
    const changed = await run('change', CHANGE, [id, status, now, user]);
    const [{ version }] = changed.rows;
    await run('audit', AUDIT, [user, changeId, ...trail(id, messageId, before, status, now)]);
    await run('emit', EMIT, [changeId, id, version, user, now, JSON.stringify({ messageId }), JSON.stringify({ status: before.status })]);
    await client.query('commit');
    return told(id, version, status, messageId, body);
  } catch (error) {
    await client.query('rollback');
    throw error;
  } finally {
    client.release();
  }
}

const ONE = `
  with t as (select id, status, version, owner_id, team_id, first_response_at from bench.tickets where id = $1 for update),
  m as (insert into bench.messages (id, owner_id, team_id, ticket_id, kind, author_id, body, at) select $2, owner_id, team_id, id, 'PUBLIC', $3::uuid, $4, now() from t),
  u as (update bench.tickets x set status = $5::text, first_response_at = coalesce(x.first_response_at, now()), updated_at = now(), updated_by = $3::uuid, version = x.version + 1 from t where x.id = t.id returning x.version),
  a as (insert into bench.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after)
    select $3::uuid, $6::uuid, 'messages', 'ticket', $2::uuid, 'INSERT', null, null, null
    union all select $3, $6, 'tickets', 'ticket', $1, 'UPDATE', 'status', status, $5 from t where status <> $5
    union all select $3, $6, 'tickets', 'ticket', $1, 'UPDATE', 'first_response_at', null, now()::text from t where first_response_at is null),
  e as (insert into bench.outbox (change_id, name, kind, subject_id, version, actor_id, at, payload, before)
    select $6, 'ticket.replied', 'ticket', id, version + 1, $3, now(), jsonb_build_object('messageId', $2::uuid), jsonb_build_object('status', status) from t)
  select version from u`;

/** All of it as one statement. */
export async function replyInOne(pool: pg.Pool, { id = '', body = '', status = '' }: Input): Promise<string> {
  const messageId = randomUUID();
  const { rows } = await pool.query({ name: 'Q5', text: ONE, values: [id, messageId, user, body, status, randomUUID()] });
  return told(id, rows[0].version, status, messageId, body);
}
