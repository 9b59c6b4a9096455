import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { areas } from '../../../src/app.js';
import { impersonalTables, personalTables } from '../../../src/crm/customers/personal.js';
import { operation } from '../../support/operation.js';
import { type Server, startServer } from '../../support/server.js';
import { type Changed, givenCustomer, mutate, seen, uuid } from '../customers/given.js';

let server: Server;
beforeAll(async () => {
  server = await startServer();
});
afterAll(async () => {
  await server.stop();
});

interface Export {
  id: string;
  status: string;
  path: string | null;
}
interface Erasure {
  id: string;
  rows: number;
  idsHash: string;
  tables: { table: string; rows: number }[];
}
const erase = (input: object) =>
  mutate<Changed<'erasureRecord', Erasure>>(server, 'administrator', 'privacy', 'PersonErase', { reason: 'REQUEST', ...input });

/** What a person has with us, each word of it a marker: it stands in what follows from it, too. */
async function givenPerson(input: object = {}, own = true) {
  const markers: string[] = [];
  const mark = (what: string) => {
    const word = `${what}-${randomUUID().slice(0, 8)}`;
    markers.push(word);
    return word;
  };
  const name = `${mark('Maria')} ${mark('Gärtner')}`;
  const email = `${mark('maria')}@example.com`;
  const contact = {
    name,
    title: mark('Title'),
    birthday: '1980-02-29',
    email,
    contactPoints: [{ kind: 'CHAT', value: mark('chat') }],
    topics: [mark('Topic')],
    externalSource: 'old',
    externalId: mark('ext'),
  };
  const customer = await givenCustomer(server, 'sales', {
    ...(own && { kind: 'PERSON', name, legalName: mark('Legal'), email, tags: [mark('tag')] }),
    addresses: own ? [{ country: 'DE', line1: mark('Street'), city: mark('City') }] : [],
    contacts: [contact],
    ...input,
  });
  const customerId = customer.id;
  const contactId = customer.contacts.nodes[0]?.id as string;
  const made = async (actor: 'sales' | 'service', area: string, document: string, data: object) => {
    const answer = await mutate<{ errors: unknown[] } & Record<string, { id: string }>>(server, actor, area, document, data);
    expect(answer.errors).toEqual([]);
    return Object.values(answer)[0] as { id: string };
  };
  await made('sales', 'customers', 'ContactUpdate', { contactId, title: mark('Title') });
  await made('sales', 'customers', 'ConsentRecord', {
    contactId,
    channel: 'EMAIL',
    purpose: 'OFFERS',
    state: 'GRANTED',
    proof: mark('proof'),
  });
  await made('sales', 'activities', 'ActivityLog', { customerId, contactId, kind: 'CALL', subject: mark('call'), body: mark('body') });
  await made('sales', 'leads', 'LeadCreate', { name, email, company: mark('Company'), note: mark('note') });
  const ticket = await made('service', 'service', 'TicketCreate', {
    customerId,
    contactId,
    channel: 'EMAIL',
    subject: mark('subject'),
    body: mark('message'),
  });
  // A form that waits for its confirmation.
  const answers = { name, email, note: mark('filled') };
  await server.database.sql(
    `with source as (insert into lead_sources (id, created_at, created_by, updated_at, updated_by, code, name, channel)
       values (uuidv7(), now(), uuidv7(), now(), uuidv7(), '${randomUUID()}', 'Site', 'WEB') returning id),
     form as (insert into lead_forms (id, created_at, created_by, updated_at, updated_by, name, key, active, title, fields, source_id, double_opt_in,
         lead_before_confirmation, lifetime, consent_required, consent_version)
       select uuidv7(), now(), uuidv7(), now(), uuidv7(), '${randomUUID()}', '${randomUUID().replaceAll('-', '').slice(0, 22)}', true, 'Form', '[]', id, true,
         false, 'PT48H', false, 0 from source returning id)
     insert into lead_form_submissions (id, form_id, status, answers, email, token_hash, submitted_at, expires_at)
       select uuidv7(), id, 'PENDING', '${JSON.stringify(answers)}', '${email.toLowerCase()}', sha256(id::text::bytea), now(), now() + interval '1 day' from form`,
  );
  // A mail that waits, and is not sent any more after an erasure.
  const mail = { by: null, data: { id: randomUUID(), template: 'trial', to: email, subject: mark('mail'), text: 'Hello' } };
  await server.database.sql(`select graphile_worker.add_job('mail.send', '${JSON.stringify(mail)}', run_at => now() + interval '1 day')`);
  return { customerId, contactId, ticketId: ticket.id, markers, name, email };
}

