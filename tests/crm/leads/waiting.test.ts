import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { CastName } from '../../support/cast.js';
import { userId } from '../../support/ids.js';
import type { Listening } from '../../support/listen.js';
import { operation } from '../../support/operation.js';
import { type Server, startServer } from '../../support/server.js';
import { createLead, givenLead, givenPool, type Lead, type Refused, unique, uuid } from './given.js';

let server: Server;
let other: Server;
beforeAll(async () => {
  server = await startServer();
  other = await startServer({ database: server.database });
});
afterAll(async () => {
  await other.stop();
  await server.stop();
});

interface Told {
  newLead: { __typename: string; why?: string; lead: { id: string; assignee: { name: string } | null } };
}
const DAY = 86_400_000;

async function change<T = Record<string, never>>(
  actor: CastName,
  name: string,
  input: object,
  area = /^(Assignment|PoolMember)/.test(name) ? 'assignment' : 'leads',
): Promise<T & { errors: Refused[] }> {
  const answer = await (await server.as(actor)).data<Record<string, T & { errors: Refused[] }>>(operation(area, name), { input });
  return Object.values(answer)[0] as T & { errors: Refused[] };
}
async function made<T>(actor: CastName, name: string, input: object, area?: string): Promise<T> {
  const { errors, ...rest } = await change(actor, name, input, area);
  expect(errors).toEqual([]);
  return Object.values(rest).find(value => typeof value === 'object') as T;
}
interface Place {
  id: string;
  user: { id: string };
}
async function places(territory: string): Promise<Map<string, string>> {
  const { assignmentPools } = await (await server.as('manager')).data<{ assignmentPools: { nodes: { members: { nodes: Place[] } }[] } }>(
    'query ($territory: String!) { assignmentPools(where: { territory: { eq: $territory } }) { nodes { members { nodes { id user { id } } } } } }',
    { territory },
  );
  return new Map(assignmentPools.nodes[0]?.members.nodes.map(({ id, user }) => [user.id, id]));
}
/** A pool whose members have these capacities. */
async function limited(capacities: Partial<Record<CastName, number>>, rest: object = {}) {
  const pool = await givenPool(server, Object.keys(capacities) as CastName[]);
  const of = await places(pool.territory);
  const set = (name: CastName, capacity: number) =>
    made('manager', 'PoolMemberUpdate', { poolMemberId: of.get(userId(name)), capacity, ...rest });
  for (const [name, capacity] of Object.entries(capacities)) await set(name as CastName, capacity);
  return { ...pool, set };
}
const follow = async (actor: CastName, where: object): Promise<Listening<Told>> =>
  (await server.as(actor)).listen<Told>(operation('leads', 'NewLead'), { where });
/** Each lead that is given out, with its assignee. */
const given = async (heard: Listening<Told>, n: number) =>
  (await heard.take(n)).map(({ newLead }) => [newLead.__typename, newLead.lead.id, newLead.lead.assignee?.name]);

interface Decided {
  lead: {
    assignments: { nodes: { reason: string; rule: object | null; candidates: { name: string; reason: string; load: number | null }[] }[] };
  };
}
const decided = async (id: string) =>
  (await (await server.as('administrator')).data<Decided>(operation('assignment', 'LeadFollowUps'), { id })).lead.assignments.nodes;

