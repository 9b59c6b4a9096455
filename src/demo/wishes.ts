import type pg from 'pg';
import type { Customer } from './customers.js';
import type { Dice } from './dice.js';
import { copyInto, type Row } from './table.js';

const TOPICS = ['touring', 'city', 'workshop', 'fairs', 'e-bikes'];

/** What some customers allowed us, like, and how they want to be reached. */
export async function loadWishes(client: pg.Client, dice: Dice, customers: readonly Customer[]): Promise<void> {
  const { rows: categories } = await client.query<{ id: string }>('select id from categories order by name');
  const consents: Row[] = [];
  const interests: Row[] = [];
  const wishes: { id: string; channel: string; topics: string[] }[] = [];
  for (const { id: customer_id, ownerId: owner_id, teamId: team_id, since } of customers) {
    const row = { owner_id, team_id, customer_id };
    const consent = (state: string, at: Date, inForce: boolean, purpose: string) =>
      consents.push({
        id: dice.id(at),
        ...row,
        channel: 'EMAIL',
        purpose,
        state,
        basis: 'CONSENT',
        at,
        proof: state === 'GRANTED' ? 'Signed order form' : null,
        in_force: inForce,
        recorded_at: at,
        recorded_by: owner_id,
      });
    if (dice.chance(0.4)) {
      const withdrawn = dice.chance(0.15);
      consent('GRANTED', since, !withdrawn, 'OFFERS');
      if (withdrawn) consent('WITHDRAWN', dice.daysAgo(1), true, 'OFFERS');
    } else if (dice.chance(0.2)) consent('DENIED', since, true, 'NEWSLETTER');
    if (dice.chance(0.2)) {
      const category_id = dice.one(categories).id;
      interests.push({ id: dice.id(since), ...row, category_id, strength: dice.whole(1, 5), since: since.toISOString().slice(0, 10) });
    }
    if (dice.chance(0.25)) wishes.push({ id: customer_id, channel: dice.one(['EMAIL', 'PHONE', 'POST']), topics: [dice.one(TOPICS)] });
  }
  await copyInto(client, 'consents', consents);
  await copyInto(client, 'product_interests', interests);
  await client.query(
    `update customers c set preferred_channel = w.channel, contact_from = '09:00', contact_until = '17:00', topics = w.topics
     from jsonb_to_recordset($1) as w (id uuid, channel text, topics text[]) where c.id = w.id`,
    [JSON.stringify(wishes)],
  );
}
