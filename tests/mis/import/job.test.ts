import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { bringIn as bringInCast } from '../../support/cast.js';
import type { Client } from '../../support/client.js';
import { makeDatabase } from '../../support/database.js';
import { beginImport, bringIn, type Imported, importById, importOf, upload } from '../../support/import.js';
import { operation } from '../../support/operation.js';
import { type Server, startServer } from '../../support/server.js';

interface UserError {
  code: string;
  message: string;
  path: string[] | null;
}
const document = (name: string) => operation('import', name);

let server: Server;
let manager: Client;
beforeAll(async () => {
  server = await startServer();
  manager = await server.as('manager');
});
afterAll(() => server.stop());

const csv = (header: string, rows: readonly string[]) => `${[header, ...rows].join('\n')}\n`;
const customers = (prefix: string, n: number) =>
  csv(
    'externalId,name',
    Array.from({ length: n }, (_, i) => `${prefix}${i},${prefix} ${i}`),
  );
const count = async (text: string, values: unknown[] = []): Promise<number> =>
  Number((await server.sql<{ n: string }>(`select count(*) n from ${text}`, values))[0]?.n);
const errorsOf = async (client: Client, { errorFile }: Imported) =>
  fetch(`${client.url}${errorFile}`, { headers: client.token ? { authorization: `Bearer ${client.token}` } : {} });

/** Undoes an import and waits for what comes of it. */
async function undo(client: Client, id: string, input: object = {}): Promise<{ errors: UserError[]; after: Imported }> {
  const { importUndo } = await client.data<{ importUndo: { errors: UserError[] } }>(document('ImportUndo'), {
    input: { importId: id, ...input },
  });
  let after = await importById(client, id);
  while (after.status === 'UNDOING') after = await importById(client, id);
  return { errors: importUndo.errors, after };
}

