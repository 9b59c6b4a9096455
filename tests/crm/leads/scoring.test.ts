import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type CastName, cast } from '../../support/cast.js';
import { userId } from '../../support/ids.js';
import { operation } from '../../support/operation.js';
import { type Server, startServer } from '../../support/server.js';
import { givenCustomer } from '../customers/given.js';
import { createLead, givenLead, type Refused, unique, uuid } from './given.js';

const TRAIN = operation('scoring', 'ScoreModelTrain');
const SCORED = operation('scoring', 'LeadScored');
const MODELS = operation('scoring', 'ScoreModels');
const HOTTEST = operation('scoring', 'MyHottestLeads');
const LEAD = `query ($id: ID!) { lead(id: $id) { version score
  leadScore { probability model { version base } reasons { feature value contribution } } leadScores { nodes { model { version } } } } }`;

interface Model {
  version: number;
  state: string;
  why: string;
  trainedLeads: number;
  metrics: { auc: number; brier: number; n: number };
  calibration: { n: number }[];
}
interface Lead {
  version: number;
  score: number | null;
  leadScore: {
    probability: number;
    model: { version: number; base: number };
    reasons: { feature: string; value: string | null; contribution: number }[];
  } | null;
  leadScores: { nodes: { model: { version: number } }[] };
}
interface Heard {
  leadScored: { lead: { name: string; score: number; leadScore: { model: { version: number } } } };
}
interface Asked {
  progress: { id: string } | null;
  errors: (Refused & { have?: number; others?: number; need?: number })[];
}

let server: Server;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

const ask = async (actor: CastName, input: object = {}): Promise<Asked> =>
  (await (await server.as(actor)).data<{ scoreModelTrain: Asked }>(TRAIN, { input })).scoreModelTrain;
const models = async (actor: CastName = 'manager') =>
  (await (await server.as(actor)).data<{ scoreModels: { nodes: Model[] } }>(MODELS)).scoreModels.nodes;
const leadOf = async (actor: CastName, id: string) => (await (await server.as(actor)).data<{ lead: Lead }>(LEAD, { id })).lead;

/** Has a model trained, and waits until it is. */
async function trained(): Promise<Model> {
  const client = await server.as('manager');
  const steps = await client.listen<{ jobProgress: { progress: { id: string; status: string } } }>(
    'subscription { jobProgress { ... on JobProgressed { progress { id status } } } }',
  );
  const { progress, errors } = await ask('manager');
  expect(errors).toEqual([]);
  for (let done = false; !done; ) {
    const [step] = await steps.take(1);
    const { id, status } = step?.jobProgress.progress ?? {};
    done = id === progress?.id && status === 'DONE';
  }
  await steps.close();
  return (await models())[0] as Model;
}

/** Leads of a year until a month ago: of referrals six of ten converted, of the web site's one of five. */
async function givenHistory(count: number): Promise<void> {
  const customer = await givenCustomer(server, 'sales');
  await server.sql(
    `with sources as (
       insert into lead_sources (id, created_at, created_by, updated_at, updated_by, code, name, channel)
       select uuidv7(), now(), $1, now(), $1, code, code, 'WEB' from unnest(array['referral', 'website']) code returning id, code
     )
     insert into leads (id, created_at, created_by, updated_at, updated_by, owner_id, team_id, name, source_id, status, converted_at, customer_id, disqualify_reason)
     select uuidv7(), at, $1, at, $1, $1, $2, 'Past ' || i, s.id, case when won then 'CONVERTED' else 'DISQUALIFIED' end,
       case when won then at + interval '5 days' end, case when won then $3::uuid end, case when won then null else 'No budget' end
     from generate_series(1, $4::int) i
       cross join lateral (select now() - interval '30 days' - interval '1 day' * (1 - i / $4::float) * 365 as at, i % 2 = 0 as referred) lead
       cross join lateral (select case when referred then i % 10 < 6 else i % 10 = 1 end as won) outcome
       join sources s on s.code = case when referred then 'referral' else 'website' end`,
    [
      cast.sales.id,
      (await server.sql<{ team_id: string }>('select team_id from users where id = $1', [cast.sales.id]))[0]?.team_id,
      uuid(customer.id),
      count,
    ],
  );
}

test('without enough history there is no number, and it is said how much there is', async () => {
  await expect(ask('sales')).rejects.toThrow('FORBIDDEN');
  for (const input of [{}, { dryRun: true }]) {
    const { progress, errors } = await ask('manager', input);
    expect(progress).toBeNull();
    expect(errors).toEqual([expect.objectContaining({ code: 'NOT_ENOUGH_HISTORY', have: 0, others: 0, need: 50 })]);
  }
  expect(await models()).toEqual([]);
});

