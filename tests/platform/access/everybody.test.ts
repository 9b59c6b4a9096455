import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parse } from 'graphql';
import type { Scope } from '../../../src/platform/access/viewer.js';
import { mayHear } from '../../../src/platform/events/sight.js';
import { follower } from '../../../src/platform/reading/follow.js';
import { Lanes } from '../reading/lanes.js';

// Nobody sees what is not theirs: rights, teams and absences at random, against a model in which nothing is clever.

let lanes: Lanes;
beforeAll(async () => {
  lanes = await Lanes.open();
}, 180_000);
afterAll(() => lanes.close());

const uuid = (kind: string, n: number) => `00000000-0000-7000-${kind}-${String(n).padStart(12, '0')}`;
const STAMP = `now(), '00000000-0000-7000-8000-000000000000', now(), '00000000-0000-7000-8000-000000000000'`;
const RECORD = 'created_at, created_by, updated_at, updated_by';
const PEOPLE = 4;
const TEAMS = 4;
const KINDS = {
  customer: { list: 'customers', table: 'customers', columns: `kind, name`, values: `'COMPANY', 'Zebra ' || n` },
  lead: { list: 'leads', table: 'leads', columns: 'name', values: `'Zebra ' || n` },
  ticket: {
    list: 'tickets',
    table: 'tickets',
    columns: 'subject, channel, type, priority, status',
    values: `'Zebra ' || n, 'EMAIL', 'QUESTION', 'LOW', 'NEW'`,
  },
} as const;
type Kind = keyof typeof KINDS;
const kinds = Object.keys(KINDS) as Kind[];

interface World {
  /** The team above each team, of a lower number. */
  parents: (number | null)[];
  people: { team: number | null; scopes: Record<Kind, { read: Scope; write: Scope }> }[];
  absences: { user: number; substitute: number; delegates: boolean; lasts: boolean; cancelled: boolean }[];
  records: { kind: Kind; owner: number | null; team: number | null }[];
}

const scope = fc.constantFrom<Scope>('NONE', 'OWN', 'OWN', 'TEAM', 'ALL');
const some = (n: number) => fc.option(fc.nat({ max: n - 1 }), { nil: null, freq: 4 });
const worlds: fc.Arbitrary<World> = fc.record({
  parents: fc.tuple(...Array.from({ length: TEAMS }, (_, i) => (i ? some(i) : fc.constant(null)))),
  people: fc.array(
    fc.record({
      team: some(TEAMS),
      scopes: fc.record({
        customer: fc.record({ read: scope, write: scope }),
        lead: fc.record({ read: scope, write: scope }),
        ticket: fc.record({ read: scope, write: scope }),
      }),
    }),
    { minLength: PEOPLE, maxLength: PEOPLE },
  ),
  absences: fc.uniqueArray(
    fc
      .record({
        user: fc.nat({ max: PEOPLE - 1 }),
        step: fc.integer({ min: 1, max: PEOPLE - 1 }),
        delegates: fc.boolean(),
        lasts: fc.boolean(),
        cancelled: fc.boolean(),
      })
      .map(({ step, ...each }) => ({ ...each, substitute: (each.user + step) % PEOPLE })),
    { maxLength: 4, selector: each => each.user },
  ),
  records: fc.array(fc.record({ kind: fc.constantFrom(...kinds), owner: some(PEOPLE), team: some(TEAMS) }), {
    minLength: 6,
    maxLength: 14,
  }),
});

/** The plain model: is it all, mine, my teams', or that of somebody absent who may do it to their own? */
function may(world: World, who: number, action: 'read' | 'write', { kind, owner, team }: World['records'][number]): boolean {
  const { team: mine, scopes } = world.people[who] as World['people'][number];
  const below = (top: number, each: number | null): boolean => each !== null && (each === top || below(top, world.parents[each] ?? null));
  const right = scopes[kind][action];
  if (right === 'ALL') return true;
  if (right !== 'NONE' && owner === who) return true;
  if (right === 'TEAM' && mine !== null && below(mine, team)) return true;
  return world.absences.some(({ user, substitute, delegates, lasts, cancelled }) => {
    const theirs = world.people[user]?.scopes[kind];
    const reaches = theirs?.read !== 'NONE' && theirs?.[action] !== 'NONE';
    return substitute === who && user === owner && delegates && lasts && !cancelled && reaches;
  });
}

