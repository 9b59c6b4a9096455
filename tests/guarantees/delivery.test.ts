import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import pg from 'pg';
import { createClient } from '#client';
import { NEW_LEAD, positionOf, until } from '../live/leads.js';
import { bringIn, type CastName, cast, emailOf, PASSWORD, type TeamName, teams } from '../support/cast.js';
import { Client } from '../support/client.js';
import { type Dice, dice } from '../support/dice.js';
import { type Server, startServer } from '../support/server.js';
import { Balancer } from './balancer.js';
import { Cluster } from './cluster.js';
import { lasting, patience, SEED } from './dose.js';
import { figures } from './figures.js';
import { type Filter, Subscriber } from './subscriber.js';

const SUBSCRIBERS = 45;
/** Of the client package, which comes back by itself. */
const PACKAGED = 5;
const API_WRITERS = 5;
const SQL_WRITERS = 3;
const LASTS = lasting(16);
const FREEZE = Math.min(20_000, LASTS / 5);
/** The longest that a transaction is held, and that a subscriber stays or is away. */
const LONG = Math.min(4_000, LASTS / 8);
const COLUMN = ['A', 'B', 'C', 'D'];
const TOKENS = { ACCESS_TOKEN_LIFETIME: 'P1D', REPLAY_LIMIT: '1000000', PING_INTERVAL: '500' };

let cluster: Cluster;
let balancer: Balancer;
let servers: Server[];
const everyServer: Server[] = [];
const following: { stop(): Promise<void> }[] = [];
const tokens = new Map<CastName, string>();

beforeAll(async () => {
  [cluster, balancer] = await Promise.all([Cluster.start(), Balancer.open()]);
  servers = [await start()];
  await bringIn(cluster.database);
  servers.push(await start());
  for (const name of Object.keys(cast) as CastName[]) tokens.set(name, await new Client(balancer.url).signIn(emailOf(name), PASSWORD));
}, 120_000);
afterAll(async () => {
  await Promise.all(following.map(each => each.stop()));
  await balancer?.close();
  await Promise.all((servers ?? []).map(server => server.stop()));
  await cluster?.remove();
}, 60_000);

async function start(): Promise<Server> {
  const server = await startServer({ database: cluster.database, env: TOKENS });
  everyServer.push(server);
  await balancer.add(server.url);
  return server;
}

/** A power cut of one process, and another one in its place. */
async function kill(): Promise<void> {
  const [killed] = servers.splice(0, 1) as [Server];
  balancer.remove(killed.url);
  await killed.kill9();
  servers.push(await start());
}

async function freeze(): Promise<void> {
  const [frozen] = servers as [Server];
  process.kill(frozen.pid, 'SIGSTOP');
  await wait(FREEZE);
  process.kill(frozen.pid, 'SIGCONT');
}

/** What every writer shares: until when, and what it has done. */
interface Writing {
  ended: boolean;
  answered: number;
  rolledBack: number;
  committedAt: Map<string, number>;
}

const LEAD = 'mutation ($input: LeadCreateInput!) { leadCreate(input: $input) { lead { id } errors { code message } } }';
const TICKET = 'mutation ($input: TicketCreateInput!) { ticketCreate(input: $input) { ticket { id } errors { code message } } }';
const REPLY = 'mutation ($input: TicketReplyInput!) { ticketReply(input: $input) { ticket { id } errors { code message } } }';

