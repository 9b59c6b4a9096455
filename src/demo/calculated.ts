import type pg from 'pg';
import type { Dice } from './dice.js';
import { copyInto } from './table.js';

/** What analysts of the company have made of its measures. */
const MADE = [
  { code: 'ticketsOf100Orders', name: 'Tickets per 100 orders', formula: 'ticketsOpened / orders * 100', unit: 'COUNT', good_when: 'DOWN' },
  { code: 'revenueOfLead', name: 'Revenue per lead', formula: 'revenue / leads', unit: 'MONEY', good_when: 'UP' },
];

export async function loadCalculated(client: pg.Client, dice: Dice): Promise<void> {
  const since = dice.daysAgo(40);
  await copyInto(
    client,
    'calculated_measures',
    MADE.map(made => ({ ...dice.record(since), ...made })),
  );
}
