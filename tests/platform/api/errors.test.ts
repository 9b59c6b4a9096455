import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { givenLead } from '../../crm/leads/given.js';
import type { Client, Variables } from '../../support/client.js';
import { type Server, startServer } from '../../support/server.js';

let server: Server;
let sales: Client;
beforeAll(async () => {
  server = await startServer();
  sales = await server.as('sales');
});
afterAll(() => server.stop());

const stale = async () => ({ leadId: (await givenLead(server, 'sales')).id, note: 'Called.', expectedVersion: 9 });
const ask = async (document: string, more: Variables = {}) => sales.query(document, { input: await stale(), ...more });

test.each([
  ['by name', 'mutation ($input: LeadUpdateInput!) { m: leadUpdate(input: $input) { lead { id } errors { code } } }', {}],
  ['under another name', 'mutation ($input: LeadUpdateInput!) { m: leadUpdate(input: $input) { why: errors { code } } }', {}],
  [
    'in a fragment in a fragment',
    'fragment A on LeadPayload { ... { ...B } } fragment B on LeadPayload { errors { code } } mutation ($input: LeadUpdateInput!) { m: leadUpdate(input: $input) { ...A } }',
    {},
  ],
  [
    'on condition',
    'mutation ($input: LeadUpdateInput!, $w: Boolean!) { m: leadUpdate(input: $input) { changeId errors @include(if: $w) { code } } }',
    { w: true },
  ],
  [
    'in a second place of the same field',
    'mutation ($input: LeadUpdateInput!) { m: leadUpdate(input: $input) { changeId } m: leadUpdate(input: $input) { errors { code } } }',
    {},
  ],
])('errors that are selected %s are data', async (_how, document, more) => {
  const { data, errors } = await ask(document, more);
  expect(errors).toBeUndefined();
  const answer = data?.m as { errors?: object[]; why?: object[] };
  expect(answer.errors ?? answer.why).toEqual([{ code: 'CONFLICT' }]);
});

test.each([
  ['not at all', 'mutation ($input: LeadUpdateInput!) { m: leadUpdate(input: $input) { lead { id } } }', {}],
  ['a field of that name elsewhere', 'mutation ($input: LeadUpdateInput!) { m: leadUpdate(input: $input) { errors: changeId } }', {}],
  [
    'on a condition that does not hold',
    'mutation ($input: LeadUpdateInput!, $w: Boolean!) { m: leadUpdate(input: $input) { changeId errors @include(if: $w) { code } } }',
    { w: false },
  ],
  [
    'in a fragment that is skipped',
    'mutation ($input: LeadUpdateInput!, $w: Boolean!) { m: leadUpdate(input: $input) { changeId ... @skip(if: $w) { errors { code } } } }',
    { w: true },
  ],
])('errors that are selected like this, %s, come at the top level', async (_how, document, more) => {
  const { data, errors } = await ask(document, more);
  expect(data).toEqual({ m: null });
  expect(errors).toMatchObject([{ path: ['m'], extensions: { code: 'CONFLICT', current: 1 } }]);
});

test('a conflict says which version the record is at', async () => {
  const { data } = await ask(
    'mutation ($input: LeadUpdateInput!) { leadUpdate(input: $input) { errors { __typename message path ... on ConflictError { current } } } }',
  );
  expect(data).toMatchObject({
    leadUpdate: { errors: [{ __typename: 'ConflictError', current: 1, path: null, message: expect.stringContaining('version 1') }] },
  });
});

test('every wrong field is named at once, each with its path', async () => {
  const { data } = await sales.query('mutation ($input: LeadCreateInput!) { leadCreate(input: $input) { errors { code path } } }', {
    input: { name: '', email: 'no address', language: '?', assigneeId: 'lead_1', idempotencyKey: randomUUID() },
  });
  const { errors } = (data?.leadCreate ?? { errors: [] }) as { errors: { code: string; path: string[] }[] };
  expect(errors.map(({ code, path }) => `${code} ${path.join('.')}`).sort()).toEqual(
    ['assigneeId', 'email', 'language', 'name'].map(field => `INVALID_INPUT ${field}`),
  );
});

test('of several changes in one document each has its own errors, and the good ones are made', async () => {
  const document =
    'mutation ($bad: LeadUpdateInput!, $good: LeadCreateInput!) { a: leadUpdate(input: $bad) { errors { code } } b: leadCreate(input: $good) { lead { id } errors { code } } }';
  const { data, errors } = await sales.query(document, { bad: await stale(), good: { name: 'Ada', idempotencyKey: randomUUID() } });
  expect(errors).toBeUndefined();
  expect(data).toMatchObject({ a: { errors: [{ code: 'CONFLICT' }] }, b: { lead: { id: expect.any(String) }, errors: [] } });
});
