import type { WrongField } from '../../platform/api/errors.js';
import { decimalsOf } from '../../platform/currency.rules.js';
import type { AccountKind } from './account.entity.js';
import type { Threshold } from './budget.rules.js';
import { distribute, Exact, exact, total, wrongAmount } from './money.rules.js';

/** How a line's year is to be split: amounts by period, or weights, or neither (evenly). */
export interface Split {
  annual: string;
  months?: string[] | null;
  weights?: string[] | null;
}

/**
 * What is wrong with the parts of an amount over so many periods. Paths begin beside them.
 *
 * @param whole the amount, and what messages call it
 */
export function wrongParts(
  { months, weights }: Pick<Split, 'months' | 'weights'>,
  whole: { amount: string; name: string },
  periods: number,
  currency: string,
): WrongField[] {
  const wrong: WrongField[] = [];
  const add = (field: string, message: string | undefined | null | false) =>
    message && wrong.push({ path: [field], message: `${message}.` });
  if (months && weights) add('weights', 'give `months` or `weights`, not both');
  for (const [field, list] of Object.entries({ months, weights })) {
    if (!list) continue;
    add(field, list.length !== periods && `the year has ${periods} periods, here are ${list.length}`);
    add(field, exact(list).some(part => part.lt(0)) && 'none is below zero');
  }
  for (const month of months ?? []) add('months', wrongAmount(month, currency));
  const sum = months && total(exact(months));
  add('months', sum && !sum.eq(whole.amount) && `they add up to ${sum.toFixed()}, ${whole.name} is ${new Exact(whole.amount).toFixed()}`);
  add('weights', weights && total(exact(weights)).isZero() && 'one at least is above zero');
  return wrong;
}

/** What is wrong with a split over so many periods. Paths begin at the line. */
export function wrongSplit(split: Split, periods: number, currency: string): WrongField[] {
  const { annual } = split;
  const message = new Exact(annual).lt(0) ? 'it is not below zero' : wrongAmount(annual, currency);
  const parts = wrongParts(split, { amount: annual, name: 'the annual amount' }, periods, currency);
  return message ? [{ path: ['annual'], message: `${message}.` }, ...parts] : parts;
}

/** The amounts of the periods. They add up to the annual amount exactly. */
export function splitOf({ annual, months, weights }: Split, periods: number, currency: string): Exact[] {
  if (months) return exact(months);
  const even = Array.from({ length: periods }, () => new Exact(1));
  return distribute(new Exact(annual), weights ? exact(weights) : even, decimalsOf(currency) ?? 0);
}

/** What is wrong with the thresholds of a line on an account of this kind (undefined: on all expense accounts). */
export function wrongThresholds(thresholds: readonly Threshold[], kind: AccountKind | undefined): WrongField[] {
  const wrong: WrongField[] = [];
  const add = (i: number, message: string) => wrong.push({ path: ['thresholds', String(i)], message: `${message}.` });
  const seen = new Set<string>();
  thresholds.forEach(({ stage, basis, percent }, i) => {
    const key = `${stage} ${basis} ${percent}`;
    if (seen.has(key)) add(i, `${percent} % of ${basis} stands here already`);
    seen.add(key);
    if (kind && kind !== 'EXPENSE' && kind !== 'ASSET') add(i, `thresholds watch spending, the account is ${kind}`);
  });
  return wrong;
}
