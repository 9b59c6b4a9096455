import { execFile } from 'node:child_process';
import { globSync, readdirSync, readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { parse } from 'graphql';
import { demoAccounts } from '../../src/demo/cast.js';
import { loadCompany } from '../../src/demo/company.js';
import { type Example, examplesOf } from '../../web/src/documents.js';
import { fillIn } from '../../web/src/placeholders.js';
import { at, Client } from '../support/client.js';
import { makeDatabase } from '../support/database.js';
import { bringIn } from '../support/import.js';
import { operation } from '../support/operation.js';
import { startServer } from '../support/server.js';

const FOLDER = 'schema/operations';
const sources = readdirSync(FOLDER).map(name => [name, readFileSync(`${FOLDER}/${name}`, 'utf8')] as const);
const examples = sources.flatMap(([name, source]) => examplesOf(name, source));
const operations = sources.flatMap(([, source]) =>
  parse(source).definitions.flatMap(each =>
    each.kind === 'OperationDefinition' ? [{ name: each.name?.value ?? '', kind: each.operation }] : [],
  ),
);

test('tests/generated/operations.ts is made from the schema and the documents: if not, run npm run schema', async () => {
  await promisify(execFile)(process.execPath, ['node_modules/@graphql-codegen/cli/cjs/bin.js', '--config', 'codegen.yml', '--check']);
}, 60_000);

test('names of documents are used once', () => {
  const names = operations.map(({ name }) => name);
  expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([]);
});

test('every document that changes or follows is run by a test', () => {
  const tests = globSync('tests/**/*.ts', { exclude: ['tests/generated/**'] }).map(file => readFileSync(file, 'utf8'));
  const run = ({ name }: { name: string }) => tests.some(text => new RegExp(`['"]${name}['"]|\\b${name}Document\\b`).test(text));
  expect(operations.filter(each => each.kind !== 'query' && !run(each)).map(({ name }) => name)).toEqual([]);
});

describe('on the demo company', () => {
  const queries = examples.filter(({ kind }) => kind === 'query');
  const askers = new Map<string, Client>();
  let end: () => Promise<unknown>;
  beforeAll(async () => {
    const database = await makeDatabase();
    const size = { customers: 60, orders: 400, opportunities: 60, leads: 240, tickets: 80, activities: 200 };
    await loadCompany(database.url, new Date(), () => {}, size);
    const server = await startServer({ database });
    for (const { role, email, password } of demoAccounts) {
      if (['MANAGER', 'SALES', 'SERVICE', 'ADMINISTRATOR'].includes(role))
        askers.set(role, new Client(server.url, await server.anonymous.signIn(email, password)));
    }
    // The demo company has none of these: somebody would have to know the key, get the mail, and answer.
    const key = { name: 'Web shop', roles: ['SERVICE'] };
    await askers.get('ADMINISTRATOR')?.data(operation('api-keys', 'ApiKeyCreate'), { input: key });
    const guest = { name: 'Nora Neu', email: 'nora@nordwind.example', roles: ['SALES'] };
    await askers.get('ADMINISTRATOR')?.data(operation('passwords', 'UserInvite'), { input: guest });
    const manager = askers.get('MANAGER') as Client;
    await bringIn(manager, 'CUSTOMERS', 'externalId,name\n1,Ardent\n2,\n', { source: 'fair' });
    await manager.data(operation('import', 'ImportMappingSave'), { input: { name: 'Fair', kind: 'LEADS', mapping: { source: 'fair' } } });
    const people = await manager.data('{ customers(first: 2, where: { kind: { eq: PERSON } }) { nodes { id } } }');
    const [asked, leaving] = [at(people, 'customers.nodes.0.id'), at(people, 'customers.nodes.1.id')];
    await askers.get('ADMINISTRATOR')?.data(operation('privacy', 'PersonExport'), { input: { customerId: asked } });
    await askers.get('ADMINISTRATOR')?.data(operation('privacy', 'PersonErase'), { input: { customerId: leaving, reason: 'REQUEST' } });
    const hook = {
      name: 'Elsewhere',
      url: 'https://localhost/',
      document: 'subscription { newLead { ... on LeadCreated { lead { id } } } }',
    };
    const made = await askers.get('ADMINISTRATOR')?.data(operation('webhooks', 'WebhookCreate'), { input: hook });
    const webhookId = at(made, 'webhookCreate.webhook.id');
    await askers.get('ADMINISTRATOR')?.data(operation('webhooks', 'WebhookTest'), { input: { webhookId } });
    // Its mail is work that is given up: there is no mail server here.
    while (!at((await askers.get('ADMINISTRATOR')?.data('{ deadJobs { totalCount } }')) ?? {}, 'deadJobs.totalCount'));
    // Somebody is written down three times: two are merged, one may be the same.
    const ids: unknown[] = [];
    for (const name of ['Zwillingsrad Optik', 'Zwillingsrad Optic', 'Zwilingsrad Optik']) {
      const input = { name, email: 'zwilling@example.com' };
      const customerId = at(await manager.data(operation('customers', 'CustomerCreate'), { input }), 'customerCreate.customer.id');
      ids.push(customerId);
      await manager.data(operation('customers', 'DuplicateCandidateFind'), { input: { customerId } });
    }
    await manager.data(operation('customers', 'CustomerMerge'), { input: { survivorId: ids[0], mergedIds: [ids[1]] } });
    end = async () => {
      await server.stop();
      await database.drop();
    };
  }, 60_000);
  afterAll(() => end());

  /** Somebody with work of this kind. */
  const askerFor = ({ name, area }: Example): Client => {
    const administered = ['access', 'api-keys', 'jobs', 'privacy', 'webhooks'].includes(area);
    const role = administered ? 'ADMINISTRATOR' : area === 'service' ? 'SERVICE' : name.startsWith('My') ? 'SALES' : 'MANAGER';
    return askers.get(role) as Client;
  };
  const variablesOf = ({ variables }: Example, asker: Client) =>
    fillIn(variables ? (JSON.parse(variables) as Record<string, unknown>) : undefined, query => asker.query(query));

  test('every query can be tried as it stands', () => {
    const known = queries.map(({ name }) => name);
    expect(operations.filter(({ name, kind }) => kind === 'query' && !known.includes(name)).map(({ name }) => name)).toEqual([]);
  });

  test('every change that is shown can be tried as it stands', async () => {
    for (const example of examples.filter(({ kind }) => kind === 'mutation')) {
      const asker = askers.get(
        { service: 'SERVICE', activities: 'SALES', leads: 'SALES', access: 'ADMINISTRATOR' }[example.area] ?? 'MANAGER',
      ) as Client;
      const answer = await asker.data<Record<string, { errors: unknown[] }>>(example.query, await variablesOf(example, asker));
      expect([example.name, Object.values(answer).flatMap(({ errors }) => errors)]).toEqual([example.name, []]);
    }
  });

  // A root that is answered in TypeScript takes a document to Apollo and the standard executor.
  const throughApollo = (query: string) => query.replace(/\}\s*$/, '  apart: me { id }\n}\n');

  test.each(queries.map(example => [example.name, example] as const))(
    '%s answers the same as text and through Apollo',
    async (_name, example) => {
      const asker = askerFor(example);
      const variables = await variablesOf(example, asker);
      const ask = async () => {
        const asText = await asker.data(example.query, variables);
        const answer = await asker.data<Record<string, unknown>>(throughApollo(example.query), variables);
        return { asText, answer, after: await asker.data(example.query, variables) };
      };
      // Schedules and jobs go on meanwhile: it is asked again until nothing has changed in between.
      let asked = await ask();
      while (JSON.stringify(asked.asText) !== JSON.stringify(asked.after)) asked = await ask();
      const {
        asText,
        answer: { apart, ...data },
      } = asked;
      expect(apart).toMatchObject({ id: expect.stringMatching(/^user_/) });
      expect(data).toEqual(asText);
      expect(JSON.stringify(Object.values(asText))).toMatch(/"(id|customerId|leadId|code|value|label|decision|kind)":/);
    },
  );
});