describe('a run', () => {
  test('tells how far it is to whoever began it, and ends with the figures of the report', async () => {
    const heard = await manager.listen<{ jobProgress: { progress: Imported['progress'] } }>(
      'subscription { jobProgress { ... on JobProgressed { progress { id status done total errors } } } }',
    );
    const elsewhere = await (await server.as('managerAsia')).listen(
      'subscription { jobProgress { ... on JobProgressed { progress { id } } } }',
    );
    const { id } = await upload(manager, `${customers('p', 250)}bad\n`);
    const { importJob } = await beginImport(manager, { fileId: id, kind: 'CUSTOMERS', mapping: { source: 'progress' } });
    expect(importJob).toMatchObject({ status: 'WAITING', finishedAt: null, progress: { status: 'WAITING', total: null } });
    const steps: NonNullable<Imported['progress']>[] = [];
    while (steps.at(-1)?.status !== 'DONE') steps.push(...(await heard.take(1)).map(({ jobProgress }) => jobProgress.progress as never));
    expect(steps.at(-1)).toEqual({ id: importJob?.progress?.id, status: 'DONE', done: 251, total: 251, errors: 1 });
    const done = steps.map(step => step.done);
    expect(done).toEqual([...done].sort((a, b) => a - b));
    expect(elsewhere.waiting).toBe(0);
    const replayed = await manager.listen<{ jobProgress: { progress: Imported['progress'] } }>(document('ImportProgress'), {
      after: heard.cursor,
      progressId: importJob?.progress?.id,
    });
    expect((await replayed.take(1))[0]?.jobProgress.progress).toMatchObject({ id: importJob?.progress?.id });
    expect(await importById(manager, importJob?.id ?? '')).toMatchObject({ status: 'DONE', total: 251, created: 250, failed: 1 });
  });

  test('that is begun twice under one key is one', async () => {
    const { id } = await upload(manager, customers('k', 3));
    const input = { fileId: id, kind: 'CUSTOMERS', mapping: { source: 'key' }, idempotencyKey: randomUUID() };
    const first = await importOf(manager, input);
    const { importFile: again } = await manager.data<{ importFile: { importJob: Imported } }>(document('ImportFile'), { input });
    expect(again.importJob.id).toBe(first.importJob?.id);
    expect(await count("import_jobs where source = 'key'")).toBe(1);
    expect((await beginImport(manager, { ...input, dryRun: true })).errors).toMatchObject([{ code: 'IDEMPOTENCY_KEY_REUSED' }]);
  });

  test('that is cut off goes on where it was: nothing is lost, doubled or told twice', async () => {
    const database = await makeDatabase();
    await bringInCast(database);
    let process = await startServer({ database });
    const rows = 4_000;
    const { id } = await upload(await process.as('manager'), `${customers('c', rows)}bad\n`);
    const { importJob } = await beginImport(await process.as('manager'), { fileId: id, kind: 'CUSTOMERS', mapping: { source: 'cut' } });
    const there = async () =>
      Number((await database.sql<{ n: string }>("select count(*) n from customers where external_source = 'cut'"))[0]?.n);
    let seen = 0;
    for (let cut = 0; cut < 3; cut++) {
      for (let now = seen; now < seen + 300; ) now = await there();
      await process.kill9();
      seen = await there();
      process = await startServer({ database });
    }
    expect(seen).toBeLessThan(rows);
    let report = await importById(await process.as('manager'), importJob?.id ?? '');
    while (report.status === 'RUNNING') report = await importById(await process.as('manager'), report.id);
    expect(report).toMatchObject({ status: 'DONE', total: rows + 1, created: rows, existing: 0, failed: 1, problem: null });
    expect(report.errors).toMatchObject([{ line: rows + 2 }]);
    expect(await there()).toBe(rows);
    const [audit] = await database.sql<{ n: string }>(
      "select count(*) n from audit_entries where table_name = 'customers' and operation = 'INSERT'",
    );
    expect(Number(audit?.n)).toBe(rows);
    await process.stop();
    await database.drop();
  });

  test('keeps its memory: of 3,000 tickets with bad ones among them, the good ones are what ticketCreate makes', async () => {
    await bringIn(manager, 'CUSTOMERS', 'externalId,name\nT1,Ardent\n', { source: 'desk' });
    const heard = await manager.listen<{ ticketUpdated: { ticket: { subject: string } } }>(
      'subscription { ticketUpdated(where: { category: { eq: "bulk" } }) { ... on TicketCreated { ticket { subject } } } }',
    );
    const rows = Array.from({ length: 3_000 }, (_, i) => {
      const subject = i === 1_234 ? 'x'.repeat(301) : `Bulk ${i}`;
      return `B${i},${subject},body ${i},${i === 77 ? 'Nobody' : 'T1'},${i % 2 ? 'CLOSED' : 'OPEN'},2026-01-02T03:04:05Z,bulk`;
    });
    const header = 'externalId,subject,body,customer,status,createdAt,category';
    const report = await bringIn(manager, 'TICKETS', csv(header, rows), { source: 'desk' });
    expect(report).toMatchObject({ total: 3_000, created: 2_998, existing: 0, failed: 2 });
    expect(report.errors.map(({ line, column }) => [line, column])).toEqual([
      [79, 'customer'],
      [1_236, 'subject'],
    ]);
    const subjects = (await heard.take(2_998)).map(({ ticketUpdated }) => ticketUpdated.ticket.subject);
    expect(new Set(subjects).size).toBe(2_998);

    const made = await manager.data<{ ticketCreate: { ticket: { id: string }; errors: UserError[] } }>(
      'mutation ($input: TicketCreateInput!) { ticketCreate(input: $input) { ticket { id } errors { message } } }',
      { input: { subject: 'Bulk 0', body: 'body 0', channel: 'EMAIL', category: 'bulk', externalId: 'one', externalSource: 'desk' } },
    );
    expect(made.ticketCreate.errors).toEqual([]);
    const columns = 'owner_id, team_id, subject, type, priority, channel, version, created_by, due_at, category, queue';
    const [bulk, one] = await server.sql(
      `select ${columns} from tickets where external_source = 'desk' and external_id in ('B0', 'one') order by external_id`,
    );
    expect(bulk).toEqual(one);
    const messages = await server.sql(
      `select m.kind, m.body, m.author_id, m.contact_id, m.owner_id, m.team_id from messages m join tickets t on t.id = m.ticket_id
       where t.external_source = 'desk' and t.external_id in ('B0', 'one') order by t.external_id`,
    );
    expect(messages[0]).toEqual(messages[1]);
    expect(await count("timeline_entries e join tickets t on t.id = e.ref_id where t.external_source = 'desk'")).toBe(2_998);
    expect(await count("tickets where external_source = 'desk' and status = 'CLOSED' and closed_at = created_at")).toBe(1_499);
    expect(await count("audit_entries where table_name = 'tickets' and operation = 'INSERT'")).toBe(2_999);
  });
});

