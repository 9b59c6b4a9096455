import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { parse } from 'graphql';
import { BellwetherError, type ClientOptions, made } from '#client';
import { unique } from '../crm/leads/given.js';
import {
  LeadCreateDocument,
  type LeadCreateMutation,
  type LeadCreateMutationVariables,
  LeadDocument,
  type LeadQuery,
} from '../generated/operations.js';
import { userId } from '../support/ids.js';

import { type Server, startServer } from '../support/server.js';
import { openWire } from '../support/wire.js';
import { signedIn } from './following.js';

let server: Server;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

const as = (options: Partial<ClientOptions> = {}) => signedIn(server.url, 'sales', options);
const input = (name: string) => ({ name, assigneeId: userId('sales') });
/** What the document would be as graphql-codegen makes it in its other mode: a syntax tree without places. */
const tree = parse(String(LeadCreateDocument), { noLocation: true }) as {
  __apiType?: (variables: LeadCreateMutationVariables) => LeadCreateMutation;
};
const countOf = async (name: string) =>
  Number((await server.sql<{ n: string }>('select count(*) n from leads where name = $1', [name]))[0]?.n);

test('documents of graphql-codegen know their types, as text and as tree', async () => {
  const client = await as();
  const name = unique('typed');
  const answer: LeadCreateMutation = await client.mutate(LeadCreateDocument, { input: input(name) });
  const { lead } = made(answer.leadCreate);
  const read: LeadQuery = await client.query(LeadDocument, { id: lead?.id ?? '' });
  expect(read.lead).toMatchObject({ name, status: 'ASSIGNED' });
  const again = await client.mutate(tree, { input: input(unique('tree')) });
  expect(made(again.leadCreate).lead?.number).toMatch(/^L-/);
  // @ts-expect-error the variable is missing
  await expect(client.query(LeadDocument)).rejects.toMatchObject({ code: 'INVALID_INPUT' });
  // @ts-expect-error such a field was not asked for
  expect(read.lead?.shoeSize).toBeUndefined();
});

test('errors are one class: by code, with path and facts', async () => {
  const client = await as();
  const refused: BellwetherError = await client.query('{ leads(first: 1000) { nodes { id } } }').catch(error => error);
  expect(refused).toBeInstanceOf(BellwetherError);
  expect(refused.code).toBe('LIMIT_EXCEEDED');
  expect(refused.errors).toEqual([expect.objectContaining({ extensions: expect.objectContaining({ code: 'LIMIT_EXCEEDED' }) })]);

  const missing: BellwetherError = await client
    .mutate('mutation ($input: LeadAssignInput!) { leadAssign(input: $input) { lead { id } } }', {
      input: { leadId: `lead_${'0'.repeat(32)}`, assigneeId: userId('sales') },
    })
    .catch(error => error);
  expect([missing.code, missing.path]).toEqual(['NOT_FOUND', ['leadAssign']]);
  expect(missing.data).toEqual({ leadAssign: null });
});

test('errors of a payload are data, with their types; "made" makes one error of them', async () => {
  const client = await as();
  const { leadCreate } = await client.mutate(LeadCreateDocument, { input: { name: '' } });
  expect(leadCreate?.errors).toEqual([{ code: 'INVALID_INPUT', message: expect.any(String), path: ['name'] }]);
  let told: unknown;
  try {
    made(leadCreate);
  } catch (error) {
    told = error;
  }
  expect(told).toMatchObject({ code: 'INVALID_INPUT', path: ['name'], errors: leadCreate?.errors });
});

test('a change whose answer was lost is made once', async () => {
  const wire = await openWire(server.url);
  const client = await signedIn(`http://127.0.0.1:${wire.port}`, 'sales');
  const name = unique('lost');
  // The answer to the change does not get through, twice: the request does.
  let times = 2;
  wire.breaksAfter = () => (times-- > 0 ? 20 : Number.POSITIVE_INFINITY);
  wire.cut();
  const { lead } = made((await client.mutate(LeadCreateDocument, { input: input(name) })).leadCreate);
  expect(times).toBeLessThan(0);
  expect(lead?.id).toMatch(/^lead_/);
  expect(await countOf(name)).toBe(1);
  await wire.close();
});

test('a change without an input of its own is not sent twice', async () => {
  const wire = await openWire(server.url);
  const client = await signedIn(`http://127.0.0.1:${wire.port}`, 'sales');
  const name = unique('unkeyed');
  wire.breaksAfter = () => 20;
  wire.cut();
  await expect(
    client.mutate('mutation ($name: String!) { leadCreate(input: { name: $name }) { changeId } }', { name }),
  ).rejects.toMatchObject({ code: 'NETWORK' });
  expect(await countOf(name)).toBeLessThanOrEqual(1);
  await wire.close();
});

test('a key of the app is kept, and where keys cannot be made it is said', async () => {
  const bodies: string[] = [];
  const fetch: ClientOptions['fetch'] = (url, init) => {
    bodies.push((init as { body: string }).body);
    return globalThis.fetch(url, init);
  };
  const client = await as({ fetch, uuid: () => 'made here' });
  await client.mutate(LeadCreateDocument, { input: { ...input(unique('own')), idempotencyKey: 'own key' } });
  await client.mutate(LeadCreateDocument, { input: input(unique('own')) });
  expect(bodies.map(body => JSON.parse(body).variables.input.idempotencyKey)).toEqual([undefined, 'own key', 'made here']);
});

test('a server that cannot be reached is asked again a few times, then it is told', async () => {
  let asked = 0;
  const client = await as();
  await client.close();
  const unreachable = await as({
    retries: 3,
    fetch: (url, init) => (asked++ ? Promise.reject(new TypeError('fetch failed')) : globalThis.fetch(url, init)),
  });
  await expect(unreachable.query('{ me { name } }')).rejects.toMatchObject({
    code: 'NETWORK',
    message: expect.stringContaining('fetch failed'),
  });
  expect(asked).toBe(5);
  const page = await as({
    retries: 0,
    fetch: (url, init) =>
      asked++ > 5 ? Promise.resolve(new Response('<html>Pay for Wi-Fi', { status: 511 })) : globalThis.fetch(url, init),
  });
  await expect(page.query('{ me { name } }')).rejects.toMatchObject({ code: 'NETWORK', message: expect.stringContaining('511') });
});

test('documents go by hash, their text only once', async () => {
  const { createHash } = await import('node:crypto');
  const bodies: { query?: string }[] = [];
  const fetch: ClientOptions['fetch'] = (url, init) => {
    bodies.push(JSON.parse((init as { body: string }).body));
    return globalThis.fetch(url, init);
  };
  const client = await as({ fetch, hash: text => createHash('sha256').update(text).digest('hex') });
  const document = `{ me { name } } # ${unique('hashed')}`;
  bodies.length = 0;
  for (let i = 0; i < 2; i++) expect(await client.query(document)).toEqual({ me: { name: 'Sigrid Nord' } });
  expect(bodies.map(({ query }) => query)).toEqual([undefined, document, undefined]);
});
