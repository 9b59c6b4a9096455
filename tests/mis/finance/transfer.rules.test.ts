import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { LineState } from '../../../src/mis/finance/budget.rules.js';
import { Exact } from '../../../src/mis/finance/money.rules.js';
import { sharesOf, stopsOf, tooLarge, wrongShares } from '../../../src/mis/finance/transfer.rules.js';

const exact = (...cents: number[]) => cents.map(each => new Exact(each).dividedBy(100));
const cents = (list: readonly Exact[]) => list.map(each => each.times(100).toNumber());
const total = (list: readonly number[]) => list.reduce((a, b) => a + b, 0);

describe('the shares of a transfer', () => {
  test('without a word add up, stand in cents, and take from no period more than it has', () => {
    const months = fc.array(fc.integer({ min: 0, max: 100_000 }), { minLength: 1, maxLength: 13 });
    fc.assert(
      fc.property(months, fc.double({ min: 0, max: 1, noNaN: true }), (left, part) => {
        const amount = Math.round(total(left) * part);
        const shares = sharesOf({ amount: (amount / 100).toFixed(2) }, exact(...left), 'EUR');
        expect(total(cents(shares))).toBe(amount);
        expect(cents(shares).every(Number.isInteger)).toBe(true);
        expect(tooLarge(shares, exact(...left))).toBe(-1);
      }),
    );
  });

  test('by weights have the remainder in the last, and as given stay as given', () => {
    const left = exact(1000, 1000, 1000);
    expect(cents(sharesOf({ amount: '10.00', weights: ['1', '1', '1'] }, left, 'EUR'))).toEqual([333, 333, 334]);
    expect(cents(sharesOf({ amount: '10.00', months: ['0', '10', '0'] }, left, 'EUR'))).toEqual([0, 1000, 0]);
    expect(tooLarge(exact(0, 1001, 0), left)).toBe(1);
  });

  test('are told what is wrong with them', () => {
    const wrong = (shares: Parameters<typeof wrongShares>[0]) =>
      wrongShares(shares, 2, 'EUR').map(({ path, message }) => `${path}: ${message}`);
    expect(wrong({ amount: '0' })).toEqual(['amount: it is above zero.']);
    expect(wrong({ amount: '1.001' })).toEqual(['amount: an amount in EUR has at most 2 decimals.']);
    expect(wrong({ amount: '10', months: ['5', '4'] })).toEqual(['months: they add up to 9, the amount is 10.']);
    expect(wrong({ amount: '10', months: ['11', '-1'] })).toEqual(['months: none is below zero.']);
    expect(wrong({ amount: '10', weights: ['1'] })).toEqual(['weights: the year has 2 periods, here are 1.']);
    expect(wrong({ amount: '10', weights: ['0', '0'] })).toEqual(['weights: one at least is above zero.']);
    expect(wrong({ amount: '10', months: ['5', '5'], weights: ['1', '1'] })).toEqual(['weights: give `months` or `weights`, not both.']);
  });
});

test('a line gives as much as leaves what is spent within its STOPs, and a period that gives nothing is not asked', () => {
  const month = (no: number, budgeted: number, spent: number) => ({
    period: `p${no}`,
    no,
    budgeted: new Exact(budgeted),
    requested: new Exact(0),
    committed: new Exact(0),
    spent: new Exact(spent),
  });
  const line = (basis: 'PERIOD' | 'TO_DATE' | 'ANNUAL', percent = 100): LineState => ({
    ...{ id: 'line', annual: new Exact(300), months: [month(1, 100, 100), month(2, 100, 60), month(3, 100, 0)], crossings: [] },
    thresholds: [
      { stage: 'ACTUAL', basis, percent, action: 'STOP' },
      { stage: 'ACTUAL', basis, percent: 10, action: 'WARN' },
    ],
  });
  const stops = (state: LineState, ...shares: number[]) =>
    stopsOf(
      state,
      shares.map(each => new Exact(each)),
    ).map(v => v.periodNo);
  expect(stops(line('PERIOD'), 0, 40, 0)).toEqual([]);
  expect(stops(line('PERIOD'), 1, 41, 100)).toEqual([1, 2]);
  expect(stops(line('TO_DATE'), 0, 40, 0)).toEqual([]);
  expect(stops(line('TO_DATE'), 1, 0, 0)).toEqual([1]);
  expect(stops(line('TO_DATE'), 0, 41, 0)).toEqual([2]);
  expect(stops(line('ANNUAL'), 40, 100, 0)).toEqual([]);
  expect(stops(line('ANNUAL'), 41, 100, 0)).toEqual([null]);
  // a month that is beyond already, and gives nothing, does not hold up the others
  expect(stops(line('PERIOD', 90), 0, 10, 0)).toEqual([]);
});
