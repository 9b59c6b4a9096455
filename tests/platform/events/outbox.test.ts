import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { defineEntity, p } from '@mikro-orm/core';
import type { MikroORM } from '@mikro-orm/postgresql';
import { RoleRuleSchema, RoleSchema, TeamSchema, UserRoleSchema, UserSchema } from '../../../src/platform/access/user.entity.js';
import type { Viewer } from '../../../src/platform/access/viewer.js';
import { owned } from '../../../src/platform/api/columns.js';
import { money, record } from '../../../src/platform/api/record.js';
import { openOrm } from '../../../src/platform/database/orm.js';
import { type Transact, transactor } from '../../../src/platform/database/transact.js';
import { defineEvent, emit } from '../../../src/platform/events/define.js';
import { makeDatabase, type TestDatabase } from '../../support/database.js';
import { ACTOR, appConnection } from './writers.js';

const ParcelSchema = defineEntity({
  name: 'Parcel',
  tableName: 'parcels',
  properties: {
    ...record(),
    ...owned(),
    number: p.text().unique().nullable(),
    weight: money(),
    packed: p.datetime().columnType('timestamptz').nullable(),
    tags: p.array().columnType('text[]').default([]),
    notes: p.json<Record<string, unknown>>(),
  },
});
class Parcel extends ParcelSchema.class {}
ParcelSchema.setClass(Parcel);

const TABLE = `create table parcels (id uuid primary key, created_at timestamptz not null, created_by uuid not null, updated_at timestamptz not null,
  updated_by uuid not null, version int not null default 1, owner_id uuid references users, team_id uuid references teams, number text unique, weight numeric(19,4) not null,
  packed timestamptz, tags text[] not null, notes jsonb not null); grant all on parcels to bellwether_app`;
const changed = defineEvent<{ why: string }>('parcel.changed', { kind: 'parcel' });
const [ann, ben] = ['00000000-0000-7000-8000-0000000000a1', '00000000-0000-7000-8000-0000000000b1'];

let database: TestDatabase;
let orm: MikroORM;
let transact: Transact;
let commits = 0;
const system = { userId: ACTOR, identity: [ACTOR, '{}', ' parcel:ALL ', ' parcel:ALL ', ''] } as unknown as Viewer;

beforeAll(async () => {
  database = await makeDatabase();
  await database.sql(TABLE);
  await database.sql(
    `insert into users (id, created_at, created_by, updated_at, updated_by, email, name)
     select id, now(), $2, now(), $2, id || '@test.example', 'Somebody' from unnest($1::uuid[]) id`,
    [[ann, ben], ACTOR],
  );
  orm = openOrm(
    { connectionString: database.url, options: '-c role=bellwether_app' },
    [TeamSchema, UserSchema, RoleSchema, RoleRuleSchema, UserRoleSchema, ParcelSchema],
    4,
  );
  transact = transactor(orm, () => commits++);
});
afterAll(async () => {
  await orm.close();
  await database.drop();
});

const makeParcel = async (number: string) => {
  const { result } = await transact(system, async tx =>
    tx.em.create(Parcel, {
      ownerId: ann,
      number,
      weight: '1.5',
      packed: new Date('2026-01-02T03:04:05.678Z'),
      tags: ['a,b', '"c"'],
      notes: { deep: [1, null] },
    } as never),
  );
  return result as Parcel;
};
const change = (parcel: Parcel, verb: (mine: Parcel, flush: () => Promise<void>) => unknown) =>
  transact(system, async tx => {
    const mine = await tx.em.findOneOrFail(Parcel, parcel.id);
    emit(tx, changed, mine, { why: 'test' });
    await verb(mine, () => tx.em.flush());
  });
const written = async (parcel: { id: string }) =>
  database.sql<Record<string, unknown>>('select * from outbox where subject_id = $1 order by id', [parcel.id]);

