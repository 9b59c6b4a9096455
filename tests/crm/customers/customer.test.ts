import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { CastName } from '../../support/cast.js';
import { userId } from '../../support/ids.js';
import { type Server, startServer } from '../../support/server.js';
import { type Changed, type Customer, givenCustomer, mutate, seen, teamId, timelineOf, unique, uuid } from './given.js';

let server: Server;
beforeAll(async () => {
  server = await startServer();
});
afterAll(async () => {
  await server.stop();
});

type Answer = Changed<'customer', Customer & Record<string, unknown>>;
const change = (actor: CastName, name: string, input: object) => mutate<Answer>(server, actor, 'customers', name, input);
const seenBy = (actor: CastName, id: string) => seen(server, actor, 'query ($id: ID!) { customer(id: $id) { id } }', { id });

describe('customerCreate', () => {
  test('writes down a company with addresses, people and how to reach them', async () => {
    const name = unique('Grüße GmbH');
    const customer = await givenCustomer(server, 'sales', {
      name,
      email: 'Info@Example.com',
      phone: '030 123456',
      tags: ['new', ' key account', 'new'],
      addresses: [{ kind: 'VISIT', line1: 'Hauptstraße 1', city: 'Berlin', country: 'DE' }],
      contacts: [
        { firstName: 'Anna', lastName: 'Bert', phone: '0171 1234567' },
        { firstName: '伟', lastName: '王', email: 'wei@example.com' },
      ],
    });

    expect(customer).toMatchObject({ name, email: 'Info@Example.com', phone: '+4930123456', version: 1, owner: { name: 'Sigrid Nord' } });
    expect(customer.number).toMatch(/^C-\d{4,}$/);
    expect(customer.contacts.nodes).toMatchObject([
      { name: 'Anna Bert', email: null, phone: '+491711234567' },
      { name: '王伟', email: 'wei@example.com', phone: null },
    ]);
    expect(customer).toMatchObject({ addresses: { nodes: [{ city: 'Berlin', country: 'DE' }] } });
  });

  test('names every wrong field at once and writes nothing', async () => {
    const name = unique('Wrong');
    const { customer, errors } = await change('sales', 'CustomerCreate', {
      name,
      size: -1,
      language: 'klingon!',
      addresses: [{ country: 'Germany' }],
      parentId: 'lead_0',
    });

    expect(customer).toBeNull();
    expect(errors.map(error => error.path?.join('.')).sort()).toEqual(['addresses.0.country', 'language', 'parentId', 'size']);
    expect(new Set(errors.map(error => error.code))).toEqual(new Set(['INVALID_INPUT']));
    expect(await server.sql('select 1 from customers where name = $1', [name])).toEqual([]);
  });

  test('refuses what is no address of its kind, with its place', async () => {
    const { errors } = await change('sales', 'CustomerCreate', {
      name: unique('Unreachable'),
      email: 'nobody',
      contactPoints: [{ kind: 'PHONE', value: '030 123456' }],
    });
    expect(errors.map(error => error.path)).toEqual([['email'], ['contactPoints', '0', 'value']]);
  });

  test('the same external id makes one customer', async () => {
    const external = { externalSource: 'erp', externalId: unique('id') };
    await givenCustomer(server, 'sales', external);
    const { errors } = await change('sales', 'CustomerCreate', { name: unique('Again'), ...external });
    expect(errors).toMatchObject([{ code: 'CONFLICT' }]);
  });

  test('an analyst reads and can not write', async () => {
    const name = unique('Analysis');
    const answer = await (await server.as('analyst')).query(
      'mutation ($name: String!) { customerCreate(input: { name: $name }) { errors { code } } }',
      { name },
    );
    expect(answer.errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
    expect(await server.sql('select 1 from customers where name = $1', [name])).toEqual([]);
  });
});

describe('customerUpdate', () => {
  test('null clears, absent leaves', async () => {
    const { id } = await givenCustomer(server, 'sales', {
      legalName: 'Legal',
      website: 'https://example.com',
      region: 'North',
      email: 'a@example.com',
      phone: '+4930123456',
    });

    const { customer } = await change('sales', 'CustomerUpdate', { customerId: id, legalName: null, email: null, tier: 'GOLD' });

    expect(customer).toMatchObject({
      legalName: null,
      website: 'https://example.com',
      region: 'North',
      email: null,
      phone: '+4930123456',
      tier: 'GOLD',
      version: 2,
    });
  });

  test('what a customer must have can not be cleared', async () => {
    const { id, name } = await givenCustomer(server, 'sales');
    const { errors } = await change('sales', 'CustomerUpdate', { customerId: id, name: null, tier: null });
    expect(errors.map(error => error.path)).toEqual([['name'], ['tier']]);
    expect(await server.sql('select name, version from customers where id = $1', [uuid(id)])).toEqual([{ name, version: 1 }]);
  });

  test('refuses a lost update and tells the version of now', async () => {
    const { id, name } = await givenCustomer(server, 'sales');
    await change('sales', 'CustomerUpdate', { customerId: id, expectedVersion: 1, tier: 'SILVER' });

    const { customer, errors } = await change('salesNorth', 'CustomerUpdate', { customerId: id, expectedVersion: 1, name: 'Overwritten' });

    expect(customer).toBeNull();
    expect(errors).toMatchObject([{ code: 'CONFLICT' }]);
    expect(await server.sql('select name, tier, version from customers where id = $1', [uuid(id)])).toEqual([
      { name, tier: 'SILVER', version: 2 },
    ]);
  });

  test('what changes nothing makes no new version', async () => {
    const { id, name } = await givenCustomer(server, 'sales', { tags: ['a'] });
    const { customer } = await change('sales', 'CustomerUpdate', { customerId: id, name, tags: ['a'], region: null });
    expect(customer).toMatchObject({ version: 1 });
  });

  test('another team does not see it, and is told nothing else', async () => {
    const { id } = await givenCustomer(server, 'sales');
    const { errors } = await change('salesSouth', 'CustomerUpdate', { customerId: id, name: 'Taken' });
    expect(errors).toMatchObject([{ code: 'NOT_FOUND' }]);
    expect(await seenBy('salesSouth', id)).toBeNull();
  });

  test('who may read it only is told so', async () => {
    const { id } = await givenCustomer(server, 'salesSouth');
    const { errors } = await mutate<Answer>(server, 'service', 'customers', 'CustomerUpdate', { customerId: id, name: 'Changed' }).catch(
      error => ({
        errors: [{ code: String(error) }],
      }),
    );
    expect(errors[0]?.code).toMatch(/FORBIDDEN/);
    expect(await seenBy('service', id)).not.toBeNull();
  });
});

describe('customerArchive', () => {
  test('takes it out of use and back, and twice is once', async () => {
    const { id } = await givenCustomer(server, 'sales');

    const archived = await change('sales', 'CustomerArchive', { customerId: id });
    const again = await change('sales', 'CustomerArchive', { customerId: id });
    const restored = await change('sales', 'CustomerRestore', { customerId: id });

    expect(archived.customer?.archivedAt).toEqual(expect.any(String));
    expect(again.customer).toEqual(archived.customer);
    expect(restored.customer).toMatchObject({ archivedAt: null, version: 3 });
  });
});

describe('customerTag', () => {
  test('adds and takes away, the others stay', async () => {
    const { id } = await givenCustomer(server, 'sales', { tags: ['b', 'c'] });
    const { customer } = await change('sales', 'CustomerTag', { customerId: id, add: ['a', 'b'], remove: ['c', 'z'] });
    expect(customer).toMatchObject({ tags: ['a', 'b'], version: 2 });
  });
});

describe('customerAssign', () => {
  test('gives it out of sight with all that belongs to it', async () => {
    const { id } = await givenCustomer(server, 'sales', {
      phone: '+4930123456',
      addresses: [{ city: 'Kiel', country: 'DE' }],
      contacts: [{ name: 'Anna', email: 'anna@example.com' }],
    });

    const { customer, errors } = await change('sales', 'CustomerAssign', { customerId: id, ownerId: userId('salesSouth') });

    expect(errors).toEqual([]);
    expect(customer).toBeNull();
    expect(await seenBy('sales', id)).toBeNull();
    expect(await seenBy('salesSouth', id)).toEqual({ id });
    for (const table of ['contacts', 'addresses', 'timeline_entries']) {
      const rows = await server.sql(`select distinct owner_id, team_id from ${table} where customer_id = $1`, [uuid(id)]);
      expect(rows).toEqual(await server.sql('select owner_id, team_id from customers where id = $1', [uuid(id)]));
    }
    const points = await server.sql(
      'select p.kind from contact_points p join customers c using (owner_id, team_id) where c.id = $1 and (p.customer_id = c.id or p.contact_id in (select id from contacts where customer_id = c.id)) order by 1',
      [uuid(id)],
    );
    expect(points).toEqual([{ kind: 'EMAIL' }, { kind: 'PHONE' }]);
    expect((await timelineOf(server, 'salesSouth', id))?.map(entry => entry.summary)).toContain('Given to Sofia Sud');
  });

  test('a team sees what nobody owns', async () => {
    const { id } = await givenCustomer(server, 'sales');
    const { customer } = await change('sales', 'CustomerAssign', { customerId: id, ownerId: null, teamId: teamId('north') });
    expect(customer).toMatchObject({ owner: null, team: { name: 'Team north' } });
    expect(await seenBy('salesNorth', id)).toEqual({ id });
  });

  test('who does not see it can not take it', async () => {
    const { id } = await givenCustomer(server, 'sales');
    const { errors } = await change('salesSouth', 'CustomerAssign', { customerId: id, ownerId: userId('salesSouth') });
    expect(errors).toMatchObject([{ code: 'NOT_FOUND' }]);
    expect(await seenBy('sales', id)).toEqual({ id });
  });

  test('a person who does not exist gets nothing', async () => {
    const { id } = await givenCustomer(server, 'sales');
    const { errors } = await change('sales', 'CustomerAssign', { customerId: id, ownerId: `user_${'0'.repeat(31)}1` });
    expect(errors).toMatchObject([{ code: 'INVALID_INPUT', path: ['ownerId'] }]);
  });
});
