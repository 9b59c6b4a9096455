import type pg from 'pg';
import type { Customer } from './customers.js';
import type { Dice } from './dice.js';
import { copyInto, type Row } from './table.js';

const MANY = 40;

/** One letter less, somewhere behind the first of a word: as people type. */
function mistyped(dice: Dice, name: string): string {
  const at = dice.whole(1, Math.max(1, name.length - 2));
  return name.slice(0, at) + name.slice(at + 1);
}

/** Customers whom somebody wrote down once more, with a typing error and in part by another team, and the job that finds them. */
export async function loadTwins(client: pg.Client, dice: Dice, customers: readonly Customer[]): Promise<void> {
  const twins: Row[] = [];
  const points: Row[] = [];
  for (const { id, name, region, ownerId, teamId, isCompany } of Array.from({ length: MANY }, () => dice.one(customers))) {
    if (name.length < 8) continue;
    const other = dice.chance(0.3) ? dice.one(customers) : { ownerId, teamId };
    const record = dice.record(dice.daysAgo(dice.whole(1, 60)));
    const owned = { owner_id: other.ownerId, team_id: other.teamId };
    twins.push({ ...record, ...owned, kind: isCompany ? 'COMPANY' : 'PERSON', name: mistyped(dice, name), region, status: 'PROSPECT' });
    points.push({ id: dice.id(dice.daysAgo(1)), ...owned, customer_id: record.id, twin_of: id });
  }
  const [first] = customers as [Customer];
  const owned = { owner_id: first.ownerId, team_id: first.teamId };
  const pair = ['Zwillingsrad Optik GmbH', 'Zwilingsrad Optik'].map(name => {
    const record = dice.record(dice.daysAgo(7));
    return { ...record, ...owned, kind: 'COMPANY', name, region: first.region, status: 'PROSPECT' };
  });
  await copyInto(client, 'customers', [...pair, ...twins]);
  const value = 'info@zwillingsrad.example';
  const address = { kind: 'EMAIL', value, normalised: value, is_primary: true };
  await copyInto(
    client,
    'contact_points',
    pair.map(({ id }) => ({ id: dice.id(dice.daysAgo(7)), ...owned, customer_id: id, ...address })),
  );
  const lead = { ...dice.record(dice.daysAgo(2)), ...owned, name: 'Ina Zwilling', company: 'Zwillingsrad Optik', email: value };
  await copyInto(client, 'leads', [{ ...lead, territory: first.region, status: 'WORKING', possible_duplicate: true }]);
  await client.query(
    `insert into contact_points (id, owner_id, team_id, customer_id, kind, value, normalised, is_primary)
     select t.id, t.owner_id, t.team_id, t.customer_id, p.kind, p.value, p.normalised, true
     from jsonb_to_recordset($1) as t (id uuid, owner_id uuid, team_id uuid, customer_id uuid, twin_of uuid)
     join contact_points p on p.customer_id = t.twin_of and p.kind = 'PHONE'`,
    [JSON.stringify(points)],
  );
  await client.query(
    `select jobs.enqueue('duplicates.nightly', json_build_object('dueAt', to_json($1::timestamptz)), 'duplicates.nightly:demo', null, 3)`,
    [dice.today],
  );
}
