import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { distribute, Exact, wrongAmount } from '../../../src/mis/finance/money.rules.js';
import { decimalsOf } from '../../../src/platform/currency.rules.js';

const cents = (n: bigint | number, decimals: number) => new Exact(n.toString()).dividedBy(new Exact(10).pow(decimals));

describe('amounts', () => {
  test('have the decimals of their currency and no more', () => {
    expect([decimalsOf('EUR'), decimalsOf('JPY'), decimalsOf('KWD'), decimalsOf('EURO')]).toEqual([2, 0, 3, undefined]);
    expect(wrongAmount('10.00', 'EUR')).toBeUndefined();
    expect(wrongAmount('10.500', 'EUR')).toBeUndefined();
    expect(wrongAmount('10.505', 'EUR')).toContain('at most 2 decimals');
    expect(wrongAmount('0.5', 'JPY')).toContain('at most 0 decimals');
    expect(wrongAmount('1', 'XYZ')).toContain('not a currency');
  });

  test('keep every digit: the largest amount times a thousand percent', () => {
    expect(new Exact('999999999999999.9999').times(1000).toString()).toBe('999999999999999999.9');
    expect(new Exact('999999999999999.9999').times(997).plus('0.0001').toString()).toBe('996999999999999999.9004');
  });
});

describe('a distribution', () => {
  test('leaves the remainder to the last period', () => {
    const thirds = distribute(
      new Exact('100'),
      [1, 1, 1].map(w => new Exact(w)),
      2,
    );
    expect(thirds.map(String)).toEqual(['33.33', '33.33', '33.34']);
  });

  test('adds up to the annual amount whatever the weights', () => {
    const weights = fc.array(fc.nat(1000), { minLength: 1, maxLength: 13 }).filter(list => list.some(w => w > 0));
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 18n }), weights, fc.constantFrom(0, 2, 3), (annual, list, decimals) => {
        const amount = cents(annual, decimals);
        const shares = distribute(
          amount,
          list.map(w => new Exact(w)),
          decimals,
        );
        expect(shares).toHaveLength(list.length);
        expect(shares.reduce((sum, share) => sum.plus(share), new Exact(0)).eq(amount)).toBe(true);
        for (const share of shares) expect(share.gte(0) && share.decimalPlaces() <= decimals).toBe(true);
        const whole = list.reduce((a, b) => a + b, 0);
        shares.slice(0, -1).forEach((share, i) => {
          expect(share.eq(cents((annual * BigInt(list[i] ?? 0)) / BigInt(whole), decimals))).toBe(true);
        });
      }),
    );
  });
});
