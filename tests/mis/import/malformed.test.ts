import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Client } from '../../support/client.js';
import { type Imported, importById, importOf, upload } from '../../support/import.js';
import { type Server, startServer } from '../../support/server.js';

let server: Server;
let client: Client;
beforeAll(async () => {
  server = await startServer({ env: { UPLOAD_LIMIT: '2000000' } });
  client = await server.as('manager');
  const { id } = await upload(client, 'externalId,name\nC1,Ardent\n');
  await importOf(client, { fileId: id, kind: 'CUSTOMERS', mapping: { source: 'good' } });
  const products = await upload(client, 'sku,name,price,currency\nP1,Bell,10,EUR\n');
  await importOf(client, { fileId: products.id, kind: 'PRODUCTS', mapping: { source: 'good' } });
});
afterAll(() => server.stop());

const TABLES = ['customers', 'orders', 'order_lines', 'products', 'categories', 'leads', 'tickets', 'postings', 'departments'];
const counted = TABLES.map(table => `(select count(*) from ${table}) ${table}`).join(', ');
const progress = "name <> 'job.progressed'";
/** How much there is; files and runs apart. */
const size = async () =>
  (
    await server.sql(
      `select ${counted}, (select count(*) from event_log where ${progress}) + (select count(*) from outbox where ${progress}) events`,
    )
  )[0];

const HEAD = 'externalId,name\n';
const ORDER = 'externalId,customer,orderedAt,currency,product,quantity\n';
const CRM = { source: 'good' };

/** [what is wrong, kind, content, mapping, what is told] */
type Bad = [name: string, kind: string, content: string | Buffer, mapping: object, told: RegExp];

describe('a file that cannot be read changes nothing, and the answer says why:', () => {
  const broken: Bad[] = [
    ['an empty file', 'CUSTOMERS', '', {}, /The file is empty: its first line has to name the columns/],
    ['only blank lines', 'CUSTOMERS', '\n\n  \n', {}, /The file is empty/],
    ['another delimiter', 'CUSTOMERS', 'externalId;name\n1;A\n', {}, /has no ",", but ";". Set "delimiter"/],
    [
      'no column for the key',
      'CUSTOMERS',
      'id,name\n1,A\n',
      {},
      /no column "externalId" for its key "externalId". Its columns are "id", "name"/,
    ],
    ['no column for a required field', 'PRODUCTS', 'sku,name,currency\n1,A,EUR\n', {}, /no column "price" for the field "price"/],
    [
      'a column of the mapping that is not there',
      'CUSTOMERS',
      `${HEAD}1,A\n`,
      { columns: { size: 'staff' } },
      /no column "staff" for the field "size"/,
    ],
    ['a NUL character', 'CUSTOMERS', `${HEAD}1,A\n2,B\0\n`, {}, /at line 3: There is a NUL character/],
    ['UTF-16', 'CUSTOMERS', Buffer.from(`${HEAD}1,A\n`, 'utf16le'), {}, /at line 1: There is a NUL character. Is it a text file, in UTF-8/],
    [
      'bytes that are not UTF-8',
      'CUSTOMERS',
      Buffer.from(`${HEAD}1,Café\n`, 'latin1'),
      {},
      /bytes that are not UTF-8.*"encoding": "latin1"/,
    ],
    ['a character cut off at the end', 'CUSTOMERS', Buffer.from(`${HEAD}1,é`).subarray(0, -1), {}, /bytes that are not UTF-8/],
    ['a quote that is never closed', 'CUSTOMERS', `${HEAD}1,A\n2,"B\n3,C\n`, {}, /line 4: A quoted cell is never closed/],
    ['a quote in the middle of a cell', 'CUSTOMERS', `${HEAD}1,A\n2,B "x" C\n`, {}, /line 3: A quote stands in the middle of a cell/],
    ['text after a closing quote', 'CUSTOMERS', `${HEAD}1,"A" B\n`, {}, /line 2: After the closing quote/],
    ['a record of megabytes', 'CUSTOMERS', `${HEAD}1,${'x'.repeat(1_100_000)}\n`, {}, /line 2: A record is longer than 1048576 characters/],
    [
      'too many columns',
      'CUSTOMERS',
      `${Array.from({ length: 1001 }, (_, i) => `c${i}`).join(',')}\n`,
      {},
      /has 1001 columns; at most 1000/,
    ],
    [
      'a quote gone wrong after good lines',
      'CUSTOMERS',
      `${HEAD}${Array.from({ length: 400 }, (_, i) => `${i},N${i}\n`).join('')}x,"y\n`,
      {},
      /line 402: A quoted cell is never closed/,
    ],
  ];
  test.each(broken)('%s', async (_, kind, content, mapping, told) => {
    const before = await size();
    const { id } = await upload(client, content);
    const { importJob, errors } = await importOf(client, { fileId: id, kind, mapping });
    // what its header says is told at once, the rest when the job has come to it
    const [code, why] = importJob ? [importJob.status, importJob.problem] : [errors[0]?.code, errors[0]?.message];
    expect(['FAILED', 'INVALID_INPUT', 'LIMIT_EXCEEDED']).toContain(code);
    expect(why).toMatch(told);
    expect(why).toMatch(/\.$/);
    if (importJob) expect(importJob).toMatchObject({ created: 0, progress: { status: 'FAILED' } });
    expect(await size()).toEqual(before);
  });
});

