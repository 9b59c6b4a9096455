import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { formulaSql, type Node, namesIn, readFormula, unitsOf } from '../../../src/mis/analyse/calculated.rules.js';
import type { Unit } from '../../../src/mis/metrics/define.js';

const UNIT: Record<string, Unit> = {
  revenue: 'MONEY',
  spent: 'MONEY',
  orders: 'COUNT',
  leads: 'COUNT',
  winRate: 'PERCENT',
  quantity: 'QUANTITY',
  responseHours: 'HOURS',
};
const unitsFor = (formula: string) => unitsOf(readFormula(formula), name => UNIT[name] as Unit);

test.each([
  ['revenue - spent', ['MONEY']],
  ['revenue / orders', ['MONEY']],
  ['revenue / quantity', ['MONEY']],
  ['spent / revenue * 100', ['COUNT', 'PERCENT']],
  ['orders / leads', ['COUNT', 'PERCENT']],
  ['100 - winRate', ['COUNT', 'PERCENT']],
  ['revenue * winRate / 100', ['MONEY']],
  ['-(revenue + spent) * 1.5', ['MONEY']],
  ['orders * responseHours', ['HOURS']],
  ['quantity / orders', ['QUANTITY']],
  ['leads + 5', ['COUNT', 'PERCENT']],
])('%s may be told in %j', (formula, units) => {
  expect(unitsFor(formula)).toEqual(units);
});

test.each([
  ['revenue + orders', 'stands between MONEY and COUNT'],
  ['leads - winRate', 'stands between COUNT and PERCENT'],
  ['revenue + 5', 'stands between MONEY and a number'],
  ['revenue * spent', 'MONEY × MONEY'],
  ['revenue * responseHours', 'MONEY × HOURS'],
  ['1 / revenue', 'a number per MONEY'],
  ['revenue +', 'can not be read'],
  ['revenue.x', 'may hold measures'],
  ['f(revenue)', 'may hold measures'],
  ['revenue ** 2', 'may hold measures'],
  ['revenue > 2 ? 1 : 2', 'may hold measures'],
  ['"a"', 'is no number'],
  ['1e400 * leads', 'is no number'],
  ['revenue; drop', 'may hold measures'],
  [Array(60).fill('leads').join('+'), 'more than 50 parts'],
])('%s is refused', (formula, why) => {
  expect(() => unitsFor(formula)).toThrow(why);
});

const names = ['a', 'b', 'c'];
const node: fc.Arbitrary<Node> = fc.letrec<{ node: Node }>(tie => ({
  node: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom(...names).map((name): Node => ({ kind: 'measure', name })),
    fc.integer({ min: 0, max: 999 }).map((n): Node => ({ kind: 'number', value: String(n) })),
    tie('node').map((of): Node => ({ kind: 'sign', of })),
    fc
      .tuple(fc.constantFrom('+', '-', '*', '/'), tie('node'), tie('node'))
      .map(([kind, left, right]): Node => ({ kind: kind as '+', left, right })),
  ),
})).node;
const write = (of: Node): string => {
  if (of.kind === 'number') return of.value;
  if (of.kind === 'measure') return of.name;
  return of.kind === 'sign' ? `-(${write(of.of)})` : `(${write(of.left)} ${of.kind} ${write(of.right)})`;
};

test('what is written is read as it was meant, and names each measure once', () => {
  fc.assert(
    fc.property(node, meant => {
      const read = readFormula(write(meant));
      expect(read).toEqual(meant);
      expect(new Set(namesIn(read)).size).toBe(namesIn(read).length);
      expect(formulaSql(read, name => `<${name}>`).replaceAll(/[^<>a-z]/g, '')).toContain(namesIn(read)[0] ?? '');
    }),
  );
});

test('numbers are divided, not cut off', () => {
  expect(formulaSql(readFormula('1 / 3 * leads'), () => 'x')).toBe('((1.0/nullif(3.0,0))*x)');
});
