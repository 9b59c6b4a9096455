import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Server, startServer } from '../../support/server.js';
import { type Changed, givenCustomer, mutate, uuid } from './given.js';

let server: Server;
beforeAll(async () => {
  server = await startServer();
});
afterAll(async () => {
  await server.stop();
});

interface Contact {
  id: string;
  name: string;
  email: string | null;
  phone: string | null;
  version: number;
}
const change = (name: string, input: object) =>
  mutate<Changed<'contact', Contact & Record<string, unknown>>>(server, 'sales', 'customers', name, input);

async function givenContact(input: object = {}) {
  const { id: customerId } = await givenCustomer(server, 'sales', { addresses: [{ country: 'DE' }] });
  const { contact, errors } = await change('ContactCreate', { customerId, firstName: 'Anna', lastName: 'Bert', ...input });
  if (!contact) throw new Error(JSON.stringify(errors));
  return contact;
}

test('numbers are read by the country of the customer', async () => {
  expect(await givenContact({ phone: '0171 1234567', email: 'Anna@Example.com' })).toMatchObject({
    name: 'Anna Bert',
    phone: '+491711234567',
    email: 'Anna@Example.com',
  });
});

test('a new family name makes a new whole name, a given one is kept', async () => {
  const { id } = await givenContact();
  expect((await change('ContactUpdate', { contactId: id, lastName: 'Zorn' })).contact).toMatchObject({
    name: 'Anna Zorn',
    firstName: 'Anna',
  });
  expect((await change('ContactUpdate', { contactId: id, name: 'A. Zorn' })).contact).toMatchObject({ name: 'A. Zorn', lastName: 'Zorn' });
});

test('an e-mail address replaces the primary one; the next in line follows when it is cleared', async () => {
  const { id } = await givenContact({
    contactPoints: [
      { kind: 'EMAIL', value: 'second@example.com' },
      { kind: 'EMAIL', value: 'first@example.com', isPrimary: true },
    ],
  });

  const replaced = (await change('ContactUpdate', { contactId: id, email: 'new@example.com' })).contact;
  const cleared = (await change('ContactUpdate', { contactId: id, email: null })).contact;

  expect(replaced).toMatchObject({ email: 'new@example.com', version: 2 });
  expect(cleared).toMatchObject({
    email: 'second@example.com',
    version: 3,
    contactPoints: { nodes: [{ value: 'second@example.com', isPrimary: false }] },
  });
});

test('a list replaces all, null clears all, absent leaves all', async () => {
  const { id } = await givenContact({ email: 'anna@example.com', phone: '+4930123456' });
  expect((await change('ContactUpdate', { contactId: id, title: 'Buyer' })).contact).toMatchObject({
    email: 'anna@example.com',
    phone: '+4930123456',
  });
  expect((await change('ContactUpdate', { contactId: id, contactPoints: [{ kind: 'CHAT', value: 'wa:1' }] })).contact).toMatchObject({
    email: null,
    phone: null,
  });
  expect((await change('ContactUpdate', { contactId: id, contactPoints: null })).contact).toMatchObject({ contactPoints: { nodes: [] } });
});

test('nobody is without a name', async () => {
  const { id } = await givenContact();
  const { errors } = await change('ContactUpdate', { contactId: id, firstName: null, lastName: null });
  expect(errors).toMatchObject([{ code: 'INVALID_INPUT', path: ['name'] }]);
  expect(await server.sql('select name from contacts where id = $1', [uuid(id)])).toEqual([{ name: 'Anna Bert' }]);
});

test('a birthday is not for marketing, neither to read nor to search by', async () => {
  const { id } = await givenContact({ birthday: '1990-04-01' });
  const marketing = await server.as('marketing');
  expect((await marketing.query('query ($id: ID!) { contact(id: $id) { birthday } }', { id })).errors?.[0]).toMatchObject({
    message: expect.stringContaining('Contact.birthday'),
    extensions: { code: 'FORBIDDEN' },
  });
  expect((await marketing.data<{ contact: object }>('query ($id: ID!) { contact(id: $id) { name } }', { id })).contact).toEqual({
    name: 'Anna Bert',
  });
});
