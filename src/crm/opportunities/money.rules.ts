import { Decimal } from 'decimal.js';
import { invalidInput } from '../../platform/api/errors.js';
import type { Money } from '../../platform/api/scalars.js';

/** @throws INVALID_INPUT unless it is ISO 4217 in form */
export function currencyCode(currency: string, path: string[]): string {
  if (/^[A-Z]{3}$/.test(currency)) return currency;
  throw invalidInput([{ path, message: `"${currency}" is not a currency: three capital letters such as "EUR".` }]);
}

/** An amount of money that is not below zero and has at most four digits after the point. @throws INVALID_INPUT */
export function positive({ amount, currency }: Money, path: string[]): Money {
  const value = new Decimal(amount);
  if (value.isNegative() || value.decimalPlaces() > 4) {
    throw invalidInput([{ path: [...path, 'amount'], message: `${amount} is not 0 or more with up to 4 digits after the point.` }]);
  }
  return { amount: value.toFixed(), currency: currencyCode(currency, [...path, 'currency']) };
}