describe('a bad line among good ones is told with its number, column, value and reason, and the good ones go in:', () => {
  /** Lines before and after are good: [what, kind, header, bad line, column, value, reason] */
  type BadLine = [name: string, kind: string, header: string, bad: string, column: string | null, value: string | null, told: RegExp];
  const order = (cells: string) => `${cells}\n`;
  const lines: BadLine[] = [
    ['a short line', 'CUSTOMERS', HEAD, 'b\n', null, null, /has 1 cells, the header 2/],
    ['a long line', 'CUSTOMERS', HEAD, 'b,B,more\n', null, null, /has 3 cells, the header 2/],
    ['a missing key', 'CUSTOMERS', HEAD, ',B\n', 'externalId', null, /"externalId" is missing/],
    ['a missing value', 'CUSTOMERS', HEAD, 'b, \n', 'name', null, /"name" is missing/],
    ['a repeated key with other content', 'CUSTOMERS', HEAD, 'g1,Other\n', 'externalId', 'g1', /"g1" stands on line 2 already/],
    ['a name that is too long', 'CUSTOMERS', HEAD, `b,${'x'.repeat(300)}\n`, 'name', 'b', /name/],
    ['a key that is too long', 'CUSTOMERS', HEAD, `${'k'.repeat(300)},B\n`, 'externalId', 'k'.repeat(200), /externalId/],
    [
      'a value outside of a list',
      'CUSTOMERS',
      'externalId,name,tier\n',
      'b,B,Platinum\n',
      'tier',
      'Platinum',
      /"Platinum" should be one of STANDARD/,
    ],
    [
      'a fraction where a whole number belongs',
      'CUSTOMERS',
      'externalId,name,size\n',
      'b,B,2.5\n',
      'size',
      '2.5',
      /should be a whole number/,
    ],
    [
      'a number beyond all numbers',
      'CUSTOMERS',
      'externalId,name,size\n',
      'b,B,99999999999\n',
      'size',
      '99999999999',
      /should be a whole number/,
    ],
    ['an e-mail address that is none', 'CUSTOMERS', 'externalId,name,email\n', 'b,B,nobody\n', 'email', 'b', /e-?mail/i],
    ['a country that is none', 'CUSTOMERS', 'externalId,name,country\n', 'b,B,Germany\n', 'country', 'b', /country/i],
    [
      'a word for a number',
      'ORDERS',
      ORDER,
      order('b,C1,2026-01-02,EUR,P1,two'),
      'quantity',
      'two',
      /"two" should be a number such as "1234.50"/,
    ],
    ['digits in another notation', 'ORDERS', ORDER, order('b,C1,2026-01-02,EUR,P1,1e3'), 'quantity', '1e3', /should be a number/],
    ['a date in another form', 'ORDERS', ORDER, order('b,C1,1/2/2026,EUR,P1,1'), 'orderedAt', '1/2/2026', /should be a date such as/],
    ['a day that does not exist', 'ORDERS', ORDER, order('b,C1,2026-02-30,EUR,P1,1'), 'orderedAt', '2026-02-30', /should be a date/],
    ['a year long gone', 'ORDERS', ORDER, order('b,C1,0026-02-03,EUR,P1,1'), 'orderedAt', '0026-02-03', /between 1900 and 2200/],
    [
      'a customer whom nobody knows',
      'ORDERS',
      ORDER,
      order('b,Nobody,2026-01-02,EUR,P1,1'),
      'customer',
      'Nobody',
      /There is no customer "Nobody"/,
    ],
    ['a product that nobody knows', 'ORDERS', ORDER, order('b,C1,2026-01-02,EUR,P9,1'), 'product', 'P9', /There is no product "P9"/],
    ['a currency that is none', 'ORDERS', ORDER, order('b,C1,2026-01-02,ZZZZ,P1,1'), 'currency', 'b', /currency|ZZZZ/i],
    [
      'a currency without a price',
      'ORDERS',
      ORDER,
      order('b,C1,2026-01-02,USD,P1,1'),
      'lines.0.price',
      'b',
      /price of "P1" in EUR: give one in USD/,
    ],
    ['nothing ordered', 'ORDERS', ORDER, order('b,C1,2026-01-02,EUR,P1,0'), 'lines.0.quantity', 'b', /must not be 0/],
    ['a negative price', 'PRODUCTS', 'sku,name,price,currency\n', 'b,B,-1,EUR\n', 'price', 'b', /price|range/],
    ['a price beyond all prices', 'PRODUCTS', 'sku,name,price,currency\n', 'b,B,99999999999999999999,EUR\n', null, 'b', /too large|price/],
  ];
  const good = (header: string, kind: string, key: string) =>
    kind === 'ORDERS'
      ? `${key},C1,2026-01-02,EUR,P1,1\n`
      : kind === 'PRODUCTS'
        ? `${key},Good,1,EUR\n`
        : `${key},Good${','.repeat(header.split(',').length - 2)}\n`;
  test.each(lines)('%s', async (name, kind, header, bad, column, value, told) => {
    const source = kind === 'ORDERS' ? 'good' : name;
    const [one, two] = kind === 'CUSTOMERS' ? ['g1', 'g2'] : [`${name} 1`, `${name} 2`];
    const content = header + good(header, kind, one ?? '') + bad + good(header, kind, two ?? '');
    const before = await size();
    const { id } = await upload(client, content);
    const { importJob, errors } = await importOf(client, { fileId: id, kind, mapping: { source } });
    expect(errors).toEqual([]);
    expect(importJob).toMatchObject({ status: 'DONE', total: 3, created: 2, existing: 0, failed: 1 });
    expect(importJob?.errors).toHaveLength(1);
    const [error] = importJob?.errors ?? [];
    expect(error).toMatchObject({ line: 3, value });
    expect(error?.message).toMatch(told);
    if (column !== null || error?.column === null) expect(error?.column).toBe(column);
    const table = kind.toLowerCase();
    expect(Number((await size())?.[table])).toBe(Number(before?.[table]) + 2);
    expect(await importById(client, importJob?.id ?? '')).toEqual(importJob);
    const again = await importOf(client, { fileId: id, kind, mapping: { source } });
    expect(again.importJob).toMatchObject({ created: 0, existing: 2, failed: 1 });
  });
});

