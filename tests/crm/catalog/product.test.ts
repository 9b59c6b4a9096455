import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { at } from '../../support/client.js';
import { operation } from '../../support/operation.js';
import { type Server, startServer } from '../../support/server.js';
import { type Changed, givenProduct, mutate, unique } from '../customers/given.js';

let server: Server;
beforeAll(async () => {
  server = await startServer();
});
afterAll(async () => {
  await server.stop();
});

type Answer = Changed<'product', { id: string; version: number } & Record<string, unknown>>;
const change = (name: string, input: object) => mutate<Answer>(server, 'operations', 'catalog', name, input);

test('a product keeps its price exactly', async () => {
  const { category } = await mutate<Changed<'category', { id: string; name: string }>>(server, 'operations', 'catalog', 'CategoryCreate', {
    name: unique('Pumps'),
  });
  const input = { sku: unique('SKU'), name: 'Pump', price: '19.9999', currency: 'EUR', categoryId: category?.id };
  const { product } = await change('ProductCreate', input);
  expect(product).toMatchObject({ sku: input.sku, price: { currency: 'EUR' }, category: { name: category?.name }, version: 1 });
  expect(Number(at(product, 'price.amount'))).toBe(19.9999);
});

test('two products do not share an sku', async () => {
  const sku = unique('SKU');
  await givenProduct(server, '1', { sku });
  expect((await change('ProductCreate', { sku, name: 'Again', price: '1', currency: 'EUR' })).errors).toMatchObject([{ code: 'CONFLICT' }]);
});

test('null clears the cost, the price can not be cleared', async () => {
  const id = await givenProduct(server, '10', { cost: '4.00' });
  expect((await change('ProductUpdate', { productId: id, cost: null, isActive: false })).product).toMatchObject({
    cost: null,
    isActive: false,
    version: 2,
  });
  expect((await change('ProductUpdate', { productId: id, price: null })).errors).toMatchObject([
    { code: 'INVALID_INPUT', path: ['price'] },
  ]);
});

test.each([
  [{ price: '-1' }, 'price'],
  [{ price: '1.00001' }, 'price'],
  [{ currency: 'euro' }, 'currency'],
  [{ sku: '' }, 'sku'],
])('%j is refused by name', async (wrong, field) => {
  const { errors } = await change('ProductCreate', { sku: unique('SKU'), name: 'Wrong', price: '1', currency: 'EUR', ...wrong });
  expect(errors.map(error => error.path)).toEqual([[field]]);
});

test('everybody reads the catalogue, who sells does not change it', async () => {
  const name = unique('Kreiselpumpe');
  const id = await givenProduct(server, '5', { name });
  const sales = await server.as('sales');
  const { products } = await sales.data<{ products: { nodes: { id: string }[] } }>(operation('catalog', 'Products'), { search: name });
  expect(products.nodes.map(node => node.id)).toContain(id);
  const refused = await sales.query(operation('catalog', 'ProductUpdate'), { input: { productId: id, price: '1' } });
  expect(refused.errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
});
