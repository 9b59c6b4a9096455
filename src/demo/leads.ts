import type pg from 'pg';
import type { Cast, TeamName } from './cast.js';
import type { Dice } from './dice.js';
import { copyInto, type Row } from './table.js';

const SOURCES = { website: 'WEB', 'trade-fair': 'EVENT', referral: 'REFERRAL', 'search-ads': 'AD', partner: 'PARTNER' } as const;
const POOLS: Readonly<Record<string, TeamName>> = {
  'EMEA North': 'Europe North',
  'EMEA South': 'Europe South',
  APAC: 'Asia Pacific',
  Americas: 'Americas',
};
export const NAMES = [
  'Hanna Berg',
  'Paul Schmitt',
  'Giulia Conti',
  'Camille Moreau',
  'Νίκος Παπαδόπουλος',
  '李娜',
  '田中 美咲',
  'Olivia Brown',
  'João Santos',
  'فاطمة حسن',
  'Анна Смирнова',
  'Kari Nygård',
];

/** Days within which leads may still be open. */
export const LATELY = 30;

/** A source of leads, by its code. */
export type Sources = Readonly<Record<keyof typeof SOURCES, string>>;

/** Sources, a pool of sales people for each territory and one for the rest, and the leads that came lately. @returns the ids of the sources */
export async function loadLeads(client: pg.Client, dice: Dice, cast: Cast, count: number): Promise<Sources> {
  const since = dice.daysAgo(1000);
  const sources = Object.entries(SOURCES).map(([code, channel]) => ({
    ...dice.record(since),
    code,
    name: code.replace('-', ' '),
    channel,
  }));
  const pools = [...Object.entries(POOLS), [null, 'Europe North'] as const].map(([territory, team]) => ({
    ...dice.record(since),
    name: territory ?? 'Everywhere else',
    territory,
    team_id: cast.teams[team],
  }));
  const members = pools.flatMap(pool =>
    cast
      .of('SALES', pool.territory ? POOLS[pool.territory] : undefined)
      .map(user => ({ id: dice.id(since), pool_id: pool.id, user_id: user })),
  );
  const leads: Row[] = [];
  const assignments: Row[] = [];
  const turns = new Map<string, number>();
  const moments = Array.from({ length: count }, () => dice.daysAgo(dice.next() * LATELY)).sort((a, b) => a.getTime() - b.getTime());
  moments.forEach((at, i) => {
    const pool = dice.one(pools.slice(0, 4));
    const team = POOLS[pool.territory ?? ''] as TeamName;
    const reps = cast.of('SALES', team);
    const turn = turns.get(team) ?? 0;
    turns.set(team, turn + 1);
    const owner = reps[turn % reps.length] as string;
    const name = dice.one(NAMES);
    const age = (dice.today.getTime() - at.getTime()) / 86_400_000;
    const status =
      age < 2
        ? 'ASSIGNED'
        : dice.weighted({ WORKING: age < 30 ? 50 : 5, QUALIFIED: 20, DISQUALIFIED: age < 30 ? 10 : 60, ASSIGNED: age < 10 ? 20 : 1 });
    const record = dice.record(at);
    const owned = { owner_id: owner, team_id: cast.teams[team] };
    leads.push({
      ...record,
      ...owned,
      name,
      company: dice.chance(0.6) ? `${name.split(' ').at(-1)} Bikes` : null,
      email: `lead${i}@example.org`,
      source_id: dice.one(sources).id,
      territory: pool.territory,
      status,
      disqualify_reason: status === 'DISQUALIFIED' ? dice.one(['No budget', 'Only looking', 'Not reachable']) : null,
      first_response_at: status === 'ASSIGNED' ? null : new Date(at.getTime() + dice.next() * 86_400_000 * Math.min(1, age / 2)),
      note: dice.one(['Wants a quote for ten e-bikes.', 'Asks for a dealer nearby.', 'Interested in cargo bikes for deliveries.', null]),
    });
    assignments.push({
      id: dice.id(at),
      ...owned,
      lead_id: record.id,
      pool_id: pool.id,
      assignee_id: owner,
      reason: `Next in turn in the pool "${pool.name}".`,
      at,
    });
  });
  const attention = unattended(dice, cast, pools, sources.find(({ channel }) => channel === 'EVENT')?.id as string);
  await copyInto(client, 'lead_sources', sources);
  await copyInto(client, 'assignment_pools', [...pools, attention.pool]);
  await copyInto(client, 'pool_members', members);
  await copyInto(client, 'pool_members', attention.members);
  await copyInto(client, 'assignment_rules', attention.rules);
  await copyInto(client, 'follow_up_policies', attention.policies);
  await copyInto(client, 'leads', leads);
  await copyInto(client, 'leads', attention.leads);
  await copyInto(client, 'assignments', assignments);
  await copyInto(client, 'waiting_leads', attention.waiting);
  await copyInto(client, 'activities', attention.tasks);
  await copyInto(client, 'follow_ups', attention.followUps);
  return Object.fromEntries(sources.map(({ code, id }) => [code, id])) as Sources;
}