describe('all or none', () => {
  test('a bad line keeps all out, and every bad line is told', async () => {
    const content = csv('externalId,name,customer', ['a,A,', 'b,,', `c,${'x'.repeat(300)},`, 'd,D,']);
    const before = await count('customers');
    const { id } = await upload(manager, content);
    const { importJob } = await importOf(manager, { fileId: id, kind: 'CUSTOMERS', mapping: { source: 'all' }, onError: 'REJECT_ALL' });
    expect(importJob).toMatchObject({
      status: 'REJECTED',
      created: 0,
      failed: 2,
      problem: '2 lines are wrong, so nothing was brought in.',
    });
    expect(importJob?.errors.map(({ line }) => line)).toEqual([3, 4]);
    expect(await count('customers')).toBe(before);
    const events = await count("event_log where name like 'customer%' and subject_id not in (select id from customers)");
    expect(events).toBe(0);
  });

  test('without one, all go in', async () => {
    const { id } = await upload(manager, customers('all', 120));
    const { importJob } = await importOf(manager, { fileId: id, kind: 'CUSTOMERS', mapping: { source: 'all ok' }, onError: 'REJECT_ALL' });
    expect(importJob).toMatchObject({ status: 'DONE', created: 120, failed: 0, progress: { done: 120, total: 120 } });
  });
});

describe('the file of errors', () => {
  test('holds what was left out as it stood, and goes in once it is corrected', async () => {
    const rows = ['e1,"=cmd|""/c calc""!A1",1', 'e2,Two,1.5', 'e3,Three,x', 'e4,Four,4'];
    const report = await bringIn(manager, 'CUSTOMERS', csv('externalId,name,size', rows), { source: 'fix' });
    expect(report).toMatchObject({ created: 2, failed: 2, errorFile: `/imports/${report.id}/errors.csv` });
    const response = await errorsOf(manager, report);
    expect(response.headers.get('content-type')).toContain('text/csv');
    expect(response.headers.get('content-disposition')).toBe(`attachment; filename="${report.id}-errors.csv"`);
    const [header, ...lines] = parse(await response.text()) as string[][];
    expect(header).toEqual(['externalId', 'name', 'size', 'Line', 'Error']);
    expect(lines).toEqual([
      ['e2', 'Two', '1.5', '3', 'size: "1.5" should be a whole number.'],
      ['e3', 'Three', 'x', '4', 'size: "x" should be a number such as "1234.50".'],
    ]);
    const corrected = csv('externalId,name,size,Line,Error', ['e2,Two,2,3,', 'e3,Three,3,4,']);
    expect(await bringIn(manager, 'CUSTOMERS', corrected, { source: 'fix' })).toMatchObject({ created: 2, failed: 0, errorFile: null });
  });

  test('shows formulas as text, and whole records', async () => {
    const rows = ['=1+1,Nobody,2026-01-02,EUR,x,1', '@SUM(A1),Nobody,2026-01-02,EUR,-5,1', '@SUM(A1),Nobody,2026-01-02,EUR,5,one'];
    const report = await bringIn(manager, 'ORDERS', csv('externalId,customer,orderedAt,currency,product,quantity', rows), {
      source: 'odd',
    });
    expect(report.failed).toBe(3);
    const lines = parse(await (await errorsOf(manager, report)).text()) as string[][];
    expect(lines.slice(1).map(([first]) => first)).toEqual(["'=1+1", "'@SUM(A1)", "'@SUM(A1)"]);
    expect(lines[2]?.at(-1)).toBe('Another line of this record is wrong.');
  });

  test('is for whoever began the import', async () => {
    const report = await bringIn(await server.as('managerAsia'), 'CUSTOMERS', 'externalId,name\nz,\n', { source: 'theirs' });
    const answers = await Promise.all([errorsOf(server.anonymous, report), errorsOf(await server.as('sales'), report)]);
    expect(answers.map(({ status }) => status)).toEqual([401, 403]);
    expect((await errorsOf(manager, { ...report, errorFile: '/imports/import_00000000000000000000000000000000/errors.csv' })).status).toBe(
      404,
    );
    expect((await errorsOf(manager, { ...report, errorFile: '/imports/anything/errors.csv' })).status).toBe(400);
  });
});