describe('odd but right:', () => {
  const run = async (kind: string, content: string | Buffer, mapping: object = CRM): Promise<Imported | null> =>
    (await importOf(client, { fileId: (await upload(client, content)).id, kind, mapping })).importJob;
  const names = async (source: string) =>
    (await server.sql<{ name: string }>('select name from customers where external_source = $1 order by external_id', [source])).map(
      c => c.name,
    );

  test('only a header is no line', async () => {
    expect(await run('CUSTOMERS', HEAD)).toMatchObject({ status: 'DONE', total: 0, created: 0, failed: 0, errors: [] });
  });
  const shapes: [string, string | Buffer, object][] = [
    ['CRLF, and no end of the last line', 'externalId,name\r\n1,Ä\r\n2,B', {}],
    ['CR alone', 'externalId,name\r1,Ä\r2,B\r', {}],
    ['a byte order mark', '\ufeffexternalId,name\n1,Ä\n2,B\n', {}],
    ['blank lines', '\nexternalId,name\n\n1,Ä\n\n\n2,B\n\n', {}],
    ['latin1, said so', Buffer.from(`${HEAD}1,Ä\n2,B\n`, 'latin1'), { encoding: 'latin1' }],
    ['a header name twice', 'externalId,name,name\n1,x,Ä\n2,x,B\n', { columns: { name: 'name#2' } }],
    ['another delimiter, said so', 'externalId;name\n1;Ä\n2;B\n', { delimiter: ';' }],
    ['columns in another order, and more of them', 'x,name,externalId\n,Ä,1\n,B,2\n', {}],
  ];
  test.each(shapes)('%s', async (name, content, mapping) => {
    expect(await run('CUSTOMERS', content, { source: name, ...mapping })).toMatchObject({ total: 2, created: 2, failed: 0 });
    expect(await names(name)).toEqual(['Ä', 'B']);
  });
  test('what looks like a formula, or like SQL, is text', async () => {
    const odd = ['=HYPERLINK("http://x","y")', "+1'); drop table customers; --", '@SUM(A1)', '{a,"b"}', '\\N'];
    const content = HEAD + odd.map((text, i) => `${i},"${text.replaceAll('"', '""')}"\n`).join('');
    expect(await run('CUSTOMERS', content, { source: 'odd' })).toMatchObject({ created: odd.length, failed: 0 });
    expect(await names('odd')).toEqual(odd);
    const keys = HEAD + odd.map(text => `"${text.replaceAll('"', '""')}",A\n`).join('');
    expect(await run('CUSTOMERS', keys, { source: 'keys' })).toMatchObject({ created: odd.length, failed: 0 });
    expect(await run('CUSTOMERS', keys, { source: 'keys' })).toMatchObject({ created: 0, existing: odd.length });
  });
  test('a cell of several lines counts as several: the number of a bad line is that of its beginning', async () => {
    const job = await run('CUSTOMERS', `${HEAD}1,"A\nB\r\nC"\n2,"x\ny",more\n`, { source: 'tall' });
    expect(job).toMatchObject({ created: 1, failed: 1, errors: [{ line: 5 }] });
  });
  test('a line that repeats another is there already', async () => {
    expect(await run('CUSTOMERS', `${HEAD}1,A\n2,B\n1,A\n`, { source: 'twice' })).toMatchObject({ created: 2, existing: 1, failed: 0 });
  });
  test('a record of which one line is bad stays out whole', async () => {
    const content = `${ORDER}w1,C1,2026-01-02,EUR,P1,1\nw1,C1,2026-01-02,EUR,P1,x\nw1,C1,2026-01-02,EUR,P1,2\nw2,C1,2026-01-02,EUR,P1,1\nw2,C1,2026-01-02,EUR,P7,1\nw3,C1,2026-01-02,EUR,P1,1\nw1,C1,2026-01-02,EUR,P1,5\n`;
    const job = await run('ORDERS', content);
    expect(job).toMatchObject({ total: 7, created: 1, existing: 0, failed: 6 });
    expect(job?.errors.map(e => [e.line, e.column])).toEqual([
      [3, 'quantity'],
      [6, 'product'],
      [8, 'externalId'],
    ]);
    const orders = await server.sql("select external_id from orders where external_id in ('w1', 'w2', 'w3')");
    expect(orders).toEqual([{ external_id: 'w3' }]);
  });
  test('of hundreds of bad lines among good ones each is told, and each good one is in', async () => {
    const content = HEAD + Array.from({ length: 600 }, (_, i) => (i % 3 ? `m${i},Name ${i}\n` : `m${i},${'x'.repeat(250)}\n`)).join('');
    const job = await run('CUSTOMERS', content, { source: 'many' });
    expect(job).toMatchObject({ total: 600, created: 400, failed: 200 });
    expect(job?.errors.map(e => e.line)).toEqual(Array.from({ length: 200 }, (_, i) => i * 3 + 2));
  });
});

