import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { until } from '../../live/leads.js';
import type { CastName } from '../../support/cast.js';
import { bringIn } from '../../support/cast.js';
import { makeDatabase } from '../../support/database.js';
import { userId } from '../../support/ids.js';
import { operation } from '../../support/operation.js';
import { type Server, startServer } from '../../support/server.js';
import { createLead, givenPool, type Lead, type Refused, unique, uuid } from './given.js';

let server: Server;
beforeAll(async () => {
  const database = await makeDatabase();
  await bringIn(database);
  server = await startServer({ database });
});
afterAll(async () => {
  await server.stop();
  await server.database.drop();
});

interface Step {
  step: number;
  action: string;
  dueAt: string;
  outcome: string | null;
  result: string | null;
  task: { subject: string; priority: string; status: string; assignee: { name: string } } | null;
}
interface Followed {
  createdAt: string;
  assignee: { name: string };
  followUps: { nodes: Step[] };
  assignments: { nodes: { reason: string; candidates: { name: string; reason: string }[] }[] };
}
interface Told {
  leadFollowUp: { __typename: string; cursor: string; action: string; result: string; lead: { id: string; assignee: { name: string } } };
}

async function change(actor: CastName, name: string, input: object): Promise<{ errors: Refused[]; followUpPolicy: { id: string } }> {
  const answer = await (await server.as(actor)).data(operation(name.startsWith('FollowUp') ? 'assignment' : 'leads', name), { input });
  return Object.values(answer)[0] as never;
}
const of = async (id: string): Promise<Followed> =>
  (await (await server.as('administrator')).data<{ lead: Followed }>(operation('assignment', 'LeadFollowUps'), { id })).lead;
const outcomes = async (id: string) => (await of(id)).followUps.nodes.map(({ outcome }) => outcome);
/** As if the time had passed. */
const fallDue = (id: string) =>
  server.sql(`update follow_ups set due_at = due_at - interval '60 days' where lead_id = $1 and done_at is null`, [uuid(id)]);
const follow = async (territory: string, after?: string) =>
  (await server.as('manager')).listen<Told>(operation('assignment', 'LeadFollowUp'), { where: { territory: { eq: territory } }, after });
const told = ({ leadFollowUp: { action, result, lead } }: Told) => [action, result, lead.assignee.name];

const STEPS = [
  { afterBusinessTime: 'PT1H', action: 'REMIND' },
  { afterBusinessTime: 'PT2H', action: 'CHASE' },
  { afterBusinessTime: 'PT12H', action: 'REASSIGN' },
  { afterBusinessTime: 'PT24H', action: 'ESCALATE' },
];
/** A lead of Sigrid Nord, whom Nils Nord could follow, under a policy of its own. */
async function chased(rest: object = {}): Promise<{ lead: Lead; territory: string; policyId: string }> {
  const { territory } = await givenPool(server, ['sales', 'salesNorth']);
  const policy = { name: unique('policy'), condition: { territories: [territory] }, steps: STEPS, ...rest };
  const { followUpPolicy, errors } = await change('manager', 'FollowUpPolicyCreate', policy);
  expect(errors).toEqual([]);
  return { lead: (await createLead(server, 'marketing', { territory })).lead as Lead, territory, policyId: followUpPolicy.id };
}

test('each step is due after its working time, is done then, and is seen by everybody whom it concerns', async () => {
  const { lead, territory } = await chased();
  const { followUps } = await of(lead.id);
  const [row] = await server.sql<{ at: Date }>('select created_at at from leads where id = $1', [uuid(lead.id)]);
  const client = await server.as('sales');
  const due = async (duration: string) =>
    new Date((await client.data<{ businessDue: string }>(operation('calendars', 'BusinessDue'), { start: row?.at, duration })).businessDue);
  for (const [i, { afterBusinessTime, action }] of STEPS.entries())
    expect({ ...followUps.nodes[i], dueAt: new Date(followUps.nodes[i]?.dueAt ?? '') }).toMatchObject({
      action,
      outcome: null,
      dueAt: await due(afterBusinessTime),
    });

  const heard = await follow(territory);
  await fallDue(lead.id);
  expect((await heard.take(4)).map(told)).toEqual([
    ['REMIND', 'Reminded Sigrid Nord.', expect.any(String)],
    ['CHASE', 'Chased Sigrid Nord.', expect.any(String)],
    ['REASSIGN', expect.stringMatching(/^Round robin .+: Nils Nord /), 'Nils Nord'],
    ['ESCALATE', 'Told Clara Chef.', 'Nils Nord'],
  ]);
  const after = await of(lead.id);
  expect(after.followUps.nodes.map(({ outcome, task }) => [outcome, task?.assignee.name, task?.priority])).toEqual([
    ['DONE', 'Sigrid Nord', 'NORMAL'],
    ['DONE', 'Sigrid Nord', 'HIGH'],
    ['DONE', undefined, undefined],
    ['DONE', 'Clara Chef', 'HIGH'],
  ]);
  expect(after.assignments.nodes[0]?.candidates).toContainEqual(
    expect.objectContaining({ name: 'Sigrid Nord', reason: 'Has it already, and is to lose it.' }),
  );

  // whoever has it answers: nobody has to be chased any more, whosever the tasks are
  await change('salesNorth', 'LeadWork', { leadId: lead.id });
  await until(async () => (await of(lead.id)).followUps.nodes.every(({ task }) => !task || task.status === 'CANCELLED'));
});