/** Sends one change until it is answered: under its key it is made once. */
async function insist(name: CastName, query: string, input: object): Promise<string> {
  const body = JSON.stringify({ query, variables: { input: { ...input, idempotencyKey: randomUUID() } } });
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${tokens.get(name)}` };
  for (;;) {
    const signal = AbortSignal.timeout(5_000);
    const answer = await fetch(`${balancer.url}/graphql`, { method: 'POST', headers, body, signal })
      .then(
        response => response.json() as Promise<{ data?: Record<string, { errors: { code: string }[] } & Record<string, { id: string }>> }>,
      )
      .catch(() => undefined);
    const [made] = Object.values(answer?.data ?? {});
    const id = made?.lead?.id ?? made?.ticket?.id;
    if (id) return id;
    const code = made?.errors?.[0]?.code ?? 'UNAVAILABLE';
    if (code !== 'UNAVAILABLE') throw new Error(JSON.stringify(answer));
    await wait(20);
  }
}

async function writeByApi(writing: Writing, { next, pick }: Dice): Promise<void> {
  let ticket: { by: CastName; ticketId: string } | undefined;
  for (let n = 0; !writing.ended; n++) {
    const roll = next(10);
    if (roll < 6) {
      const name = pick(['manager', 'managerAsia', 'sales', 'salesSouth'] as const);
      await insist(name, LEAD, { name: `Lead ${n}`, territory: pick(COLUMN) });
    } else if (roll < 8 || !ticket) {
      const by = pick(['manager', 'service', 'serviceSouth', 'managerAsia'] as const);
      ticket = {
        by,
        ticketId: await insist(by, TICKET, { subject: `Ticket ${n}`, body: 'It rings.', channel: 'PHONE', queue: pick(COLUMN) }),
      };
    } else await insist(ticket.by, REPLY, { ticketId: ticket.ticketId, body: `Answer ${n}.` });
    writing.answered++;
    await wait(next(120));
  }
}

const ACTOR = '00000000-0000-7000-8000-000000000000';

/** Straight into the tables, as a slow transaction of the product would: held, or undone. */
async function writeBySql(writing: Writing, { next, pick }: Dice): Promise<void> {
  while (!writing.ended) {
    const id = randomUUID();
    const keeps = next(4) > 0;
    const client = new pg.Client({ connectionString: cluster.database.adminUrl });
    client.on('error', () => {});
    try {
      await client.connect();
      const place = [id, pick([cast.sales.id, cast.salesAsia.id, null]), teams[pick<TeamName>(['north', 'south', 'asia'])]];
      await client.query('begin');
      await client.query(
        `insert into leads (id, owner_id, team_id, name, territory, created_at, created_by, updated_at, updated_by) values ($1, $2, $3, 'By hand', $4, now(), $5, now(), $5)`,
        [...place, pick(COLUMN), ACTOR],
      );
      await client.query(
        `insert into outbox (change_id, name, kind, subject_id, version, owner_after, team_after, actor_id, at, payload) values ($1, 'lead.created', 'lead', $1, 1, $2, $3, $4, now(), '{}')`,
        [...place, ACTOR],
      );
      if (next(6) === 0) await wait(next(LONG));
      await client.query(keeps ? 'commit' : 'rollback');
      if (keeps) {
        writing.committedAt.set(`lead_${id.replaceAll('-', '')}`, Date.now());
        await client.query("select pg_notify('bellwether_events', '0')");
      } else writing.rolledBack++;
    } catch {
      // PostgreSQL went away: whether it was committed, the log knows.
    } finally {
      await client.end().catch(() => {});
    }
    await wait(next(100));
  }
}

/** How far the relay is behind, looked at until it is over. */
async function watchRelay(writing: Writing): Promise<{ waiting: number; age: number }[]> {
  const seen: { waiting: number; age: number }[] = [];
  for (; !writing.ended; await wait(100)) {
    const [row] = await cluster.database
      .sql<{ outbox: string; outbox_age: string }>('select outbox, outbox_age from measured()')
      .catch(() => []);
    if (row) seen.push({ waiting: Number(row.outbox), age: Number(row.outbox_age) * 1000 });
  }
  return seen;
}

interface Logged {
  position: number;
  kind: 'lead' | 'ticket';
  owner: string | null;
  team: string | null;
  column: string;
}
const TOLD = ['lead.created', 'lead.assigned', 'ticket.created', 'ticket.changed', 'ticket.replied', 'ticket.noted', 'ticket.assigned'];

async function readLog(): Promise<Logged[]> {
  const rows = await cluster.database.sql<Logged & { position: string }>(
    `select e.position, e.kind, r.owner_id "owner", r.team_id "team", r.of "column" from event_log e
     join (select id, owner_id, team_id, territory of from leads union all select id, owner_id, team_id, queue from tickets) r on r.id = e.subject_id
     where e.name = any($1) order by e.position`,
    [TOLD],
  );
  return rows.map(row => ({ ...row, position: Number(row.position) }));
}

const PARENTS: Record<TeamName, TeamName | null> = { europe: null, north: 'europe', south: 'europe', asia: null };
const within = (team: TeamName, top: TeamName): boolean => team === top || (PARENTS[team] !== null && within(PARENTS[team], top));
const nameOf = (id: string) => (Object.keys(teams) as TeamName[]).find(name => teams[name] === id);

/** The plain rule: all, or mine, or my teams'. */
const sees = (person: CastName, scope: string, { owner, team }: Logged): boolean => {
  const its = team && nameOf(team);
  return scope === 'ALL' || owner === cast[person].id || (scope === 'TEAM' && !!its && within(its, cast[person].team));
};

async function scopesOf(): Promise<(person: CastName, kind: Logged['kind']) => string> {
  const rules = await cluster.database.sql<{ role: string; kind: string; scope: string }>(
    'select r.code "role", l.kind, l.read_scope "scope" from role_rules l join roles r on r.id = l.role_id',
  );
  return (person, kind) => rules.find(rule => rule.role === cast[person].role && rule.kind === kind)?.scope ?? 'NONE';
}

const kindOf = { newLead: 'lead', ticketUpdated: 'ticket' } as const;
const another = (root: Filter['root'], { next }: Dice): Filter => ({
  root,
  only: next(2) ? null : COLUMN.filter(() => next(2) > 0),
});

/** Where the log is, for somebody: before everything that is written here. */
const cursorOf = async (person: CastName, { root }: Filter): Promise<string> => {
  const list = root === 'newLead' ? 'leads' : 'tickets';
  return (
    (await new Client(balancer.url, tokens.get(person)).data<Record<string, { cursor: string }>>(`{ ${list}(first: 1) { cursor } }`))[list]
      ?.cursor ?? ''
  );
};

async function packaged(person: CastName) {
  const client = createClient({ url: `${balancer.url}/graphql`, apiKey: () => tokens.get(person) as string, silence: 5_000 });
  const heard: number[] = [];
  const live = Promise.withResolvers<void>();
  const subscription = client.subscribe(NEW_LEAD, {
    onEvent: event => void heard.push(positionOf((event as { cursor: string }).cursor)),
    onLink: link => void (link.state === 'live' && live.resolve()),
  });
  following.push(subscription);
  await Promise.race([live.promise, subscription.ended]);
  return { person, heard };
}

test(
  'through kills, a freeze and a restart of PostgreSQL, everybody is told what is theirs, each event once, in the order of the log',
  async () => {
    const scope = await scopesOf();
    const chance = dice(SEED);
    const people = (kind: Logged['kind']) => (Object.keys(cast) as CastName[]).filter(person => scope(person, kind) !== 'NONE');
    const subscribers = Array.from({ length: SUBSCRIBERS }, (_, i) => {
      const own = dice(SEED * 1_000 + i);
      const filter = another(chance.pick(['newLead', 'ticketUpdated'] as const), own);
      const person = chance.pick(people(kindOf[filter.root]));
      const transport = chance.pick(['socket', 'socket', 'stream'] as const);
      return { filter, made: new Subscriber(person, balancer.url, tokens.get(person) as string, transport, filter, own, LONG) };
    });
    const followers = await Promise.all(Array.from({ length: PACKAGED }, () => packaged(chance.pick(people('lead')))));
    const from = Number((await cluster.database.sql<{ position: string }>('select position from log_end'))[0]?.position);
    const cursors = await Promise.all(subscribers.map(({ made, filter }) => cursorOf(made.person, filter)));
    const running = subscribers.map(({ made }, i) => made.run(cursors[i] as string, another));

    const writing: Writing = { ended: false, answered: 0, rolledBack: 0, committedAt: new Map() };
    const writers = [
      ...Array.from({ length: API_WRITERS }, (_, i) => writeByApi(writing, dice(SEED * 100 + i))),
      ...Array.from({ length: SQL_WRITERS }, (_, i) => writeBySql(writing, dice(SEED * 100 + 50 + i))),
    ];
    const relay = watchRelay(writing);
    for (let end = Date.now() + LASTS; Date.now() < end; ) {
      await wait(LASTS / 16);
      await kill();
      await freeze();
      await cluster.restart();
      await wait(LASTS / 16);
      await kill();
      await wait(Math.min(LASTS / 8, Math.max(0, end - Date.now())));
    }
    writing.ended = true;
    await Promise.all(writers);
    await until(async () => !(await cluster.database.sql('select from outbox')).length);
    const last = Number((await cluster.database.sql<{ position: string }>('select position from log_end'))[0]?.position);
    for (const { made } of subscribers) made.finish(last);
    await Promise.all(running);

    const log = await readLog();
    for (const { made } of subscribers) {
      const expected = made.epochs.flatMap(({ filter: { root, only }, after, upTo }) =>
        log
          .filter(each => each.position > after && each.position <= upTo && each.kind === kindOf[root])
          .filter(each => sees(made.person, scope(made.person, each.kind), each) && (only === null || only.includes(each.column)))
          .map(({ position }) => position),
      );
      expect([made.person, made.wrong]).toEqual([made.person, undefined]);
      expect([made.person, made.heard]).toEqual([made.person, expected]);
    }
    for (const { person, heard } of followers) {
      const expected = log.filter(each => each.position > from && each.kind === 'lead' && sees(person, scope(person, 'lead'), each));
      await until(async () => heard.length >= expected.length);
      expect([person, heard]).toEqual([person, expected.map(({ position }) => position)]);
    }

    const seen = subscribers
      .flatMap(({ made }) => [...made.seenAt].flatMap(([lead, at]) => at - (writing.committedAt.get(lead) ?? Number.NaN)))
      .filter(each => !Number.isNaN(each));
    const looked = await relay;
    process.stdout.write(
      figures('Delivery', {
        'events in the log': log.length,
        'told to subscribers': subscribers.reduce((sum, { made }) => sum + made.heard.length, 0),
        'connections of subscribers': subscribers.reduce((sum, { made }) => sum + made.connections, 0),
        'changes answered / transactions undone': `${writing.answered} / ${writing.rolledBack}`,
        'commit to screen, ms': seen,
        'age of the oldest event outside the log, ms': looked.map(({ age }) => age),
        'events outside the log': looked.map(({ waiting }) => waiting),
        seed: SEED,
      }),
    );
    expect(log.length).toBeGreaterThan(100);
  },
  patience(16),
);
