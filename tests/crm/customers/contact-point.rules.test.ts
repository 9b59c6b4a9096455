import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { fullName, normalised, tidyTags } from '../../../src/crm/customers/contact-point.rules.js';

test.each([
  ['EMAIL', ' Anna.Müller@Example.COM ', null, 'anna.müller@example.com'],
  ['EMAIL', 'no address', null, null],
  ['EMAIL', 'a@b', null, null],
  ['EMAIL', 'a@b..c', null, null],
  ['PHONE', '030 123456', 'DE', '+4930123456'],
  ['PHONE', '030 123456', null, null],
  ['PHONE', '+49 (0)30 123456', null, '+4930123456'],
  ['PHONE', '０３-１２３４-５６７８', 'JP', '+81312345678'],
  ['PHONE', '12', 'DE', null],
  ['PHONE', '030 123456', 'XX', null],
  ['CHAT', ' WhatsApp:Anna ', null, 'whatsapp:anna'],
  ['CHAT', '  ', null, null],
] as const)('%s "%s" in %s is %s', (kind, value, country, expected) => {
  expect(normalised(kind, value, country)).toBe(expected);
});

test('what is normalised once stays as it is', () => {
  const emails = fc.emailAddress().map(value => ['EMAIL', value] as const);
  const phones = fc.integer({ min: 10_000_000, max: 99_999_999 }).map(n => ['PHONE', `+49 30 ${n}`] as const);
  fc.assert(
    fc.property(fc.oneof(emails, phones), ([kind, value]) => {
      const once = normalised(kind, value);
      expect(once).not.toBeNull();
      expect(normalised(kind, once as string)).toBe(once);
      expect(normalised(kind, ` ${value.toUpperCase()} `)).toBe(once);
    }),
  );
});

test.each([
  ['Anna', 'Bert', 'Anna Bert'],
  ['伟', '王', '王伟'],
  ['健', '佐藤', '佐藤健'],
  ['Anna', null, 'Anna'],
  [undefined, ' Bert ', 'Bert'],
  ['Wei', '王', 'Wei 王'],
  [null, undefined, ''],
])('%s and %s make "%s"', (first, last, whole) => {
  expect(fullName(first, last)).toBe(whole);
});

test('tags are in order, once each, without blanks around them', () => {
  fc.assert(
    fc.property(fc.array(fc.string()), tags => {
      const tidy = tidyTags(tags);
      expect(tidy).toEqual([...new Set(tidy)].sort());
      expect(tidy.every(tag => tag.length > 0 && tag === tag.trim())).toBe(true);
      expect(tidyTags([...tags, ...tidy].reverse())).toEqual(tidy);
    }),
  );
});