/** Rules, a policy, a lead that waits because the one who speaks its language is at capacity, and a lead that was chased and goes on to be. */
function unattended(dice: Dice, cast: Cast, pools: readonly (Row & { id: string; territory: string | null })[], fairId: string) {
  const since = dice.daysAgo(30);
  const rep = cast.of('SALES', 'Europe North')[0] as string;
  const teamId = cast.teams['Europe North'];
  const pool = { ...dice.record(since), name: 'Portuguese', territory: 'Lusophone', team_id: cast.teams.Americas };
  const speaker = cast.of('SALES', 'Americas')[0] as string;
  const members = [{ id: dice.id(since), pool_id: pool.id, user_id: speaker, capacity: 0, languages: ['pt'] }];
  const rule = (position: number, name: string, condition: object, poolId: string, rest: object) => ({
    ...dice.record(since),
    name,
    position,
    condition: JSON.stringify(condition),
    method: 'ROUND_ROBIN',
    pool_id: poolId,
    capacity_aware: true,
    outside_hours: 'NEXT_SHIFT',
    fallback_pool_id: null,
    fallback_after: null,
    ...rest,
  });
  const north = pools.find(({ territory }) => territory === 'EMEA North')?.id as string;
  const rules = [
    rule(1, 'Portuguese speakers', { languages: ['pt'] }, pool.id, { fallback_pool_id: north, fallback_after: 'PT80H' }),
    rule(2, 'Fairs in the north', { territories: ['EMEA North'], channels: ['EVENT'] }, north, {
      method: 'LEAST_LOADED',
      outside_hours: 'SKIP',
    }),
    rule(3, 'Partners', { channels: ['PARTNER'], territories: ['EMEA North'] }, north, { method: 'WEIGHTED' }),
  ];
  const steps = [
    { afterBusinessTime: 'PT1H', action: 'REMIND' },
    { afterBusinessTime: 'PT4H', action: 'CHASE' },
    { afterBusinessTime: 'PT16H', action: 'REASSIGN' },
    { afterBusinessTime: 'PT24H', action: 'ESCALATE' },
  ];
  const policy = {
    ...dice.record(since),
    name: 'Answer within the day',
    entity: 'LEAD',
    position: 1,
    condition: JSON.stringify({ channels: ['EVENT', 'PARTNER'] }),
    steps: JSON.stringify(steps),
    restarts: false,
  };
  const at = dice.daysAgo(0.5);
  const lead = (name: string, rest: object) => ({
    ...dice.record(at),
    name,
    email: `${name.split(' ')[0]?.toLowerCase()}@example.net`,
    status: 'NEW',
    owner_id: null,
    team_id: null,
    territory: null,
    language: null,
    source_id: fairId,
    ...rest,
  });
  const waits = lead('Tiago Pereira', { language: 'pt', team_id: cast.teams.Americas });
  const chased = lead('Signe Dahl', { status: 'ASSIGNED', owner_id: rep, team_id: teamId, territory: 'EMEA North' });
  const owned = { owner_id: rep, team_id: teamId };
  const hours = (n: number) => new Date(at.getTime() + n * 3_600_000);
  const task = (subject: string, priority: string, due: Date) => ({
    ...dice.record(due),
    ...owned,
    kind: 'TASK',
    status: 'PLANNED',
    subject,
    priority,
    due_at: due,
    assignee_id: rep,
    related_kind: 'lead',
    related_id: chased.id,
  });
  const tasks = [task('Answer the lead: Signe Dahl', 'NORMAL', hours(1)), task('Still not answered: Signe Dahl', 'HIGH', hours(4))];
  const names = ['Reminded Ingrid Halvorsen.', 'Chased Ingrid Halvorsen.'];
  const followUps = steps.map(({ action }, i) => ({
    id: dice.id(at),
    ...owned,
    lead_id: chased.id,
    policy_id: policy.id,
    step: i + 1,
    action,
    due_at: i < 2 ? tasks[i]?.due_at : new Date(dice.today.getTime() + (i - 1) * 86_400_000),
    done_at: i < 2 ? tasks[i]?.due_at : null,
    outcome: i < 2 ? 'DONE' : null,
    result: names[i] ?? null,
    task_id: tasks[i]?.id ?? null,
  }));
  const waiting = [{ id: dice.id(at), owner_id: null, team_id: cast.teams.Americas, lead_id: waits.id, rule_id: rules[0]?.id, since: at }];
  return { pool, members, rules, policies: [policy], leads: [waits, chased], waiting, tasks, followUps };
}
