import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { CastName } from '../../support/cast.js';
import { at } from '../../support/client.js';
import { userId } from '../../support/ids.js';
import { operation } from '../../support/operation.js';
import { type Server, startServer } from '../../support/server.js';
import { type Changed, givenCustomer, mutate, seen, timelineOf, unique, uuid } from '../customers/given.js';

let server: Server;
beforeAll(async () => {
  server = await startServer();
});
afterAll(async () => {
  await server.stop();
});

interface Opportunity {
  id: string;
  status: string;
  probability: number;
  version: number;
  stage: { id: string; name: string };
}
type Answer = Changed<'opportunity', Opportunity & Record<string, unknown>>;
const change = (name: string, input: object, actor: CastName = 'sales') => mutate<Answer>(server, actor, 'opportunities', name, input);

async function givenOpportunity(input: object = {}) {
  const { id: customerId } = await givenCustomer(server, 'sales', { region: 'North' });
  const { opportunity, errors } = await change('OpportunityCreate', {
    name: 'Twelve pumps',
    customerId,
    amount: { amount: '1200.50', currency: 'EUR' },
    ...input,
  });
  if (!opportunity) throw new Error(JSON.stringify(errors));
  return { ...opportunity, customerId };
}

/** Ids of the stages of the default pipeline by name. */
async function stages(): Promise<Record<string, string>> {
  type Pipeline = { isDefault: boolean; stages: { nodes: { id: string; name: string }[] } };
  const { pipelines } = await (await server.as('sales')).data<{ pipelines: { nodes: Pipeline[] } }>(
    operation('opportunities', 'Pipelines'),
  );
  const found = pipelines.nodes.find(pipeline => pipeline.isDefault)?.stages.nodes ?? [];
  return Object.fromEntries(found.map(stage => [stage.name, stage.id]));
}

test('starts in the first stage of the default pipeline, with its chance', async () => {
  expect(await givenOpportunity()).toMatchObject({
    status: 'OPEN',
    probability: 10,
    stage: { name: 'Prospecting' },
    number: expect.stringMatching(/^O-\d+$/),
  });
});

test('the history tells each stage once, and the timeline too', async () => {
  const { id, customerId } = await givenOpportunity();
  const { Proposal, Won, Lost } = await stages();

  await change('OpportunityMove', { opportunityId: id, stageId: Proposal });
  await change('OpportunityMove', { opportunityId: id, stageId: Proposal });
  await change('OpportunityMove', { opportunityId: id, stageId: Lost, lostReason: 'Too dear' });
  const { opportunity } = await change('OpportunityMove', { opportunityId: id, stageId: Won });

  expect(opportunity).toMatchObject({ status: 'WON', probability: 100, lostReason: null, closedAt: expect.any(String), version: 4 });
  const read = await (await server.as('sales')).data<{
    opportunity: { stageChanges: { nodes: { from: { name: string } | null; to: { name: string }; by: { name: string } }[] } };
  }>(operation('opportunities', 'Opportunity'), { id });
  expect(read.opportunity.stageChanges.nodes.map(({ from, to, by }) => [from?.name ?? null, to.name, by.name])).toEqual([
    [null, 'Prospecting', 'Sigrid Nord'],
    ['Prospecting', 'Proposal', 'Sigrid Nord'],
    ['Proposal', 'Lost', 'Sigrid Nord'],
    ['Lost', 'Won', 'Sigrid Nord'],
  ]);
  expect((await timelineOf(server, 'sales', customerId))?.filter(entry => entry.kind === 'STAGE').map(entry => entry.summary)).toEqual([
    'Twelve pumps: Won',
    'Twelve pumps: Lost (Too dear)',
    'Twelve pumps: Proposal',
    'Twelve pumps: Prospecting',
  ]);
});

test('nobody loses without a reason, nobody wins with one', async () => {
  const { id } = await givenOpportunity();
  const { Won, Lost } = await stages();
  expect((await change('OpportunityMove', { opportunityId: id, stageId: Lost })).errors).toMatchObject([{ code: 'LOST_REASON_MISSING' }]);
  expect((await change('OpportunityMove', { opportunityId: id, stageId: Won, lostReason: 'None' })).errors).toMatchObject([
    { code: 'INVALID_INPUT', path: ['lostReason'] },
  ]);
  expect(await server.sql('select status, version from opportunities where id = $1', [uuid(id)])).toEqual([{ status: 'OPEN', version: 1 }]);
  expect(await server.sql('select count(*)::int n from stage_changes where opportunity_id = $1', [uuid(id)])).toEqual([{ n: 1 }]);
});

test('a guess of the chance lasts until the next stage; null goes back to that of the stage', async () => {
  const { id } = await givenOpportunity();
  const { Qualified, Proposal } = await stages();
  await change('OpportunityMove', { opportunityId: id, stageId: Qualified });
  expect((await change('OpportunityUpdate', { opportunityId: id, probability: 66 })).opportunity).toMatchObject({ probability: 66 });
  expect((await change('OpportunityUpdate', { opportunityId: id, probability: null })).opportunity).toMatchObject({ probability: 25 });
  await change('OpportunityUpdate', { opportunityId: id, probability: 66 });
  expect((await change('OpportunityMove', { opportunityId: id, stageId: Proposal })).opportunity).toMatchObject({ probability: 50 });
});

