import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { whyNot } from '../../../src/crm/visits/planning.rules.js';
import type { CastName } from '../../support/cast.js';
import { operation } from '../../support/operation.js';
import { type Server, startServer } from '../../support/server.js';
import { type Changed, givenCustomer, mutate } from '../customers/given.js';

let server: Server;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

interface Visit {
  id: string;
  version: number;
  status?: string;
  outcome?: string;
}
interface Heard {
  visitUpdated: { __typename: string; visit: { purpose: string; outcome?: string } };
}

const hours = (n: number) => new Date(Date.now() + n * 3_600_000);
const change = (actor: CastName, name: string, input: object) => mutate<Changed<'visit', Visit>>(server, actor, 'visits', name, input);
async function planned(actor: CastName, purpose: string): Promise<Visit> {
  const customer = await givenCustomer(server, actor);
  const { visit, errors } = await change(actor, 'VisitPlan', { customerId: customer.id, plannedFor: hours(24), purpose });
  expect(errors).toEqual([]);
  return visit as Visit;
}
const listen = async (actor: CastName) => (await server.as(actor)).listen<Heard>(operation('visits', 'VisitUpdated'));
const told = ({ visitUpdated: { __typename, visit } }: Heard) => [__typename, visit.purpose, ...(visit.outcome ? [visit.outcome] : [])];

test('a visit is planned for a time to come, a year ahead at most', () => {
  const now = new Date('2026-11-26T10:00:00Z');
  expect(whyNot(new Date('2026-11-26T10:00:01Z'), now)).toBeUndefined();
  expect(whyNot(now, now)).toBe('A visit is planned for a time to come.');
  expect(whyNot(new Date('2027-12-26T10:00:00Z'), now)).toBe('A visit is planned for a year ahead at most.');
});

test('who may see a visit hears of it at once, from plan to outcome; another team hears nothing', async () => {
  const [north, asia] = await Promise.all([listen('salesNorth'), listen('salesAsia')]);
  const visit = await planned('sales', 'Show the new frames');
  const { visit: finished } = await change('sales', 'VisitFinish', {
    visitId: visit.id,
    outcome: 'Ordered ten',
    expectedVersion: visit.version,
  });
  expect(finished).toMatchObject({ status: 'DONE', outcome: 'Ordered ten' });
  await planned('salesAsia', 'Their own');

  expect((await north.take(2)).map(told)).toEqual([
    ['VisitPlanned', 'Show the new frames'],
    ['VisitFinished', 'Show the new frames', 'Ordered ten'],
  ]);
  expect((await asia.take(1)).map(told)).toEqual([['VisitPlanned', 'Their own']]);
});

test('what is wrong is said of its field; what is not seen is not there; what is read only is not changed', async () => {
  const customer = await givenCustomer(server, 'sales');
  const plan = (actor: CastName, plannedFor: Date) => change(actor, 'VisitPlan', { customerId: customer.id, plannedFor, purpose: 'Talk' });
  expect((await plan('sales', hours(-1))).errors).toMatchObject([{ code: 'INVALID_INPUT', path: ['plannedFor'] }]);
  expect((await plan('salesAsia', hours(1))).errors).toMatchObject([{ code: 'NOT_FOUND' }]);
  const visit = await planned('sales', 'Talk');
  const finish = (actor: CastName) => change(actor, 'VisitFinish', { visitId: visit.id, outcome: 'Talked' });
  await expect(finish('salesNorth')).rejects.toThrow('FORBIDDEN: Your roles do not allow changing this visit.');
  expect((await finish('sales')).errors).toEqual([]);
  expect((await finish('sales')).errors).toMatchObject([{ code: 'INVALID_INPUT', message: expect.stringContaining('finished already') }]);
});

test('the next visits are a list, and a customer has its own', async () => {
  const { id } = await planned('salesSouth', 'Introduce myself');
  const { visits } = await (await server.as('salesSouth')).data<{ visits: { nodes: object[] } }>(operation('visits', 'Visits'));
  expect(visits.nodes).toContainEqual(expect.objectContaining({ id, purpose: 'Introduce myself', visitor: { name: 'Sofia Sud' } }));
  const { visit } = await (await server.as('salesSouth')).data<{ visit: { customer: { visits: { nodes: object[] } } } }>(
    'query ($id: ID!) { visit(id: $id) { customer { visits { nodes { id } } } } }',
    { id },
  );
  expect(visit.customer.visits.nodes).toEqual([{ id }]);
});
