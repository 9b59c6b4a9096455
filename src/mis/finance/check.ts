import { permits } from '../../platform/access/viewer.js';
import { invalidInput, notFound, type WrongField } from '../../platform/api/errors.js';
import { idOf } from '../../platform/api/ids.js';
import type { Tx } from '../../platform/database/tx.js';
import type { BudgetAction } from './budget.entity.js';
import { decide, judge, utilisation, type Verdict } from './budget.rules.js';
import { linesOver, type WatchedLine } from './lines.js';
import { Exact, wrongAmount } from './money.rules.js';
import type { BudgetCheckInput } from './posting.input.js';
import { holdStructure } from './structure.js';

/** A posting with everything looked up that decides about it. Ids are uuids. */
export interface Draft {
  date: string;
  departmentId: string;
  accountId: string;
  amount: Exact;
  currency: string;
  baseAmount: Exact;
  baseCurrency: string;
  ownerId: string | null;
  teamId: string | null;
  department: string;
  yearId: string;
  periodId: string;
  periodNo: number;
  /** The last period of the year that has begun; 0 if none has. */
  through: number;
}

interface Place {
  department: string | null;
  owner_id: string | null;
  team_id: string | null;
  account: string | null;
  period_id: string | null;
  no: number;
  closed: boolean;
  year_id: string;
  year: string;
  currency: string;
  through: number;
}

const PLACE = `select d.name department, d.owner_id, d.team_id, a.code account, f.id period_id, f.no, f.closed or y.closed closed, y.id year_id, y.name "year", y.currency,
    (select coalesce(max(b.no), 0) from visible.fiscal_periods b where b.year_id = y.id and b.starts_on <= ?::date) through
  from (select) one
  left join visible.departments d on d.id = ?
  left join visible.ledger_accounts a on a.id = ?
  left join visible.fiscal_periods f on ?::date between f.starts_on and f.ends_on
  left join visible.fiscal_years y on y.id = f.year_id`;

function wrongIn({ amount: { amount, currency }, baseAmount, date }: BudgetCheckInput, place: Place): WrongField[] {
  const wrong: WrongField[] = [];
  const add = (path: string[], message: string | undefined) => message && wrong.push({ path, message: `${message}.` });
  add(['amount', 'amount'], new Exact(amount).isZero() ? 'an amount is not zero' : wrongAmount(amount, currency));
  if (!place.period_id) add(['date'], `no fiscal year covers ${date}: create one, or post to another day`);
  else if (place.closed) add(['date'], `period ${place.no} of ${place.year} is closed: post to an open one`);
  else if (currency !== place.currency && baseAmount == null)
    add(['baseAmount'], `the books are in ${place.currency}: say how much it is in that currency`);
  else if (baseAmount != null) {
    add(['baseAmount'], wrongAmount(baseAmount, place.currency));
    if (currency === place.currency && !new Exact(baseAmount).eq(amount))
      add(['baseAmount'], 'it differs from the amount, in the same currency');
    if (new Exact(baseAmount).times(amount).lte(0)) add(['baseAmount'], 'it has the sign of the amount and is not zero');
  }
  return wrong;
}

/**
 * Looks up where a posting belongs and keeps that as it is until the end of the transaction.
 *
 * @throws NOT_FOUND for department or account, INVALID_INPUT for amounts, currencies and closed periods
 */
export async function draftOf(tx: Tx, input: BudgetCheckInput): Promise<Draft> {
  await holdStructure(tx);
  const { departmentId, accountId, date, amount } = input;
  const today = tx.now.toISOString().slice(0, 10);
  const [place] = await tx.em.execute<[Place]>(PLACE, [today, departmentId, accountId, date]);
  if (!place.department) throw notFound('department', idOf('department', departmentId));
  if (!place.account) throw notFound('account', idOf('account', accountId));
  const wrong = wrongIn(input, place);
  if (wrong.length || !place.period_id) throw invalidInput(wrong);
  return {
    ...{ date, departmentId, accountId, currency: amount.currency, baseCurrency: place.currency, department: place.department },
    ...{
      ownerId: place.owner_id,
      teamId: place.team_id,
      yearId: place.year_id,
      periodId: place.period_id,
      periodNo: place.no,
      through: place.through,
    },
    amount: new Exact(amount.amount),
    baseAmount: new Exact(input.baseAmount ?? amount.amount),
  };
}

/** What the budgets say to a draft. */
export interface Weighed {
  lines: WatchedLine[];
  verdicts: Verdict[];
  decision: BudgetAction;
  /** A STOP that the actor may lift. */
  exception: boolean;
}

/**
 * Weighs a draft against every line that covers it. The posting and the question beforehand both come here.
 *
 * @param hold locks the lines, for whoever books afterwards
 */
export async function weigh(tx: Tx, draft: Draft, hold: boolean): Promise<Weighed> {
  const lines = await linesOver(tx, draft.departmentId, draft.accountId, draft.yearId, hold);
  const verdicts = judge(lines, { no: draft.periodNo, amount: draft.baseAmount, through: draft.through });
  const strictest = decide(verdicts, draft.baseAmount);
  const exception = strictest === 'STOP' && permits(tx.actor, 'budgetException.write');
  return { lines, verdicts, decision: exception ? 'WARN' : strictest, exception };
}

/** The same in terms of the API. Of lines that the actor may not see it tells what they decide, and no figures. */
export function told({ lines, verdicts, decision, exception }: Weighed) {
  const seen = new Map(lines.map(line => [line.id, line]));
  const rules = verdicts.map(({ line: id, basis, periodNo, percent, action, exceeded, raises, limit, before, after }) => {
    const line = seen.get(id) as WatchedLine;
    const figure = (value: Exact | null) => (line.visible && value ? value.toFixed() : null);
    return {
      ...{ basis, periodNo, percent, action, exceeded, raises: raises !== null && decision !== 'STOP', currency: line.currency },
      lineId: line.visible ? idOf('budgetline', id) : null,
      department: line.visible ? line.department : null,
      ...{ limit: figure(limit), before: figure(before), after: figure(after), utilisation: figure(utilisation(after, limit)) },
      available: figure(limit.minus(before)),
    };
  });
  return { decision, exception, rules };
}
export type BudgetCheck = ReturnType<typeof told>;

/** The STOP that a check fails on, in words. */
export function spokenOf({ rules }: BudgetCheck): string {
  const rule = rules.find(r => r.exceeded && r.action === 'STOP');
  return rule?.after != null
    ? `${rule.after} ${rule.currency} would be more than ${rule.percent} % of ${rule.limit} ${rule.currency} (${rule.basis})`
    : `more than ${rule?.percent} % of a budget above it would be spent (${rule?.basis})`;
}

/** What a posting would do, without doing it. @throws as the posting would, except that a STOP is an answer */
export async function checkBudget(tx: Tx, input: BudgetCheckInput): Promise<BudgetCheck> {
  return told(await weigh(tx, await draftOf(tx, input), false));
}