/** The columns of the database in which one of the words stands. */
async function placesOf(words: readonly string[]): Promise<string[]> {
  const columns = await server.database.sql<{ place: string; found: string }>(
    `select format('%I.%I', c.table_schema, c.table_name) place, string_agg(format('%I::text', c.column_name), ', ') found
     from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
     where t.table_type = 'BASE TABLE' and c.table_schema not in ('pg_catalog', 'information_schema')
       and (c.data_type in ('text', 'character varying', 'json', 'jsonb', 'ARRAY'))
     group by 1 order by 1`,
  );
  const pattern = words.map(word => word.toLowerCase()).join('|');
  const looks = columns.map(
    ({ place, found }) =>
      `select '${place}' place where exists (select from ${place} where lower(concat_ws(' ', ${found})) ~ '${pattern}')`,
  );
  return (await server.database.sql<{ place: string }>(looks.join(' union all '))).map(({ place }) => place);
}

async function exportOf(input: object): Promise<{ made: Export; text: string }> {
  const { personExport, errors } = await mutate<Changed<'personExport', Export>>(server, 'administrator', 'privacy', 'PersonExport', input);
  expect(errors).toEqual([]);
  for (;;) {
    const made = await seen<Export>(server, 'administrator', operation('privacy', 'PersonExportStatus'), { id: personExport?.id });
    if (made?.path) {
      const { token } = await server.as('administrator');
      const reply = await fetch(`${server.url}${made.path}`, { headers: { authorization: `Bearer ${token}` } });
      expect(reply.status).toBe(200);
      return { made, text: await reply.text() };
    }
  }
}

test('every table with a way to people is declared or exempt, and every column of it that can hold words', async () => {
  expect(areas.length).toBeGreaterThan(0);
  const declared = new Map<string, Set<string> | null>([['timeline_entries', null]]);
  for (const { table, erased, kept = {} } of personalTables()) {
    const before = declared.get(table);
    if (erased === 'delete') declared.set(table, null);
    else declared.set(table, new Set([...(before ?? []), ...Object.keys(erased), ...Object.keys(kept)]));
  }
  const reached = await server.database.sql<{ name: string }>(
    `with recursive reached as (
       select unnest(array['customers', 'contacts']::regclass[]) oid
       union select f.conrelid::regclass from pg_constraint f join reached r on f.confrelid = r.oid where f.contype = 'f'
     ) select distinct c.relname::text name from reached r join pg_class c on c.oid = r.oid where c.relnamespace = 'public'::regnamespace order by 1`,
  );
  expect(reached.map(({ name }) => name).filter(name => !declared.has(name) && !impersonalTables().has(name))).toEqual([]);

  const columns = await server.database.sql<{ table: string; column: string }>(
    `select table_name "table", column_name "column" from information_schema.columns where table_schema = 'public' and is_generated = 'NEVER'
       and (data_type in ('text', 'json', 'jsonb', 'ARRAY', 'date', 'character varying', 'bytea'))`,
  );
  expect(columns.filter(({ table, column }) => declared.get(table) && !declared.get(table)?.has(column))).toEqual([]);
});