describe('undoing', () => {
  test('takes back what was made, tells it, and the file can go in again', async () => {
    const heard = await manager.listen<{ ticketUpdated: { __typename: string; id?: string; reason?: string } }>(
      'subscription { ticketUpdated(where: { queue: { eq: "undo" } }) { __typename ... on TicketLeft { id reason } } }',
    );
    const content = csv('externalId,subject,queue', ['u1,One,undo', 'u2,Two,undo']);
    const report = await bringIn(manager, 'TICKETS', content, { source: 'undo' });
    await heard.take(2);
    const stale = await undo(manager, report.id, { expectedVersion: 0 });
    expect(stale.errors).toMatchObject([{ code: 'CONFLICT' }]);
    const { errors, after } = await undo(manager, report.id);
    expect(errors).toEqual([]);
    expect(after).toMatchObject({ status: 'UNDONE', problem: null });
    expect((await heard.take(2)).map(({ ticketUpdated }) => ticketUpdated)).toMatchObject([
      { __typename: 'TicketLeft', reason: 'DELETED' },
      { __typename: 'TicketLeft', reason: 'DELETED' },
    ]);
    expect(await count("tickets where external_source = 'undo'")).toBe(0);
    expect((await undo(manager, report.id)).errors).toMatchObject([{ code: 'CONFLICT', message: expect.stringContaining('UNDONE') }]);
    expect(await bringIn(manager, 'TICKETS', content, { source: 'undo' })).toMatchObject({ created: 2, existing: 0 });
  });

  test('is refused once something was built on it, and says what', async () => {
    const report = await bringIn(manager, 'CUSTOMERS', customers('base', 3), { source: 'built' });
    const { customers: found } = await manager.data<{ customers: { nodes: { id: string; version: number }[] } }>(
      'query { customers(where: { name: { eq: "base 1" } }) { nodes { id version } } }',
    );
    const [{ id }] = found.nodes as [{ id: string; version: number }];
    const update = (name: string) =>
      manager.data<{ customerUpdate: { errors: UserError[] } }>(
        'mutation ($input: CustomerUpdateInput!) { customerUpdate(input: $input) { errors { code message } } }',
        { input: { customerId: id, name } },
      );
    const tickets = await bringIn(manager, 'TICKETS', 'externalId,subject,customer\nt,Bell is mute,base1\n', { source: 'built' });
    expect((await undo(manager, report.id)).after).toMatchObject({
      status: 'DONE',
      problem:
        'The import cannot be undone: other rows refer to what it brought in (1 of timeline entries, 1 of tickets). Undo or delete that first.',
    });
    expect(await count("customers where external_source = 'built'")).toBe(3);
    expect((await undo(manager, tickets.id)).after).toMatchObject({ status: 'UNDONE' });
    expect((await update('Other')).customerUpdate.errors).toEqual([]);
    expect((await undo(manager, report.id)).after.problem).toMatch(/it was changed since \(1 times, for one in customers\)/);
    expect(await count("customers where external_source = 'built'")).toBe(3);
  });

  test('leaves sums as if it had never been', async () => {
    await bringIn(manager, 'PRODUCTS', 'sku,name,price,currency\nS1,Bell,10,EUR\n', { source: 'sums' });
    await bringIn(manager, 'CUSTOMERS', 'externalId,name\nS1,Sum\n', { source: 'sums' });
    const report = await bringIn(
      manager,
      'ORDERS',
      'externalId,customer,orderedAt,currency,product,quantity\nS1,S1,2026-01-02,EUR,S1,3\n',
      { source: 'sums' },
    );
    const differences = () => server.sql('select * from rollup.differences() where cells <> 0');
    expect(report.created).toBe(1);
    expect((await undo(manager, report.id)).after).toMatchObject({ status: 'UNDONE' });
    expect(await count("orders where external_source = 'sums'")).toBe(0);
    expect(await differences()).toEqual([]);
  });

  test('is for whoever sees the import and may make such records', async () => {
    const report = await bringIn(manager, 'CUSTOMERS', customers('mine', 1), { source: 'mine' });
    expect((await undoErrors('marketing', report.id)).map(({ code }) => code)).toEqual(['NOT_FOUND']);
    await expect(undoErrors('sales', report.id)).rejects.toThrow('FORBIDDEN');
    expect((await undo(manager, report.id)).after).toMatchObject({ status: 'UNDONE' });
    expect(await count("customers where external_source = 'mine'")).toBe(0);
    const tried = await importOf(manager, { fileId: (await upload(manager, customers('dry', 1))).id, kind: 'CUSTOMERS', dryRun: true });
    expect((await undo(manager, tried.importJob?.id ?? '')).errors).toMatchObject([
      { code: 'CONFLICT', message: 'It was a dry run: there is nothing to undo.' },
    ]);
  });

  const undoErrors = async (who: 'marketing' | 'sales', id: string) =>
    (await (await server.as(who)).data<{ importUndo: { errors: UserError[] } }>(document('ImportUndo'), { input: { importId: id } }))
      .importUndo.errors;
});

