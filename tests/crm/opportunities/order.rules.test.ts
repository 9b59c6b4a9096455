import { expect, test } from '@jest/globals';
import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import { OrderStatus } from '../../../src/crm/opportunities/order.entity.js';
import { lineAmount, nextStatuses, sumOf } from '../../../src/crm/opportunities/order.rules.js';
import { decimalsOf } from '../../../src/platform/currency.rules.js';

/** Decimal text with up to four digits after the point. */
const decimal = (max: number) => fc.integer({ min: 0, max: max * 10_000 }).map(n => new Decimal(n).div(10_000).toFixed());

test.each([
  ['3', '19.99', '12.5', 'EUR', '52.47'],
  ['1', '0.005', '0', 'EUR', '0.01'],
  ['-1', '0.005', '0', 'EUR', '-0.01'],
  ['3', '33.3333', '0', 'JPY', '100'],
  ['2', '1.0005', '0', 'KWD', '2.001'],
  ['7', '10', '100', 'EUR', '0'],
])('%s × %s less %s %% in %s is %s', (quantity, price, discount, currency, amount) => {
  expect(lineAmount({ quantity, price, discount }, currency).toFixed()).toBe(amount);
});

test('an amount is off the exact value by half a coin at most, and never by a float', () => {
  fc.assert(
    fc.property(
      decimal(10_000),
      decimal(1_000_000),
      decimal(100),
      fc.constantFrom('EUR', 'JPY', 'KWD'),
      (quantity, price, discount, currency) => {
        const exact = new Decimal(quantity).times(price).times(new Decimal(100).minus(discount)).div(100);
        const coin = new Decimal(10).pow(-(decimalsOf(currency) ?? 2));
        const amount = lineAmount({ quantity, price, discount }, currency);
        expect(amount.minus(exact).abs().lte(coin.div(2))).toBe(true);
        expect(amount.decimalPlaces()).toBeLessThanOrEqual(decimalsOf(currency) ?? 2);
      },
    ),
  );
});

test('what is sold and taken back adds up to nothing', () => {
  fc.assert(
    fc.property(fc.array(decimal(1_000_000), { maxLength: 50 }), amounts => {
      const back = amounts.map(amount => new Decimal(amount).neg());
      expect(sumOf([...amounts, ...back]).isZero()).toBe(true);
    }),
  );
});

test('sums are exact where floats are not', () => {
  expect(sumOf(['0.1', '0.2']).toFixed()).toBe('0.3');
  expect(sumOf([]).toFixed()).toBe('0');
});

test('an order never comes back from its end, and reaches one from everywhere', () => {
  const ends = Object.keys(OrderStatus).filter(status => nextStatuses(status as OrderStatus).length === 0);
  expect(ends.sort()).toEqual(['CANCELLED', 'RETURNED']);
  for (const status of Object.keys(OrderStatus) as OrderStatus[]) {
    expect(nextStatuses(status)).not.toContain(status);
    expect(nextStatuses(status)).not.toContain('DRAFT');
  }
});
