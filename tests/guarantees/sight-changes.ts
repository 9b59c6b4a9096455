import { randomUUID } from 'node:crypto';
import type { Client } from '../support/client.js';
import type { TestDatabase } from '../support/database.js';
import type { Dice } from '../support/dice.js';
import { type Following, follows, tablesBelow } from './sight-follow.js';
import { Model } from './sight-model.js';
import { hideable } from './sight-shape.js';
import type { Row } from './sight-tables.js';
import { look, personId, roleCode, ruleOf, teamId, WORD, type World } from './sight-world.js';

/** A company that is being changed: rows by the database, rights through the API by an administrator. */
export interface Changing {
  world: World;
  dice: Dice;
  database: TestDatabase;
  administrator: Client;
}

const SYSTEM = '00000000-0000-7000-8000-000000000000';
const id = (prefix: string, uuid: unknown) => `${prefix}_${String(uuid).replaceAll('-', '')}`;
const user = (n: number) => id('user', personId(n));

/** What an event says beside its record, as the verbs write it. */
const PAYLOADS: Record<string, (world: World, dice: Dice, row: Row) => Row> = {
  'job.failed': () => ({}),
  'job.settled': () => ({}),
  'job.progressed': () => ({}),
  'webhook.changed': () => ({}),
  'webhook.disabled': () => ({}),
  'webhook.failed': ({ rows }, _, { id: of }) => ({
    deliveryId: rows.webhook_deliveries?.find(each => each.webhook_id === of)?.id ?? null,
  }),
  'webhook.lost': () => ({ lost: 1 }),
  'lead.created': () => ({}),
  'lead.assigned': () => ({ why: 'So it is.' }),
  'lead.waited': () => ({ since: new Date().toISOString(), why: 'So it is.' }),
  'lead.followedUp': () => ({ action: 'REMIND', result: 'So it is.' }),
  'lead.scored': () => ({}),
  'ticket.created': () => ({}),
  'ticket.changed': () => ({ changes: [] }),
  'ticket.replied': ({ rows }, _, { id: of }) => ({ messageId: rows.messages?.find(each => each.ticket_id === of)?.id }),
  'ticket.noted': ({ rows }, _, { id: of }) => ({ messageId: rows.messages?.find(each => each.ticket_id === of)?.id }),
  'ticket.assigned': () => ({}),
  'budget.crossed': ({ rows }, dice, { id: of }) => ({
    crossingId: rows.budget_crossings?.find(each => each.line_id === of)?.id ?? null,
    // of any department: whoever sees the line need not see it
    postingId: dice.pick(rows.postings ?? []).id,
    stage: 'ACTUAL',
    basis: 'ANNUAL',
    periodNo: null,
    percent: 80,
    action: 'WARN',
    exception: false,
    episode: 1,
    utilisation: '81',
    spent: '81',
    limit: '100',
    currency: 'EUR',
  }),
  'budget.lineMoved': () => ({}),
  'budgetTransfer.requested': () => ({}),
  'budgetTransfer.approved': () => ({}),
  'budgetTransfer.rejected': () => ({}),
  'budgetTransfer.withdrawn': () => ({}),
  'alert.raised': () => ({}),
  'alert.reopened': () => ({}),
  'alert.changed': () => ({}),
  'alert.acknowledged': () => ({}),
  'alert.escalated': () => ({}),
  'alert.closed': () => ({}),
  'indicator.changed': () => ({ before: 'GREEN' }),
};
const TEXTS: Record<string, string> = {
  leads: 'name',
  tickets: 'subject',
  dead_jobs: 'error',
  job_progress: 'name',
  webhooks: 'name',
  budget_transfers: 'reason',
  alerts: 'title',
  indicators: 'name',
};

/**
 * Something happens to a record: a new text in it, an event of it, and perhaps it goes to somebody else or is gone.
 *
 * @param but records that are left alone, and this one from now on: of a second change at the same moment nobody could say what was seen in between
 */
