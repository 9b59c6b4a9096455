import type { WrongField } from '../../platform/api/errors.js';
import { decimalsOf } from '../../platform/currency.rules.js';
import { judge, type LineState, nothing, type Verdict } from './budget.rules.js';
import { wrongParts } from './line.rules.js';
import { distribute, Exact, exact, total, wrongAmount } from './money.rules.js';

/** How an amount is to be taken from the periods: amounts, or weights, or neither (as the giving line's months stand). */
export interface Shares {
  amount: string;
  months?: string[] | null;
  weights?: string[] | null;
}

/** What is wrong with an amount and its shares of so many periods. */
export function wrongShares(shares: Shares, periods: number, currency: string): WrongField[] {
  const { amount } = shares;
  const message = new Exact(amount).lte(0) ? 'it is above zero' : wrongAmount(amount, currency);
  const parts = wrongParts(shares, { amount, name: 'the amount' }, periods, currency);
  return message ? [{ path: ['amount'], message: `${message}.` }, ...parts] : parts;
}

/**
 * What is taken from each period; it adds up to the amount exactly.
 *
 * @param left what the giving line has in each period
 */
export function sharesOf({ amount, months, weights }: Shares, left: readonly Exact[], currency: string): Exact[] {
  const decimals = decimalsOf(currency) ?? 0;
  const whole = new Exact(amount);
  if (months) return exact(months);
  if (weights) return distribute(whole, exact(weights), decimals);
  // more than there is: that is refused, but has to be split before
  const even = left.map(() => new Exact(1));
  if (total(left).isZero() || total(left).lt(whole)) return distribute(whole, even, decimals);
  const cut = left.map(each => whole.times(each).dividedBy(total(left)).toDecimalPlaces(decimals, Exact.ROUND_DOWN));
  let rest = whole.minus(total(cut));
  // the remainder in the last period, or in those before it as far as the last has no more
  for (let i = cut.length - 1; i >= 0; i--) {
    const more = Exact.min(rest, (left[i] as Exact).minus(cut[i] as Exact));
    cut[i] = (cut[i] as Exact).plus(more);
    rest = rest.minus(more);
  }
  return cut;
}

/** The period, from 0, of which more is to be taken than there is; -1 if there is none. */
export const tooLarge = (shares: readonly Exact[], left: readonly Exact[]): number =>
  shares.findIndex((share, i) => share.gt(left[i] ?? 0));

/** The STOPs of a line that what is spent already would be beyond if the line gave this. Budgets that get no smaller do not count. */
export function stopsOf(line: LineState, shares: readonly Exact[]): Verdict[] {
  const before = { ...line, thresholds: line.thresholds.filter(({ action }) => action === 'STOP') };
  const months = line.months.map((month, i) => ({ ...month, budgeted: month.budgeted.minus(shares[i] ?? 0) }));
  const after = { ...before, annual: line.annual.minus(total(shares)), months };
  const verdicts = (state: LineState) =>
    state.months.flatMap(({ no }) => judge(state, nothing(no)).filter(v => v.basis !== 'ANNUAL' || no === 1));
  const limits = verdicts(before).map(({ limit }) => limit);
  return verdicts(after).filter(({ exceeded, limit }, i) => exceeded && limit.lt(limits[i] ?? 0));
}
