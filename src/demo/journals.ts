import { SYSTEM_USER } from '../platform/access/user.entity.js';
import type { Dice } from './dice.js';
import { cents } from './sales.js';
import type { Row } from './table.js';

/** Two projects; every ninth posting of the last year was for one of them. */
export function demoProjects(dice: Dice, postings: readonly Row[]): { projects: Row[]; posted: Row[] } {
  const year = dice.today.getUTCFullYear();
  const projects = [
    ['P-100', 'New shop in Utrecht', `${year - 1}-01-01`, `${year}-12-31`],
    ['P-200', 'Move to the new warehouse', `${year - 1}-06-01`, null],
  ].map(([code, name, from, to]) => ({
    ...dice.record(new Date(`${from}T08:00:00Z`)),
    code,
    name,
    starts_on: from,
    ends_on: to,
    closed: false,
  }));
  const posted = postings.map((posting): Row => {
    const project = projects[dice.whole(0, 1)];
    const inTime = String(posting.date) >= `${year - 1}-06-01` && String(posting.date) <= `${year}-12-31`;
    return { ...posting, project_id: inTime && dice.next() < 1 / 9 ? (project?.id ?? null) : null };
  });
  return { projects, posted };
}

/** What was invoiced in a month and what of it was paid, as double entry. */
export function demoJournals(
  dice: Dice,
  periods: readonly Row[],
  department: Row | undefined,
  accounts: ReadonlyMap<string, Row>,
): { entries: Row[]; postings: Row[] } {
  const entries: Row[] = [];
  const postings: Row[] = [];
  const today = dice.today.toISOString().slice(0, 10);
  const book = (date: string, period: Row, what: string, debit: string, credit: string, amount: number) => {
    const stamp = dice.record(new Date(`${date}T10:00:00Z`));
    const reference = `J-${date.slice(0, 7)}-${what.split(' ')[0]}`;
    const document = { date, source: 'journal', description: what, currency: 'EUR' };
    entries.push({ ...stamp, ...document, owner_id: SYSTEM_USER, team_id: department?.team_id ?? null, reference, amount: cents(amount) });
    for (const [i, [code, signed]] of [[debit, amount] as const, [credit, credit === '4000' ? amount : -amount] as const].entries())
      postings.push({
        ...{ ...dice.record(new Date(`${date}T10:00:00Z`)), ...document, owner_id: null, team_id: department?.team_id ?? null },
        ...{ period_id: period.id, department_id: department?.id, account_id: accounts.get(code)?.id, journal_id: stamp.id },
        ...{ amount: cents(signed), base_amount: cents(signed), base_currency: 'EUR', reference: `${reference}#${i + 1}` },
      });
  };
  for (const period of periods) {
    const last = String(period.ends_on);
    if (last > today) continue;
    const invoiced = dice.whole(8_000_000, 14_000_000);
    book(last, period, 'Invoices of the month', '1200', '4000', invoiced);
    book(last, period, 'Payments of the month', '1000', '1200', Math.round(invoiced * (0.85 + dice.next() * 0.1)));
  }
  return { entries, postings };
}