export async function happen(
  { world, dice, database }: Changing,
  follow: Following,
  { moves = false, goes = false, but }: { moves?: boolean; goes?: boolean; but?: Set<unknown> } = {},
): Promise<void> {
  const { table, kind } = follow;
  const row = dice.pick((world.rows[table] ?? []).filter(({ id: each }) => !but?.has(each)));
  but?.add(row.id);
  const { event } = dice.pick(follow.events);
  const payload = PAYLOADS[event];
  if (!payload) throw new Error(`Nobody says what "${event}" says: add it to PAYLOADS.`);
  const text = TEXTS[table];
  const mark = `${WORD} qz${world.marks.length}z`;
  if (text) world.marks.push({ table, id: String(row.id), column: text });
  const to = moves
    ? { owner: dice.next(6) || table === 'webhooks' ? personId(dice.next(6)) : null, team: dice.next(5) ? teamId(dice.next(5)) : null }
    : { owner: row.owner_id, team: row.team_id };
  const below = moves ? tablesBelow(table) : [];
  const values = [
    ...[row.id, to.owner, to.team, randomUUID(), event, kind, moves ? row.owner_id : null, moves ? row.team_id : null],
    ...[JSON.stringify(payload(world, dice, row)), SYSTEM, goes],
  ];
  const follow_ = below.map(([name, column], i) => `w${i} as (update ${name} set owner_id = $2, team_id = $3 where ${column} = $1)`);
  const change = goes
    ? `changed as (delete from ${table} where id = $1)`
    : `changed as (update ${table} set owner_id = $2, team_id = $3${text ? `, ${text} = '${mark}'` : ''}, version = version + 1 where id = $1)`;
  await database.sql(
    `with ${[...follow_, change].join(', ')}
     insert into outbox (change_id, name, kind, subject_id, version, owner_before, owner_after, team_before, team_after, actor_id, at, payload, before, deleted)
     values ($4, $5, $6, $1, 2, $7, $2, $8, $3, $10, now(), $9, '{}', $11)`,
    values,
  );
  await database.sql(`select pg_notify('bellwether_events', '0')`);
  await look(database, world, [table, ...below.map(([name]) => name)]);
}

async function change({ administrator }: Changing, verb: string, input: Row): Promise<void> {
  const type = `${verb[0]?.toUpperCase()}${verb.slice(1)}Input`;
  const { answer } = await administrator.data<{ answer: { errors: unknown[] } }>(
    `mutation ($input: ${type}!) { answer: ${verb}(input: $input) { errors { code message } } }`,
    { input },
  );
  if (answer.errors.length) throw new Error(`${verb} ${JSON.stringify(input)}: ${JSON.stringify(answer.errors)}`);
}

type Turn = (changing: Changing) => Promise<string>;
const KINDS = [...new Set([...follows.map(({ kind }) => kind), 'posting'])];

/** Ways in which somebody comes to see more or less. Each says what was done. */
export const turns: Record<string, Turn> = {
  async rule(changing) {
    const { world, dice } = changing;
    const [role, kind] = [dice.pick(world.people).roles[0] ?? 0, dice.pick(KINDS)];
    const rule = ruleOf(dice, kind, hideable);
    await change(changing, 'roleRuleSet', {
      role: roleCode(role),
      kind,
      readScope: rule.read,
      writeScope: rule.write,
      deleteScope: 'NONE',
      hiddenFields: rule.hidden,
    });
    (world.roles[role] as Record<string, unknown>)[kind] = rule;
    return `${roleCode(role)} ${kind} ${JSON.stringify(rule)}`;
  },
  async roles(changing) {
    const { world, dice } = changing;
    const who = dice.next(world.people.length);
    const roles = [...new Set([dice.next(world.roles.length), dice.next(world.roles.length)])];
    await change(changing, 'userRolesSet', { userId: user(who), roles: roles.map(roleCode) });
    Object.assign(world.people[who] ?? {}, { roles });
    return `person ${who} has ${roles.map(roleCode)}`;
  },
  async team(changing) {
    const { world, dice } = changing;
    const [who, team] = [dice.next(world.people.length), dice.next(world.parents.length)];
    await change(changing, 'userUpdate', { userId: user(who), teamId: id('team', teamId(team)) });
    Object.assign(world.people[who] ?? {}, { team });
    return `person ${who} is in team ${team}`;
  },
  async tree(changing) {
    const { world, dice } = changing;
    const team = 1 + dice.next(world.parents.length - 1);
    const parent = dice.next(4) ? dice.next(team) : null;
    await change(changing, 'teamUpdate', {
      teamId: id('team', teamId(team)),
      parentId: parent === null ? null : id('team', teamId(parent)),
    });
    world.parents[team] = parent;
    return `team ${team} is below ${parent}`;
  },
  async away(changing) {
    const { world, dice } = changing;
    const here = world.people.map((_, n) => n).filter(n => !world.absences.some(each => each.user === n && !each.cancelled));
    if (!here.length) return turns.back?.(changing) ?? '';
    const who = dice.pick(here);
    const substitute = (who + 1 + dice.next(world.people.length - 1)) % world.people.length;
    // from now: another absence may just have ended
    const [from, to] = [0, 24].map(hours => new Date(Date.now() + hours * 3_600_000).toISOString());
    await change(changing, 'absenceCreate', { userId: user(who), substituteId: user(substitute), delegates: true, from, to });
    world.absences.push({ user: who, substitute, delegates: true, lasts: true, cancelled: false });
    return `person ${who} is away, and ${substitute} stands in`;
  },
  async back(changing) {
    const { world, dice, database } = changing;
    const away = world.absences.filter(({ cancelled, lasts }) => lasts && !cancelled);
    if (!away.length) return turns.away?.(changing) ?? '';
    const absence = dice.pick(away);
    const [row] = await database.sql<{ id: string }>(
      'select id from absences where user_id = $1 and cancelled_at is null and starts_at < now() and ends_at > now()',
      [personId(absence.user)],
    );
    await change(changing, 'absenceCancel', { absenceId: id('absence', row?.id) });
    absence.cancelled = true;
    return `person ${absence.user} is back`;
  },
};

