import { execFile, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { createContext, runInContext } from 'node:vm';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type * as Package from '#client';
import { createLead, until } from '../live/leads.js';
import { emailOf, PASSWORD } from '../support/cast.js';
import { type Server, startServer } from '../support/server.js';
import { bundle, openProject } from './examples.js';

let server: Server;
let project: Awaited<ReturnType<typeof openProject>>;
beforeAll(async () => {
  server = await startServer({ env: { PING_INTERVAL: '200' } });
  project = await openProject(code =>
    code
      .replace('http://localhost:4000', server.url)
      .replace('manager@nordwind.example', emailOf('manager'))
      .replace('bellwether-demo', PASSWORD),
  );
});
afterAll(async () => {
  await project.remove();
  await server.stop();
});

test('the examples of client/README.md compile with the types of the package, and run', async () => {
  expect(project.names).toEqual(['ask.ts', 'follow.ts', 'program.ts', 'hash.ts']);
  expect(await project.compile()).toBe('');
  const { stdout } = await promisify(execFile)(process.execPath, [project.made('ask.ts')]);
  expect(stdout).toMatch(/^L-\d+ Ada Lind (NEW|ASSIGNED)\n$/);
});

test('the program of client/README.md goes on where it was when it is started again', async () => {
  const administrator = await server.as('administrator');
  const { apiKeyCreate } = await administrator.data<{ apiKeyCreate: { secret: string } }>(
    'mutation ($input: ApiKeyCreateInput!) { apiKeyCreate(input: $input) { secret } }',
    { input: { name: 'Printer', roles: ['MARKETING'] } },
  );
  const start = () => {
    const child = spawn(process.execPath, [project.made('program.ts')], {
      cwd: project.folder,
      env: { BELLWETHER_KEY: apiKeyCreate.secret },
    });
    const heard: string[] = [];
    for (const output of [child.stdout, child.stderr]) createInterface({ input: output }).on('line', line => heard.push(line));
    const ended = new Promise(resolve => child.once('close', resolve));
    return { child, heard, ended, hears: (word: string) => until(async () => heard.some(line => line.endsWith(word))) };
  };
  const first = start();
  await first.hears('live');
  await createLead(server, 'manager', 'sales', 'First');
  await first.hears('First');
  first.child.kill('SIGTERM');
  expect(await first.ended).toBe(0);
  expect(existsSync(`${project.folder}/cursor.txt`)).toBe(true);
  await createLead(server, 'manager', 'sales', 'Meanwhile');
  const second = start();
  await second.hears('Meanwhile');
  await second.hears('live');
  expect(second.heard.filter(line => line.startsWith('L-'))).toEqual([expect.stringMatching(/^L-\d+ Meanwhile$/)]);
  second.child.kill('SIGTERM');
  await second.ended;
});

test('it runs where there is no DOM and little else: on a phone', async () => {
  const code = await bundle('client/dist/index.js', 'iife');
  // The whole of it, with graphql-ws and the printer of graphql.
  expect(code.length).toBeLessThan(45_000);
  const { fetch, WebSocket, setTimeout, clearTimeout, AbortController } = globalThis;
  const phone = createContext({ fetch, WebSocket, setTimeout, clearTimeout, AbortController });
  const { createClient } = runInContext(`${code}; bellwether`, phone) as typeof Package;
  const url = `${server.url}/graphql`;
  expect(() => runInContext('crypto', phone)).toThrow('crypto is not defined');
  let made = 0;
  const client = createClient({ url, uuid: () => `phone ${made++}` });
  await client.signIn(emailOf('manager'), PASSWORD);
  const heard = Promise.withResolvers<string>();
  const live = Promise.withResolvers<void>();
  const subscription = client.subscribe<{ newLead: { __typename: 'LeadCreated'; lead: { name: string } } }>(
    'subscription ($after: Cursor) { newLead(after: $after) { __typename ... on Event { cursor } ... on LeadCreated { lead { name } } } }',
    { onEvent: event => heard.resolve(event.lead.name), onLink: ({ state }) => state === 'live' && live.resolve() },
  );
  await live.promise;
  await client.mutate('mutation ($input: LeadCreateInput!) { leadCreate(input: $input) { changeId } }', { input: { name: 'From afar' } });
  expect(await heard.promise).toBe('From afar');
  expect(made).toBe(1);
  await subscription.stop();

  const keyless = createClient({ url });
  await keyless.signIn(emailOf('manager'), PASSWORD);
  expect(() => keyless.mutate('mutation ($input: LeadCreateInput!) { leadCreate(input: $input) { changeId } }', { input: {} })).toThrow(
    'give createClient a function "uuid"',
  );
});
