import { Decimal } from 'decimal.js';
import { decimalsOf } from '../../platform/currency.rules.js';
import type { OrderStatus } from './order.entity.js';

/** Orders that count as sold. A returned one is sold no longer. */
export const SOLD: readonly OrderStatus[] = ['CONFIRMED', 'FULFILLED', 'INVOICED'];

/** Where an order may go from where it is. */
const NEXT: Record<OrderStatus, readonly OrderStatus[]> = {
  DRAFT: ['CONFIRMED', 'CANCELLED'],
  CONFIRMED: ['FULFILLED', 'INVOICED', 'CANCELLED'],
  FULFILLED: ['INVOICED', 'RETURNED'],
  INVOICED: ['FULFILLED', 'RETURNED'],
  RETURNED: [],
  CANCELLED: [],
};
export const nextStatuses = (status: OrderStatus): readonly OrderStatus[] => NEXT[status];

/** quantity × price × (1 − discount ÷ 100), rounded half away from zero to what can be paid in the currency. */
export function lineAmount(
  { quantity, price, discount }: { quantity: string; price: string; discount: string },
  currency: string,
): Decimal {
  const share = new Decimal(100).minus(discount).div(100);
  return new Decimal(quantity)
    .times(price)
    .times(share)
    .toDecimalPlaces(decimalsOf(currency) ?? 2, Decimal.ROUND_HALF_UP);
}

/** The exact sum. */
export const sumOf = (amounts: readonly Decimal.Value[]): Decimal =>
  amounts.reduce<Decimal>((sum, amount) => sum.plus(amount), new Decimal(0));
