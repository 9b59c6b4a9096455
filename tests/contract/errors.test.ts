import 'reflect-metadata';
import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import '../../src/app.js';
import { withErrorTable } from '../../src/platform/api/error-table.js';
import { declaredErrors, defineErrors } from '../../src/platform/api/errors.js';

test('docs/errors.md has every code with its message: if not, run npm run schema', () => {
  const page = readFileSync('docs/errors.md', 'utf8');
  for (const [code, message] of declaredErrors) expect(page).toContain(`| \`${code}\` | ${message} |\n`);
  expect(withErrorTable(page)).toBe(page);
});

test('codes are SCREAMING_CASE, and messages are sentences', () => {
  // but for one, by which client libraries know that they have to send the text once more
  const sentence = /^(\{what\}|PersistedQueryNotFound|["A-Z].*\.)$/;
  for (const [code, message] of declaredErrors) {
    expect(code).toMatch(/^[A-Z][A-Z0-9_]*[A-Z0-9]$/);
    expect([code, message]).toEqual([code, expect.stringMatching(sentence)]);
  }
});

test('a declared error carries its code and says the sentence', () => {
  const { NO_TEA } = defineErrors({ NO_TEA: (kind: string, cups: number) => `There are ${cups} cups of "${kind}" left.` });
  expect(NO_TEA('Assam', 0)).toMatchObject({
    code: 'NO_TEA',
    message: 'There are 0 cups of "Assam" left.',
    extensions: { code: 'NO_TEA' },
  });
  expect(NO_TEA.code).toBe('NO_TEA');
  expect(declaredErrors.get('NO_TEA')).toBe('There are {cups} cups of "{kind}" left.');
});