describe('a request that is not right is refused:', () => {
  test.each([
    ['a key that no mapping has', { seperator: ';' }, 'mapping.seperator'],
    ['a field that the kind has not', { columns: { nmae: 'x' } }, 'mapping.columns.nmae'],
    ['a delimiter of two characters', { delimiter: '::' }, 'mapping.delimiter'],
    ['an encoding that we do not read', { encoding: 'ebcdic' }, 'mapping.encoding'],
    ['a time zone that is none', { timeZone: 'Mars/Base' }, 'mapping.timeZone'],
    ['values that are no texts', { values: { name: { a: 1 } } }, 'mapping.values'],
  ])('%s', async (_, mapping, path) => {
    const { id } = await upload(client, `${HEAD}1,A\n`);
    const { importJob, errors } = await importOf(client, { fileId: id, kind: 'CUSTOMERS', mapping });
    expect(importJob).toBeNull();
    expect(errors.map(e => e.path?.join('.'))).toContain(path);
  });
  test('a file that does not exist, and one of somebody else', async () => {
    const { id } = await upload(await server.as('manager'), `${HEAD}1,A\n`);
    const marketing = await server.as('marketing');
    for (const fileId of [`file_${'0'.repeat(32)}`, id])
      expect((await importOf(marketing, { fileId, kind: 'LEADS' })).errors).toMatchObject([{ code: 'NOT_FOUND' }]);
    expect((await importOf(client, { fileId: 'nonsense', kind: 'CUSTOMERS' })).errors).toMatchObject([{ code: 'INVALID_INPUT' }]);
  });
  test('an upload that is no form, has no file, is too large, or comes from somebody who may not', async () => {
    const headers = { authorization: `Bearer ${client.token}` };
    const post = async (body: NonNullable<RequestInit['body']>, more: Record<string, string> = {}) => {
      const response = await fetch(`${server.url}/files`, { method: 'POST', headers: { ...headers, ...more }, body });
      return { status: response.status, ...((await response.json()) as object) };
    };
    const before = await server.sql('select count(*) from files');
    expect(await post('a,b\n1,2\n', { 'content-type': 'text/csv' })).toMatchObject({
      status: expect.any(Number),
      errors: [{ message: expect.stringMatching(/multipart/) }],
    });
    expect(await post(new FormData())).toMatchObject({ status: 400, errors: [{ extensions: { code: 'INVALID_INPUT' } }] });
    expect(await upload(client, 'x'.repeat(2_000_001))).toMatchObject({
      status: 413,
      errors: [{ extensions: { code: 'LIMIT_EXCEEDED' } }],
    });
    expect(await upload(server.anonymous, HEAD)).toMatchObject({ status: 401, errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] });
    expect(await upload(await server.as('analyst'), HEAD)).toMatchObject({ status: 403, errors: [{ extensions: { code: 'FORBIDDEN' } }] });
    expect(await server.sql('select count(*) from files')).toEqual(before);
    expect(await server.sql('select count(*) from file_chunks c left join files f on f.id = c.file_id where f.id is null')).toEqual([
      { count: '0' },
    ]);
  });
  test('a kind that the person may not write', async () => {
    const marketing = await server.as('marketing');
    const { id } = await upload(marketing, 'reference\n1\n');
    const { errors } = await marketing.query('mutation ($input: ImportFileInput!) { importFile(input: $input) { importJob { id } } }', {
      input: { fileId: id, kind: 'POSTINGS' },
    });
    expect(errors).toMatchObject([{ message: expect.stringMatching(/posting.write/), extensions: { code: 'FORBIDDEN' } }]);
  });
});

