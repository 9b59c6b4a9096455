import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Server, startServer } from '../support/server.js';
import { assignLead, createLead, givenLead, type Heard, NEW_LEAD, positionOf, replayed, told } from './leads.js';

let server: Server;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

const listen = async (name: Parameters<Server['as']>[0], variables = {}) => (await server.as(name)).listen<Heard>(NEW_LEAD, variables);

test('two people of whom one may not see a record hear live and replayed exactly their own', async () => {
  const [north, south, marketing] = await Promise.all([listen('sales'), listen('salesSouth'), listen('marketing')]);
  const since = { north: north.cursor, south: south.cursor, marketing: marketing.cursor };
  const made = [];
  for (const assignee of ['sales', 'salesSouth', 'salesNorth', 'salesSouth'] as const)
    made.push(await createLead(server, 'manager', assignee));
  const [n1, s1, n2, s2] = made;
  const created = (id: string | undefined) => `LeadCreated ${id}`;
  const heard = {
    north: [created(n1), created(n2)],
    south: [created(s1), created(s2)],
    marketing: [created(n1), created(s1), created(n2), created(s2)],
  };
  const live = {
    north: await north.take(2),
    south: await south.take(2),
    marketing: await marketing.take(4),
  };
  for (const who of ['north', 'south', 'marketing'] as const) expect(live[who].map(told)).toEqual(heard[who]);

  for (const [who, name] of [
    ['north', 'sales'],
    ['south', 'salesSouth'],
    ['marketing', 'marketing'],
  ] as const) {
    const again = await listen(name, { after: since[who] });
    expect(await replayed(again)).toEqual(live[who]);
  }
});

test('who loses sight of a record hears that it is gone, and nothing of what it says', async () => {
  const lead = await createLead(server, 'manager', 'sales', 'Secret of the north');
  const [north, south] = [await listen('sales'), await listen('salesSouth')];
  await assignLead(server, 'manager', lead, 'salesSouth');

  const [gone] = await north.take(1);
  expect(told(gone as Heard)).toBe(`LeadLeft ${lead} NOT_VISIBLE`);
  expect(JSON.stringify(gone)).not.toContain('Secret');
  expect((await south.take(1)).map(told)).toEqual([`LeadAssigned ${lead}`]);

  const next = await createLead(server, 'manager', 'sales');
  expect(told((await north.take(1))[0] as Heard)).toBe(`LeadCreated ${next}`);
  expect(south.waiting).toBe(0);
});

test('a record that leaves the filter is told as left, one that never was in it not at all', async () => {
  const all = await listen('manager');
  const [first, second] = [await createLead(server, 'manager', 'sales'), await createLead(server, 'manager', 'salesNorth')];
  // in the log by then: who listens later is not told of them
  await all.take(2);
  const filtered = await listen('manager', { where: { assignee: { name: { eq: 'Sigrid Nord' } } } });
  await assignLead(server, 'manager', second, 'salesSouth');
  await assignLead(server, 'manager', first, 'salesNorth');
  await assignLead(server, 'manager', second, 'sales');

  expect((await filtered.take(2)).map(told)).toEqual([`LeadLeft ${first} NO_LONGER_MATCHES`, `LeadAssigned ${second}`]);
});

test('a client cut off during 200 events, some committed late, resumes and has each once, in order', async () => {
  const client = await listen('marketing');
  const start = positionOf(client.cursor);
  const work = async (n: number) => {
    for (let i = 0; i < 14; i++) {
      const late = (n + i) % 4 === 0;
      await givenLead(server, { team: 'north', name: `${n}/${i}`, delay: late ? 40 : 0, commit: (n + i) % 11 !== 0 });
      await createLead(server, 'manager', 'sales');
    }
  };
  const working = Promise.all(Array.from({ length: 8 }, (_, n) => work(n)));
  const heard = await client.take(25);
  client.cut();
  let cursor = heard.at(-1)?.newLead.cursor;
  // twice more, cut in the middle of a replay, too
  for (let i = 0; i < 2; i++) {
    const again = await listen('marketing', { after: cursor });
    heard.push(...(await again.take(20)).filter(each => each.newLead.__typename !== 'CaughtUp'));
    cursor = heard.at(-1)?.newLead.cursor;
    again.cut();
  }
  await working;
  const last = await listen('marketing', { after: cursor });
  heard.push(...(await replayed(last)));

  const log = await server.sql<{ position: string }>('select position from event_log where position > $1 order by position', [start]);
  expect(log.length).toBeGreaterThanOrEqual(200);
  expect(heard.map(each => positionOf(each.newLead.cursor))).toEqual(log.map(row => Number(row.position)));
});

test('list and stream join without a hole', async () => {
  const marketing = await server.as('marketing');
  const working = Promise.all(Array.from({ length: 6 }, (_, i) => givenLead(server, { team: 'asia', name: `Joined ${i}`, delay: i * 15 })));
  const { leads } = await marketing.data<{ leads: { cursor: string; nodes: { id: string }[] } }>(
    '{ leads(where: { team: { name: { eq: "Team asia" } } }, first: 50) { cursor nodes { id } } }',
  );
  const stream = await listen('marketing', { after: leads.cursor, where: { team: { name: { eq: 'Team asia' } } } });
  const made = await working;
  const known = new Set(leads.nodes.map(node => node.id));
  while (known.size < made.length) {
    const [next] = await stream.take(1);
    if (next?.newLead.lead) known.add(next.newLead.lead.id);
  }
  expect([...known].sort()).toEqual(made.map(lead => lead.id).sort());
});

test('an idle client is told by pings how far it may resume', async () => {
  const [idle, other] = [await listen('salesAsia'), await listen('marketing')];
  const before = positionOf(idle.cursor);
  await createLead(server, 'manager', 'sales');
  const [created] = await other.take(1);
  while (positionOf(idle.cursor) < positionOf(created?.newLead.cursor)) await new Promise(setImmediate);
  expect(positionOf(idle.cursor)).toBeGreaterThan(before);
  const again = await listen('salesAsia', { after: idle.cursor });
  expect(await replayed(again)).toEqual([]);
});