/** An absence begins or ends because its time has come: nobody changes anything at that moment. */
export async function timePasses({ world, dice, database }: Changing): Promise<string> {
  const due = world.absences.filter(({ delegates, cancelled }) => delegates && !cancelled);
  if (!due.length) return 'nothing';
  const absence = dice.pick(due);
  const instant = absence.lasts ? 'ends_at' : 'starts_at';
  await database.sql(
    `update absences set ${instant} = clock_timestamp() + interval '200 milliseconds' where user_id = $1 and substitute_id = $2 and cancelled_at is null`,
    [absence.user, absence.substitute].map(personId),
  );
  if (absence.lasts) absence.cancelled = true;
  absence.lasts = true;
  return `the absence of person ${absence.user} comes to its ${instant}`;
}

/** Records are given to others through the API. */
export const gifts: Record<string, Turn> = {
  async lead(changing) {
    const { world, dice } = changing;
    const open = (world.rows.leads ?? []).filter(({ status }) => status === 'NEW' || status === 'ASSIGNED');
    const [lead, to] = [dice.pick(open), dice.next(world.people.length)];
    await change(changing, 'leadAssign', { leadId: id('lead', lead.id), assigneeId: user(to) });
    return `lead ${lead.id} to ${to}`;
  },
  async ticket(changing) {
    const { world, dice } = changing;
    const [ticket, to, team] = [dice.pick(world.rows.tickets ?? []), dice.next(world.people.length), dice.next(world.parents.length)];
    await change(changing, 'ticketAssign', { ticketId: id('ticket', ticket.id), assigneeId: user(to), teamId: id('team', teamId(team)) });
    return `ticket ${ticket.id} to ${to}, team ${team}`;
  },
  async department(changing) {
    const { world, dice } = changing;
    const [department, to, team] = [
      dice.pick(world.rows.departments ?? []),
      dice.next(world.people.length),
      dice.next(world.parents.length),
    ];
    await change(changing, 'departmentUpdate', {
      departmentId: id('department', department.id),
      managerId: user(to),
      teamId: id('team', teamId(team)),
    });
    return `department ${department.id} to ${to}, team ${team}`;
  },
  async customer(changing) {
    const { world, dice } = changing;
    const [customer, to] = [dice.pick(world.rows.customers ?? []), dice.next(world.people.length)];
    await change(changing, 'customerAssign', { customerId: id('customer', customer.id), ownerId: user(to) });
    return `customer ${customer.id} to ${to}`;
  },
};

/** The world as it is now, in a model of its own. */
export const modelOf = async ({ database, world }: Changing): Promise<Model> => {
  await look(database, world);
  return new Model(structuredClone(world));
};
