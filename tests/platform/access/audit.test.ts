import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { cast } from '../../support/cast.js';
import { at } from '../../support/client.js';
import { type Server, startServer } from '../../support/server.js';
import { customersOf } from './stage.js';

const TRAIL = `query ($id: ID!, $first: Int!, $after: Cursor) { auditTrail(recordId: $id, first: $first, after: $after) {
  nodes { at actor { name } changeId kind recordId operation field before after } pageInfo { hasNextPage endCursor } } }`;
const UPDATE =
  'mutation ($input: CustomerUpdateInput!) { customerUpdate(input: $input) { customer { id } changeId errors { code message } } }';

describe('audit trail', () => {
  let server: Server;
  let customer: string;
  beforeAll(async () => {
    server = await startServer();
    customer = `customer_${(await customersOf(server.database, ['sales'])).sales?.replaceAll('-', '')}`;
  });
  afterAll(() => server.stop());

  test('says who changed what from what to what, newest first, by the change it was part of', async () => {
    const sales = await server.as('sales');
    const { data } = await sales.query(UPDATE, { input: { customerId: customer, region: 'NORTH', size: 12 } });
    expect(at(data, 'customerUpdate.errors')).toEqual([]);
    await sales.data(UPDATE, { input: { customerId: customer, region: null } });
    const manager = await server.as('manager');
    const { auditTrail } = await manager.data<{ auditTrail: { nodes: Record<string, unknown>[] } }>(TRAIL, { id: customer, first: 10 });
    const actor = { name: cast.sales.name };
    expect(auditTrail.nodes).toMatchObject([
      { operation: 'UPDATE', field: 'region', before: 'NORTH', after: null, actor },
      { operation: 'UPDATE', field: 'region', before: null, after: 'NORTH', actor, changeId: at(data, 'customerUpdate.changeId') },
      { operation: 'UPDATE', field: 'size', before: null, after: '12', actor, changeId: at(data, 'customerUpdate.changeId') },
      { operation: 'INSERT', field: null, kind: 'customer', recordId: customer, changeId: null, actor: { name: 'Bellwether' } },
    ]);
    expect(Math.abs(Date.parse(String(auditTrail.nodes[0]?.at)) - Date.now())).toBeLessThan(60_000);
  });

  test('comes in pages', async () => {
    const manager = await server.as('manager');
    const one = await manager.data(TRAIL, { id: customer, first: 3 });
    expect(at(one, 'auditTrail.pageInfo.hasNextPage')).toBe(true);
    const two = await manager.data(TRAIL, { id: customer, first: 3, after: at(one, 'auditTrail.pageInfo.endCursor') });
    expect(at(two, 'auditTrail.nodes.0.operation')).toBe('INSERT');
    expect(at(two, 'auditTrail.pageInfo.hasNextPage')).toBe(false);
    expect((await manager.query(TRAIL, { id: customer, first: 3, after: 'nonsense' })).errors?.[0]?.extensions?.code).toBe('INVALID_INPUT');
    expect((await manager.query(TRAIL, { id: customer, first: 0 })).errors?.[0]?.extensions?.code).toBe('INVALID_INPUT');
  });

  test('is seen by whoever has the permission and sees the record', async () => {
    expect((await (await server.as('managerAsia')).query(TRAIL, { id: customer, first: 3 })).errors?.[0]?.extensions?.code).toBe(
      'NOT_FOUND',
    );
    expect((await (await server.as('sales')).query(TRAIL, { id: customer, first: 3 })).errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
    expect((await (await server.as('administrator')).query(TRAIL, { id: customer, first: 3 })).errors).toBeUndefined();
  });

  test('follows the record to whoever sees it now', async () => {
    const [row] = await server.sql<{ id: string }>('select id from customers where region is null and size = 12');
    await server.sql('update customers set owner_id = $1, team_id = (select team_id from users where id = $1) where id = $2', [
      cast.salesAsia.id,
      row?.id,
    ]);
    expect((await (await server.as('manager')).query(TRAIL, { id: customer, first: 3 })).errors?.[0]?.extensions?.code).toBe('NOT_FOUND');
    const { data } = await (await server.as('managerAsia')).query(TRAIL, { id: customer, first: 200 });
    expect(at(data, 'auditTrail.nodes')).toHaveLength(6);
  });

  test('there is no way round it: whoever writes, however many rows', async () => {
    await customersOf(server.database, ['salesSouth', 'salesNorth']);
    await server.sql(`update customers set tier = 'VIP', status = 'ACTIVE'`);
    const [{ n } = { n: 0 }] = await server.sql<{ n: number }>(
      `select count(*)::int n from audit_entries a join customers c on c.id = a.record_id where a.field in ('tier', 'status') and a.after in ('VIP', 'ACTIVE')`,
    );
    expect(n).toBe(6);
    const [row] = await server.sql<{ id: string }>(`delete from customers where name = 'salesSouth' returning id`);
    const kept = await server.sql(
      'select field, before, after from audit_entries where record_id = $1 and operation = $2 and (field is null or field = $3) order by id',
      [row?.id, 'DELETE', 'tier'],
    );
    expect(kept).toEqual([
      { field: null, before: null, after: null },
      { field: 'tier', before: 'VIP', after: null },
    ]);
  });

  test('what was not changed is not in it', async () => {
    const [before] = await server.sql('select count(*)::int n from audit_entries');
    await server.sql('update customers set tier = tier, version = version + 1, updated_at = now()');
    expect(await server.sql('select count(*)::int n from audit_entries')).toEqual([before]);
  });
});
