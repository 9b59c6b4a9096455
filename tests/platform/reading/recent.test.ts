import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Recent } from '../../../src/platform/reading/recent.js';

const uses = fc.array(fc.tuple(fc.constantFrom('get', 'set', 'grow'), fc.nat(40), fc.integer({ min: 1, max: 30 })), { maxLength: 400 });

test('whatever is kept, found and made heavier, it never weighs more than two generations', () => {
  fc.assert(
    fc.property(uses, all => {
      const recent = new Recent<number>(100);
      for (const [use, key, weight] of all) {
        if (use === 'get') recent.get(`${key}`);
        else if (use === 'set') recent.set(`${key}`, key, weight);
        else recent.grow(`${key}`, weight);
        expect(recent.total).toBeLessThanOrEqual(200);
      }
    }),
  );
});

test('what is used stays, however much else comes', () => {
  const recent = new Recent<string>(100);
  recent.set('mine', 'kept', 10);
  for (let i = 0; i < 500; i++) {
    recent.set(`other ${i}`, 'x', 10);
    expect(recent.get('mine')).toBe('kept');
    expect(recent.total).toBeLessThanOrEqual(200);
  }
  expect(recent.get('other 0')).toBeUndefined();
});

test('what is heavier than a generation, or becomes so, is let go', () => {
  const recent = new Recent<string>(100);
  recent.set('small', 'x', 10);
  recent.set('huge', 'x', 101);
  expect(recent.get('huge')).toBeUndefined();
  expect(recent.get('small')).toBe('x');
  recent.grow('small', 1_000);
  expect([recent.get('small'), recent.total]).toEqual([undefined, 0]);
});
