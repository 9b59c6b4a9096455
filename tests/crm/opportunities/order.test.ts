import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Decimal } from 'decimal.js';
import type { CastName } from '../../support/cast.js';
import { userId } from '../../support/ids.js';
import { operation } from '../../support/operation.js';
import { type Server, startServer } from '../../support/server.js';
import { type Changed, givenCustomer, givenProduct, mutate, seen, timelineOf, uuid } from '../customers/given.js';

let server: Server;
beforeAll(async () => {
  server = await startServer();
});
afterAll(async () => {
  await server.stop();
});

interface Order {
  id: string;
  number: string;
  status: string;
  amount: { amount: string; currency: string };
  lines: { nodes: { amount: { amount: string } }[] };
}
type Answer = Changed<'order', Order>;
const order = (input: object, actor: CastName = 'sales') =>
  mutate<Answer>(server, actor, 'opportunities', 'OrderCreate', { currency: 'EUR', ...input });

async function figures(id: string, actor: CastName = 'sales') {
  const { customer } = await (await server.as(actor)).data<{ customer: Record<string, unknown> }>(operation('customers', 'Customer360'), {
    id,
  });
  return customer as {
    orderTotals: {
      orderCount: number;
      amount: string | null;
      currency: string | null;
      firstOrderAt: string;
      lastOrderAt: string;
      daysBetweenOrders: string | null;
    };
    topCategories: { category: string | null; amount: { amount: string; currency: string }; quantity: string }[];
  };
}

test('amounts are exact: lines, order, and all orders of a customer', async () => {
  const { id: customerId } = await givenCustomer(server, 'sales');
  const cent = await givenProduct(server, '0.10');
  const odd = await givenProduct(server, '19.99');

  const { order: first } = await order({
    customerId,
    orderedAt: '2025-01-01T00:00:00Z',
    lines: [
      { productId: odd, quantity: '3', discount: '12.5' },
      { productId: cent, quantity: '3' },
    ],
  });
  for (let i = 1; i <= 10; i++)
    await order({ customerId, orderedAt: `2025-01-${10 + i}T00:00:00Z`, lines: [{ productId: cent, quantity: '1' }] });

  expect(first?.lines.nodes.map(line => new Decimal(line.amount.amount).toFixed(2))).toEqual(['52.47', '0.30']);
  expect(new Decimal(first?.amount.amount ?? 0).toFixed(2)).toBe('52.77');
  const { orderTotals } = await figures(customerId);
  expect(orderTotals).toMatchObject({
    orderCount: 11,
    currency: 'EUR',
    firstOrderAt: expect.stringMatching(/^2025-01-01/),
    lastOrderAt: expect.stringMatching(/^2025-01-20/),
  });
  expect(new Decimal(orderTotals.amount ?? 0).toFixed(2)).toBe('53.77');
  expect(new Decimal(orderTotals.daysBetweenOrders ?? 0).toFixed(1)).toBe('1.9');
});

test('amounts in several currencies are never added up', async () => {
  const { id: customerId } = await givenCustomer(server, 'sales');
  const product = await givenProduct(server, '10.00');
  await order({ customerId, lines: [{ productId: product, quantity: '1' }] });
  await order({ customerId, lines: [{ productId: product, quantity: '2' }] });
  await order({ customerId, currency: 'USD', lines: [{ productId: product, quantity: '1', price: '11.00' }] });

  expect((await figures(customerId)).orderTotals).toMatchObject({ orderCount: 3, amount: null, currency: null });
  const { customer } = await (await server.as('sales')).data<{
    customer: { orderAmounts: { orderCount: number; amount: { amount: string; currency: string } }[] };
  }>('query ($id: ID!) { customer(id: $id) { orderAmounts { orderCount amount { amount currency } } } }', { id: customerId });
  expect(customer.orderAmounts.map(row => [row.orderCount, Number(row.amount.amount), row.amount.currency])).toEqual([
    [2, 30, 'EUR'],
    [1, 11, 'USD'],
  ]);
});

test('what was cancelled or returned is not sold; without orders the figures are there all the same', async () => {
  const { id: customerId } = await givenCustomer(server, 'sales');
  expect((await figures(customerId)).orderTotals).toMatchObject({ orderCount: 0, currency: null, lastOrderAt: null });
  const product = await givenProduct(server, '10.00');
  const lines = [{ productId: product, quantity: '1' }];
  const { order: cancelled } = await order({ customerId, lines });
  await order({ customerId, lines });
  await mutate(server, 'sales', 'opportunities', 'OrderSetStatus', { orderId: cancelled?.id, status: 'CANCELLED' });
  expect((await figures(customerId)).orderTotals).toMatchObject({ orderCount: 1 });
});