describe('a good file', () => {
  const content = `${HEAD}${Array.from({ length: 250 }, (_, i) => `s${i},Name ${i}\n`).join('')}`;
  const all = async () => [
    await size(),
    await server.sql('select id, version, updated_at from customers order by id'),
    await server.sql("select count(*) from audit_entries where table_name not in ('import_jobs', 'files')"),
  ];
  const run = async (dryRun: boolean) => {
    const { id } = await upload(client, content);
    return (await importOf(client, { fileId: id, kind: 'CUSTOMERS', mapping: { source: 'same' }, dryRun })).importJob;
  };
  test('keeps nothing in a dry run, tells the same as the run, and the second time changes nothing', async () => {
    const before = await all();
    const dry = await run(true);
    expect(dry).toMatchObject({ dryRun: true, created: 250, existing: 0, failed: 0 });
    expect(await all()).toEqual(before);
    expect(await run(false)).toMatchObject({ created: 250, existing: 0, failed: 0 });
    const after = await all();
    expect(Number(after[0] && (after[0] as Record<string, string>).customers)).toBe(
      Number((before[0] as Record<string, string>).customers) + 250,
    );
    expect(await run(false)).toMatchObject({ created: 0, existing: 250, failed: 0 });
    expect(await run(true)).toMatchObject({ created: 0, existing: 250, failed: 0 });
    expect(await all()).toEqual(after);
  });
  test('brought in by several at once makes no doubles, and no line is refused', async () => {
    const lines = HEAD + Array.from({ length: 330 }, (_, i) => `t${i},Name ${i}\n`).join('');
    const jobs = await Promise.all(
      Array.from({ length: 3 }, async () => {
        const { id } = await upload(client, lines);
        return (await importOf(client, { fileId: id, kind: 'CUSTOMERS', mapping: { source: 'race' } })).importJob;
      }),
    );
    expect(jobs.map(job => job?.errors)).toEqual([[], [], []]);
    expect(jobs.reduce((sum, job) => sum + (job?.created ?? 0), 0)).toBe(330);
    expect(jobs.reduce((sum, job) => sum + (job?.existing ?? 0), 0)).toBe(660);
    expect(await server.sql("select count(*) from customers where external_source = 'race'")).toEqual([{ count: '330' }]);
  });
  test('whose lines refer to each other goes in, and in a dry run too', async () => {
    const finance = await server.as('finance');
    const tree = `code,name,parent\nR0,Root,\n${Array.from({ length: 150 }, (_, i) => `R${i + 1},Dep ${i + 1},R${Math.floor(i / 2)}\n`).join('')}`;
    const { id } = await upload(finance, tree);
    const input = { fileId: id, kind: 'DEPARTMENTS' };
    expect((await importOf(finance, { ...input, dryRun: true })).importJob).toMatchObject({ created: 151, failed: 0 });
    expect((await importOf(finance, input)).importJob).toMatchObject({ created: 151, failed: 0 });
  });
});
