import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Server, startServer } from '../../support/server.js';
import { givenPool, unique } from './given.js';

const JSON_TYPE = 'application/json';
const FORM_TYPE = 'application/x-www-form-urlencoded';

let server: Server;
beforeAll(async () => {
  server = await startServer({ env: { FORM_RATE: '1000' } });
});
afterAll(async () => {
  await server.stop();
});

async function send(at: Server, body: string, type = JSON_TYPE) {
  const response = await fetch(`${at.url}/forms/lead`, { method: 'POST', headers: { 'content-type': type }, body });
  return { status: response.status, body: JSON.parse(await response.text()) as unknown };
}
const leadsNamed = (name: string) =>
  server.sql<{ status: string; utm_source: string | null; owner_id: string | null }>(
    'select status, utm_source, owner_id from leads where name = $1',
    [name],
  );

describe('the web form', () => {
  test('takes JSON and what browsers send, gives the lead to somebody, and tells nothing of it', async () => {
    const { territory } = await givenPool(server, ['salesSouth']);
    const name = unique('Form');
    const json = await send(server, JSON.stringify({ name, email: 'a@example.com', territory, website: '', submit: 'Send' }));
    const form = await send(
      server,
      new URLSearchParams({ name, phone: '+49 30 901820', utm_source: 'mail', territory }).toString(),
      FORM_TYPE,
    );
    expect([json, form]).toEqual(Array(2).fill({ status: 202, body: { received: true } }));
    expect(await leadsNamed(name)).toEqual([
      { status: 'ASSIGNED', utm_source: null, owner_id: expect.any(String) },
      { status: 'ASSIGNED', utm_source: 'mail', owner_id: expect.any(String) },
    ]);
  });

  test('a filled honeypot gets the same answer and leaves nothing', async () => {
    const name = unique('Bot');
    expect(await send(server, JSON.stringify({ name, email: 'a@example.com', website: 'http://spam.example' }))).toEqual({
      status: 202,
      body: { received: true },
    });
    expect(await leadsNamed(name)).toEqual([]);
  });

  test('every wrong field is told at once, and nothing is written', async () => {
    const note = unique('note');
    const { status, body } = await send(server, JSON.stringify({ name: '', email: 'nobody', language: 'x', note }));
    expect(status).toBe(400);
    expect((body as { errors: { code: string; path: string[] }[] }).errors.map(error => [error.code, error.path[0]])).toEqual([
      ['INVALID_INPUT', 'name'],
      ['INVALID_INPUT', 'email'],
      ['INVALID_INPUT', 'language'],
    ]);
    expect(await server.sql('select 1 from leads where note = $1', [note])).toEqual([]);
  });

  test.each([
    ['no JSON at all', '{', JSON_TYPE, 400],
    ['a list', '[]', JSON_TYPE, 400],
    ['null', 'null', JSON_TYPE, 400],
    ['nothing', '', FORM_TYPE, 400],
    ['what has no text', '{"name":{"toString":1}}', JSON_TYPE, 400],
    ['another type', '<lead/>', 'text/xml', 415],
    ['a book', JSON.stringify({ name: 'Ada', email: 'a@example.com', note: 'x'.repeat(70_000) }), JSON_TYPE, 413],
  ])('%s is refused with a code', async (_what, body, type, status) => {
    const answer = await send(server, body, type);
    expect(answer.status).toBe(status);
    expect(JSON.stringify(answer.body)).toMatch(/"code":"[A-Z_]+"/);
  });

  test('sets nothing but what it may say', async () => {
    const name = unique('Sly');
    await send(
      server,
      JSON.stringify({ name, email: 'a@example.com', status: 'CONVERTED', ownerId: 'x', externalId: '1', possibleDuplicate: true }),
    );
    const rows = await server.sql('select status, external_id, owner_id from leads where name = $1', [name]);
    expect(rows).toEqual([{ status: 'NEW', external_id: null, owner_id: null }]);
  });
});

test('one address may send so many a minute, and no more', async () => {
  const strict = await startServer({ env: { FORM_RATE: '3' } });
  try {
    const body = JSON.stringify({ name: 'Ada', email: 'a@example.com' });
    const statuses = [];
    for (let i = 0; i < 5; i++) statuses.push((await send(strict, body)).status);
    expect(statuses).toEqual([202, 202, 202, 429, 429]);
    expect(await strict.sql('select 1 from leads')).toHaveLength(3);
    expect((await send(strict, body)).body).toMatchObject({ errors: [{ extensions: { code: 'LIMIT_EXCEEDED' } }] });
  } finally {
    await strict.stop();
  }
});
