import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { CastName } from '../../support/cast.js';
import { userId } from '../../support/ids.js';
import { type Server, startServer } from '../../support/server.js';
import { type Changed, givenCustomer, mutate, timelineOf } from '../customers/given.js';

let server: Server;
beforeAll(async () => {
  server = await startServer();
});
afterAll(async () => {
  await server.stop();
});

interface Activity {
  id: string;
  status: string;
  version: number;
}
type Answer = Changed<'activity', Activity & Record<string, unknown>>;
const change = (actor: CastName, name: string, input: object) => mutate<Answer>(server, actor, 'activities', name, input);

test('the timeline is by what happened when, not by what was written down when', async () => {
  const { id } = await givenCustomer(server, 'sales');
  await change('sales', 'ActivityLog', {
    customerId: id,
    kind: 'CALL',
    direction: 'INBOUND',
    subject: 'Second',
    startsAt: '2025-02-01T09:00:00Z',
  });
  await change('sales', 'ActivityLog', { customerId: id, kind: 'EMAIL', subject: 'Third', startsAt: '2025-02-01T09:00:01Z' });
  await change('sales', 'ActivityLog', { customerId: id, kind: 'NOTE', subject: 'First', startsAt: '2024-12-24T18:00:00+02:00' });

  const entries = (await timelineOf(server, 'sales', id)) ?? [];

  expect(entries.map(entry => entry.summary)).toEqual(['Customer created', 'Third', 'Second', 'First']);
  expect(entries[2]).toMatchObject({
    kind: 'CALL',
    direction: 'INBOUND',
    at: expect.stringMatching(/^2025-02-01T09:00:00/),
    ref: expect.stringMatching(/^activity_/),
  });
});

test('the timeline goes on page by page and can be narrowed down', async () => {
  const { id } = await givenCustomer(server, 'sales');
  for (const day of [1, 2, 3, 4, 5]) {
    const kind = day % 2 ? 'CALL' : 'NOTE';
    await change('sales', 'ActivityLog', { customerId: id, kind, subject: `Day ${day}`, startsAt: `2025-01-0${day}T12:00:00Z` });
  }
  const client = await server.as('sales');
  const page = async (after?: string, where?: object) =>
    (
      await client.data<{
        customer: { timeline: { nodes: { summary: string }[]; pageInfo: { hasNextPage: boolean; endCursor: string } } };
      }>(
        'query ($id: ID!, $after: Cursor, $where: TimelineEntryWhere) { customer(id: $id) { timeline(first: 4, after: $after, where: $where) { nodes { summary } pageInfo { hasNextPage endCursor } } } }',
        { id, after, where },
      )
    ).customer.timeline;

  const first = await page();
  const second = await page(first.pageInfo.endCursor);
  const calls = await page(undefined, { kind: { eq: 'CALL' }, at: { gte: '2025-01-02T00:00:00Z' } });

  expect(first.nodes.map(node => node.summary)).toEqual(['Customer created', 'Day 5', 'Day 4', 'Day 3']);
  expect(second).toMatchObject({ nodes: [{ summary: 'Day 2' }, { summary: 'Day 1' }], pageInfo: { hasNextPage: false } });
  expect(calls.nodes.map(node => node.summary)).toEqual(['Day 5', 'Day 3']);
});

test('a task is done once, and stands in the timeline then', async () => {
  const { id } = await givenCustomer(server, 'sales');
  const { activity } = await change('sales', 'TaskCreate', {
    subject: 'Send the offer',
    customerId: id,
    assigneeId: userId('salesNorth'),
    dueAt: '2030-01-01T09:00:00Z',
  });
  expect(activity).toMatchObject({ status: 'PLANNED', assignee: { name: 'Nils Nord' } });
  expect((await timelineOf(server, 'sales', id))?.map(entry => entry.kind)).toEqual(['SYSTEM']);

  const done = await change('salesNorth', 'TaskComplete', { activityId: activity?.id, outcome: 'Sent' });
  const again = await change('salesNorth', 'TaskComplete', { activityId: activity?.id });

  expect(done.activity).toMatchObject({ status: 'DONE', outcome: 'Sent' });
  expect(again.errors).toMatchObject([{ code: 'NOT_A_PLANNED_TASK' }]);
  expect((await timelineOf(server, 'sales', id))?.map(entry => entry.summary)).toContain('Send the offer');
});

test('what lies in the future is not logged', async () => {
  const { id } = await givenCustomer(server, 'sales');
  const { errors } = await change('sales', 'ActivityLog', {
    customerId: id,
    kind: 'MEETING',
    subject: 'Tomorrow',
    startsAt: '2990-01-01T00:00:00Z',
  });
  expect(errors).toMatchObject([{ code: 'INVALID_INPUT', path: ['startsAt'] }]);
});

test('a contact of another customer is refused', async () => {
  const { id } = await givenCustomer(server, 'sales');
  const other = await givenCustomer(server, 'sales', { contacts: [{ name: 'Anna' }] });
  const { errors } = await change('sales', 'ActivityLog', {
    customerId: id,
    kind: 'CALL',
    subject: 'Wrong',
    contactId: other.contacts.nodes[0]?.id,
  });
  expect(errors).toMatchObject([{ code: 'INVALID_INPUT', path: ['contactId'] }]);
});

test('service logs with a customer of sales: both see it in the timeline', async () => {
  const { id } = await givenCustomer(server, 'salesSouth');
  const { errors } = await change('service', 'ActivityLog', {
    customerId: id,
    kind: 'CALL',
    direction: 'OUTBOUND',
    subject: 'Asked how it goes',
  });
  expect(errors).toEqual([]);
  expect((await timelineOf(server, 'salesSouth', id))?.map(entry => entry.summary)).toContain('Asked how it goes');
  expect(await timelineOf(server, 'sales', id)).toBeNull();
});

test('another team can not write into a timeline that it does not see', async () => {
  const { id } = await givenCustomer(server, 'sales');
  const { errors } = await change('salesSouth', 'ActivityLog', { customerId: id, kind: 'NOTE', subject: 'Hello' });
  expect(errors).toMatchObject([{ code: 'NOT_FOUND' }]);
  expect(await server.sql("select 1 from timeline_entries where summary = 'Hello'")).toEqual([]);
});
