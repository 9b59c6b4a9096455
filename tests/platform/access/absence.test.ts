import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type CastName, cast } from '../../support/cast.js';
import { at } from '../../support/client.js';
import { operation } from '../../support/operation.js';
import { type Server, startServer } from '../../support/server.js';
import { customersOf } from './stage.js';

const CREATE = operation('access', 'AbsenceCreate');
const CHANGE = operation('access', 'AbsenceChange');
const CANCEL = operation('access', 'AbsenceCancel');
const UPDATE =
  'mutation ($input: CustomerUpdateInput!) { customerUpdate(input: $input) { customer { id region } errors { code message } } }';
const SEEN = 'query ($id: ID!) { customer(id: $id) { id } }';
const FOLLOW = `subscription ($after: Cursor) { newLead(after: $after) { __typename } }`;

const user = (name: CastName) => `user_${cast[name].id.replaceAll('-', '')}`;
const fromNow = (milliseconds: number) => new Date(Date.now() + milliseconds).toISOString();
const HOUR = 3_600_000;

describe('absence and substitutes', () => {
  let server: Server;
  let other: Server;
  const customers: Record<string, string> = {};
  beforeAll(async () => {
    server = await startServer();
    other = await startServer({ database: server.database });
    for (const [name, id] of Object.entries(await customersOf(server.database, ['sales', 'salesNorth', 'salesSouth', 'salesAsia'])))
      customers[name] = `customer_${id.replaceAll('-', '')}`;
  });
  afterAll(async () => {
    await other.stop();
    await server.stop();
  });

  const enter = async (who: CastName, input: Record<string, unknown>) => {
    const answer = await (await server.as(who)).query(CREATE, { input });
    return {
      id: at(answer.data, 'absenceCreate.absence.id') as string,
      errors: [...(answer.errors ?? []), ...((at(answer.data, 'absenceCreate.errors') as object[]) ?? [])],
    };
  };
  const cancel = async (who: CastName, absenceId: string) =>
    expect(at((await (await server.as(who)).query(CANCEL, { input: { absenceId } })).data, 'absenceCancel.errors')).toEqual([]);
  const sees = async (who: CastName, whose: string, where = server) =>
    at((await (await where.as(who)).query(SEEN, { id: customers[whose] })).data, 'customer.id') === customers[whose];
  const changes = async (who: CastName, whose: string) =>
    (await (await server.as(who)).query(UPDATE, { input: { customerId: customers[whose], region: `R${Math.random()}` } })).data;

  test('the substitute sees and changes what the absent person owns, and nothing else of the team; until it is cancelled', async () => {
    expect(await sees('salesAsia', 'sales')).toBe(false);
    const { id, errors } = await enter('sales', {
      from: fromNow(-HOUR),
      to: fromNow(HOUR),
      substituteId: user('salesAsia'),
      delegates: true,
    });
    expect(errors).toEqual([]);
    expect([await sees('salesAsia', 'sales'), await sees('salesAsia', 'salesNorth'), await sees('salesAsia', 'salesSouth')]).toEqual([
      true,
      false,
      false,
    ]);
    const { customers: list } = await (await server.as('salesAsia')).data<{ customers: { totalCount: number; nodes: { id: string }[] } }>(
      '{ customers(first: 200) { totalCount nodes { id } } }',
    );
    expect(list.nodes.map(node => node.id)).toEqual(expect.arrayContaining([customers.sales, customers.salesAsia]));
    expect(list.totalCount).toBe(list.nodes.length);
    expect(at(await changes('salesAsia', 'sales'), 'customerUpdate.errors')).toEqual([]);
    const trail = await (await server.as('manager')).data(
      'query ($id: ID!) { auditTrail(recordId: $id, first: 1) { nodes { field actor { name } onBehalfOf { name } } } }',
      { id: customers.sales },
    );
    expect(at(trail, 'auditTrail.nodes')).toEqual([
      { field: 'region', actor: { name: cast.salesAsia.name }, onBehalfOf: { name: cast.sales.name } },
    ]);
    await cancel('sales', id);
    expect(await sees('salesAsia', 'sales')).toBe(false);
    expect(at(await changes('salesAsia', 'sales'), 'customerUpdate.errors.0.code')).toBe('NOT_FOUND');
  });

  test('it begins and ends at its instants in every process: sockets are told to come back, old cursors to read anew', async () => {
    const client = await other.as('salesAsia');
    const before = await client.listen(FOLLOW);
    const old = before.cursor;
    const [from, to] = [Date.now() + 4_000, Date.now() + 9_000];
    const { errors } = await enter('sales', {
      from: new Date(from).toISOString(),
      to: new Date(to).toISOString(),
      substituteId: user('salesAsia'),
      delegates: true,
    });
    expect(errors).toEqual([]);
    expect(await sees('salesAsia', 'sales', other)).toBe(false);
    expect((await before.ended).code).toBe(4410);
    expect(Date.now()).toBeGreaterThanOrEqual(from);
    expect(await sees('salesAsia', 'sales', other)).toBe(true);
    const resumed = await client.listen(FOLLOW, { after: old });
    expect((await resumed.ended).errors?.[0]?.extensions?.code).toBe('ACCESS_CHANGED');
    const during = await client.listen(FOLLOW);
    expect((await during.ended).code).toBe(4410);
    expect(Date.now()).toBeGreaterThanOrEqual(to);
    expect(await sees('salesAsia', 'sales', other)).toBe(false);
    expect(await sees('salesAsia', 'sales')).toBe(false);
  });

  test('without delegation, or from somebody who stands in themselves, nothing is passed on', async () => {
    const plain = await enter('sales', { from: fromNow(-5), to: fromNow(HOUR), substituteId: user('salesSouth') });
    expect(await sees('salesSouth', 'sales')).toBe(false);
    await (await server.as('sales')).data(CHANGE, { input: { absenceId: plain.id, delegates: true } });
    expect(await sees('salesSouth', 'sales')).toBe(true);
    const chain = await enter('salesSouth', { from: fromNow(-5), to: fromNow(HOUR), substituteId: user('salesAsia'), delegates: true });
    expect([await sees('salesAsia', 'salesSouth'), await sees('salesAsia', 'sales')]).toEqual([true, false]);
    await cancel('salesSouth', chain.id);
    await cancel('sales', plain.id);
  });

  test('rights of the absent person that end, end for the substitute', async () => {
    const { id } = await enter('salesNorth', { from: fromNow(-5), to: fromNow(HOUR), substituteId: user('salesAsia'), delegates: true });
    expect(await sees('salesAsia', 'salesNorth')).toBe(true);
    const set = async (roles: string[]) =>
      expect(
        at(
          (
            await (
              await server.as('administrator')
            ).query(operation('access', 'UserRolesSet'), { input: { userId: user('salesNorth'), roles } })
          ).data,
          'userRolesSet.errors',
        ),
      ).toEqual([]);
    await set(['FINANCE']);
    // FINANCE sees customers, but hides their contacts' birthdays: the substitute must not see more of them
    expect(await sees('salesAsia', 'salesNorth')).toBe(false);
    expect(at(await changes('salesAsia', 'salesNorth'), 'customerUpdate.errors.0.code')).toBe('NOT_FOUND');
    await set(['SALES']);
    await cancel('salesNorth', id);
  });

  test('a manager enters it for the team, others for nobody else', async () => {
    const input = { userId: user('sales'), from: fromNow(48 * HOUR), to: fromNow(72 * HOUR) };
    expect((await enter('salesNorth', input)).errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
    expect((await enter('managerAsia', input)).errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
    const made = await enter('manager', { ...input, substituteId: user('salesNorth'), delegates: true });
    expect(made.errors).toEqual([]);
    expect((await enter('sales', { from: fromNow(50 * HOUR), to: fromNow(51 * HOUR) })).errors).toMatchObject([
      { code: 'CONFLICT', message: expect.stringContaining(made.id) },
    ]);
    await cancel('sales', made.id);
  });

  test('what makes no sense is named', async () => {
    const wrong = async (input: Record<string, unknown>) => (await enter('sales', input)).errors;
    expect(await wrong({ from: fromNow(2 * HOUR), to: fromNow(HOUR) })).toMatchObject([{ code: 'INVALID_INPUT', path: ['to'] }]);
    expect(await wrong({ from: fromNow(-2 * HOUR), to: fromNow(-HOUR) })).toMatchObject([{ code: 'INVALID_INPUT', path: ['to'] }]);
    expect(await wrong({ from: fromNow(HOUR), to: fromNow(2 * HOUR), delegates: true })).toMatchObject([
      { code: 'INVALID_INPUT', path: ['delegates'] },
    ]);
    expect(await wrong({ from: fromNow(HOUR), to: fromNow(2 * HOUR), substituteId: user('sales') })).toMatchObject([
      { code: 'INVALID_INPUT', path: ['substituteId'] },
    ]);
  });

  test('who is away is listed, and cannot lengthen what was passed on to them', async () => {
    const { id } = await enter('sales', { from: fromNow(-5), to: fromNow(HOUR), substituteId: user('salesAsia'), delegates: true });
    const { absencesNow } = await (await server.as('finance')).data<{ absencesNow: { nodes: { id: string }[] } }>(
      operation('access', 'AbsentNow'),
    );
    expect(absencesNow.nodes).toMatchObject([{ id, user: { name: cast.sales.name }, substitute: { name: cast.salesAsia.name } }]);
    const longer = await (await server.as('salesAsia')).query(CHANGE, { input: { absenceId: id, to: fromNow(9 * HOUR) } });
    expect(longer.errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
    await cancel('sales', id);
  });

  test('a pool passes over who is away, and says so', async () => {
    const administrator = await server.as('administrator');
    const { data } = await administrator.query(
      'mutation ($input: AssignmentPoolCreateInput!) { assignmentPoolCreate(input: $input) { pool { id } errors { code message } } }',
      { input: { name: 'Absence', memberIds: [user('sales'), user('salesNorth')] } },
    );
    const poolId = at(data, 'assignmentPoolCreate.pool.id');
    const { id } = await enter('sales', { from: fromNow(-5), to: fromNow(HOUR) });
    for (let i = 0; i < 3; i++) {
      const made = await administrator.data(
        `mutation ($input: LeadCreateInput!) { leadCreate(input: $input) { lead { assignee { name } assignments { nodes { candidates { name eligible reason } } } } errors { code message } } }`,
        { input: { name: `Lead ${i}`, poolId } },
      );
      expect(at(made, 'leadCreate.lead.assignee.name')).toBe(cast.salesNorth.name);
      expect(at(made, 'leadCreate.lead.assignments.nodes.0.candidates')).toContainEqual({
        name: cast.sales.name,
        eligible: false,
        reason: expect.stringContaining('Absent until'),
      });
    }
    await cancel('sales', id);
  });
});