test('an export holds every word of a person; after the erasure none is left in any column of any table', async () => {
  const person = await givenPerson();
  const id = { customerId: person.customerId };
  const { text } = await exportOf(id);
  expect(person.markers.filter(marker => !text.includes(marker))).toEqual([]);
  expect((await placesOf(person.markers)).length).toBeGreaterThan(8);

  const tried = await erase({ ...id, dryRun: true });
  expect(tried.errors).toEqual([]);
  expect((await placesOf(person.markers)).length).toBeGreaterThan(8);

  const { erasureRecord, errors } = await erase({ ...id, idempotencyKey: randomUUID() });

  expect(errors).toEqual([]);
  expect(await placesOf(person.markers)).toEqual([]);
  expect(erasureRecord?.rows).toBe(tried.erasureRecord?.rows);
  expect(erasureRecord?.tables).toEqual(
    expect.arrayContaining([
      { table: 'leads', rows: 1 },
      { table: 'lead_form_submissions', rows: 1 },
      { table: 'messages', rows: 1 },
    ]),
  );
  const { customer } = await (await server.as('administrator')).data<{ customer: Record<string, unknown> }>(
    'query ($id: ID!) { customer(id: $id) { name email archivedAt contacts { nodes { name email birthday } } } }',
    { id: person.customerId },
  );
  expect(customer).toMatchObject({
    name: 'Erased person',
    email: null,
    archivedAt: expect.any(String),
    contacts: { nodes: [{ name: 'Erased person', email: null, birthday: null }] },
  });
  const trail = await server.database.sql<{ n: number }>(
    `select count(*)::int n from audit_entries where record_id = '${uuid(person.customerId)}' and field = 'name'`,
  );
  expect(trail[0]?.n).toBeGreaterThan(0);
});

test('a contact of a company is erased; the company, its other people and another person of that name are not', async () => {
  const person = await givenPerson({}, false);
  const other = await givenPerson();
  const { errors } = await erase({ contactId: person.contactId });
  expect(errors).toEqual([]);
  expect(await placesOf(person.markers)).toEqual([]);
  const kept = await Promise.all(other.markers.map(async marker => (await placesOf([marker])).length));
  expect(kept.filter(n => n === 0)).toEqual([]);
  const customer = await seen<{ name: string }>(server, 'administrator', 'query ($id: ID!) { customer(id: $id) { name } }', {
    id: person.customerId,
  });
  expect(customer?.name).not.toBe('Erased person');
});

test('what the log tells of somebody of the same name stays', async () => {
  const person = await givenPerson({}, false);
  const { id: namesake } = await givenCustomer(server, 'sales', { kind: 'PERSON', name: person.name });
  expect((await erase({ contactId: person.contactId })).errors).toEqual([]);
  const told = await server.database.sql<{ name: string }>(
    `select e.payload ->> 'name' "name" from (select subject_id, payload from outbox union all select subject_id, payload from event_log) e
     where e.subject_id = '${uuid(namesake)}'`,
  );
  expect(told.map(({ name }) => name)).toContain(person.name);
});

test('who may not, does not: neither erase, nor export, nor fetch what another asked for; a company is no person', async () => {
  const person = await givenPerson();
  for (const [actor, document] of [
    ['manager', 'PersonErase'],
    ['sales', 'PersonExport'],
    ['analyst', 'PersonErase'],
  ] as const) {
    const input = { customerId: person.customerId, ...(document === 'PersonErase' && { reason: 'REQUEST' }) };
    await expect(mutate(server, actor, 'privacy', document, input)).rejects.toThrow('FORBIDDEN');
  }
  const { made } = await exportOf({ customerId: person.customerId });
  const { token } = await server.as('sales');
  const reply = await fetch(`${server.url}${made.path}`, { headers: { authorization: `Bearer ${token}` } });
  expect(reply.status).toBe(404);
  const company = await givenCustomer(server, 'sales');
  expect((await erase({ customerId: company.id })).errors).toMatchObject([{ code: 'INVALID_INPUT', path: ['customerId'] }]);
  expect((await erase({ contactId: person.contactId })).errors).toMatchObject([{ code: 'INVALID_INPUT', path: ['contactId'] }]);
  expect((await erase({ customerId: person.customerId, expectedVersion: 99 })).errors).toMatchObject([{ code: 'CONFLICT' }]);

  await erase({ customerId: person.customerId });
  const gone = await fetch(`${server.url}${made.path}`, {
    headers: { authorization: `Bearer ${(await server.as('administrator')).token}` },
  });
  expect(gone.status).toBe(404);
});