test('of two moves from the same version one is refused', async () => {
  const { id } = await givenOpportunity();
  const { Qualified, Proposal } = await stages();
  const answers = await Promise.all(
    [Qualified, Proposal].map(stageId => change('OpportunityMove', { opportunityId: id, stageId, expectedVersion: 1 })),
  );
  expect(answers.map(answer => answer.errors[0]?.code ?? 'MOVED').sort()).toEqual(['CONFLICT', 'MOVED']);
  expect(await server.sql('select count(*)::int n from stage_changes where opportunity_id = $1', [uuid(id)])).toEqual([{ n: 2 }]);
});

test('an amount below zero, a foreign contact and an unknown stage are refused', async () => {
  const other = await givenCustomer(server, 'sales', { contacts: [{ name: 'Anna' }] });
  const { id: customerId } = await givenCustomer(server, 'sales');
  const base = { name: 'Wrong', customerId, amount: { amount: '1', currency: 'EUR' } };
  for (const [wrong, path] of [
    [{ amount: { amount: '-1', currency: 'EUR' } }, ['amount', 'amount']],
    [{ amount: { amount: '1', currency: 'eur' } }, ['amount', 'currency']],
    [{ contactId: other.contacts.nodes[0]?.id }, ['contactId']],
    [{ stageId: `stage_${'0'.repeat(32)}` }, ['stageId']],
  ] as const) {
    expect((await change('OpportunityCreate', { ...base, ...wrong })).errors).toMatchObject([{ code: 'INVALID_INPUT', path }]);
  }
});

test('it belongs to the rep; another team sees nothing of it', async () => {
  const { id } = await givenOpportunity({ ownerId: userId('salesNorth') });
  const one = (actor: CastName) => seen(server, actor, 'query ($id: ID!) { opportunity(id: $id) { owner { name } } }', { id });
  const count = async (actor: CastName) =>
    at(
      await (await server.as(actor)).data('query ($id: ID!) { opportunities(where: { id: { eq: $id } }) { totalCount } }', { id }),
      'opportunities.totalCount',
    );
  expect(await one('sales')).toEqual({ owner: { name: 'Nils Nord' } });
  expect(await one('salesSouth')).toBeNull();
  expect(await Promise.all((['sales', 'salesSouth', 'manager'] as const).map(count))).toEqual([1, 0, 1]);
});

test('a sale goes to a rep of another team with its history, out of sight', async () => {
  const { id } = await givenOpportunity();
  const { opportunity, errors } = await change('OpportunityAssign', { opportunityId: id, ownerId: userId('salesSouth') });
  expect([opportunity, errors]).toEqual([null, []]);
  expect(await seen(server, 'sales', 'query ($id: ID!) { opportunity(id: $id) { id } }', { id })).toBeNull();
  expect(
    await seen(
      server,
      'salesSouth',
      'query ($id: ID!) { opportunity(id: $id) { stageChanges { nodes { to { name } } } customer { id } } }',
      { id },
    ),
  ).toEqual({
    stageChanges: { nodes: [{ to: { name: 'Prospecting' } }] },
    customer: null,
  });
});

test('a pipeline of one\u2019s own: the chances of won and lost are given, the default is one', async () => {
  const make = (input: object) =>
    mutate<Changed<'pipeline', { id: string; isDefault: boolean; stages: { nodes: object[] } }>>(
      server,
      'manager',
      'opportunities',
      'PipelineCreate',
      input,
    );
  const stages = [
    { name: 'Talk', probability: 40 },
    { name: 'Yes', kind: 'WON', probability: 3 },
    { name: 'No', kind: 'LOST' },
  ];
  const { pipeline } = await make({ name: unique('Partners'), stages });
  expect(pipeline).toMatchObject({
    isDefault: false,
    stages: {
      nodes: [
        { position: 1, probability: 40 },
        { position: 2, probability: 100 },
        { position: 3, probability: 0 },
      ],
    },
  });
  expect(await givenOpportunity({ pipelineId: pipeline?.id })).toMatchObject({ stage: { name: 'Talk' }, probability: 40 });

  const { errors } = await make({ name: unique('Wrong'), stages: [{ name: 'Lost', kind: 'LOST' }, { name: 'Lost' }] });
  expect(errors.map(error => error.path?.join('.')).sort()).toEqual(['stages', 'stages.0.kind', 'stages.1.name', 'stages.1.probability']);
});

test('an analyst can not move a sale', async () => {
  const { id } = await givenOpportunity();
  const { Won } = await stages();
  const refused = await (await server.as('analyst')).query(operation('opportunities', 'OpportunityMove'), {
    input: { opportunityId: id, stageId: Won },
  });
  expect(refused.errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
  expect(await server.sql('select status from opportunities where id = $1', [uuid(id)])).toEqual([{ status: 'OPEN' }]);
});
