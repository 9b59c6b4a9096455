import { execFile } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from '@jest/globals';

const COMPILER = resolve('node_modules/relay-compiler/cli.js');

/** What a Relay application does with every server: pages, refetches by id, changes, follows. */
const APPLICATION = `
import { graphql } from 'relay-runtime';

graphql\`
  fragment Leads_lead on Lead @refetchable(queryName: "LeadsLeadRefetchQuery") {
    id
    name
    assignee { name }
    assignments(first: 2) { nodes { reason } }
  }
\`;
graphql\`
  fragment Leads_list on Query
  @argumentDefinitions(count: { type: "Int", defaultValue: 10 }, after: { type: "Cursor" })
  @refetchable(queryName: "LeadsPageQuery") {
    leads(first: $count, after: $after, orderBy: [{ field: CREATED_AT, direction: DESC }]) @connection(key: "Leads_leads") {
      edges { node { id ...Leads_lead } }
    }
  }
\`;
graphql\`query LeadsQuery($id: ID!) { node(id: $id) { __typename ...Leads_lead @alias } ...Leads_list }\`;
graphql\`
  mutation LeadsCreateMutation($input: LeadCreateInput!) {
    leadCreate(input: $input) { lead { ...Leads_lead } changeId errors { code message path } }
  }
\`;
graphql\`
  subscription LeadsNewSubscription($after: Cursor) {
    newLead(after: $after) { __typename ... on Event { cursor } ... on LeadCreated { lead { ...Leads_lead } } ... on LeadLeft { id } }
  }
\`;
`;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bellwether-relay-'));
  await mkdir(join(folder, 'src'));
  await mkdir(join(folder, 'made'));
  await copyFile('schema/schema.graphql', join(folder, 'schema.graphql'));
  await writeFile(join(folder, 'src', 'Leads.ts'), APPLICATION);
  const config = { src: './src', schema: './schema.graphql', language: 'typescript', artifactDirectory: './made' };
  await writeFile(join(folder, 'relay.config.json'), JSON.stringify(config));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test('the Relay compiler takes the schema, its connections and its nodes', async () => {
  await promisify(execFile)(process.execPath, [COMPILER, 'relay.config.json'], { cwd: folder });
  expect((await readdir(join(folder, 'made'))).sort()).toEqual(
    [
      'LeadsCreateMutation',
      'LeadsLeadRefetchQuery',
      'LeadsNewSubscription',
      'LeadsPageQuery',
      'LeadsQuery',
      'Leads_lead',
      'Leads_list',
    ].map(name => `${name}.graphql.ts`),
  );
});
