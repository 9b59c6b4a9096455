import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { DateTime } from 'luxon';
import { wrongConsent } from '../../../src/crm/customers/consent.rules.js';
import { wrongInterests, wrongTimes } from '../../../src/crm/customers/preference.rules.js';
import { userId } from '../../support/ids.js';
import { operation } from '../../support/operation.js';
import { type Server, startServer } from '../../support/server.js';
import { type Changed, givenCustomer, givenProduct, mutate, seen, unique } from './given.js';

let server: Server;
beforeAll(async () => {
  server = await startServer();
});
afterAll(async () => {
  await server.stop();
});

interface Consent {
  id: string;
  state: string;
  purpose: string;
  inForce: boolean;
}
interface Profile {
  nextBirthday: string | null;
  topics: string[];
  preferredChannel: string | null;
  interests: { category: string | null; product: string | null; source: string; strength: number; since: string }[];
  consents: { nodes: Consent[] };
  contacts: { nodes: { id: string; consents: { nodes: Consent[] } }[] };
  openTasks: { nodes: unknown[] };
  orderTotals: Record<string, unknown>;
}
const consent = (input: object) =>
  mutate<Changed<'consent', Consent>>(server, 'sales', 'customers', 'ConsentRecord', {
    channel: 'EMAIL',
    purpose: 'OFFERS',
    state: 'GRANTED',
    proof: 'Signed at the fair',
    ...input,
  });
const profile = async (id: string, actor: 'sales' | 'salesAsia' = 'sales') =>
  seen<Profile>(server, actor, operation('customers', 'CustomerProfile'), { id });

test('the latest consent is in force, the history stays, and one brought in late only joins it', async () => {
  const { id: customerId } = await givenCustomer(server, 'sales');
  expect((await consent({ customerId })).errors).toEqual([]);
  expect((await consent({ customerId, state: 'WITHDRAWN', proof: null })).consent).toMatchObject({ inForce: true });
  expect((await consent({ customerId, at: '2020-05-03T10:00:00Z' })).consent).toMatchObject({ inForce: false });
  expect((await consent({ customerId, purpose: 'SURVEY' })).consent).toMatchObject({ inForce: true });

  const { consents } = (await profile(customerId)) as Profile;

  expect(consents.nodes.map(({ state, purpose, inForce }) => [purpose, state, inForce])).toEqual([
    ['SURVEY', 'GRANTED', true],
    ['OFFERS', 'WITHDRAWN', true],
    ['OFFERS', 'GRANTED', false],
    ['OFFERS', 'GRANTED', false],
  ]);
});

test('customers are found by what they allow now', async () => {
  const [yes, no] = [await givenCustomer(server, 'sales'), await givenCustomer(server, 'sales')];
  for (const customerId of [yes.id, no.id]) await consent({ customerId, purpose: 'NEWSLETTER', channel: 'SMS' });
  await consent({ customerId: no.id, purpose: 'NEWSLETTER', channel: 'SMS', state: 'WITHDRAWN' });
  const { customers } = await (await server.as('sales')).data<{ customers: { nodes: { id: string }[] } }>(
    operation('customers', 'CustomersAllowing'),
    { channel: 'SMS', purpose: 'NEWSLETTER', first: 100 },
  );
  const found = customers.nodes.map(({ id }) => id);
  expect(found).toContain(yes.id);
  expect(found).not.toContain(no.id);
});

test('who may not change a customer writes down no consent; two at once leave one in force', async () => {
  const { id: customerId } = await givenCustomer(server, 'sales');
  const stranger = await mutate<Changed<'consent', Consent>>(server, 'salesAsia', 'customers', 'ConsentRecord', {
    customerId,
    channel: 'EMAIL',
    purpose: 'OFFERS',
    state: 'DENIED',
  });
  expect(stranger.errors).toMatchObject([{ code: 'NOT_FOUND' }]);
  const both = await Promise.all([consent({ customerId }), consent({ customerId, state: 'DENIED' })]);
  expect(both.flatMap(({ errors }) => errors)).toEqual([]);
  expect(((await profile(customerId)) as Profile).consents.nodes.filter(({ inForce }) => inForce)).toHaveLength(1);
});

test('a grant needs a proof, a withdrawal something granted, and nothing is said in the future', () => {
  const now = new Date('2026-11-27T10:00:00Z');
  const said = (state: 'GRANTED' | 'DENIED' | 'WITHDRAWN', more: object = {}) => ({ state, basis: 'CONSENT' as const, at: now, ...more });
  expect(wrongConsent(said('GRANTED'), undefined, now)).toMatchObject([{ path: ['proof'] }]);
  expect(wrongConsent(said('GRANTED', { basis: 'CONTRACT' }), undefined, now)).toEqual([]);
  expect(wrongConsent(said('WITHDRAWN'), 'DENIED', now)).toMatchObject([{ path: ['state'] }]);
  expect(wrongConsent(said('WITHDRAWN'), 'GRANTED', now)).toEqual([]);
  expect(wrongConsent(said('DENIED', { at: new Date('2026-11-27T10:02:00Z') }), undefined, now)).toMatchObject([{ path: ['at'] }]);
});