describe('mappings', () => {
  interface Guess {
    kind: string;
    mapping: Record<string, unknown>;
    mappingName: string | null;
    missing: string[];
    columns: { name: string; samples: string[]; field: string | null; likeness: number | null }[];
  }
  const guess = async (content: string | Buffer, kind?: string) => {
    const { id } = await upload(manager, content);
    const { importGuess } = await manager.data<{ importGuess: Guess }>(document('ImportGuess'), { fileId: id, kind });
    return { id, ...importGuess };
  };
  const save = async (input: object) =>
    (
      await manager.data<{ importMappingSave: { importMapping: { id: string; version: number } | null; errors: UserError[] } }>(
        document('ImportMappingSave'),
        { input },
      )
    ).importMappingSave;

  test('are guessed from names and contents, so that the file goes in as it is', async () => {
    const content = Buffer.from(
      csv('Ticket ID;Ticket Subject;Ticket Priority;Ticket Status;Date created;Café', [
        '17;Bell is mute;High priority;Open ticket;24.12.2026 18:30;ü',
        '18;Bell is loud;Low priority;Open ticket;3.1.2026 7:05;',
      ]),
      'latin1',
    );
    const { id, kind, mapping, missing, columns, mappingName } = await guess(content);
    expect({ kind, missing, mappingName }).toEqual({ kind: 'TICKETS', missing: [], mappingName: null });
    expect(mapping).toEqual({
      delimiter: ';',
      encoding: 'latin1',
      columns: {
        externalId: 'Ticket ID',
        subject: 'Ticket Subject',
        priority: 'Ticket Priority',
        status: 'Ticket Status',
        createdAt: 'Date created',
      },
      dateFormat: 'd.M.yyyy H:mm',
      values: { priority: { 'High priority': 'HIGH', 'Low priority': 'LOW' }, status: { 'Open ticket': 'OPEN' } },
    });
    expect(columns[1]).toMatchObject({
      name: 'Ticket Subject',
      samples: ['Bell is mute', 'Bell is loud'],
      field: 'subject',
      likeness: expect.any(Number),
    });
    expect(columns[5]).toEqual({ name: 'Café', samples: ['ü'], field: null, likeness: null });
    const { importJob } = await importOf(manager, { fileId: id, kind, mapping: { ...mapping, source: 'guessed' } });
    expect(importJob).toMatchObject({ created: 2, failed: 0 });
    const rows = await server.sql(
      "select external_id, priority, status, created_at from tickets where external_source = 'guessed' order by 1",
    );
    expect(rows).toEqual([
      { external_id: '17', priority: 'HIGH', status: 'OPEN', created_at: new Date('2026-12-24T18:30:00Z') },
      { external_id: '18', priority: 'LOW', status: 'OPEN', created_at: new Date('2026-01-03T07:05:00Z') },
    ]);
  });

  test('say what has no column yet', async () => {
    const { missing, columns } = await guess('Firm,Turnover\nArdent,5\n', 'PRODUCTS');
    expect(missing).toEqual(['sku', 'name', 'price', 'currency']);
    expect(columns.map(({ field }) => field)).toEqual([null, null]);
  });

  test('are kept by name, replaced, used, offered for such a file, and archived', async () => {
    const mapping = { source: 'crm', delimiter: ';', columns: { externalId: 'Nr', name: 'Firma' } };
    const wrong = await save({ name: 'CRM', kind: 'CUSTOMERS', mapping: { columns: { nme: 'Firma' }, delimiter: 'ab' } });
    expect(wrong.errors.map(({ path }) => path)).toEqual([
      ['mapping', 'columns', 'nme'],
      ['mapping', 'delimiter'],
    ]);
    const first = await save({ name: 'Our CRM', kind: 'CUSTOMERS', mapping: { ...mapping, delimiter: ',' } });
    const second = await save({ name: 'our crm', kind: 'CUSTOMERS', mapping, expectedVersion: first.importMapping?.version });
    expect(second.importMapping?.id).toBe(first.importMapping?.id);
    const content = 'Firma;Nr;Ort\nArdent;1;Kiel\n';
    const { id, mappingName, kind, mapping: guessed, missing } = await guess(content);
    expect({ mappingName, kind, guessed, missing }).toEqual({ mappingName: 'our crm', kind: 'CUSTOMERS', guessed: mapping, missing: [] });
    expect((await importOf(manager, { fileId: id, kind, mappingName: 'OUR CRM' })).importJob).toMatchObject({ created: 1 });

    const refused = async (input: object) => (await importOf(manager, { fileId: id, kind: 'CUSTOMERS', ...input })).errors;
    expect(await refused({ mappingName: 'nothing' })).toMatchObject([{ code: 'NOT_FOUND' }]);
    expect(await refused({ mappingName: 'our crm', mapping })).toMatchObject([{ code: 'INVALID_INPUT', path: ['mappingName'] }]);
    expect(await refused({ mappingName: 'our crm', kind: 'PRODUCTS' })).toMatchObject([{ code: 'INVALID_INPUT', path: ['mappingName'] }]);

    const listed = async () =>
      (await manager.data<{ importMappings: { nodes: { name: string }[] } }>(document('ImportMappings'))).importMappings.nodes;
    expect((await listed()).map(({ name }) => name)).toContain('our crm');
    await manager.data(document('ImportMappingArchive'), { input: { mappingId: first.importMapping?.id } });
    expect((await listed()).map(({ name }) => name)).not.toContain('our crm');
    expect(await refused({ mappingName: 'our crm' })).toMatchObject([{ code: 'NOT_FOUND' }]);
  });
});
