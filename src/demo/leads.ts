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
  await copyInto(client, 'lead_sources', sources);
  await copyInto(client, 'assignment_pools', pools);
  await copyInto(client, 'pool_members', members);
  await copyInto(client, 'leads', leads);
  await copyInto(client, 'assignments', assignments);
  return Object.fromEntries(sources.map(({ code, id }) => [code, id])) as Sources;
}
