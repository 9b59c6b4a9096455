import { Decimal } from 'decimal.js';
import { decimalsOf } from '../../platform/currency.rules.js';

/** Exact for sums and products of money columns: `numeric(19,4)` times a percentage needs 23 digits, decimal.js keeps 20 by default. */
export const Exact = Decimal.clone({ precision: 60, toExpPos: 60, toExpNeg: -60 });
export type Exact = Decimal;

export const total = (list: readonly Exact[]): Exact => list.reduce((sum, each) => sum.plus(each), new Exact(0));
export const exact = (list: readonly string[]): Exact[] => list.map(each => new Exact(each));

/** What is wrong with an amount in this currency, as the end of a sentence; undefined if nothing is. */
export function wrongAmount(amount: string, currency: string): string | undefined {
  const decimals = decimalsOf(currency);
  if (decimals === undefined) return `"${currency}" is not a currency of ISO 4217, such as "EUR"`;
  return new Exact(amount).decimalPlaces() > decimals ? `an amount in ${currency} has at most ${decimals} decimals` : undefined;
}

/**
 * Splits an amount by weights, each share cut to the currency's decimals; the last takes the remainder, so that the shares add up exactly.
 *
 * @param weights none negative, not all zero
 */
export function distribute(amount: Exact, weights: readonly Exact[], decimals: number): Exact[] {
  const whole = weights.reduce((sum, weight) => sum.plus(weight), new Exact(0));
  const shares = weights.slice(0, -1).map(weight => amount.times(weight).dividedBy(whole).toDecimalPlaces(decimals, Decimal.ROUND_DOWN));
  return [...shares, shares.reduce((rest, share) => rest.minus(share), amount)];
}