test('an event of a record that is made says whose it is, and nothing before', async () => {
  const before = commits;
  const { changeId, result } = await transact(system, async tx => {
    const made = tx.em.create(Parcel, { ownerId: ann, weight: '1', notes: {} } as never) as Parcel;
    emit(tx, changed, made, { why: 'new' });
    return made;
  });
  expect(await written(result)).toEqual([
    expect.objectContaining({
      change_id: changeId,
      name: 'parcel.changed',
      kind: 'parcel',
      version: 1,
      before: null,
      owner_before: null,
      owner_after: ann,
      actor_id: ACTOR,
      payload: { why: 'new' },
      deleted: false,
    }),
  ]);
  expect(commits).toBe(before + 1);
});

test('what several flushes of one change overwrote is what was before the first', async () => {
  const parcel = await makeParcel('P-1');
  const [original] = await database.sql<Record<string, unknown>>('select * from parcels where id = $1', [parcel.id]);
  await change(parcel, async (mine, flush) => {
    Object.assign(mine, { weight: '2', number: 'P-2', ownerId: ben });
    await flush();
    Object.assign(mine, { weight: '3', packed: null, tags: [], notes: {} });
  });
  const [event] = await written(parcel);
  expect(event).toMatchObject({ owner_before: ann, owner_after: ben, version: 3 });
  const [restored] = await database.sql<Record<string, unknown>>(
    'select r.* from outbox o, parcels p, jsonb_populate_record(p, o.before) r where o.subject_id = $1 and p.id = $1',
    [parcel.id],
  );
  expect(restored).toEqual(original);
  expect(Object.keys(event?.before as object).sort()).toEqual([
    'notes',
    'number',
    'owner_id',
    'packed',
    'tags',
    'updated_at',
    'version',
    'weight',
  ]);
});

test('a record that stays with its owner has no owner before', async () => {
  const parcel = await makeParcel('P-3');
  await change(parcel, mine => Object.assign(mine, { weight: '9' }));
  expect(await written(parcel)).toMatchObject([{ owner_before: null, owner_after: ann }]);
});

test('a record that is only spoken of is locked first: its events stand in the order of commits', async () => {
  const parcel = await makeParcel('P-4');
  const other = await appConnection(database);
  await other.query('begin');
  await other.query('select from parcels where id = $1 for update', [parcel.id]);
  let done = false;
  const told = change(parcel, () => {}).then(() => {
    done = true;
  });
  while (!(await database.sql('select from pg_locks where not granted')).length);
  expect(done).toBe(false);
  await other.query('commit');
  await told;
  expect(await written(parcel)).toMatchObject([{ before: {}, owner_after: ann }]);
  await other.end();
});

test('a deletion says whose it was', async () => {
  const parcel = await makeParcel('P-5');
  await transact(system, async tx => {
    const mine = await tx.em.findOneOrFail(Parcel, parcel.id);
    tx.em.remove(mine);
    emit(tx, changed, mine, { why: 'gone' });
  });
  expect(await written(parcel)).toMatchObject([
    { deleted: true, owner_before: ann, owner_after: null, before: { number: 'P-5', weight: '1.5000' } },
  ]);
});

test('what is undone is not told', async () => {
  const parcel = await makeParcel('P-6');
  const before = commits;
  await expect(
    change(parcel, () => {
      throw new Error('no');
    }),
  ).rejects.toThrow('no');
  expect(await written(parcel)).toEqual([]);
  expect(commits).toBe(before);
});

test('the events of one change stand in the order in which they were emitted', async () => {
  const parcel = await makeParcel('P-7');
  await transact(system, async tx => {
    const mine = await tx.em.findOneOrFail(Parcel, parcel.id);
    for (const why of ['a', 'b', 'c']) emit(tx, changed, mine, { why });
  });
  expect((await written(parcel)).map(row => (row.payload as { why: string }).why)).toEqual(['a', 'b', 'c']);
});
