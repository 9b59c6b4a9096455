import { afterAll, beforeAll, expect, test } from '@jest/globals';
import pg from 'pg';
import { type Changed, mutate } from '../../crm/customers/given.js';
import type { Client } from '../../support/client.js';
import { userId } from '../../support/ids.js';
import { beginImport, bringIn, type Imported, importById, importOf, upload } from '../../support/import.js';
import { operation } from '../../support/operation.js';
import { type Server, startServer } from '../../support/server.js';

let server: Server;
let manager: Client;
beforeAll(async () => {
  server = await startServer();
  manager = await server.as('manager');
});
afterAll(() => server.stop());

type Values = Record<string, unknown>;
const field = async (kind: string, key: string, type: string, more: object = {}): Promise<string> => {
  const input = { kind, key, label: `The ${key}`, type, ...more };
  const { customField, errors } = await mutate<Changed<'customField', { id: string }>>(
    server,
    'administrator',
    'fields',
    'CustomFieldCreate',
    input,
  );
  expect(errors).toEqual([]);
  return customField?.id ?? '';
};
const archive = (fieldId: string) =>
  mutate<Changed<'customField', object>>(server, 'administrator', 'fields', 'CustomFieldArchive', { fieldId });
const csv = (...lines: string[]) => `${lines.join('\n')}\n`;

/** Values by key, as the API tells them. */
const imported = async (where: object[]): Promise<Record<string, Values>> => {
  const { customers } = await manager.data<{
    customers: { nodes: { name: string; customFields: (Values & { field: { key: string } })[] }[] };
  }>(operation('import', 'ImportedCustomers'), { where });
  return Object.fromEntries(
    customers.nodes.map(({ name, customFields }) => [
      name,
      Object.fromEntries(customFields.map(({ field: { key }, ...value }) => [key, Object.values(value)[0]])),
    ]),
  );
};

const CHOICES = [
  { code: 'BASIC', label: 'Basic care' },
  { code: 'FLEET', label: 'Fleet: on site' },
];
const HEADER =
  'externalId;name;customFields.note;Contract;customFields.count;customFields.worth;customFields.until;customFields.keeper;customFields.partner';
const MAPPING = {
  source: 'custom',
  delimiter: ';',
  decimal: ',',
  dateFormat: 'd.M.yyyy',
  columns: { 'customFields.contract': 'Contract' },
};

