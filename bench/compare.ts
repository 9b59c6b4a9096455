import pg from 'pg';
import { ask } from './load.ts';
import type { Variant } from './variants.ts';
import type { Work } from './work.ts';

const QUESTIONS = 50;
const UUID = /^(?:[a-z]+_)?([0-9a-f]{8})-?([0-9a-f]{4})-?([0-9a-f]{4})-?([0-9a-f]{4})-?([0-9a-f]{12})$/;
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/;
const NUMBER = /^-?\d+(\.\d+)?$/;

/** One spelling for values that everybody spells in their own way: ids, instants, decimals, lists with `nodes`; keys in order. */
function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical);
  if (value && typeof value === 'object') {
    const entries = Object.entries(value);
    if (entries.length === 1 && entries[0]?.[0] === 'nodes') return canonical(entries[0][1]);
    return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, each]) => [key, canonical(each)]));
  }
  if (typeof value === 'number') return decimal(String(value));
  if (typeof value !== 'string') return value;
  const id = UUID.exec(value);
  if (id) return id.slice(1).join('-');
  if (INSTANT.test(value)) return new Date(value).toISOString();
  return NUMBER.test(value) ? decimal(value) : value;
}
const decimal = (text: string) => (text.includes('.') ? text.replace(/\.?0+$/, '') : text);

/** An answer to a ticket has ids and versions of its own: only what was asked for can be the same. */
function comparable({ id }: Work, answer: unknown): string {
  if (id !== 'Q5') return JSON.stringify(canonical((answer as { data: unknown }).data));
  const { ticket, message, errors = [] } = (answer as { data: { ticketReply: Reply } }).data.ticketReply;
  const { status } = ticket ?? message.ticketByTicketId ?? {};
  return JSON.stringify({ status, body: message.body, errors });
}
interface Reply {
  ticket?: { status: string };
  message: { body: string; ticketByTicketId?: { status: string } };
  errors?: unknown[];
}

/** Asks all the same, and stops on any difference. @throws Error that shows it */
export async function compareAnswers(work: Work, variants: readonly Variant[]): Promise<void> {
  const targets = variants.map(variant => ({ name: variant.name, target: variant.target(work) }));
  for (let i = 0; i < QUESTIONS; i++) {
    let first: string | undefined;
    for (const { name, target } of targets) {
      const text = comparable(work, await ask(target, i));
      if (first === undefined && text.length < 30) throw new Error(`${work.id}: an empty answer of ${name}: ${text}`);
      first ??= text;
      if (text !== first)
        throw new Error(
          `${work.id}: ${name} answers otherwise than ${targets[0]?.name} to question ${i}.\n${targets[0]?.name}: ${first}\n${name}: ${text}`,
        );
    }
  }
}

/** As `compareAnswers`, for a document that asks for one thing more, which must be there. */
export async function compareWay(work: Work, variants: readonly Variant[], added: string): Promise<void> {
  const without = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(without);
    if (!value || typeof value !== 'object') return value;
    return Object.fromEntries(Object.entries(value).flatMap(([key, each]) => (key === added ? [] : [[key, without(each)]])));
  };
  for (let i = 0; i < QUESTIONS; i++) {
    const answers = await Promise.all(variants.map(variant => ask(variant.target(work), i)));
    const [first, ...others] = answers.map(answer => comparable(work, without(answer)));
    if (!JSON.stringify(answers.at(-1)).includes(`"${added}":`)) throw new Error(`${work.id}: "${added}" is missing.`);
    if (others.some(other => other !== first))
      throw new Error(`${work.id}: the answers to question ${i} differ.\n${first}\n${others.join('\n')}`);
  }
}

/** What one answer to a ticket leaves behind. */
const LEFT = (schema: string, events: string, trail: string) => `
  select (select count(*) from ${schema}.messages)::int messages, (select coalesce(sum(version), 0) from ${schema}.tickets)::int versions, (${events})::int events,
    (select count(*) from ${trail} where table_name in ('messages', 'tickets') and (field is null or field in ('status', 'first_response_at')))::int trail`;
const OURS = LEFT('public', 'select (select count(*) from event_log) + (select count(*) from outbox)', 'public.audit_entries');
const BY_HAND = LEFT('bench', 'select count(*) from bench.outbox', 'bench.audit_entries');
const POSTGRAPHILES = LEFT('public', 'select count(*) from bench.outbox', 'public.audit_entries');

/** As `compareAnswers`, for a change: what is in the database afterwards is compared too. */
export async function compareEffects(work: Work, variants: readonly Variant[], plainUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: plainUrl });
  await client.connect();
  try {
    let first: string | undefined;
    for (const variant of variants) {
      const sql = variant.name === 'B' ? OURS : variant.name === 'P' ? POSTGRAPHILES : BY_HAND;
      const count = async () => (await client.query(sql)).rows[0] as Record<string, number>;
      const before = await count();
      await compareAnswers(work, [variant]);
      const after = await count();
      const { trail = 0, ...left } = Object.fromEntries(Object.entries(after).map(([name, n]) => [name, n - (before[name] ?? 0)]));
      if (trail < QUESTIONS) throw new Error(`${work.id}: ${variant.name} left ${trail} entries in the trail.`);
      first ??= JSON.stringify(left);
      if (first !== JSON.stringify(left)) throw new Error(`${work.id}: ${variant.name} left ${JSON.stringify(left)}, others ${first}.`);
    }
  } finally {
    await client.end();
  }
}
