import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { cast } from '../support/cast.js';
import { type Server, startServer } from '../support/server.js';
import { createLead, givenLead, type Heard, NEW_LEAD, positionOf, replayed, until } from './leads.js';
import { openSocket, RawSocket } from './raw.js';

let server: Server;
beforeAll(async () => {
  server = await startServer({ env: { LOG_LEVEL: 'info', PING_INTERVAL: 'PT20S', SOCKET_BUFFER: '200000', REPLAY_LIMIT: '350' } });
});
afterAll(() => server.stop());

const listen = async (name: Parameters<Server['as']>[0], variables = {}) => (await server.as(name)).listen<Heard>(NEW_LEAD, variables);
const refusal = async (name: Parameters<Server['as']>[0], variables = {}) =>
  (await (await listen(name, variables)).ended).errors?.[0]?.extensions;
const tokenOf = async (name: Parameters<Server['as']>[0]) => (await server.as(name)).token;

test('nobody listens who has not signed in', async () => {
  for (const token of [undefined, 'nonsense']) {
    const raw = new RawSocket(server.wsUrl);
    await raw.init(token);
    expect(await raw.closed).toBe(4401);
    expect(raw.messages).toEqual([]);
  }
  const silent = new RawSocket(server.wsUrl);
  await new Promise(resolve => silent.socket.once('open', resolve));
  silent.subscribe('1', NEW_LEAD);
  expect(await silent.closed).toBe(4401);
});

test('queries and mutations go over the socket as well', async () => {
  const raw = await openSocket(server.wsUrl, await tokenOf('manager'));
  raw.subscribe('q', '{ me { name } }');
  expect(await raw.message(m => m.id === 'q')).toEqual({ id: 'q', type: 'next', payload: { data: { me: { name: 'Clara Chef' } } } });
  await raw.message(m => m.id === 'q' && m.type === 'complete');
  raw.subscribe('m', 'mutation { leadCreate(input: { name: "" }) { lead { id } errors { code } } }');
  expect((await raw.message(m => m.id === 'm')).payload).toEqual({
    data: { leadCreate: { lead: null, errors: [{ code: 'INVALID_INPUT' }] } },
  });
  raw.subscribe('e', '{ lead(id: "lead_1") { id } }');
  expect((await raw.message(m => m.id === 'e')).payload).toMatchObject({ errors: [{ extensions: { code: 'INVALID_INPUT' } }] });
  raw.socket.close();
});

test('a document, a filter or a cursor that makes no sense is refused with its code', async () => {
  const raw = await openSocket(server.wsUrl, await tokenOf('sales'));
  const refused = async (id: string, query: string, variables = {}) => {
    raw.subscribe(id, query, variables);
    const { type, payload } = await raw.message(m => m.id === id);
    expect(type).toBe('error');
    return (payload as { extensions: { code: string } }[])[0]?.extensions.code;
  };
  expect(await refused('1', 'subscription {')).toBe('INVALID_INPUT');
  expect(await refused('2', 'subscription { noSuchThing }')).toBe('INVALID_INPUT');
  expect(await refused('3', NEW_LEAD, { after: 'yesterday' })).toBe('INVALID_INPUT');
  expect(await refused('4', NEW_LEAD, { where: { noSuchField: 1 } })).toBe('INVALID_INPUT');
  raw.socket.close();
});

test('one socket carries several subscriptions, and ends one without the other', async () => {
  const raw = await openSocket(server.wsUrl, await tokenOf('marketing'));
  raw.subscribe('a "quoted" id', NEW_LEAD);
  raw.subscribe('b', NEW_LEAD);
  await raw.message(m => m.type === 'ping' && (m.payload as { cursor?: string })?.cursor !== undefined);
  await createLead(server, 'manager', 'sales');
  await raw.message(m => m.id === 'a "quoted" id');
  await raw.message(m => m.id === 'b');
  raw.send({ id: 'b', type: 'complete' });
  raw.messages.length = 0;
  raw.subscribe('q', '{ me { name } }');
  await raw.message(m => m.id === 'q');
  await createLead(server, 'manager', 'sales');
  await raw.message(m => m.id === 'a "quoted" id');
  expect(raw.messages.filter(m => m.id === 'b')).toEqual([]);
  raw.socket.close();
});

test('too much to catch up on is told as an expired cursor', async () => {
  const before = await listen('marketing');
  await givenLead(server, { team: 'north', events: 360 });
  await before.take(360);
  expect(await refusal('marketing', { after: before.cursor })).toMatchObject({ code: 'CURSOR_EXPIRED' });
});

test('who sees other records from now on is told to come back, and its old cursor is refused', async () => {
  const listening = await listen('salesAsia');
  const { cursor } = listening;
  await server.sql(`update users set team_id = (select id from teams where name = 'Team south') where id = $1`, [cast.salesAsia.id]);
  expect(await listening.ended).toEqual({ code: 4410 });
  expect(await refusal('salesAsia', { after: cursor })).toMatchObject({ code: 'ACCESS_CHANGED' });
  const again = await listen('salesAsia');
  const lead = await createLead(server, 'manager', 'salesSouth');
  expect((await again.take(1))[0]?.newLead.lead.id).toBe(lead);
});

test('who is deactivated hears nothing more', async () => {
  const listening = await listen('serviceSouth');
  await server.sql('update users set active = false where id = $1', [cast.serviceSouth.id]);
  expect(await listening.ended).toEqual({ code: 4410 });
});

test('a slow reader is closed before it fills the memory, and resumes without a loss', async () => {
  const note = 'x'.repeat(100_000);
  const document = `subscription ($after: Cursor) { newLead(after: $after) { ... on Event { cursor } ... on LeadCreated { lead { note } } } }`;
  const slow = await openSocket(server.wsUrl, await tokenOf('marketing'));
  slow.subscribe('1', document);
  await slow.message(m => m.type === 'ping' && (m.payload as { cursor?: string })?.cursor !== undefined);
  slow.socket.pause();
  const fast = await listen('marketing');
  const given = 3;
  for (let i = 0; i < given; i++) await givenLead(server, { team: 'north', note, events: 100 });
  const heard = (await fast.take(given * 100)).map(each => positionOf(each.newLead.cursor));
  await until(async () => server.output.some(line => line.includes('takes nothing')));
  slow.socket.resume();
  expect(await slow.closed).toBe(4413);

  const cursors = slow.messages.flatMap(m =>
    m.type === 'next' ? [(m.payload as { data: { newLead: { cursor: string } } }).data.newLead.cursor] : [],
  );
  expect(cursors.length).toBeLessThan(given * 100);
  const rest = await replayed(await listen('marketing', { after: cursors.at(-1) }));
  expect([...cursors, ...rest.map(each => each.newLead.cursor)].map(positionOf)).toEqual(heard);
});

test('a resumed client that reads slowly is not closed: what it missed waits for it', async () => {
  const start = await listen('marketing');
  await givenLead(server, { team: 'north', note: 'y'.repeat(400_000), events: 30 });
  await start.take(30);
  const raw = await openSocket(server.wsUrl, await tokenOf('marketing'));
  const document = `subscription ($after: Cursor) { newLead(after: $after) { __typename ... on Event { cursor } ... on LeadCreated { lead { note } } } }`;
  raw.socket.pause();
  raw.subscribe('1', document, { after: start.cursor });
  const again = await listen('marketing', { after: start.cursor });
  await replayed(again);
  raw.socket.resume();
  await raw.message(m => JSON.stringify(m).includes('CaughtUp'));
  expect(raw.messages.filter(m => m.type === 'next')).toHaveLength(31);
  raw.socket.close();
});
