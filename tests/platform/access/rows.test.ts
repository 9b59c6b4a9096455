import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Customer } from '../../../src/crm/customers/customer.entity.js';
import { makeFor, moveRecord } from '../../../src/platform/access/release.js';
import { locked } from '../../../src/platform/database/locked.js';
import { Reader } from '../../../src/platform/reading/read.js';
import { type CastName, cast, teams } from '../../support/cast.js';
import { customersOf, makeStage, type Stage } from './stage.js';

const owners = ['sales', 'salesNorth', 'salesSouth', 'salesAsia'] as const;
const MINE = 'select name from visible.customers order by name';

describe('rows', () => {
  let stage: Stage;
  let customers: Record<string, string>;
  beforeAll(async () => {
    stage = await makeStage();
    customers = await customersOf(stage.database, owners);
  });
  afterAll(() => stage.close());
  const seen = async (name: CastName, from = 'visible.customers') =>
    (await stage.asApp<{ name: string }>(await stage.viewer(name), `select name from ${from} order by name`)).map(row => row.name);

  test.each([
    ['sales', ['sales', 'salesNorth']],
    ['salesAsia', ['salesAsia']],
    ['manager', ['sales', 'salesNorth', 'salesSouth']],
    ['managerAsia', ['salesAsia']],
    ['marketing', [...owners]],
    ['analyst', [...owners]],
    ['administrator', [...owners]],
  ] as [CastName, string[]][])('%s sees the customers of %j, in the view as in the table', async (name, expected) => {
    expect(await seen(name)).toEqual([...expected].sort());
    expect(await seen(name, 'public.customers')).toEqual([...expected].sort());
  });

  test('without an identity there is nothing', async () => {
    for (const table of [
      'visible.customers',
      'public.customers',
      'visible.users',
      'visible.teams',
      'visible.event_log',
      'visible.audit_entries',
    ])
      expect(await stage.asApp(null, `select * from ${table}`)).toEqual([]);
    expect(await stage.asApp(null, "update public.customers set name = 'x' returning id")).toEqual([]);
    expect(await stage.asApp(null, 'delete from public.customers returning id')).toEqual([]);
  });

  test('rights without a user are no identity: own and team rows stay out of sight', async () => {
    const viewer = await stage.viewer('sales');
    expect(await stage.asApp({ ...viewer, identity: ['', '{}', ...viewer.identity.slice(2)] as never }, MINE)).toEqual([]);
  });

  test('a kind that merely contains the name of another gives no right to it', async () => {
    const viewer = await stage.viewer('sales');
    expect(
      await stage.asApp({ ...viewer, identity: [...viewer.identity.slice(0, 2), ' excustomer:ALL customers:ALL ', '', ''] as never }, MINE),
    ).toEqual([]);
  });

  test('who reads all does not therefore write', async () => {
    expect(await stage.asApp(await stage.viewer('analyst'), "update public.customers set name = 'x' returning id")).toEqual([]);
    const [mine] = [customers.salesSouth];
    expect(
      await stage.asApp(await stage.viewer('service'), "update public.customers set name = 'x' where id = $1 returning id", [mine]),
    ).toEqual([]);
  });

  test('nobody makes a row for somebody out of sight, or gives one away, past the verb', async () => {
    const viewer = await stage.viewer('sales');
    const insert = `insert into public.customers (id, created_at, created_by, updated_at, updated_by, owner_id, team_id, kind, name)
      values (uuidv7(), now(), $1, now(), $1, $1, $2, 'COMPANY', 'x')`;
    await expect(stage.asApp(viewer, insert, [cast.salesAsia.id, teams.asia])).rejects.toThrow('row-level security');
    await expect(
      stage.asApp(viewer, 'update public.customers set owner_id = $1, team_id = $2 where id = $3', [
        cast.salesAsia.id,
        teams.asia,
        customers.sales,
      ]),
    ).rejects.toThrow('row-level security');
    await expect(stage.asApp(viewer, 'update public.customers set id = uuidv7()')).rejects.toThrow('permission denied');
  });

  test('500 reads of four people at once, each sees its own', async () => {
    const reader = new Reader({ connection: stage.app, size: 4 });
    const people: CastName[] = ['sales', 'salesSouth', 'salesAsia', 'analyst'];
    const viewers = await Promise.all(people.map(name => stage.viewer(name)));
    const expected: string[][] = [];
    for (const name of people) expected.push(await seen(name));
    const statement = `select coalesce(json_agg(name order by name)::text, '[]') from visible.customers`;
    const answers = await Promise.all(
      Array.from({ length: 500 }, (_, i) =>
        reader.read(viewers[i % 4]!, statement, []).then(([text]) => [i % 4, JSON.parse(text!)] as const),
      ),
    );
    for (const [person, names] of answers) expect(names).toEqual(expected[person]);
    await reader.end();
  });

  describe('hand-over', () => {
    const give = { ownerId: cast.salesAsia.id, teamId: teams.asia };

    test('takes a record out of the sight of who had it, and every change of it is in the trail', async () => {
      const { nila } = { nila: (await customersOf(stage.database, ['salesNorth'])).salesNorth! };
      const viewer = await stage.viewer('salesNorth');
      await stage.transact(viewer, async tx => {
        const customer = await locked(tx, Customer, 'customer', nila);
        await moveRecord(tx, customer, give);
        await tx.em.flush();
        customer.region = 'ASIA';
      });
      await expect(stage.transact(viewer, tx => locked(tx, Customer, 'customer', nila))).rejects.toMatchObject({ code: 'NOT_FOUND' });
      expect(
        await stage.asApp(await stage.viewer('salesAsia'), 'select region, version from visible.customers where id = $1', [nila]),
      ).toEqual([{ region: 'ASIA', version: 3 }]);
      const entries = await stage.database.sql(
        'select field, before, after, actor_id from audit_entries where record_id = $1 order by id',
        [nila],
      );
      expect(entries.slice(1)).toEqual([
        { field: 'owner_id', before: viewer.userId, after: cast.salesAsia.id, actor_id: viewer.userId },
        { field: 'team_id', before: teams.north, after: teams.asia, actor_id: viewer.userId },
        { field: 'region', before: null, after: 'ASIA', actor_id: viewer.userId },
      ]);
    });

    test('of a record that the actor may only read is refused, and nothing is written', async () => {
      const viewer = await stage.viewer('service');
      await expect(
        stage.transact(viewer, async tx => moveRecord(tx, (await tx.em.findOne(Customer, { id: customers.salesAsia! }))!, give)),
      ).rejects.toMatchObject({ code: 'FORBIDDEN' });
      expect(await seen('salesAsia')).toContain('salesAsia');
    });

    test('what was released in one transaction is not in the next', async () => {
      const viewer = await stage.viewer('sales');
      const id = (await customersOf(stage.database, ['sales'])).sales!;
      await stage.transact(viewer, async tx => moveRecord(tx, await locked(tx, Customer, 'customer', id), give));
      expect(await stage.asApp(viewer, 'update public.customers set name = $1 where id = $2 returning id', ['x', id])).toEqual([]);
    });

    test('a record can be made for somebody else by who may write the kind', async () => {
      const make = async (name: CastName) =>
        stage.transact(await stage.viewer(name), async tx => {
          const customer = tx.em.create(Customer, { kind: 'COMPANY', name: 'made', tags: [] } as never) as Customer;
          await makeFor(tx, { kind: 'customer' }, customer, give);
          return customer.id;
        });
      const { result } = await make('sales');
      expect(await stage.asApp(await stage.viewer('salesAsia'), 'select name from visible.customers where id = $1', [result])).toEqual([
        { name: 'made' },
      ]);
      await expect(make('analyst')).rejects.toMatchObject({ code: 'FORBIDDEN' });
    });
  });
});
