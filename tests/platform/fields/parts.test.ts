import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Changed, givenCustomer, mutate } from '../../crm/customers/given.js';
import { operation } from '../../support/operation.js';
import { type Server, startServer } from '../../support/server.js';

let server: Server;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

async function givenText(key: string, kind = 'customer'): Promise<{ key: string }> {
  const input = { kind, key, label: key, type: 'TEXT' };
  const { errors } = await mutate<Changed<'customField', object>>(server, 'administrator', 'fields', 'CustomFieldCreate', input);
  expect(errors).toEqual([]);
  return { key };
}
const query = async (where: object[]) =>
  (await server.as('sales')).query<{ customers: { nodes: { id: string }[]; totalCount: number } }>(
    operation('fields', 'CustomersByField'),
    {
      where,
      keys: [],
      first: 10,
    },
  );
const ask = async (where: object[]) => {
  const { data, errors } = await query(where);
  if (!data) throw new Error(JSON.stringify(errors));
  return data.customers;
};
const refusal = async (where: object[]) =>
  ((await query(where)).errors ?? []).map(({ message, extensions }) => `${extensions?.code}: ${message}`);

test('a part of a text is found whatever the case and accents, and looked for among so many values only', async () => {
  const [note, other] = [await givenText('note'), await givenText('other')];
  const given = (text: string) => givenCustomer(server, 'sales', { customFields: [{ key: note.key, text }] });
  const [cafe, percent] = [await given('Am Café Müller'), await given('100% da')];
  const found = async (text: object) => (await ask([{ key: note.key, text }])).nodes.map(({ id }) => id).sort();
  expect(await found({ contains: 'CAFE mul' })).toEqual([cafe.id]);
  expect(await found({ startsWith: 'am c' })).toEqual([cafe.id]);
  expect(await found({ startsWith: 'cafe' })).toEqual([]);
  expect(await found({ contains: '0%' })).toEqual([percent.id]);
  expect(await found({ contains: 'a', ne: '100% da' })).toEqual([cafe.id]);
  const wrong = await refusal([{ key: note.key, text: { contains: null } }]);
  expect(wrong).toEqual([expect.stringContaining('"contains" of a filter needs a value')]);

  const [{ slot } = { slot: '' }] = await server.sql<{ slot: string }>('select slot from custom_fields where key = $1', [other.key]);
  await server.sql(
    `insert into customers (id, created_at, created_by, updated_at, updated_by, owner_id, team_id, kind, name, ${slot})
     select uuidv7(), now(), created_by, now(), created_by, owner_id, team_id, 'COMPANY', 'Many ' || g, 'v' || g
     from customers, generate_series(1, 20001) g where number = $1`,
    [cafe.number],
  );
  expect(await refusal([{ key: other.key, text: { contains: '9' } }])).toEqual([
    `LIMIT_EXCEEDED: "Customer.customFields.${other.key}" has more than 20000 values. Compare it whole, by "eq", "in", "gte" or "lt".`,
  ]);
  expect((await ask([{ key: other.key, text: { eq: 'v7' } }])).totalCount).toBe(1);
  expect((await ask([{ key: note.key, text: { contains: 'cafe' } }])).totalCount).toBe(1);
}, 120_000);

test('a subscription tells of a record whose text comes to hold a part, and of one that no longer does', async () => {
  const { key } = await givenText('shed', 'ticket');
  const client = await server.as('service');
  const { ticketCreate } = await client.data<{ ticketCreate: { ticket: { id: string } } }>(
    'mutation ($input: TicketCreateInput!) { ticketCreate(input: $input) { ticket { id } errors { message } } }',
    { input: { subject: 'Bell', body: 'Hello', channel: 'PHONE' } },
  );
  const heard = await client.listen<{ ticketUpdated: Record<string, unknown> }>(
    'subscription ($where: TicketWhere) { ticketUpdated(where: $where) { __typename ... on TicketLeft { reason } } }',
    { where: { customFields: [{ key, text: { contains: 'shed' } }] } },
  );
  const set = (text: string) =>
    client.data('mutation ($input: TicketUpdateInput!) { ticketUpdate(input: $input) { errors { message } } }', {
      input: { ticketId: ticketCreate.ticket.id, customFields: [{ key, text }] },
    });
  await set('The Shéd');
  await set('The yard');
  expect((await heard.take(2)).map(({ ticketUpdated }) => ticketUpdated)).toEqual([
    { __typename: 'TicketChanged' },
    { __typename: 'TicketLeft', reason: 'NO_LONGER_MATCHES' },
  ]);
});
