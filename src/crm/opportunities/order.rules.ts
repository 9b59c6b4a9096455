import { Decimal } from 'decimal.js';
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

/** Digits after the point that an amount of this currency has: 2 for EUR, 0 for JPY. Unknown codes have 2. */
export function minorDigits(currency: string): number {
  return new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
}

/** quantity × price × (1 − discount ÷ 100), rounded half away from zero to what can be paid in the currency. */
export function lineAmount(
  { quantity, price, discount }: { quantity: string; price: string; discount: string },
  currency: string,
): Decimal {
  const share = new Decimal(100).minus(discount).div(100);
  return new Decimal(quantity).times(price).times(share).toDecimalPlaces(minorDigits(currency), Decimal.ROUND_HALF_UP);
}

/** The exact sum. */
export const sumOf = (amounts: readonly Decimal.Value[]): Decimal =>
  amounts.reduce<Decimal>((sum, amount) => sum.plus(amount), new Decimal(0));
