import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { operation } from '../../support/operation.js';
import { type Server, startServer } from '../../support/server.js';
import { refusal, request, table } from './given.js';

const ROWS = 200_000;
const RECORD = 'id, created_at, created_by, updated_at, updated_by';
const STAMP = 'now(), uuidv7(), now(), uuidv7()';
const QUERY = 'query Long { categories(orderBy: [{ field: NAME }]) { nodes { id name } } }';

let server: Server;
beforeAll(async () => {
  server = await startServer({ env: { LOG_LEVEL: 'info' } });
  await server.sql(`set session_replication_role = replica;
    insert into categories (${RECORD}, name) select uuidv7(), ${STAMP}, lpad(i::text, 8, '0') || repeat('x', 400) from generate_series(1, ${ROWS}) i;
    set session_replication_role = origin`);
  await server.sql('analyze categories');
}, 120_000);
afterAll(() => server.stop());

const insert = (name: string) => server.sql(`insert into categories (${RECORD}, name) values (uuidv7(), ${STAMP}, $1)`, [name]);

/** MiB of the server's process. */
const memory = () => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${server.pid}/status`, 'utf8'))?.[1]) / 1024;

/** Waits until a question to the database answers true. */
async function until(question: string): Promise<void> {
  for (;;) {
    const [row] = await server.sql<{ yes: boolean }>(`select (${question}) yes`);
    if (row?.yes) return;
  }
}
/** No statement on the table has begun for so long (of PostgreSQL's `interval`). */
const quiet = (time: string) => `
  select coalesce(max(query_start) < clock_timestamp() - interval '${time}', true) from pg_stat_activity
  where query like '%visible.categories%' and pid <> pg_backend_pid() and datname = current_database()`;

async function logged(pattern: RegExp): Promise<string> {
  for (;;) {
    const line = server.output.find(each => pattern.test(each));
    if (line) return line;
    await server.sql('select 1');
  }
}

async function* chunksOf(response: Response): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) yield decoder.decode(chunk, { stream: true });
}

test('two hundred thousand rows go out whole, and the process does not grow with them', async () => {
  await table(server, 'administrator', QUERY.replace('categories(', 'categories(first: 20000, '));
  const before = memory();
  let [most, bytes, lines] = [before, 0, 0];
  for await (const text of chunksOf(await request(server, 'administrator', QUERY))) {
    bytes += text.length;
    lines += text.split('\n').length - 1;
    most = Math.max(most, memory());
  }
  expect(lines).toBe(ROWS + 1);
  expect(bytes).toBeGreaterThan(85_000_000);
  expect(most - before).toBeLessThan(80);
}, 120_000);

test('a client that reads slowly holds the reading up; what comes meanwhile is in the file if it stands further on, and nothing is twice', async () => {
  const response = await request(server, 'administrator', QUERY);
  await until(quiet('500 ms'));
  await Promise.all([insert('00000000 before'), insert('99999999 after')]);
  let text = '';
  for await (const chunk of chunksOf(response)) text += chunk;
  const rows = parse(text, { record_delimiter: '\r\n', from_line: 2 }) as string[][];
  const names = rows.map(([, name]) => name);
  expect(names.at(-1)).toBe('99999999 after');
  expect(names).not.toContain('00000000 before');
  expect(new Set(rows.map(([id]) => id)).size).toBe(ROWS + 1);
  await server.sql(`delete from categories where name like '% before' or name like '% after'`);
}, 120_000);

test('a client that leaves ends the reading', async () => {
  const leaving = new AbortController();
  const requestId = 'leaves-early';
  const response = await request(server, 'administrator', QUERY, { headers: { 'x-request-id': requestId }, signal: leaving.signal });
  await response.body?.getReader().read();
  leaving.abort();
  const { rows, complete } = JSON.parse(await logged(new RegExp(`"${requestId}".*"exported"`))) as { rows: number; complete: boolean };
  expect(complete).toBe(false);
  expect(rows).toBeLessThan(ROWS);
  await until(quiet('500 ms'));
}, 60_000);

test.each([
  [
    'whose rights change',
    `insert into user_roles (id, ${RECORD.slice(4)}, user_id, role_id) select uuidv7(), ${STAMP}, u.id, r.id from users u, roles r where u.name = 'Sofia Sud' and r.code = 'FINANCE'`,
    'salesSouth',
  ],
  ['who is deactivated', `update users set active = false where name = 'Nils Nord'`, 'salesNorth'],
] as const)(
  'the file of somebody %s meanwhile is broken off, and does not look whole',
  async (_name, change, who) => {
    const response = await request(server, who, QUERY);
    expect(response.status).toBe(200);
    await until(quiet('500 ms'));
    await server.sql(change);
    // the process looks for changed rights at its own pace: whoever signs in anew is refused or has others from then on
    await until(quiet('1 s'));
    const read = (async () => {
      let lines = 0;
      for await (const chunk of chunksOf(response)) lines += chunk.split('\r\n').length - 1;
      return lines;
    })();
    await expect(read).rejects.toThrow('terminated');
  },
  60_000,
);

test('a machine exports with its key, and is broken off when that is revoked', async () => {
  const administrator = await server.as('administrator');
  const { apiKeyCreate } = await administrator.data<{ apiKeyCreate: { secret: string; apiKey: { id: string } } }>(
    operation('api-keys', 'ApiKeyCreate'),
    { input: { name: 'Warehouse', roles: ['ANALYST'] } },
  );
  const headers = { authorization: `Bearer ${apiKeyCreate.secret}` };
  expect(await table(server, 'administrator', QUERY.replace('categories(', 'categories(first: 1000, '), { headers })).toHaveLength(1001);
  const response = await request(server, 'administrator', QUERY, { headers });
  await until(quiet('500 ms'));
  await administrator.data(operation('api-keys', 'ApiKeyRevoke'), { input: { apiKeyId: apiKeyCreate.apiKey.id } });
  await expect(response.text()).rejects.toThrow('terminated');
}, 60_000);

test('what a minute has no points for waits; only the first page is refused', async () => {
  const rated = await startServer({ database: server.database, env: { COST_RATE: '190000' } });
  try {
    const query = '{ categories { nodes { id } } }';
    expect(await table(rated, 'administrator', query)).toHaveLength(ROWS + 1);
    const short = query.replace('categories', 'categories(first: 200)');
    let answer = await request(rated, 'administrator', short);
    for (; answer.status === 200; answer = await request(rated, 'administrator', short)) await answer.text();
    expect([answer.status, Number(answer.headers.get('retry-after'))]).toEqual([429, 1]);
    expect(await answer.json()).toMatchObject({ errors: [{ extensions: { code: 'LIMIT_EXCEEDED', retryAfter: 1 } }] });
  } finally {
    await rated.stop();
  }
}, 60_000);

test('a page costs no more than a document may, and a row that does is refused', async () => {
  const bounded = await startServer({ database: server.database, env: { COST_LIMIT: '40' } });
  try {
    expect(await table(bounded, 'administrator', '{ categories(first: 100) { nodes { id name } } }')).toHaveLength(101);
    const dear = `{ categories(first: 100) { nodes { ${Array.from({ length: 41 }, (_, i) => `a${i}: name`).join(' ')} } } }`;
    expect(await refusal(bounded, 'administrator', dear)).toMatchObject({ status: 400, code: 'LIMIT_EXCEEDED', extensions: { limit: 40 } });
  } finally {
    await bounded.stop();
  }
}, 60_000);