test('cells of every type go into the fields of customers; what is wrong is told cell by cell', async () => {
  await field('customer', 'note', 'TEXT');
  await field('customer', 'contract', 'CHOICE', { choices: CHOICES });
  await field('customer', 'count', 'NUMBER');
  await field('customer', 'worth', 'MONEY', { currency: 'EUR' });
  await field('customer', 'until', 'DATE');
  await field('customer', 'keeper', 'REFERENCE', { referenceKind: 'user' });
  await field('customer', 'partner', 'REFERENCE', { referenceKind: 'customer' });
  const keeper = userId('sales');
  const content = csv(
    HEADER,
    `1;Ardent;"Say ""no""";fleet: ON site;12,50;1.200,5 EUR;24.12.2027;${keeper};`,
    '2;Bolt;;BASIC;;;;sales@bellwether.example;1',
    '3;Cog;;;;;;;',
    `4;Dent;${'x'.repeat(501)};GOLD;1,2345678;5 USD;31.2.2027;Nobody;user_${'0'.repeat(32)}`,
    `5;Echo;;;;;;contact_${'0'.repeat(32)};9`,
  );
  const { email } = (
    await server.sql<{ email: string }>('select email from users where id = $1', [
      keeper.replace(/^user_(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5'),
    ])
  )[0] ?? { email: '' };
  const file = content.replace('sales@bellwether.example', email);

  const dry = await bringIn(manager, 'CUSTOMERS', file, MAPPING, { dryRun: true });
  expect(dry).toMatchObject({ created: 3, failed: 2 });
  expect(await imported([{ key: 'contract', choice: { in: ['BASIC', 'FLEET'] } }])).toEqual({});

  const report = await bringIn(manager, 'CUSTOMERS', file, MAPPING);
  expect(report).toMatchObject({ total: 5, created: 3, existing: 0, failed: 2 });
  expect(dry.errors).toEqual(report.errors);
  expect(report.errors.map(({ line, column, code, message }) => [line, column, code, message])).toEqual([
    [5, 'customFields.note', 'INVALID_INPUT', 'It has 1 to 500 characters; null clears it.'],
    [5, 'Contract', 'INVALID_INPUT', 'It is one of BASIC, FLEET.'],
    [5, 'customFields.count', 'INVALID_INPUT', '"1,2345678" should be a number of up to 15 digits before the point and 6 after it.'],
    [5, 'customFields.worth', 'INVALID_INPUT', 'Amounts of this field are in EUR.'],
    [5, 'customFields.until', 'INVALID_INPUT', '"31.2.2027" should be a date in the form "d.M.yyyy".'],
    [6, 'customFields.keeper', 'NOT_FOUND', `There is no user "contact_${'0'.repeat(32)}", or you may not see it.`],
    [6, 'customFields.partner', 'NOT_FOUND', 'There is no customer "9", or you may not see it.'],
  ]);
  const errorFile = await fetch(`${manager.url}${report.errorFile}`, { headers: { authorization: `Bearer ${manager.token}` } });
  expect(await errorFile.text()).toContain('Contract: It is one of BASIC, FLEET. customFields.count: ');

  const values = await imported([{ key: 'contract', choice: { in: ['BASIC', 'FLEET'] } }]);
  const [ardent] = await server.sql<{ id: string }>("select id from customers where external_source = 'custom' and external_id = '1'");
  expect(values).toEqual({
    Ardent: {
      note: 'Say "no"',
      contract: { code: 'FLEET' },
      count: '12.5',
      worth: { amount: '1200.50', currency: 'EUR' },
      until: '2027-12-24',
      keeper,
    },
    Bolt: { contract: { code: 'BASIC' }, keeper, partner: `customer_${ardent?.id.replaceAll('-', '')}` },
  });
  expect(await bringIn(manager, 'CUSTOMERS', file, MAPPING)).toMatchObject({ created: 0, existing: 3, failed: 2 });

  await manager.data(operation('import', 'ImportUndo'), { input: { importId: report.id } });
  let after = await importById(manager, report.id);
  while (after.status === 'UNDOING') after = await importById(manager, report.id);
  expect(after).toMatchObject({ status: 'UNDONE', problem: null });
  expect(await imported([{ key: 'contract', choice: { in: ['BASIC', 'FLEET'] } }])).toEqual({});
});

const OTHERS = {
  contact: { code: 'CONTACTS', list: 'contacts', header: 'externalId,name', row: 'X' },
  lead: { code: 'LEADS', list: 'leads', header: 'externalId,name', row: 'X' },
  opportunity: {
    code: 'OPPORTUNITIES',
    list: 'opportunities',
    header: 'externalId,name,customer,stage,currency',
    row: 'X,C1,Qualified,EUR',
  },
  ticket: { code: 'TICKETS', list: 'tickets', header: 'externalId,subject', row: 'X' },
};

test.each(Object.entries(OTHERS))('a %s takes them by the way that its kind goes in', async (kind, { code, list, header, row }) => {
  const [stage] = await server.sql<{ name: string }>(
    "select s.name from stages s join pipelines p on p.id = s.pipeline_id and p.is_default where s.kind = 'OPEN' order by s.position limit 1",
  );
  await bringIn(manager, 'CUSTOMERS', 'externalId,name\nC1,One\n', { source: 'ways' });
  await field(kind, 'wave', 'TEXT');
  await field(kind, 'grade', 'CHOICE', { choices: CHOICES });
  await field(kind, 'size', 'NUMBER');
  await field(kind, 'due', 'DATE');
  await field(kind, 'firm', 'REFERENCE', { referenceKind: 'customer' });
  const cells = row.replace('Qualified', stage?.name ?? '');
  const file = csv(
    `${header},Wave,Grade,Size,Due,Firm`,
    `1,${cells},w1,basic care,7,2027-01-02,C1`,
    `2,${cells},w2,,,,`,
    `3,${cells},w3,GOLD,,,`,
    `4,${cells},,,,,`,
  );
  const named = (key: string) => [`customFields.${key}`, key[0]?.toUpperCase() + key.slice(1)];
  const columns = Object.fromEntries(['wave', 'grade', 'size', 'due', 'firm'].map(named));
  const report = await bringIn(manager, code, file, { source: 'ways', columns });
  expect(report).toMatchObject({ created: 3, failed: 1 });
  expect(report.errors).toMatchObject([{ line: 4, column: 'Grade', value: 'GOLD', message: 'It is one of BASIC, FLEET.' }]);
  const document = `query ($where: [CustomFieldFilter!]) { list: ${list}(where: { customFields: $where }) { nodes { customFields { field { key }
    ... on TextFieldValue { text } ... on ChoiceFieldValue { choice { code } } ... on NumberFieldValue { number } ... on DateFieldValue { date } } } } }`;
  const read = async (where: object) =>
    (await manager.data<{ list: { nodes: { customFields: Values[] }[] } }>(document, { where: [where] })).list.nodes;
  const [one] = await read({ key: 'grade', choice: { eq: 'BASIC' } });
  expect(one?.customFields).toMatchObject([
    { text: 'w1' },
    { choice: { code: 'BASIC' } },
    { number: '7' },
    { date: '2027-01-02' },
    { field: { key: 'firm' } },
  ]);
  expect((await read({ key: 'wave', text: { eq: 'w2' } })).map(each => each.customFields.length)).toEqual([1]);
  const [firm] = await server.sql<{ id: string }>("select id from customers where external_source = 'ways'");
  expect(await read({ key: 'firm', reference: { eq: `customer_${firm?.id.replaceAll('-', '')}` } })).toHaveLength(1);
});

test('formats list them, and a column is guessed by key or label', async () => {
  const { importFormats } = await manager.data<{ importFormats: { kind: string; fields: Values[] }[] }>(
    operation('import', 'ImportFormats'),
  );
  const tickets = importFormats
    .find(({ kind }) => kind === 'TICKETS')
    ?.fields.filter(({ name }) => String(name).startsWith('customFields.'));
  expect(tickets?.slice(0, 2)).toEqual([
    { name: 'customFields.wave', type: 'text', required: false, description: 'The wave.' },
    { name: 'customFields.grade', type: 'BASIC | FLEET', required: false, description: 'The grade.' },
  ]);
  const { id } = await upload(manager, csv('Ticket ID,Ticket Subject,The wave,grade,Due', '1,Bell,w9,"Fleet, big",5.1.2027'));
  const { importGuess } = await manager.data<{ importGuess: { mapping: { columns: object; values: object } } }>(
    operation('import', 'ImportGuess'),
    {
      fileId: id,
      kind: 'TICKETS',
    },
  );
  expect(importGuess.mapping).toEqual({
    columns: {
      externalId: 'Ticket ID',
      subject: 'Ticket Subject',
      'customFields.wave': 'The wave',
      'customFields.grade': 'grade',
      'customFields.due': 'Due',
    },
    dateFormat: 'd.M.yyyy',
    values: { 'customFields.grade': { 'Fleet, big': 'FLEET' } },
  });
});

test('what is archived is refused before a line goes in, and told of each line if it happens while they go in', async () => {
  const gone = await field('ticket', 'gone', 'TEXT');
  const mapping = { source: 'gone', columns: { 'customFields.gone': 'Was' } };
  const saved = await manager.data(operation('import', 'ImportMappingSave'), { input: { name: 'with gone', kind: 'TICKETS', mapping } });
  expect(saved).toMatchObject({ importMappingSave: { errors: [] } });
  await archive(gone);
  const plain = await upload(manager, 'externalId,subject,Was\n1,Bell,x\n');
  const refused = async (input: object) => (await beginImport(manager, { kind: 'TICKETS', ...input })).errors.map(({ message }) => message);
  expect((await beginImport(manager, { fileId: plain.id, kind: 'TICKETS', mapping })).errors).toMatchObject([
    { code: 'INVALID_INPUT', path: ['mapping', 'columns', 'customFields.gone'] },
  ]);
  expect(await refused({ fileId: plain.id, mappingName: 'with gone' })).toEqual(['The field is archived: restore it, or leave it out.']);
  const own = await upload(manager, 'externalId,subject,customFields.gone\n1,Bell,x\n');
  expect(await refused({ fileId: own.id })).toEqual([
    'The column "customFields.gone": The field is archived: restore it, or leave it out.',
  ]);
  const none = await upload(manager, 'externalId,subject,customFields.never\n1,Bell,x\n');
  expect(await refused({ fileId: none.id })).toEqual([
    expect.stringContaining('There is no custom field for the column "customFields.never"'),
  ]);

  const late = await field('ticket', 'late', 'TEXT');
  const id = late.replace(/^field_(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  const client = new pg.Client(server.database.adminUrl);
  await client.connect();
  await client.query('begin');
  await client.query("select pg_advisory_xact_lock(hashtextextended('custom_fields', 0))");
  const { id: fileId } = await upload(manager, 'externalId,subject,customFields.late\n1,Bell,x\n2,Horn,\n');
  const { importJob } = await beginImport(manager, { fileId, kind: 'TICKETS', mapping: { source: 'late' } });
  let report = await importById(manager, importJob?.id ?? '');
  while (report.status === 'WAITING') report = await importById(manager, report.id);
  await client.query('update custom_fields set archived_at = now() where id = $1', [id]);
  await client.query('commit');
  await client.end();
  while (report.status === 'RUNNING') report = await importById(manager, report.id);
  expect(report).toMatchObject({ status: 'DONE', created: 1, failed: 1 } satisfies Partial<Imported>);
  expect(report.errors).toMatchObject([{ line: 2, column: 'customFields.late', message: expect.stringContaining('"late" is archived.') }]);
});

test('archived between the mutation and the job, the import fails and changes nothing', async () => {
  const quiet = await startServer({ env: { JOB_CONCURRENCY: '0' } });
  const there = await quiet.as('manager');
  const { customField } = await mutate<Changed<'customField', { id: string }>>(quiet, 'administrator', 'fields', 'CustomFieldCreate', {
    kind: 'lead',
    key: 'soon',
    label: 'Soon',
    type: 'TEXT',
  });
  const { id: fileId } = await upload(there, 'externalId,name,Soon\n1,Ann,x\n');
  const { importJob } = await beginImport(there, {
    fileId,
    kind: 'LEADS',
    mapping: { source: 'soon', columns: { 'customFields.soon': 'Soon' } },
  });
  await mutate(quiet, 'administrator', 'fields', 'CustomFieldArchive', { fieldId: customField?.id });
  const working = await startServer({ database: quiet.database });
  let report = await importById(there, importJob?.id ?? '');
  while (!['FAILED', 'DONE'].includes(report.status)) report = await importById(there, report.id);
  expect(report).toMatchObject({ status: 'FAILED', created: 0 });
  expect(report.problem).toContain('customFields.soon": The field is archived');
  await working.stop();
  await quiet.stop();
});

test('whoever may not see a record can not refer to it', async () => {
  const asia = await server.as('managerAsia');
  await bringIn(manager, 'CUSTOMERS', 'externalId,name\nH1,Hidden\n', { source: 'sight' });
  const { importJob, errors } = await importOf(asia, {
    fileId: (await upload(asia, 'externalId,name,customFields.partner\nA1,Mine,H1\n')).id,
    kind: 'CUSTOMERS',
    mapping: { source: 'sight' },
  });
  expect(errors).toEqual([]);
  expect(importJob?.errors).toMatchObject([{ column: 'customFields.partner', code: 'NOT_FOUND' }]);
});