test('the categories bought most come first, products without one too', async () => {
  const { id: customerId } = await givenCustomer(server, 'sales');
  const { category } = await mutate<Changed<'category', { id: string; name: string }>>(server, 'operations', 'catalog', 'CategoryCreate', {
    name: `Valves ${customerId}`,
  });
  const valve = await givenProduct(server, '7.00', { categoryId: category?.id });
  const loose = await givenProduct(server, '5.00');
  await order({
    customerId,
    lines: [
      { productId: loose, quantity: '1' },
      { productId: valve, quantity: '2' },
    ],
  });
  const { topCategories } = await figures(customerId);
  expect(topCategories.map(row => [row.category, Number(row.amount.amount), Number(row.quantity)])).toEqual([
    [category?.name, 14, 2],
    [null, 5, 1],
  ]);
});

test('every wrong line is named and nothing is ordered', async () => {
  const { id: customerId } = await givenCustomer(server, 'sales');
  const inactive = await givenProduct(server, '1.00', { isActive: false });
  const good = await givenProduct(server);
  const { order: made, errors } = await order({
    customerId,
    lines: [
      { productId: good, quantity: '0' },
      { productId: inactive, quantity: '1' },
      { productId: good, quantity: '1', discount: '101' },
    ],
  });
  expect(made).toBeNull();
  expect(errors.map(error => error.path?.join('.'))).toEqual(['lines.0.quantity', 'lines.1.productId', 'lines.2.discount']);
  expect(await server.sql('select 1 from orders where customer_id = $1', [uuid(customerId)])).toEqual([]);
  expect(await timelineOf(server, 'sales', customerId)).toHaveLength(1);
});

test('a price in another currency must be given', async () => {
  const { id: customerId } = await givenCustomer(server, 'sales');
  const { errors } = await order({ customerId, currency: 'USD', lines: [{ productId: await givenProduct(server), quantity: '1' }] });
  expect(errors).toMatchObject([{ code: 'INVALID_INPUT', path: ['lines', '0', 'price'] }]);
});

test('orders go with their customer, who sold them stays', async () => {
  const { id: customerId } = await givenCustomer(server, 'sales');
  const { order: made } = await order({ customerId, lines: [{ productId: await givenProduct(server), quantity: '1' }] });
  expect((await timelineOf(server, 'sales', customerId))?.[0]).toMatchObject({
    kind: 'ORDER',
    ref: made?.id,
    summary: expect.stringContaining(made?.number ?? '?'),
  });

  await mutate(server, 'sales', 'customers', 'CustomerAssign', { customerId, ownerId: userId('salesSouth') });

  const read = (actor: CastName) =>
    seen(server, actor, 'query ($id: ID!) { order(id: $id) { rep { name } owner { name } lines { nodes { position } } } }', {
      id: made?.id,
    });
  expect(await read('salesSouth')).toEqual({
    rep: { name: 'Sigrid Nord' },
    owner: { name: 'Sofia Sud' },
    lines: { nodes: [{ position: 1 }] },
  });
  expect(await read('sales')).toBeNull();
});

test('an order goes on step by step', async () => {
  const { id: customerId } = await givenCustomer(server, 'sales');
  const { order: made } = await order({ customerId, lines: [{ productId: await givenProduct(server), quantity: '1' }] });
  const set = (status: string) => mutate<Answer>(server, 'sales', 'opportunities', 'OrderSetStatus', { orderId: made?.id, status });
  expect((await set('RETURNED')).errors).toMatchObject([
    { code: 'ORDER_STATUS_IMPOSSIBLE', message: expect.stringContaining('FULFILLED or INVOICED or CANCELLED') },
  ]);
  expect((await set('FULFILLED')).order).toMatchObject({ status: 'FULFILLED', version: 2 });
  expect((await set('RETURNED')).order).toMatchObject({ status: 'RETURNED', version: 3 });
});

test('an analyst sees the figures and can not order', async () => {
  const { id: customerId } = await givenCustomer(server, 'sales');
  const productId = await givenProduct(server);
  await order({ customerId, lines: [{ productId, quantity: '1' }] });
  expect((await figures(customerId, 'analyst')).orderTotals.orderCount).toBe(1);
  const refused = await (await server.as('analyst')).query(operation('opportunities', 'OrderCreate'), {
    input: { customerId, currency: 'EUR', lines: [{ productId, quantity: '1' }] },
  });
  expect(refused.errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
});
