import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Heard, NEW_LEAD, positionOf } from '../live/leads.js';
import { bringIn } from '../support/cast.js';
import { at } from '../support/client.js';
import { makeDatabase, type TestDatabase } from '../support/database.js';
import { type Server, startServer } from '../support/server.js';
import { type NextVersion, nextVersion } from './next-version.js';
import { Traffic } from './traffic.js';

// The example of docs/operating.md: `leads.note` becomes `leads.remark`. Each version serves beside the one before.

const guide = await import('node:fs').then(({ readFileSync }) => readFileSync('docs/operating.md', 'utf8'));
/** The blocks of SQL of the guide that name a file, as "```sql 9001-lead-region.sql". */
const migrations = new Map([...guide.matchAll(/^```sql (\S+)\n(.*?)^```/gms)].map(([, name = '', sql = '']) => [name, sql]));
const [EXPAND = '', CONTRACT = ''] = [...migrations.keys()];
const RENAMED: [string, string] = ['note: p.text().nullable()', "note: p.text().nullable().fieldName('remark')"];

let database: TestDatabase;
let versions: NextVersion[];
const servers: Server[] = [];
beforeAll(async () => {
  database = await makeDatabase();
  await bringIn(database);
  const entity = { 'crm/leads/lead.entity.js': RENAMED };
  const sql = (...names: string[]) => Object.fromEntries(names.map(name => [name, migrations.get(name) ?? '']));
  versions = [nextVersion(entity, sql(EXPAND)), nextVersion(entity, sql(EXPAND, CONTRACT))];
});
afterAll(async () => {
  await Promise.all(servers.map(server => server.stop()));
  for (const version of versions) version.remove();
  await database.drop();
});

const start = async (version?: NextVersion) => {
  const server = await startServer({ database, ...(version && { args: version.args }) });
  servers.push(server);
  return server;
};
const stop = async (server: Server) => {
  servers.splice(servers.indexOf(server), 1);
  expect(await server.stop()).toBe(0);
};

const CREATE =
  'mutation ($name: String!, $note: String) { leadCreate(input: { name: $name, note: $note }) { lead { id } errors { code message } } }';
const LEAD = 'query ($id: ID!) { lead(id: $id) { id note } }';
const TRAIL = 'query ($id: ID!) { auditTrail(recordId: $id) { nodes { operation } } }';

/** What is written at the one is read at the other, both ways, with its entry in the trail. */
async function agree(one: Server, other: Server): Promise<void> {
  for (const [writes, reads] of [
    [one, other],
    [other, one],
  ] as const) {
    const note = `Of ${writes.pid}, for ${reads.pid}`;
    const id = at(await (await writes.as('manager')).data(CREATE, { name: 'Moved', note }), 'leadCreate.lead.id');
    expect(await (await reads.as('manager')).data(LEAD, { id })).toEqual({ lead: { id, note } });
    expect(at(await (await reads.as('manager')).data(TRAIL, { id }), 'auditTrail.nodes.0.operation')).toBe('INSERT');
  }
}

test('a column is renamed in two releases, while the version before each is serving: nothing fails, nothing is missed', async () => {
  const first = await start();
  const traffic = await Traffic.start([first]);
  const listening = await (await first.as('manager')).listen<Heard>(NEW_LEAD);
  const from = positionOf(listening.cursor);

  const second = await start(versions[0]);
  await agree(first, second);
  await traffic.at([first, second]);
  await traffic.goesOn();
  // A process of the version before that falls over starts again on the newer database.
  const again = await start();
  await agree(again, second);
  await stop(again);
  await traffic.at([second]);
  await traffic.goesOn();

  const third = await start(versions[1]);
  await agree(second, third);
  await traffic.at([second, third]);
  await traffic.goesOn();
  const { failed, created } = await traffic.stop();
  expect(failed).toEqual([]);

  const log = await database.sql<{ position: string }>("select position from event_log where position > $1 and kind = 'lead' order by 1", [
    from,
  ]);
  const heard = await listening.take(log.length);
  expect(heard.map(({ newLead: { cursor } }) => positionOf(cursor))).toEqual(log.map(({ position }) => Number(position)));
  expect(log.length).toBeGreaterThanOrEqual(created.length);
  await listening.close();
  expect(await database.sql("select from information_schema.columns where table_name = 'leads' and column_name = 'note'")).toEqual([]);
}, 240_000);
