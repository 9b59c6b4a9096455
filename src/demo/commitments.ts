import type { Dice } from './dice.js';
import { cents } from './sales.js';
import type { Row } from './table.js';
import type { DemoLine } from './transfers.js';

/** A request or order: of which line, for how much in percent of a month, how long ago, and how much of it in percent is invoiced. */
interface Promised {
  of: string;
  stage: 'REQUEST' | 'ORDER';
  percent: number;
  daysAgo: number;
  invoiced: number;
  what: string;
}
const PROMISED: readonly Promised[] = [
  { of: '120 6200', stage: 'ORDER', percent: 45, daysAgo: 12, invoiced: 60, what: 'Stand for the autumn fair' },
  { of: '120 6200', stage: 'REQUEST', percent: 20, daysAgo: 3, invoiced: 0, what: 'Posters for the shops' },
  { of: '130 6400', stage: 'ORDER', percent: 80, daysAgo: 9, invoiced: 0, what: 'Desk software, a year of it' },
  { of: '140 6500', stage: 'ORDER', percent: 60, daysAgo: 20, invoiced: 50, what: 'Freight to Rotterdam' },
  { of: '140 6400', stage: 'REQUEST', percent: 35, daysAgo: 1, invoiced: 0, what: 'Route planner' },
  { of: '111 6300', stage: 'REQUEST', percent: 25, daysAgo: 5, invoiced: 0, what: 'Visits to dealers in Spain' },
  { of: '150 6600', stage: 'ORDER', percent: 90, daysAgo: 15, invoiced: 0, what: 'Audit of the year' },
];

/** Requests and orders of this year, some of them invoiced in part. */
export function demoCommitments(dice: Dice, lines: ReadonlyMap<string, DemoLine>): Row[] {
  const rows: Row[] = [];
  for (const [i, { of, stage, percent, daysAgo, invoiced, what }] of PROMISED.entries()) {
    const found = lines.get(of);
    const at = dice.daysAgo(daysAgo);
    const month = found?.months[at.getUTCMonth()];
    if (!found || !month || at.getUTCFullYear() !== dice.today.getUTCFullYear()) continue;
    const whole = Math.round((found.monthly * percent) / 100);
    const taken = Math.round((whole * invoiced) / 100);
    const row = (day: Date, amount: number, is: 'REQUEST' | 'ORDER' | 'ACTUAL', reference: string) => ({
      ...{
        ...dice.record(day),
        owner_id: null,
        team_id: found.line.team_id,
        date: at.toISOString().slice(0, 10),
        period_id: month.period_id,
      },
      ...{ department_id: found.line.department_id, account_id: found.line.account_id, stage: is, source: 'purchasing', reference },
      ...{ amount: cents(amount), currency: 'EUR', base_amount: cents(amount), base_currency: 'EUR', description: what },
    });
    const commitment = row(at, whole, stage, `${stage === 'ORDER' ? 'PO' : 'PR'}-${2001 + i}`);
    rows.push({ ...commitment, commitment_id: null, cause_id: null, open_amount: cents(whole - taken) });
    if (!taken) continue;
    const later = dice.daysAgo(Math.floor(daysAgo / 2));
    const invoice = row(later, taken, 'ACTUAL', `PI-${2001 + i}`);
    rows.push({ ...invoice, commitment_id: commitment.id, cause_id: null, open_amount: null });
    const relief = { ...row(later, -taken, stage, invoice.id), source: 'commitment', description: null };
    rows.push({ ...relief, commitment_id: commitment.id, cause_id: invoice.id, open_amount: null });
  }
  return rows;
}
