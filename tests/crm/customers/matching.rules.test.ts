import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { blocksOf, commonnessOf, duplicatesAmong } from '../../../src/crm/customers/checking.rules.js';
import { matchOf } from '../../../src/crm/customers/matching.rules.js';
import { blockingKeys, type Described, profileOf } from '../../../src/crm/customers/profile.rules.js';

const common = { total: 10_000, of: () => 3 };
const score = (a: Described, b: Described) => matchOf(profileOf(a), profileOf(b), common).score;
const anna = {
  names: ['Anna Bergström'],
  birthday: '1980-03-04',
  addresses: [{ line1: '12 Long Street', city: 'Malmö', postalCode: '21145' }],
};

test('typing errors, turned names, swapped days and months, and other spellings are the same', () => {
  for (const other of [
    { ...anna, names: ['Bergstrom, Ana'] },
    { ...anna, birthday: '1980-04-03' },
    { ...anna, addresses: [{ line1: '12 Long St.', city: 'MALMO', postalCode: '21154' }] },
  ])
    expect(score(anna, other)).toBeGreaterThan(0.9);
  expect(
    score({ names: ['Иван Петров'], emails: ['ivan@x.example'] }, { names: ['Ivan Petrov'], emails: ['IVAN@x.example'] }),
  ).toBeGreaterThan(0.9);
  expect(
    score({ names: ['Acme Optics GmbH'], taxId: 'DE 123.456.789' }, { names: ['ACME Optics Ltd.'], taxId: 'DE123456789' }),
  ).toBeGreaterThan(0.9);
});

test('one name, one house, one switchboard are not one person', () => {
  expect(score({ names: ['Anna Berg'] }, { names: ['Olaf Berg'] })).toBeLessThan(0.5);
  expect(score(anna, { ...anna, names: ['Kurt Larsson'], birthday: '1951-11-30' })).toBeLessThan(0.5);
  expect(score({ names: ['Cafe Roma'], phones: ['+17025551234'] }, { names: ['Steak House'], phones: ['+17025551234'] })).toBeLessThan(0.5);
});

const text = fc.stringMatching(/^[a-zé ]{0,12}$/);
const described = fc.record({
  names: fc.array(text, { maxLength: 2 }),
  phones: fc.array(fc.stringMatching(/^\+?[0-9]{5,12}$/), { maxLength: 2 }),
  emails: fc.array(fc.constantFrom('a@b.c', 'ab@b.c', 'x@y.z'), { maxLength: 2 }),
  taxId: fc.option(fc.stringMatching(/^[0-9]{6,8}$/)),
  addresses: fc.array(fc.record({ line1: text, city: text, postalCode: fc.stringMatching(/^[0-9]{4}$/) }), { maxLength: 2 }),
});

test('a score is a probability; reasons are of the same fields both ways', () => {
  fc.assert(
    fc.property(described, described, (a, b) => {
      const [one, other] = [matchOf(profileOf(a), profileOf(b), common), matchOf(profileOf(b), profileOf(a), common)];
      expect(one.score).toBeGreaterThanOrEqual(0);
      expect(one.score).toBeLessThanOrEqual(1);
      for (const { similarity } of one.reasons) expect(similarity >= 0 && similarity <= 1).toBe(true);
      expect(one.reasons.map(r => r.field)).toEqual(other.reasons.map(r => r.field));
    }),
  );
});

test('all against each other finds what a comparison of two finds, once', () => {
  const rows: Described[] = [anna, { names: ['Somebody Else'] }, { ...anna, names: ['Anna Bergstrøm'] }];
  const profiles = rows.map(profileOf);
  const pairs = [...duplicatesAmong(profiles, blocksOf(profiles.map(blockingKeys)), commonnessOf(profiles))].flat();
  expect(pairs.map(({ a, b }) => [a, b])).toEqual([[0, 2]]);
});
