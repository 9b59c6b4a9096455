import { describe, expect, test } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { type CsvForm, cellOf, harmless, lineOf } from '../../../src/platform/export/csv.rules.js';

const form: CsvForm = { delimiter: ',', bom: false, harmless: true };
const raw: CsvForm = { ...form, harmless: false };

describe('formulas', () => {
  test.each([
    '=1+1',
    '+49 30 123',
    '-2+3+cmd|" /C calc"!A0',
    '@SUM(A1)',
    '\t=1',
    '\rx',
    '\nx',
    '  =1',
    '\u00A0=1',
    '\uFEFF=1',
    '\u200B=1',
    '"=1',
    `'=1`,
    ' " =1',
    '＝1',
    '＋1',
    '－1',
    '＠x',
    '\u2212 1',
  ])('%j becomes text', text => {
    expect(harmless(text)).toBe(`'${text}`);
  });

  test.each(['Müller', '1+1', 'a=b', 'a -1', "'quoted'", '', ' ', 'x; -y', 'first\n- second', '2026-01-01', 'C-3199'])('%j stays', text => {
    expect(harmless(text)).toBe(text);
  });

  test('where another delimiter would begin a cell, it does not begin a formula', () => {
    expect(harmless('Foo;=1+1')).toBe("Foo;'=1+1");
    expect(harmless('Foo\t"@x')).toBe('Foo\t"\'@x');
    expect(harmless('Foo,=1', ';')).toBe("Foo,'=1");
    expect(harmless('Foo,=1')).toBe('Foo,=1');
  });

  test('numbers stay numbers, and only numbers do', () => {
    for (const number of ['-12.50', '0', '-7', '1e-7', '79228162514264337593543950336']) expect(cellOf(number, true, form)).toBe(number);
    expect(cellOf(-12.5, true, form)).toBe('-12.5');
    expect(cellOf('-12.50', false, form)).toBe("'-12.50");
    expect(cellOf('-1+cmd', true, form)).toBe("'-1+cmd");
  });
});

test('cells of all kinds', () => {
  const cells = [null, undefined, '', true, 3, ['a', 'b "c"'], { a: 1 }, 'a;b', ' a'].map(value => cellOf(value, false, form));
  expect(cells).toEqual(['', '', '""', 'true', '3', '"a; b ""c"""', '"{""a"":1}"', '"a;b"', '" a"']);
});

const texts = fc.array(fc.oneof(fc.string({ unit: 'grapheme' }), fc.string({ unit: fc.constantFrom(...'",;\t\r\n =+-@\'a＝é') })), {
  minLength: 2,
  maxLength: 6,
});
const delimiters = fc.constantFrom(',', ';', '\t');

test('whatever is written is read as it was', () => {
  fc.assert(
    fc.property(texts, delimiters, (cells, delimiter) => {
      const line = lineOf(
        cells.map(cell => cellOf(cell, false, { ...raw, delimiter })),
        { ...raw, delimiter },
      );
      expect(parse(line, { delimiter, record_delimiter: '\r\n' })).toEqual([cells]);
    }),
  );
});

test('no cell begins as a formula does, and without the apostrophe it is what it was', () => {
  fc.assert(
    fc.property(texts, delimiters, (cells, delimiter) => {
      const plain = cells.filter(cell => !/[,;\t]/.test(cell));
      for (const cell of plain) {
        const safe = harmless(cell, delimiter);
        expect(safe).not.toMatch(/^[\s"]*[=+\-@＝]/);
        expect(safe === cell ? cell : safe.slice(1)).toBe(cell);
      }
    }),
  );
});
