import type { WrongField } from '../../platform/api/errors.js';
import type { AccountKind } from './account.entity.js';
import type { Threshold } from './budget.rules.js';
import { decimalsOf, distribute, Exact, wrongAmount } from './money.rules.js';

/** How a line's year is to be split: amounts by period, or weights, or neither (evenly). */
export interface Split {
  annual: string;
  months?: string[] | null;
  weights?: string[] | null;
}

const allOf = (list: readonly string[]) => list.map(amount => new Exact(amount));
const sum = (list: readonly Exact[]) => list.reduce((a, b) => a.plus(b), new Exact(0));

/** What is wrong with a split over so many periods. Paths begin at the line. */
export function wrongSplit({ annual, months, weights }: Split, periods: number, currency: string): WrongField[] {
  const wrong: WrongField[] = [];
  const add = (field: string, message: string | undefined | false) => message && wrong.push({ path: [field], message: `${message}.` });
  const each = (field: string, list: readonly string[]) => {
    add(field, list.length !== periods && `the year has ${periods} periods, here are ${list.length}`);
    add(field, list.some(amount => new Exact(amount).lt(0)) && 'none is below zero');
  };
  add('annual', new Exact(annual).lt(0) ? 'it is not below zero' : wrongAmount(annual, currency));
  if (months && weights) add('weights', 'give `months` or `weights`, not both');
  if (months) {
    each('months', months);
    for (const amount of months) add('months', wrongAmount(amount, currency));
    const total = sum(allOf(months));
    add('months', !total.eq(annual) && `they add up to ${total.toFixed()}, the annual amount is ${new Exact(annual).toFixed()}`);
  } else if (weights) {
    each('weights', weights);
    add('weights', sum(allOf(weights)).isZero() && 'one at least is above zero');
  }
  return wrong;
}

/** The amounts of the periods. They add up to the annual amount exactly. */
export function splitOf({ annual, months, weights }: Split, periods: number, currency: string): Exact[] {
  if (months) return allOf(months);
  const even = Array.from({ length: periods }, () => new Exact(1));
  return distribute(new Exact(annual), weights ? allOf(weights) : even, decimalsOf(currency) ?? 0);
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
