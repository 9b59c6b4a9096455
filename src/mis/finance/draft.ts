import { permits } from '../../platform/access/viewer.js';
import { invalidInput, notFound, type WrongField } from '../../platform/api/errors.js';
import { idOf } from '../../platform/api/ids.js';
import { decimalsOf } from '../../platform/currency.rules.js';
import type { Tx } from '../../platform/database/tx.js';
import type { Place } from './lines.js';
import { Exact, wrongAmount } from './money.rules.js';
import type { Posting, PostingStage } from './posting.entity.js';
import type { BudgetCheckInput } from './posting.input.js';
import { LASTS, rateOn } from './rates.js';
import { holdStructure } from './structure.js';

/** A posting with everything looked up that decides about it. Ids are uuids. */
export interface Draft extends Place {
  date: string;
  stage: PostingStage;
  amount: Exact;
  currency: string;
  baseAmount: Exact;
  baseCurrency: string;
  /** What the base amount was made by; null where it was given, or is the amount itself. */
  exchangeRate: Exact | null;
  ownerId: string | null;
  teamId: string | null;
  department: string;
  periodId: string;
  periodNo: number;
  /** The last period of the year that has begun; 0 if none has. */
  through: number;
}

interface Found {
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

/** The last period that has begun, of the year of `f`. */
const THROUGH =
  '(select coalesce(max(b.no), 0) from visible.fiscal_periods b where b.year_id = f.year_id and b.starts_on <= ?::date) through';

const PLACE = `select d.name department, d.owner_id, d.team_id, a.code account, f.id period_id, f.no, f.closed or y.closed closed, y.id year_id, y.name "year", y.currency,
    ${THROUGH}
  from (select) one
  left join visible.departments d on d.id = ?
  left join visible.ledger_accounts a on a.id = ?
  left join visible.fiscal_periods f on ?::date between f.starts_on and f.ends_on
  left join visible.fiscal_years y on y.id = f.year_id`;

type Asked = Pick<BudgetCheckInput, 'departmentId' | 'accountId' | 'date' | 'amount' | 'baseAmount' | 'stage'>;

const noYear = (day: string) => `no fiscal year covers ${day}: create one, or post to another day`;

function wrongIn({ amount: { amount, currency }, baseAmount, date, stage }: Asked, place: Found, late: boolean): WrongField[] {
  const wrong: WrongField[] = [];
  const add = (path: string[], message: string | undefined) => message && wrong.push({ path, message: `${message}.` });
  add(['amount', 'amount'], new Exact(amount).isZero() ? 'an amount is not zero' : wrongAmount(amount, currency));
  if (stage !== 'ACTUAL' && new Exact(amount).lt(0)) add(['amount', 'amount'], 'a request or order is above zero: release it instead');
  if (!place.period_id) add(['date'], noYear(date));
  else if (place.closed && !late) add(['date'], `period ${place.no} of ${place.year} is closed: post to an open one`);
  else if (baseAmount != null) {
    add(['baseAmount'], wrongAmount(baseAmount, place.currency));
    if (currency === place.currency && !new Exact(baseAmount).eq(amount))
      add(['baseAmount'], 'it differs from the amount, in the same currency');
    if (new Exact(baseAmount).times(amount).lte(0)) add(['baseAmount'], 'it has the sign of the amount and is not zero');
  }
  return wrong;
}

const BOOKS = `select y.currency from visible.fiscal_periods f join visible.fiscal_years y on y.id = f.year_id where ?::date between f.starts_on and f.ends_on`;

/**
 * The currency of the books of a day, and what an amount is multiplied by to be in it; null if it is in that already.
 *
 * @throws INVALID_INPUT if there are no books of the day, or no rate
 */
export async function rateInto(tx: Tx, currency: string, day: string): Promise<{ base: string; rate: Exact | null }> {
  const [books] = await tx.em.execute<{ currency: string }[]>(BOOKS, [day]);
  if (!books) throw invalidInput([{ path: ['date'], message: `${noYear(day)}.` }]);
  return { base: books.currency, rate: await rateOf(tx, currency, books.currency, day) };
}

/** @throws INVALID_INPUT if the books are in another currency, and no rate is known for the day */
async function rateOf(tx: Tx, currency: string, base: string, day: string): Promise<Exact | null> {
  if (currency === base) return null;
  const rate = await rateOn(tx, currency, base, day);
  if (rate) return rate;
  const missing = `the books are in ${base}, and there is no rate of ${currency} for ${day} or the ${LASTS} days before: give one, or say how much it is in ${base}.`;
  throw invalidInput([{ path: ['baseAmount'], message: missing }]);
}

/** In the currency of the books: a half is rounded away from zero, and what is next to nothing is the smallest amount that there is. */
export function translated(amount: Exact, rate: Exact, base: string): Exact {
  const decimals = decimalsOf(base) ?? 2;
  const rounded = amount.times(rate).toDecimalPlaces(decimals, Exact.ROUND_HALF_UP);
  return rounded.isZero() ? new Exact(10).pow(-decimals).times(amount.s) : rounded;
}

/**
 * Looks up where a posting belongs and keeps that as it is until the end of the transaction.
 *
 * @throws NOT_FOUND for department or account, INVALID_INPUT for amounts, currencies and closed periods
 */
export async function draftOf(tx: Tx, input: Asked): Promise<Draft> {
  await holdStructure(tx);
  const { departmentId, accountId, date, amount, stage } = input;
  const today = tx.now.toISOString().slice(0, 10);
  const [place] = await tx.em.execute<[Found]>(PLACE, [today, departmentId, accountId, date]);
  if (!place.department) throw notFound('department', idOf('department', departmentId));
  if (!place.account) throw notFound('account', idOf('account', accountId));
  const wrong = wrongIn(input, place, permits(tx.actor, 'latePosting.write'));
  if (wrong.length || !place.period_id) throw invalidInput(wrong);
  const exchangeRate = input.baseAmount == null ? await rateOf(tx, amount.currency, place.currency, date) : null;
  return {
    ...{ date, stage, departmentId, accountId, currency: amount.currency, baseCurrency: place.currency, department: place.department },
    ...{
      ownerId: place.owner_id,
      teamId: place.team_id,
      yearId: place.year_id,
      periodId: place.period_id,
      periodNo: place.no,
      through: place.through,
    },
    amount: new Exact(amount.amount),
    baseAmount: exchangeRate
      ? translated(new Exact(amount.amount), exchangeRate, place.currency)
      : new Exact(input.baseAmount ?? amount.amount),
    exchangeRate,
  };
}

interface Standing {
  no: number;
  year_id: string;
  department: string;
  through: number;
}

const STANDING = `select f.no, f.year_id, d.name department,
    ${THROUGH}
  from visible.fiscal_periods f, visible.departments d
  where f.id = ? and d.id = ?`;

/** A change of what is open of a commitment, booked where the commitment itself is: that its period is closed by now does not matter. @param amount below zero takes off */
export async function draftOn(tx: Tx, commitment: Posting, amount: Exact): Promise<Draft> {
  const [place] = await tx.em.execute<[Standing]>(STANDING, [
    tx.now.toISOString().slice(0, 10),
    commitment.period.id,
    commitment.department.id,
  ]);
  return {
    ...{ date: commitment.date, stage: commitment.stage, departmentId: commitment.department.id, accountId: commitment.account.id },
    ...{ amount, currency: commitment.baseCurrency, baseAmount: amount, baseCurrency: commitment.baseCurrency, exchangeRate: null },
    ...{ ownerId: commitment.ownerId ?? null, teamId: commitment.teamId ?? null, department: place.department },
    ...{ yearId: place.year_id, periodId: commitment.period.id, periodNo: place.no, through: place.through },
  };
}
