import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { judged, plainNumber } from '../../../src/platform/fields/value.rules.js';

test('equal numbers are equal texts, and other numbers are not', () => {
  const digits = fc.stringMatching(/^-?\d{1,15}(\.\d{1,6})?$/);
  const exact = (text: string) =>
    BigInt(text.replace(/^(-?)(\d+)(?:\.(\d+))?$/, (_, sign, whole, part = '') => sign + whole + part.padEnd(6, '0')));
  fc.assert(
    fc.property(digits, digits, (a, b) => {
      expect(exact(plainNumber(a))).toBe(exact(a));
      expect(plainNumber(a) === plainNumber(b)).toBe(exact(a) === exact(b));
    }),
    {
      examples: [
        ['-0.00', '0'],
        ['007.50', '7.5'],
        ['100', '1'],
      ],
    },
  );
});

test('a value is taken under the name of its type, and null clears', () => {
  const field = { type: 'MONEY' as const, choices: [], currency: 'EUR' };
  expect(judged(field, { money: { amount: '1.50', currency: 'EUR' } })).toEqual({ value: '1.5' });
  expect(judged(field, { money: { amount: '1.50', currency: 'USD' } })).toEqual({
    at: 'money',
    wrong: 'Amounts of this field are in EUR.',
  });
  expect(judged(field, { money: null })).toEqual({ value: null });
  expect(judged(field, { number: null })).toMatchObject({ wrong: expect.stringContaining('"money"') });
  expect(judged({ type: 'TEXT', choices: [] }, { text: '' })).toMatchObject({ at: 'text' });
});
