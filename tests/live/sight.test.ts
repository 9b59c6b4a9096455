import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { at, type Client } from '../support/client.js';
import { operation } from '../support/operation.js';
import { type Server, startServer } from '../support/server.js';

let server: Server;
let europe: Client;
let asia: Client;
beforeAll(async () => {
  server = await startServer();
  europe = await server.as('manager');
  asia = await server.as('managerAsia');
});
afterAll(async () => {
  await server.stop();
});

const YEAR = String(new Date().getUTCFullYear());
const NEW_LEAD = operation('leads', 'NewLead');
const CUSTOMER_CREATE =
  'mutation ($name: String!) { customerCreate(input: { name: $name }) { customer { id number } errors { message } } }';
const PRODUCT_CREATE =
  'mutation ($sku: String!) { productCreate(input: { sku: $sku, name: "Bell", price: "40.00", currency: "EUR" }) { product { id } errors { message } } }';
const ORDER_CREATE = `mutation ($customerId: ID!, $productId: ID!) {
  orderCreate(input: { customerId: $customerId, currency: "EUR", lines: [{ productId: $productId, quantity: "3" }] }) { order { id } errors { message } }
}`;
const EVERYWHERE = `query ($id: ID!, $number: String!, $year: Period!) {
  customers(where: { id: { eq: $id } }) { totalCount nodes { id orders { totalCount } } }
  search: customers(search: $number) { nodes { id } }
  node(id: $id) { id }
  salesAnalysis(by: [CUSTOMER], period: $year, where: { customer: [$number] }) {
    rows { customer { key } revenue { value } orders { value } }
    totals { revenue { value } }
    partial
  }
}`;
const TRAIL = 'query ($id: ID!) { auditTrail(recordId: $id) { nodes { operation } } }';
const LEAD_CREATE = 'mutation ($name: String!) { leadCreate(input: { name: $name }) { lead { id } errors { message } } }';
const LEADS = 'query ($id: ID!) { leads(where: { id: { eq: $id } }) { totalCount nodes { id } } node(id: $id) { id } }';

const names = (told: unknown[]) => told.map(each => [at(each, 'newLead.__typename'), at(each, 'newLead.lead.name')]);

test('a list, a count, a search, node, the analysis and the audit trail agree on what two managers see', async () => {
  const admin = await server.as('administrator');
  const productId = at(await admin.data(PRODUCT_CREATE, { sku: `SIGHT-${Date.now()}` }), 'productCreate.product.id');
  const customer = at(await europe.data(CUSTOMER_CREATE, { name: 'Sichtbar GmbH' }), 'customerCreate.customer') as {
    id: string;
    number: string;
  };
  await europe.data(ORDER_CREATE, { customerId: customer.id, productId });
  const variables = { ...customer, year: YEAR };

  const seen = await europe.query(EVERYWHERE, variables);
  expect(seen.errors).toBeUndefined();
  expect(seen.data).toMatchObject({
    customers: { totalCount: 1, nodes: [{ id: customer.id, orders: { totalCount: 1 } }] },
    search: { nodes: [{ id: customer.id }] },
    node: { id: customer.id },
    salesAnalysis: {
      rows: [{ customer: { key: customer.number }, revenue: { value: '120.00' }, orders: { value: '1' } }],
      totals: { revenue: { value: '120.00' } },
      partial: true,
    },
  });
  expect(at(await europe.data(TRAIL, { id: customer.id }), 'auditTrail.nodes.0')).toBeDefined();

  const unseen = await asia.query(EVERYWHERE, variables);
  expect(unseen.errors?.map(error => [error.extensions?.code, error.path])).toEqual([['NOT_FOUND', ['node']]]);
  expect(unseen.data).toEqual({
    customers: { totalCount: 0, nodes: [] },
    search: { nodes: [] },
    node: null,
    salesAnalysis: { rows: [], totals: { revenue: { value: null } }, partial: true },
  });
  expect((await asia.query(TRAIL, { id: customer.id })).errors?.[0]?.extensions?.code).toBe('NOT_FOUND');
});

test('live and replayed, each hears exactly what the lists show', async () => {
  const cursorOf = async (client: Client) => at(await client.data('{ leads(first: 1) { cursor } }'), 'leads.cursor');
  const [europeCursor, asiaCursor] = [await cursorOf(europe), await cursorOf(asia)];
  const inEurope = await europe.listen(NEW_LEAD);
  const inAsia = await asia.listen(NEW_LEAD);

  const ours = at(await europe.data(LEAD_CREATE, { name: 'Of Europe' }), 'leadCreate.lead.id');
  const theirs = at(await asia.data(LEAD_CREATE, { name: 'Of Asia' }), 'leadCreate.lead.id');

  expect(names(await inEurope.take(1))).toEqual([['LeadCreated', 'Of Europe']]);
  expect(names(await inAsia.take(1))).toEqual([['LeadCreated', 'Of Asia']]);
  const replayed = await europe.listen(NEW_LEAD, { after: europeCursor });
  expect(names(await replayed.take(2))).toEqual([
    ['LeadCreated', 'Of Europe'],
    ['CaughtUp', undefined],
  ]);
  const elsewhere = await asia.listen(NEW_LEAD, { after: asiaCursor });
  expect(names(await elsewhere.take(2))).toEqual([
    ['LeadCreated', 'Of Asia'],
    ['CaughtUp', undefined],
  ]);
  expect(await europe.data(LEADS, { id: ours })).toMatchObject({ leads: { totalCount: 1 }, node: { id: ours } });
  expect(await asia.query(LEADS, { id: ours })).toMatchObject({ data: { leads: { totalCount: 0, nodes: [] }, node: null } });
  expect((await europe.query(LEADS, { id: theirs })).data).toMatchObject({ leads: { totalCount: 0, nodes: [] }, node: null });
  expect([inEurope.waiting, inAsia.waiting, replayed.waiting, elsewhere.waiting]).toEqual([0, 0, 0, 0]);
});
