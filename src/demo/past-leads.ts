import type pg from 'pg';
import type { Customer } from './customers.js';
import type { Dice } from './dice.js';
import { LATELY, NAMES, type Sources } from './leads.js';
import { copyInto } from './table.js';

/** What speaks for a lead of each source, and for what it says, in log-odds. */
const BY_SOURCE: Readonly<Record<keyof Sources, number>> = {
  referral: 1.5,
  partner: 0.7,
  'trade-fair': 0.2,
  website: -0.2,
  'search-ads': -1,
};
const BY_NOTE: Readonly<Record<string, number>> = {
  'Wants a quote for ten e-bikes.': 0.9,
  'Interested in cargo bikes for deliveries.': 0.5,
  'Asks for a dealer nearby.': -0.7,
  '': -0.9,
};
const REASONS = ['No budget', 'Only looking', 'Not reachable', 'Bought elsewhere'];

/** The leads of two years before those, ever more of them, and what became of each: of some kinds more converted than of others. A model is learned from them. */
export async function loadPastLeads(
  client: pg.Client,
  dice: Dice,
  sources: Sources,
  customers: readonly Customer[],
  count: number,
): Promise<void> {
  const moments = Array.from({ length: count }, () => dice.daysAgo(LATELY + dice.next() ** 2 * 700)).sort(
    (a, b) => a.getTime() - b.getTime(),
  );
  const leads = moments.map((at, i) => {
    const customer = dice.one(customers);
    const source = dice.one(Object.keys(sources) as (keyof Sources)[]);
    const note = dice.one(Object.keys(BY_NOTE));
    const name = dice.one(NAMES);
    const company = dice.chance(0.6) ? `${name.split(' ').at(-1)} Bikes` : null;
    const logOdds = -1.5 + BY_SOURCE[source] + (BY_NOTE[note] as number) + (company ? 0.6 : 0);
    const converted = dice.chance(1 / (1 + Math.exp(-logOdds)));
    const hours = (days: number) => new Date(at.getTime() + dice.next() * days * 86_400_000);
    return {
      ...dice.record(at),
      owner_id: customer.ownerId,
      team_id: customer.teamId,
      name,
      company,
      email: `past${i}@example.org`,
      source_id: sources[source],
      territory: customer.region,
      status: converted ? 'CONVERTED' : 'DISQUALIFIED',
      disqualify_reason: converted ? null : dice.one(REASONS),
      first_response_at: hours(1),
      converted_at: converted ? new Date(hours(35).getTime() + 86_400_000) : null,
      customer_id: converted ? customer.id : null,
      note: note || null,
    };
  });
  await copyInto(client, 'leads', leads);
  await client.query("insert into matching.leads_to_profile (after) values ('00000000-0000-0000-0000-000000000000')");
  await client.query(
    `select jobs.enqueue('scoreModel.retrain', json_build_object('dueAt', to_json($1::timestamptz)), 'scoreModel.retrain:demo', null, 3)`,
    [dice.today],
  );
}