test('what falls due while nothing runs is done at the start, once', async () => {
  const { lead, territory } = await chased();
  const { cursor } = await follow(territory);
  const { database } = server;
  await server.kill9();
  await database.sql(`update follow_ups set due_at = now() - interval '1 minute' where lead_id = $1 and step <= 2`, [uuid(lead.id)]);
  server = await startServer({ database });
  const heard = await follow(territory, cursor);
  expect((await heard.take(3)).filter(each => 'lead' in each.leadFollowUp).map(told)).toEqual([
    ['REMIND', 'Reminded Sigrid Nord.', 'Sigrid Nord'],
    ['CHASE', 'Chased Sigrid Nord.', 'Sigrid Nord'],
  ]);
  expect(await outcomes(lead.id)).toEqual(['DONE', 'DONE', null, null]);
  expect(await database.sql('select 1 from activities where related_id = $1', [uuid(lead.id)])).toHaveLength(2);
});

test('an answer ends what is due, and so does closing; another assignee has all the time again if the policy says so', async () => {
  const { lead } = await chased();
  await change('sales', 'LeadWork', { leadId: lead.id });
  expect(await outcomes(lead.id)).toEqual(['ANSWERED', 'ANSWERED', 'ANSWERED', 'ANSWERED']);
  const closed = await chased();
  await change('sales', 'LeadDisqualify', { leadId: closed.lead.id, reason: 'Only looking' });
  expect(await outcomes(closed.lead.id)).toEqual(['CLOSED', 'CLOSED', 'CLOSED', 'CLOSED']);

  const [goesOn, again] = [await chased(), await chased({ restarts: true })];
  for (const { lead: given } of [goesOn, again])
    await change('sales', 'LeadAssign', { leadId: given.id, assigneeId: userId('salesNorth') });
  expect(await outcomes(goesOn.lead.id)).toEqual([null, null, null, null]);
  const begun = (await of(again.lead.id)).followUps.nodes.map(({ step, outcome }) => [step, outcome]);
  expect(begun.filter(([, outcome]) => outcome === 'HANDED_OVER')).toHaveLength(4);
  expect(begun.filter(([, outcome]) => outcome === null)).toHaveLength(4);
});

test('a policy says which leads, in the order of time; the first that fits holds; archived it is for no lead', async () => {
  const backwards = { name: unique('policy'), steps: [STEPS[1], STEPS[0], { afterBusinessTime: 'P1M', action: 'CHASE' }] };
  expect((await change('manager', 'FollowUpPolicyCreate', backwards)).errors.map(({ path }) => path?.join('.'))).toEqual([
    'steps.1.afterBusinessTime',
    'steps.2.afterBusinessTime',
  ]);
  const { territory, policyId } = await chased();
  const one = { name: unique('policy'), condition: { territories: [territory] }, steps: [STEPS[0]] };
  const { followUpPolicy } = await change('manager', 'FollowUpPolicyCreate', one);
  const { followUpPolicies } = await (await server.as('manager')).data<{ followUpPolicies: { nodes: { id: string }[] } }>(
    operation('assignment', 'FollowUpPolicies'),
  );
  const others = followUpPolicies.nodes.map(({ id }) => id).filter(id => id !== followUpPolicy.id);
  const steps = async () => (await outcomes((await createLead(server, 'marketing', { territory })).lead?.id ?? '')).length;
  expect(await steps()).toBe(4);
  expect((await change('manager', 'FollowUpPolicyReorder', { followUpPolicyIds: [followUpPolicy.id, ...others] })).errors).toEqual([]);
  expect(await steps()).toBe(1);
  await change('manager', 'FollowUpPolicyUpdate', { followUpPolicyId: followUpPolicy.id, steps: STEPS.slice(0, 2) });
  expect(await steps()).toBe(2);
  for (const followUpPolicyId of [followUpPolicy.id, policyId]) await change('manager', 'FollowUpPolicyArchive', { followUpPolicyId });
  expect(await steps()).toBe(0);
});
