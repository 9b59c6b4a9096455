import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { CastName } from '../../support/cast.js';
import { type Server, startServer } from '../../support/server.js';
import { givenCustomer, mutate } from './given.js';

let server: Server;
beforeAll(async () => {
  server = await startServer();
});
afterAll(async () => {
  await server.stop();
});

async function found(actor: CastName, search: string): Promise<string[]> {
  const { customers } = await (await server.as(actor)).data<{ customers: { nodes: { name: string }[] } }>(
    'query ($search: String!) { customers(search: $search, first: 20) { nodes { name } } }',
    { search },
  );
  return customers.nodes.map(node => node.name);
}

test('forgives a typo, accents and case', async () => {
  await givenCustomer(server, 'sales', { name: 'Schrödinger Präzisionswerkzeuge' });
  for (const search of ['schrodinger', 'SCHRÖDINGER', 'Shrödinger', 'prazisionswerkzeug', 'schroedinger']) {
    expect(await found('sales', search)).toContain('Schrödinger Präzisionswerkzeuge');
  }
  expect(await found('sales', 'Heisenberg')).not.toContain('Schrödinger Präzisionswerkzeuge');
});

test.each([
  ['深圳市腾飞科技有限公司', '腾飞', '飞腾'],
  ['株式会社サクラ商事', 'サクラ', '桜花'],
  ['บริษัท สยามพาณิชย์', 'สยาม', 'ลาว'],
  ['한국전자', '전자', '자전'],
])('%s is found by %s, not by %s', async (name, search, other) => {
  await givenCustomer(server, 'sales', { name });
  expect(await found('sales', search)).toContain(name);
  expect(await found('sales', other)).not.toContain(name);
});

test('finds by number, e-mail address and the names of people, also after they changed', async () => {
  const word = randomUUID()
    .replace(/[^a-f]/g, '')
    .padEnd(8, 'x');
  const customer = await givenCustomer(server, 'sales', {
    email: `${word}@example.com`,
    contacts: [{ name: `${word}mann` }, { name: '欧阳娜娜' }],
  });
  expect(await found('sales', customer.number)).toContain(customer.name);
  expect(await found('sales', `${word}@example.com`)).toContain(customer.name);
  expect(await found('sales', `${word}mann`)).toContain(customer.name);
  expect(await found('sales', '欧阳')).toContain(customer.name);

  await mutate(server, 'sales', 'customers', 'ContactUpdate', { contactId: customer.contacts.nodes.at(-1)?.id, name: '诸葛亮' });
  expect(await found('sales', '欧阳')).not.toContain(customer.name);
  expect(await found('sales', '诸葛')).toContain(customer.name);
});

test('finds only what one may see', async () => {
  const { name } = await givenCustomer(server, 'sales', { name: `Verborgen ${randomUUID()}` });
  expect(await found('sales', name)).toContain(name);
  expect(await found('salesSouth', name)).toEqual([]);
});

test('is served by an index', async () => {
  await server.sql(`insert into customers (id, created_at, created_by, updated_at, updated_by, kind, name)
    select uuidv7(), now(), '00000000-0000-7000-8000-000000000000', now(), '00000000-0000-7000-8000-000000000000', 'COMPANY', md5(i::text) || case when i % 100 = 0 then '东方' else '' end
    from generate_series(1, 20000) i`);
  await server.sql('analyze customers');
  for (const condition of ["folded('schrodinger') <% search_text", "search_bigrams @> '{深圳}'"]) {
    const plan = await server.sql<{ 'QUERY PLAN': string }>(`explain select id from visible.customers where ${condition}`);
    const text = plan.map(line => line['QUERY PLAN']).join('\n');
    expect(text).toContain('Bitmap Index Scan');
    expect(text).not.toContain('Seq Scan on customers');
  }
});
