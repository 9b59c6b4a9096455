import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { formOf, isTrapped, wrongInForm } from '../../../src/crm/leads/form.rules.js';

test('a form keeps what it knows, trimmed, and leaves out the rest', () => {
  expect(formOf({ name: ' Ada ', email: '', utm_source: 'mail', submit: 'Send', status: 'QUALIFIED', assigneeId: 'user_1' })).toEqual({
    name: 'Ada',
    utmSource: 'mail',
  });
});

test('nothing that is sent makes it fail, and only text gets in', () => {
  fc.assert(
    fc.property(fc.anything(), body => {
      const form = formOf(body);
      expect(Object.values(form).every(value => typeof value === 'string' && value.trim() === value && value !== '')).toBe(true);
      expect(typeof isTrapped(body)).toBe('boolean');
    }),
  );
});

test('a filled honeypot is a trap, an empty one is not', () => {
  expect(isTrapped({ website: 'http://spam' })).toBe(true);
  expect(isTrapped({ website: '  ' })).toBe(false);
  expect(isTrapped({ name: 'Ada' })).toBe(false);
});

test('somebody who can not be reached is told so', () => {
  expect(wrongInForm({}).map(w => w.path[0])).toEqual(['name', 'email']);
  expect(wrongInForm({ name: 'Ada', phone: '+49 30 123456' })).toEqual([]);
});