describe('a rule', () => {
  test('decides before the pools do; who was passed over and why is told before and kept after', async () => {
    const territory = unique('territory');
    const pool = await limited({ sales: 10, salesNorth: 0, salesSouth: 10, salesAsia: 10 });
    const to = new Date(Date.now() + DAY).toISOString();
    const absence = await made<{ id: string }>(
      'manager',
      'AbsenceCreate',
      { userId: userId('salesSouth'), from: new Date(), to },
      'access',
    );
    await pool.set('salesAsia', 10);
    await made('manager', 'PoolMemberUpdate', {
      poolMemberId: (await places(pool.territory)).get(userId('salesAsia')),
      languages: ['zh', 'ja'],
    });
    const rule = { condition: { territories: [territory], languages: ['de'] }, poolId: pool.id, method: 'LEAST_LOADED' };
    const { id, version } = await made<{ id: string; version: number }>('manager', 'AssignmentRuleCreate', {
      name: unique('German'),
      ...rule,
    });

    const draft = { territory, language: 'de-CH' };
    const { assignmentCheck: told } = await (await server.as('marketing')).data<{ assignmentCheck: Record<string, unknown> }>(
      operation('assignment', 'AssignmentCheck'),
      { input: draft },
    );
    const candidates = [
      { name: 'Sigrid Nord', eligible: true, reason: 'Chosen: 0 of 10 open leads.', load: 0 },
      { name: 'Nils Nord', eligible: false, reason: 'At capacity: 0 of 0.', load: 0 },
      { name: 'Sofia Sud', eligible: false, reason: `Absent until ${to.replace(/Z$/, '')}Z.`.replace(/(\.\d*?)0+Z/, '$1Z'), load: 0 },
      { name: '王芳', eligible: false, reason: 'Takes zh, ja, not the language "de-CH".', load: 0 },
    ];
    expect(told).toMatchObject({ ruleId: id, poolId: pool.id, assigneeId: userId('sales'), candidates });
    expect(told.rules).toContainEqual(expect.objectContaining({ matches: true, because: `territory is ${territory}, language is de-CH` }));
    const { lead } = await createLead(server, 'marketing', draft);
    expect(lead?.assignee?.name).toBe('Sigrid Nord');
    expect((await decided(lead?.id ?? ''))[0]).toMatchObject({
      reason: expect.stringMatching(
        /^Rule \d+ "German .+" \(territory is .+, language is de-CH\): Least loaded in the pool ".+": Sigrid Nord has 0 of 10/,
      ),
      rule: { name: expect.stringMatching(/^German/) },
      candidates,
    });

    // other leads go as they went before
    expect((await createLead(server, 'salesSouth', { territory, language: 'fr' })).lead?.assignee?.name).toBe('Sofia Sud');
    const fixed = { method: 'FIXED', poolId: null, assigneeId: userId('salesNorth'), condition: { territories: [territory] } };
    await made('manager', 'AssignmentRuleUpdate', { assignmentRuleId: id, expectedVersion: version, ...fixed });
    expect((await createLead(server, 'marketing', { territory })).lead?.assignee?.name).toBe('Nils Nord');
    await made('manager', 'AssignmentRuleArchive', { assignmentRuleId: id });
    expect((await createLead(server, 'salesSouth', { territory })).lead?.assignee?.name).toBe('Sofia Sud');
    await made('manager', 'AbsenceCancel', { absenceId: absence.id }, 'access');
  });

  test('the first that takes a lead decides, in the order that is given', async () => {
    const territory = unique('territory');
    const rule = (name: string, to: CastName) => ({
      name: unique(name),
      method: 'FIXED',
      assigneeId: userId(to),
      condition: { territories: [territory] },
    });
    const first = await made<{ id: string; order: number }>('manager', 'AssignmentRuleCreate', rule('first', 'sales'));
    const second = await made<{ id: string; order: number }>('manager', 'AssignmentRuleCreate', rule('second', 'salesNorth'));
    expect(second.order).toBe(first.order + 1);
    const to = async () => (await createLead(server, 'marketing', { territory })).lead?.assignee?.name;
    expect(await to()).toBe('Sigrid Nord');
    const { errors } = await change('manager', 'AssignmentRuleReorder', { assignmentRuleIds: [second.id, second.id] });
    expect(errors).toMatchObject([{ code: 'INVALID_INPUT', path: ['assignmentRuleIds'] }]);
    expect((await change('manager', 'AssignmentRuleReorder', { assignmentRuleIds: [second.id, first.id] })).errors).toEqual([]);
    expect(await to()).toBe('Nils Nord');
    for (const { id } of [first, second]) await made('manager', 'AssignmentRuleArchive', { assignmentRuleId: id });
  });

  test('everything that does not fit is told at once; only who may write pools makes one', async () => {
    const input = {
      name: unique('wrong'),
      method: 'ROUND_ROBIN',
      fallbackAfter: 'P1M',
      condition: { sources: ['nowhere'], productIds: ['product_1'] },
    };
    expect((await change('manager', 'AssignmentRuleCreate', input)).errors.map(({ path }) => path?.join('.'))).toEqual([
      'condition.sources',
      'condition',
    ]);
    const { condition: _, ...rest } = input;
    expect((await change('manager', 'AssignmentRuleCreate', rest)).errors.map(({ path }) => path?.join('.'))).toEqual([
      'poolId',
      'fallbackAfter',
      'fallbackAfter',
    ]);
    const refused = await (await server.as('sales')).query(operation('assignment', 'AssignmentRuleCreate'), { input: rest });
    expect(refused.errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
  });
});

describe('a lead that nobody can take waits, and goes out the moment somebody can, the oldest first', () => {
  test('when a lead is closed, given to others, or a capacity is raised; and whoever gets it hears at once', async () => {
    const { territory, set } = await limited({ salesAsia: 1 });
    const mine = await follow('salesAsia', { assignee: { id: { eq: userId('salesAsia') } }, territory: { eq: territory } });
    const bring = async () => (await createLead(server, 'administrator', { territory })).lead as Lead;
    const [first, second, third, fourth] = [await bring(), await bring(), await bring(), await bring()];
    expect([first, second, third, fourth].map(({ status }) => status)).toEqual(['ASSIGNED', 'NEW', 'NEW', 'NEW']);
    expect(await given(mine, 1)).toEqual([['LeadCreated', first.id, '王芳']]);
    expect((await decided(second.id))[0]?.candidates).toMatchObject([{ name: '王芳', reason: 'At capacity: 1 of 1.', load: 1 }]);

    await made('salesAsia', 'LeadDisqualify', { leadId: first.id, reason: 'Only looking' });
    expect(await given(mine, 1)).toEqual([['LeadAssigned', second.id, '王芳']]);
    await change('salesAsia', 'LeadAssign', { leadId: second.id, assigneeId: userId('sales') });
    expect((await mine.take(1))[0]?.newLead.__typename).toBe('LeadLeft');
    expect(await given(mine, 1)).toEqual([['LeadAssigned', third.id, '王芳']]);

    const { waitingLeads } = await (await server.as('administrator')).data<{ waitingLeads: { nodes: { lead: { id: string } }[] } }>(
      operation('assignment', 'WaitingLeads'),
    );
    expect(waitingLeads.nodes.map(({ lead }) => lead.id)).toEqual([fourth.id]);
    await set('salesAsia', 2);
    expect(await given(mine, 1)).toEqual([['LeadAssigned', fourth.id, '王芳']]);
    const accepted = await made<{ assignments: { nodes: object[] } }>('salesAsia', 'LeadAccept', { leadId: fourth.id });
    expect(accepted.assignments.nodes).toEqual([{ acceptedAt: expect.any(String) }]);
    const { errors } = await (await server.as('administrator')).query(operation('leads', 'LeadAccept'), { input: { leadId: fourth.id } });
    expect(errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
    expect(
      await server.sql('select 1 from waiting_leads w join leads l on l.id = w.lead_id where w.ended_at is null and l.territory = $1', [
        territory,
      ]),
    ).toEqual([]);
  });

  test('when an absence ends, when a shift begins, and when it was too long, to the fallback, which is told', async () => {
    const night = await made<{ id: string; version: number }>(
      'administrator',
      'CalendarCreate',
      { name: unique('never'), timeZone: 'UTC', week: [] },
      'calendars',
    );
    const { id: poolId } = await limited({ salesSouth: 5 }, { calendarId: night.id });
    const territory = unique('territory');
    const rule = { method: 'ROUND_ROBIN', poolId, outsideHours: 'SKIP', condition: { territories: [territory] } };
    const fallback = { fallbackAssigneeId: userId('salesNorth'), fallbackAfter: 'PT8H' };
    const { id } = await made<{ id: string }>('manager', 'AssignmentRuleCreate', { name: unique('day'), ...rule, ...fallback });
    const everything = await follow('administrator', { territory: { eq: territory } });
    const slow = await (await server.as('administrator')).listen<{ leadFollowUp: { __typename: string; why: string } }>(
      operation('assignment', 'LeadFollowUp'),
      { where: { territory: { eq: territory } } },
    );

    const [first, second] = [
      (await createLead(server, 'administrator', { territory })).lead,
      (await createLead(server, 'administrator', { territory })).lead,
    ];
    expect((await given(everything, 2)).map(([, , assignee]) => assignee)).toEqual([undefined, undefined]);
    expect((await decided(first?.id ?? ''))[0]?.candidates[0]?.reason).toMatch(/^Outside working hours until /);
    await server.sql(`update waiting_leads set since = since - interval '30 days' where lead_id = $1`, [uuid(second?.id ?? '')]);
    expect(await given(everything, 1)).toEqual([['LeadAssigned', second?.id, 'Nils Nord']]);
    expect(await slow.take(1)).toMatchObject([
      { leadFollowUp: { __typename: 'LeadWaited', why: expect.stringContaining('so the fallback decides') } },
    ]);

    const [absence] = [{ userId: userId('salesSouth'), from: new Date(), to: new Date(Date.now() + DAY) }];
    const { id: absenceId } = await made<{ id: string }>('manager', 'AbsenceCreate', absence, 'access');
    const week = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'].map(day => ({
      day,
      intervals: [{ from: '00:00', to: '24:00' }],
    }));
    await made('administrator', 'CalendarUpdate', { calendarId: night.id, week }, 'calendars');
    const third = (await createLead(server, 'administrator', { territory })).lead;
    expect(await given(everything, 1)).toEqual([['LeadCreated', third?.id, undefined]]);
    expect((await decided(third?.id ?? ''))[0]?.candidates[0]?.reason).toMatch(/^Absent until /);
    await server.sql('update absences set ends_at = now() where id = $1', [uuid(absenceId)]);
    expect(await given(everything, 2)).toEqual([
      ['LeadAssigned', first?.id, 'Sofia Sud'],
      ['LeadAssigned', third?.id, 'Sofia Sud'],
    ]);
    await made('manager', 'AssignmentRuleArchive', { assignmentRuleId: id });
  });

  test('from two processes, while leads are captured and closed: each is given once, no capacity is passed, and none that is free is left', async () => {
    const people = ['sales', 'salesNorth', 'salesSouth'] as const;
    const two = [await server.as('administrator'), await other.as('administrator')];
    await fc.assert(
      fc.asyncProperty(
        fc.tuple(fc.nat(3), fc.nat(3), fc.integer({ min: 1, max: 3 })),
        fc.integer({ min: 6, max: 14 }),
        fc.infiniteStream(fc.boolean()),
        async (most, leads, coin) => {
          // what is left of other runs is closed first, those that wait before those whose place they would take
          const open = await server.sql<{ id: string }>(
            `select id from leads where status not in ('CONVERTED', 'DISQUALIFIED') and (owner_id is null or owner_id = any($1)) order by owner_id nulls first`,
            [people.map(name => uuid(userId(name)))],
          );
          const at = () => two[coin.next().value ? 0 : 1] as (typeof two)[number];
          const close = (id: string) => at().data(operation('leads', 'LeadDisqualify'), { input: { leadId: id, reason: 'Closed' } });
          for (const { id } of open) await close(`lead_${id.replaceAll('-', '')}`);
          const { territory } = await limited(Object.fromEntries(people.map((name, i) => [name, most[i]])));
          const heard = await follow('administrator', { territory: { eq: territory } });
          const capture = () => at().data(operation('leads', 'LeadCreate'), { input: { name: unique('Lead'), territory } });
          const had = new Set<string>();
          /** Until so many have somebody. */
          const reach = async (n: number) => {
            while (had.size < n) for (const { newLead } of await heard.take(1)) if (newLead.lead?.assignee) had.add(newLead.lead.id);
          };
          const counted = async () => {
            const rows = await server.sql<{ owner: string | null; n: string }>(
              `select owner_id::text "owner", count(*) n from leads where territory = $1 and status <> 'DISQUALIFIED' group by 1`,
              [territory],
            );
            return people.map(name => Number(rows.find(({ owner }) => owner === uuid(userId(name)))?.n ?? 0));
          };
          const room = most.reduce((sum, n) => sum + n, 0);

          await Promise.all(Array.from({ length: leads }, capture));
          await reach(Math.min(leads, room));
          expect((await counted()).every((n, i) => n <= (most[i] ?? 0))).toBe(true);

          const closing = [...had].filter(() => coin.next().value);
          await Promise.all([...closing.map(close), ...Array.from({ length: 4 }, capture)]);
          const all = leads + 4;
          await reach(closing.length + Math.min(room, all - closing.length));
          const now = await counted();
          expect(now.every((n, i) => n <= (most[i] ?? 0))).toBe(true);
          expect(now.reduce((sum, n) => sum + n, 0)).toBe(Math.min(room, all - closing.length));
          const twice = await server.sql(
            'select 1 from assignments a join leads l on l.id = a.lead_id where l.territory = $1 and a.assignee_id is not null group by l.id having count(*) > 1',
            [territory],
          );
          expect(twice).toEqual([]);
        },
      ),
      { numRuns: 2 },
    );
  }, 60_000);

  test('one that somebody is given by hand, or that is closed, waits no longer; taken up again it waits anew', async () => {
    const { territory } = await limited({ sales: 0 });
    const waits = async (id: string | undefined) =>
      (await server.sql('select 1 from waiting_leads where lead_id = $1 and ended_at is null', [uuid(id ?? '')])).length;
    const [byHand, closed] = [
      (await createLead(server, 'administrator', { territory })).lead,
      (await createLead(server, 'administrator', { territory })).lead,
    ];
    expect([await waits(byHand?.id), await waits(closed?.id)]).toEqual([1, 1]);
    await change('administrator', 'LeadAssign', { leadId: byHand?.id, assigneeId: userId('sales') });
    await change('administrator', 'LeadDisqualify', { leadId: closed?.id, reason: 'No budget' });
    expect([await waits(byHand?.id), await waits(closed?.id)]).toEqual([0, 0]);
    await (await server.as('administrator')).data(
      'mutation ($leadId: ID!) { leadRecycle(input: { leadId: $leadId }) { errors { code } } }',
      { leadId: closed?.id },
    );
    expect(await waits(closed?.id)).toBe(1);
    expect((await givenLead(server, 'sales')).assignee?.name).toBe('Sigrid Nord');
  });
});