test('times are both or neither and in order; an interest is in one thing, once', () => {
  expect(wrongTimes({ contactFrom: '09:00' })).toMatchObject([{ path: ['contactUntil'] }]);
  expect(wrongTimes({ contactFrom: '09:00', contactUntil: '09:00' })).toMatchObject([{ path: ['contactUntil'] }]);
  expect(wrongTimes({ contactFrom: '09:00', contactUntil: '17:30' })).toEqual([]);
  expect(wrongInterests([{ categoryId: 'a' }, { productId: 'b' }, { categoryId: 'a' }, {}])).toMatchObject([
    { path: ['interests', '2'] },
    { path: ['interests', '3'] },
  ]);
});

test('what they like stands beside what follows from what they bought, in one statement', async () => {
  const { category, errors } = await mutate<Changed<'category', { id: string; name: string }>>(
    server,
    'operations',
    'catalog',
    'CategoryCreate',
    { name: unique('Lights') },
  );
  expect(errors).toEqual([]);
  const productId = await givenProduct(server, '10.00', { categoryId: category?.id });
  const { id: customerId } = await givenCustomer(server, 'sales', {
    topics: ['touring', 'touring', ' city '],
    preferredChannel: 'PHONE',
    contactFrom: '09:00',
    contactUntil: '11:30',
    interests: [{ productId, strength: 5, since: '2026-01-02' }],
  });
  const ordered = await mutate<Changed<'order', object>>(server, 'sales', 'opportunities', 'OrderCreate', {
    customerId,
    currency: 'EUR',
    status: 'CONFIRMED',
    lines: [{ productId, quantity: '2', price: '10.00' }],
  });
  expect(ordered.errors).toEqual([]);

  const found = (await profile(customerId)) as Profile;

  expect(found).toMatchObject({ topics: ['city', 'touring'], preferredChannel: 'PHONE' });
  expect(found.interests).toEqual([
    { category: category?.name, product: expect.any(String), source: 'STATED', strength: 5, since: '2026-01-02' },
    { category: category?.name, product: null, source: 'DERIVED', strength: 1, since: expect.any(String) },
  ]);
  expect(found.orderTotals).toMatchObject({ orderCount: 1, amount: '20', averageAmount: '20', recencyDays: 0, frequency: 1 });

  const { errors: wrong } = await mutate<Changed<'customer', object>>(server, 'sales', 'customers', 'CustomerUpdate', {
    customerId,
    contactUntil: null,
  });
  expect(wrong).toMatchObject([{ code: 'INVALID_INPUT', path: ['contactUntil'] }]);
  await mutate(server, 'sales', 'customers', 'CustomerUpdate', { customerId, interests: [] });
  expect(((await profile(customerId)) as Profile).interests.map(({ source }) => source)).toEqual(['DERIVED']);
});

test('consents and interests go where the customer goes', async () => {
  const { id: customerId, contacts } = await givenCustomer(server, 'sales', { contacts: [{ name: 'Ada' }] });
  const [person] = contacts.nodes;
  await consent({ customerId });
  await consent({ contactId: person?.id });
  await mutate(server, 'sales', 'customers', 'CustomerAssign', { customerId, ownerId: userId('salesAsia') });
  const found = (await profile(customerId, 'salesAsia')) as Profile;
  expect(found.consents.nodes).toHaveLength(1);
  expect(found.contacts.nodes[0]?.consents.nodes).toHaveLength(1);
  expect(await profile(customerId)).toBeNull();
});

test('a birthday is the first from today on, on 29 February the 28th in other years', async () => {
  const day = fc
    .date({ min: new Date('1930-01-01'), max: new Date('2100-12-31'), noInvalidDate: true })
    .map(d => d.toISOString().slice(0, 10));
  const pairs = [
    ['2000-02-29', '2026-03-01'],
    ['2000-02-29', '2026-02-28'],
    ['2000-02-29', '2028-02-28'],
    ...fc.sample(fc.tuple(day, day), 200),
  ];
  const rows = await server.database.sql<{ birthday: string; today: string; next: string }>(
    `select birthday::text, today::text, next_birthday(birthday, today)::text "next" from jsonb_to_recordset('${JSON.stringify(
      pairs.map(([birthday, today]) => ({ birthday, today })),
    )}') as (birthday date, today date)`,
  );
  expect(rows).toHaveLength(pairs.length);
  for (const { birthday, today, next } of rows) {
    const born = DateTime.fromISO(birthday, { zone: 'utc' });
    let year = Number(today.slice(0, 4));
    const inYear = () => born.set({ year }).toISODate() as string;
    if (inYear() < today) year++;
    expect({ birthday, today, next }).toEqual({ birthday, today, next: inYear() });
  }
});

test('people are found by their birthday', async () => {
  const { id: customerId } = await givenCustomer(server, 'sales', { contacts: [{ name: unique('Born'), birthday: '1980-12-24' }] });
  const { contacts } = await (await server.as('sales')).data<{ contacts: { nodes: { customer: { id: string }; nextBirthday: string }[] } }>(
    operation('customers', 'Birthdays'),
    { from: 1224, to: 1224, first: 50 },
  );
  expect(contacts.nodes).toContainEqual(expect.objectContaining({ customer: expect.objectContaining({ id: customerId }) }));
  expect(((await profile(customerId)) as Profile).nextBirthday).toMatch(/^20\d\d-12-24$/);
});
