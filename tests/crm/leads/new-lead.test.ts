import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { userId } from '../../support/ids.js';
import { operation } from '../../support/operation.js';
import { type Server, startServer } from '../../support/server.js';
import { createLead, givenLead, type LeadAnswer, unique } from './given.js';

const NEW_LEAD = operation('leads', 'NewLead');
const LEAD_ASSIGN = operation('leads', 'LeadAssign');

interface Told {
  newLead: {
    __typename: string;
    cursor: string;
    changeId?: string;
    id?: string;
    reason?: string;
    why?: string;
    lead?: { id: string; name: string; assignee: { name: string } };
  };
}

let server: Server;
beforeAll(async () => {
  server = await startServer();
});
afterAll(async () => {
  await server.stop();
});

const assign = async (actor: 'sales' | 'administrator', leadId: string, to: 'sales' | 'salesAsia' | 'salesNorth') =>
  (await (await server.as(actor)).data<{ leadAssign: LeadAnswer }>(LEAD_ASSIGN, { input: { leadId, assigneeId: userId(to) } })).leadAssign;
const names = (told: Told[]) => told.map(({ newLead }) => [newLead.__typename, newLead.lead?.name ?? newLead.id]);

test('a new lead is told to those who may see it and to nobody else', async () => {
  const north = await (await server.as('salesNorth')).listen<Told>(NEW_LEAD);
  const asia = await (await server.as('salesAsia')).listen<Told>(NEW_LEAD);
  const manager = await (await server.as('manager')).listen<Told>(NEW_LEAD);
  const [inNorth, inAsia] = [unique('North'), unique('Asia')];

  const { changeId } = await createLead(server, 'sales', { name: inNorth, assigneeId: userId('sales') });
  await createLead(server, 'salesAsia', { name: inAsia, assigneeId: userId('salesAsia') });
  const last = unique('Last');
  await givenLead(server, 'sales', { name: last });

  // what did not come before the next is not to come
  expect(names(await north.take(2))).toEqual([
    ['LeadCreated', inNorth],
    ['LeadCreated', last],
  ]);
  expect(names(await asia.take(1))).toEqual([['LeadCreated', inAsia]]);
  const heard = await manager.take(2);
  expect(names(heard)).toEqual([
    ['LeadCreated', inNorth],
    ['LeadCreated', last],
  ]);
  expect(heard[0]?.newLead.changeId).toBe(changeId);
  expect([north.waiting, asia.waiting, manager.waiting]).toEqual([0, 0, 0]);
});

test('a filter tells a rep of what comes to them, and that it is gone', async () => {
  const mine = await (await server.as('sales')).listen<Told>(NEW_LEAD, { where: { assignee: { id: { eq: userId('sales') } } } });
  const [others, own] = [unique('Other'), unique('Own')];
  await createLead(server, 'sales', { name: others, assigneeId: userId('salesNorth') });
  const lead = await givenLead(server, 'sales', { name: own });
  // one step after the other: what is told of a record is read at delivery
  const told = await mine.take(1);
  for (const to of ['salesNorth', 'sales', 'salesAsia'] as const) {
    await assign('sales', lead.id, to);
    told.push(...(await mine.take(1)));
  }

  expect(names(told)).toEqual([
    ['LeadCreated', own],
    ['LeadLeft', lead.id],
    ['LeadAssigned', own],
    ['LeadLeft', lead.id],
  ]);
  expect(told.map(({ newLead }) => newLead.reason ?? newLead.why)).toEqual([
    undefined,
    'NO_LONGER_MATCHES',
    'Given to Sigrid Nord by Sigrid Nord.',
    'NOT_VISIBLE',
  ]);
});

test('who was away says where it was and gets what it missed, then what is live', async () => {
  const client = await server.as('salesAsia');
  const before = await client.listen<Told>(NEW_LEAD);
  await givenLead(server, 'salesAsia', { name: 'first' });
  const [first] = await before.take(1);
  before.cut();
  await givenLead(server, 'salesAsia', { name: 'missed' });
  await givenLead(server, 'sales', { name: 'not theirs' });

  const after = await client.listen<Told>(NEW_LEAD, { after: first?.newLead.cursor });
  await givenLead(server, 'salesAsia', { name: 'live' });

  expect(names(await after.take(3))).toEqual([
    ['LeadCreated', 'missed'],
    ['CaughtUp', undefined],
    ['LeadCreated', 'live'],
  ]);
});

test('a list and the stream after it join without a hole', async () => {
  const client = await server.as('salesAsia');
  const { leads } = await client.data<{ leads: { cursor: string; totalCount: number } }>('{ leads { totalCount cursor } }');
  const name = unique('After the list');
  await givenLead(server, 'salesAsia', { name });
  const stream = await client.listen<Told>(NEW_LEAD, { after: leads.cursor });
  expect(names(await stream.take(2))).toEqual([
    ['LeadCreated', name],
    ['CaughtUp', undefined],
  ]);
});