test('learned from history, it scores who is open and who comes in, with reasons that add up, before anybody has asked', async () => {
  const [name, hotName] = [unique('Waiting'), unique('Hot')];
  const waiting = await givenLead(server, 'sales', { name });
  expect(await leadOf('sales', waiting.id)).toMatchObject({ score: null, leadScore: null });
  await givenHistory(400);
  const heard = await (await server.as('salesNorth')).listen<Heard>(SCORED);
  const elsewhere = await (await server.as('salesAsia')).listen<Heard>(SCORED);

  const model = await trained();
  expect(model).toMatchObject({ version: 1, state: 'IN_USE', trainedLeads: 300, metrics: { n: 100 } });
  expect(model.metrics.auc).toBeGreaterThan(0.65);
  expect(model.calibration.reduce((sum, { n }) => sum + n, 0)).toBe(100);
  const [told] = await heard.take(1);
  expect(told?.leadScored.lead).toMatchObject({ name, leadScore: { model: { version: 1 } } });

  const alert = await (await server.as('salesNorth')).listen<{ newLead: { lead: { name: string; score: number } } }>(
    'subscription { newLead(where: { score: { gte: 0.4 } }) { ... on LeadCreated { lead { name score } } } }',
  );
  const cold = await givenLead(server, 'sales', { name: unique('Cold'), source: 'website' });
  const hot = await givenLead(server, 'sales', { name: hotName, source: 'referral', email: 'ada@gmail.com' });
  expect((await alert.take(1)).map(({ newLead }) => newLead.lead.name)).toEqual([hotName]);
  const { score, leadScore, version } = await leadOf('sales', hot.id);
  expect([score, version]).toEqual([leadScore?.probability, 1]);
  const reasons = leadScore?.reasons ?? [];
  expect(reasons[0]).toMatchObject({ feature: 'source', value: 'referral' });
  expect(reasons[0]?.contribution).toBeGreaterThan(0.5);
  const logOdds = reasons.reduce((sum, { contribution }) => sum + contribution, leadScore?.model.base ?? 0);
  expect(1 / (1 + Math.exp(-logOdds))).toBeCloseTo(score as number, 3);

  const { leads } = await (await server.as('sales')).data<{ leads: { nodes: { id: string }[] } }>(HOTTEST, { rep: userId('sales') });
  const ranks = [hot, waiting, cold].map(({ id }) => leads.nodes.findIndex(node => node.id === id));
  expect(ranks[0]).toBe(0);
  expect(ranks[2]).toBeGreaterThan(0);
  // What came before would have been told before: nothing of another team was.
  expect(elsewhere.waiting).toBe(0);
});

test('who does not see the lead does not see its score; a lead that is given away takes its scores along', async () => {
  const lead = await givenLead(server, 'sales', { source: 'referral' });
  await expect(leadOf('salesAsia', lead.id)).rejects.toThrow('NOT_FOUND');
  const { lead: given } = await createLead(server, 'administrator', { assigneeId: userId('salesAsia'), source: 'referral' });
  expect((await leadOf('salesAsia', given?.id as string)).leadScore?.probability).toBeGreaterThan(0.4);
  await (await server.as('administrator')).data(operation('leads', 'LeadAssign'), {
    input: { leadId: lead.id, assigneeId: userId('salesAsia') },
  });
  await expect(leadOf('sales', lead.id)).rejects.toThrow('NOT_FOUND');
  expect((await leadOf('salesAsia', lead.id)).leadScores.nodes).toEqual([{ model: { version: 1 } }]);
});

test('a later model that is not worse takes its place, and scores open leads again', async () => {
  const lead = await givenLead(server, 'sales', { name: unique('Open'), source: 'referral' });
  const heard = await (await server.as('sales')).listen<Heard>(SCORED, { where: { id: { eq: lead.id } } });
  expect(await trained()).toMatchObject({ version: 2, state: 'IN_USE', why: expect.stringContaining('not worse than version 1') });
  expect((await models('sales')).map(({ version, state }) => [version, state])).toEqual([
    [2, 'IN_USE'],
    [1, 'SUPERSEDED'],
  ]);
  await heard.take(1);
  expect((await leadOf('sales', lead.id)).leadScores.nodes).toEqual([{ model: { version: 2 } }, { model: { version: 1 } }]);
});

test('a model that tells nothing apart is refused, and the one in use stays', async () => {
  // What was learned from is turned round; what is judged by stays as it was.
  await server.sql(
    `update leads l set source_id = s.id from lead_sources s, lead_sources mine
     where mine.id = l.source_id and l.name like 'Past %' and s.id <> mine.id
       and l.created_at < (select created_at from leads where name like 'Past %' order by created_at offset 300 limit 1)`,
  );
  expect(await trained()).toMatchObject({ version: 3, state: 'REFUSED', why: expect.stringContaining('better than a coin') });
  const lead = await givenLead(server, 'sales', { source: 'referral' });
  expect((await leadOf('sales', lead.id)).leadScore?.model.version).toBe(2);
});

test('a model is trained every week, by the clock of the organisation', async () => {
  const { jobSchedules } = await (await server.as('administrator')).data<{ jobSchedules: { nodes: object[] } }>(
    operation('jobs', 'JobSchedules'),
  );
  expect(jobSchedules.nodes).toContainEqual(
    expect.objectContaining({ name: 'scoreModel.retrain', rule: '40 3 * * 1', timeZone: 'Europe/Berlin' }),
  );
});
