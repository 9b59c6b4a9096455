import type pg from 'pg';
import { Dice } from './dice.js';
import { copyInto, type Row } from './table.js';

const FIELDS: readonly Row[] = [
  {
    key: 'serviceContract',
    label: 'Service contract',
    description: 'What the workshop owes them.',
    type: 'CHOICE',
    choices: JSON.stringify([
      { code: 'BASIC', label: 'Basic' },
      { code: 'PLUS', label: 'Plus: pick-up and return' },
      { code: 'FLEET', label: 'Fleet: on site within a day' },
    ]),
    currency: null,
    slot: 'custom_text1',
  },
  { key: 'contractUntil', label: 'Contract ends on', description: null, type: 'DATE', choices: '[]', currency: null, slot: 'custom_date1' },
  {
    key: 'openingBudget',
    label: 'Budget for the season',
    description: 'As they told us; a guess is better than nothing.',
    type: 'MONEY',
    choices: '[]',
    currency: 'EUR',
    slot: 'custom_number1',
  },
];

/** Three fields that this company has added to its customers. Their dice are their own: the rest of the company does not depend on them. */
export async function loadFields(client: pg.Client, today: Date): Promise<(isCompany: boolean) => Row> {
  const dice = new Dice(194, today);
  await copyInto(
    client,
    'custom_fields',
    FIELDS.map((field, i) => ({ ...dice.record(dice.daysAgo(200)), kind: 'customer', ...field, position: i + 1 })),
  );
  return isCompany => {
    const contract = isCompany && dice.chance(0.4);
    return {
      custom_text1: contract ? dice.weighted({ BASIC: 5, PLUS: 3, FLEET: 1 }) : null,
      custom_date1: contract ? dice.daysAgo(-dice.whole(-60, 700)).toISOString().slice(0, 10) : null,
      custom_number1: isCompany && dice.chance(0.5) ? String(dice.whole(4, 120) * 500) : null,
    };
  };
}