async function build(world: World): Promise<void> {
  const { sql } = lanes.database;
  await sql('truncate event_log, absences, user_roles, vault.absence_turns cascade');
  await sql(`delete from role_rules using roles r where r.id = role_id and r.code like 'PERSON%'`);
  for (const { table } of kinds.map(kind => KINDS[kind])) await sql(`delete from ${table} where id::text like '%-9a%'`);
  for (let i = 0; i < TEAMS; i++)
    await sql(`insert into teams (id, ${RECORD}, name) values ($1, ${STAMP}, $2) on conflict (id) do nothing`, [
      uuid('9a01', i),
      `Zebra ${i}`,
    ]);
  for (let i = 0; i < TEAMS; i++) {
    const parent = world.parents[i];
    await sql('update teams set parent_id = $2 where id = $1', [uuid('9a01', i), parent == null ? null : uuid('9a01', parent)]);
  }
  for (const [i, { team, scopes }] of world.people.entries()) {
    const id = uuid('9a02', i);
    await sql(
      `insert into users (id, ${RECORD}, email, name, team_id) values ($1, ${STAMP}, $2, $2, $3) on conflict (id) do update set team_id = excluded.team_id`,
      [id, `zebra${i}@test.example`, team === null ? null : uuid('9a01', team)],
    );
    await sql(`insert into roles (id, ${RECORD}, code, name, description) values ($1, ${STAMP}, $2, $2, '') on conflict (id) do nothing`, [
      uuid('9a03', i),
      `PERSON${i}`,
    ]);
    for (const kind of kinds)
      await sql(
        `insert into role_rules (id, ${RECORD}, role_id, kind, read_scope, write_scope, delete_scope) values (uuidv7(), ${STAMP}, $1, $2, $3, $4, 'NONE')`,
        [uuid('9a03', i), kind, scopes[kind].read, scopes[kind].write],
      );
    await sql(`insert into user_roles (id, ${RECORD}, user_id, role_id) values (uuidv7(), ${STAMP}, $1, $2)`, [id, uuid('9a03', i)]);
  }
  for (const { user, substitute, delegates, lasts, cancelled } of world.absences)
    await sql(
      `insert into absences (id, ${RECORD}, user_id, starts_at, ends_at, substitute_id, delegates, cancelled_at)
       values (uuidv7(), ${STAMP}, $1, now() + $4::interval, now() + interval '2 days', $2, $3, $5)`,
      [uuid('9a02', user), uuid('9a02', substitute), delegates, lasts ? '-1 hour' : '1 day', cancelled ? new Date() : null],
    );
  for (const [n, { kind, owner, team }] of world.records.entries()) {
    const { table, columns, values } = KINDS[kind];
    await sql(
      `insert into ${table} (id, ${RECORD}, owner_id, team_id, number, ${columns}) select $1, ${STAMP}, $2::uuid, $3::uuid, 'Z-' || n, ${values} from (select $4::int n) x`,
      [uuid('9a04', n), owner === null ? null : uuid('9a02', owner), team === null ? null : uuid('9a01', team), n],
    );
    await sql(
      `insert into event_log (position, change_id, name, kind, subject_id, owner_after, team_after, actor_id, at, payload, deleted)
       values ($1, gen_random_uuid(), 'lead.created', $2, $3, $4, $5, $6, now(), '{}', false)`,
      [
        n + 1,
        kind,
        uuid('9a04', n),
        owner === null ? null : uuid('9a02', owner),
        team === null ? null : uuid('9a01', team),
        uuid('9a02', 0),
      ],
    );
  }
}

const idOf = (kind: Kind, n: number) => `${kind}_${uuid('9a04', n).replaceAll('-', '')}`;

test('query, count, node, search, subscription and change reach what the plain model says, and nothing else', async () => {
  const { services } = lanes.base;
  const follow = follower(lanes.api, services);
  const FOLLOW = 'subscription { newLead { __typename } }';
  const one = async (world: World) => {
    await build(world);
    await services.viewers.look();
    for (let who = 0; who < PEOPLE; who++) {
      const viewer = await services.viewers.byId(uuid('9a02', who));
      for (const kind of kinds) {
        const { list } = KINDS[kind];
        const records = world.records.map((record, n) => ({ ...record, n })).filter(record => record.kind === kind);
        const expected = records.filter(record => may(world, who, 'read', record)).map(({ n }) => idOf(kind, n));
        const reaches = (viewer.scopes.read[kind] ?? 'NONE') !== 'NONE';
        if (!reaches) {
          expect(expected).toEqual([]);
          const { result } = await lanes.oracle(`{ ${list} { totalCount } }`, {}, viewer);
          expect(result.errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
          continue;
        }
        const mine = `where: { id: { in: ${JSON.stringify(records.map(({ n }) => idOf(kind, n)))} } }`;
        const told = await lanes.data<Record<string, { totalCount: number; nodes: { id: string }[] }>>(
          `{ list: ${list}(first: 200, ${mine}) { totalCount nodes { id } } found: ${list}(first: 200, search: "zebra") { totalCount nodes { id } } }`,
          {},
          viewer,
        );
        for (const part of [told.list, told.found]) {
          expect(part?.nodes.map(node => node.id).sort()).toEqual(expected.sort());
          expect(part?.totalCount).toBe(expected.length);
        }
        for (const { n } of records) {
          const { result } = await lanes.text(`{ node(id: "${idOf(kind, n)}") { id } }`, {}, viewer);
          expect((result?.data?.node as { id?: string } | null)?.id).toBe(expected.includes(idOf(kind, n)) ? idOf(kind, n) : undefined);
        }
        const writable = await services.transact(viewer, tx =>
          tx.em.execute<{ id: string }[]>(`select id from public.${KINDS[kind].table} where id = any(?::uuid[]) for no key update`, [
            `{${records.map(({ n }) => uuid('9a04', n)).join(',')}}`,
          ]),
        );
        const changeable = records
          .filter(record => may(world, who, 'read', record) && may(world, who, 'write', record))
          .map(({ n }) => uuid('9a04', n));
        expect(writable.result.map(({ id }) => id).sort()).toEqual(changeable.sort());
        if (kind !== 'lead') continue;
        const followed = follow({ text: FOLLOW, document: parse(FOLLOW), operationName: undefined, variables: {} }, viewer);
        const heard = await followed.read(viewer, { after: 0n, upTo: 1_000n, limit: 200 });
        expect(heard.map(({ position }) => idOf('lead', Number(position) - 1)).sort()).toEqual(expected);
        for (const { n, owner, team } of records) {
          const routed = {
            position: 0n,
            name: '',
            kind,
            ownerBefore: null,
            ownerAfter: owner === null ? null : uuid('9a02', owner),
            teamBefore: null,
            teamAfter: team === null ? null : uuid('9a01', team),
          };
          if (expected.includes(idOf('lead', n))) expect(mayHear(viewer, routed)).toBe(true);
        }
      }
    }
  };
  await fc.assert(fc.asyncProperty(worlds, one), { numRuns: 25, interruptAfterTimeLimit: 120_000 });
}, 300_000);
