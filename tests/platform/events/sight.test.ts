import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Scope, Viewer } from '../../../src/platform/access/viewer.js';
import type { Routed } from '../../../src/platform/events/relay.js';
import { mayHear } from '../../../src/platform/events/sight.js';
import { makeDatabase, type TestDatabase } from '../../support/database.js';
import { appConnection } from './writers.js';

let database: TestDatabase;
let app: Awaited<ReturnType<typeof appConnection>>;
beforeAll(async () => {
  database = await makeDatabase();
  app = await appConnection(database);
});
afterAll(async () => {
  await app.end();
  await database.drop();
});

const uuid = (n: number) => `00000000-0000-7000-8000-00000000000${n}`;
const somebody = fc.constantFrom(null, uuid(1), uuid(2), uuid(3));
const kind = fc.constantFrom('lead', 'ticket', 'order');
const event = fc.record({ kind, ownerBefore: somebody, ownerAfter: somebody, teamBefore: somebody, teamAfter: somebody });
const scope = fc.constantFrom<Scope>('NONE', 'OWN', 'TEAM', 'ALL');
const person = fc.record({
  userId: fc.constantFrom(uuid(1), uuid(2)),
  teamIds: fc.uniqueArray(fc.constantFrom(uuid(1), uuid(2), uuid(3))),
  read: fc.record({ lead: scope, ticket: scope }),
  absent: fc.record({ lead: fc.subarray([uuid(2), uuid(3)]), order: fc.subarray([uuid(1), uuid(3)]) }),
});

const INSERT = `insert into event_log (position, change_id, name, kind, subject_id, owner_before, owner_after, team_before, team_after, actor_id, at, payload, deleted)
  select ordinality, gen_random_uuid(), 'test', kind, gen_random_uuid(), "ownerBefore", "ownerAfter", "teamBefore", "teamAfter", gen_random_uuid(), now(), '{}', false
  from rows from (jsonb_to_recordset($1) as (kind text, "ownerBefore" uuid, "ownerAfter" uuid, "teamBefore" uuid, "teamAfter" uuid)) with ordinality`;

test('what is spared a statement is what the statement would not show', async () => {
  const compare = async (
    events: Omit<Routed, 'position' | 'name'>[],
    { userId, teamIds, read, absent }: typeof person extends fc.Arbitrary<infer T> ? T : never,
  ) => {
    await database.sql('truncate event_log');
    await database.sql(INSERT, [JSON.stringify(events)]);
    const scopes = Object.fromEntries(Object.entries(read).filter(([, reach]) => reach !== 'NONE'));
    const owners = Object.fromEntries(Object.entries(absent).filter(([kind, people]) => people.length && scopes[kind] !== 'ALL'));
    const passedOn = Object.entries(owners).flatMap(([kind, people]) => people.map(each => `${kind}@${each}`));
    const reach: Record<string, Scope> = { ...scopes };
    const rights = ` ${[...Object.entries(scopes).map(entry => entry.join(':')), ...passedOn].join(' ')} `;
    for (const kind of Object.keys(owners)) if (!scopes[kind]) Object.assign(reach, { [kind]: 'OWN' });
    const { rows } = await app
      .query({
        text: `with identity as materialized (select set_config('bw.user', $1, false), set_config('bw.teams', $2, false), set_config('bw.read', $3, false)) select from identity`,
        values: [userId, `{${teamIds}}`, rights],
      })
      .then(() => app.query<{ position: string }>('select position from visible.event_log order by position'));
    const viewer = {
      userId,
      teamIds,
      scopes: { read: reach, write: {}, delete: {} },
      owners: { read: owners, write: {} },
    } as unknown as Viewer;
    const heard = events.flatMap((each, i) => (mayHear(viewer, { ...each, position: 0n, name: '' }) ? [String(i + 1)] : []));
    const shown = rows.map(row => row.position);
    // whoever only stands in for others in a kind reaches no rows of her own there: then it may spare less
    if (Object.keys(owners).some(kind => !scopes[kind])) expect(heard).toEqual(expect.arrayContaining(shown));
    else expect(heard).toEqual(shown);
  };
  await fc.assert(fc.asyncProperty(fc.array(event, { minLength: 1, maxLength: 20 }), person, compare), { numRuns: 60 });
});
