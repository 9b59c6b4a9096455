import jsep from 'jsep';
import type { Unit } from '../metrics/define.js';

/** A formula that has been read: measures by their place in the list of its parts. */
export type Node =
  | { kind: 'number'; value: string }
  | { kind: 'measure'; name: string }
  | { kind: 'sign'; of: Node }
  | { kind: '+' | '-' | '*' | '/'; left: Node; right: Node };

/** What is wrong with a formula, in words for whoever wrote it. */
export class WrongFormula extends Error {}

const OPERATORS = ['+', '-', '*', '/'] as const;
const MOST_PARTS = 50;

function nodeOf(parsed: jsep.Expression, left: { parts: number }): Node {
  if (--left.parts < 0) throw new WrongFormula(`it has more than ${MOST_PARTS} parts`);
  switch (parsed.type) {
    case 'Literal': {
      const { value, raw } = parsed as jsep.Literal;
      if (typeof value !== 'number' || !/^\d{1,15}(\.\d{1,6})?$/.test(raw))
        throw new WrongFormula(`"${raw}" is no number such as 100 or 0.5`);
      return { kind: 'number', value: raw };
    }
    case 'Identifier':
      return { kind: 'measure', name: (parsed as jsep.Identifier).name };
    case 'UnaryExpression': {
      const { operator, argument } = parsed as jsep.UnaryExpression;
      if (operator === '-') return { kind: 'sign', of: nodeOf(argument, left) };
      break;
    }
    case 'BinaryExpression': {
      const { operator, left: a, right: b } = parsed as jsep.BinaryExpression;
      const kind = OPERATORS.find(each => each === operator);
      if (kind) return { kind, left: nodeOf(a, left), right: nodeOf(b, left) };
    }
  }
  throw new WrongFormula('it may hold measures, numbers, brackets, and + - * /');
}

/** @throws WrongFormula for what is no formula of measures, numbers, brackets and + - * / */
export function readFormula(text: string): Node {
  let parsed: jsep.Expression;
  try {
    parsed = jsep(text);
  } catch (error) {
    throw new WrongFormula(`it can not be read: ${(error as Error).message}`);
  }
  return nodeOf(parsed, { parts: MOST_PARTS });
}

/** The measures that a formula names, each once. */
export function namesIn(node: Node): string[] {
  switch (node.kind) {
    case 'number':
      return [];
    case 'measure':
      return [node.name];
    case 'sign':
      return namesIn(node.of);
    default:
      return [...new Set([...namesIn(node.left), ...namesIn(node.right)])];
  }
}

/** Units that a value is a product of, with their powers: MONEY per COUNT is { MONEY: 1, COUNT: -1 }. A plain number has none. */
type Power = Readonly<Partial<Record<Unit, number>>>;

const told = (power: Power): string => {
  const named = (sign: number) => Object.entries(power).flatMap(([unit, n]) => Array(Math.max(0, n * sign)).fill(unit));
  const [above, below] = [named(1), named(-1)];
  return `${above.join(' × ') || 'a number'}${below.length ? ` per ${below.join(' × ')}` : ''}`;
};
const isNumber = (power: Power) => Object.keys(power).length === 0;
const same = (a: Power, b: Power) => [...Object.keys(a), ...Object.keys(b)].every(unit => a[unit as Unit] === b[unit as Unit]);
/** What a number may be added to: 100 − win rate. */
const counts = (power: Power) => Object.keys(power).every(unit => unit === 'COUNT' || unit === 'PERCENT');

function multiplied(a: Power, b: Power, sign: 1 | -1): Power {
  const power: Partial<Record<Unit, number>> = { ...a };
  for (const [unit, n] of Object.entries(b)) power[unit as Unit] = (power[unit as Unit] ?? 0) + sign * n;
  // a percentage of something is something
  const others = Object.entries(power).filter(([unit, n]) => n !== 0 && unit !== 'PERCENT');
  return Object.fromEntries(others.length ? others : Object.entries(power).filter(([, n]) => n !== 0));
}

function powerOf(node: Node, unitOf: (name: string) => Unit): Power {
  switch (node.kind) {
    case 'number':
      return {};
    case 'measure':
      return { [unitOf(node.name)]: 1 };
    case 'sign':
      return powerOf(node.of, unitOf);
    case '*':
    case '/':
      return multiplied(powerOf(node.left, unitOf), powerOf(node.right, unitOf), node.kind === '*' ? 1 : -1);
    default: {
      const [left, right] = [powerOf(node.left, unitOf), powerOf(node.right, unitOf)];
      if (same(left, right) || (isNumber(left) && counts(right))) return isNumber(left) ? right : left;
      if (isNumber(right) && counts(left)) return left;
      throw new WrongFormula(`"${node.kind}" stands between ${told(left)} and ${told(right)}, which do not add up`);
    }
  }
}

/**
 * Which units the value of a formula may have: what stands above the line. Of what cancels out, a number or a percentage; MONEY per COUNT is MONEY.
 *
 * @throws WrongFormula for a sum of different units, or a product that has none of ours
 */
export function unitsOf(node: Node, unitOf: (name: string) => Unit): Unit[] {
  const power = powerOf(node, unitOf);
  // so many times something is something
  const above = Object.entries(power).filter(([unit, n]) => n > 0 && unit !== 'COUNT' && unit !== 'PERCENT');
  if (!above.length && Object.entries(power).every(([unit, n]) => n > 0 || unit === 'COUNT' || unit === 'PERCENT'))
    return ['COUNT', 'PERCENT'];
  const [[unit, n] = ['', 0], ...more] = above;
  if (more.length || n !== 1) throw new WrongFormula(`its unit would be ${told(power)}, which no measure has`);
  return [unit as Unit];
}

/** SQL of a formula over that of its parts; nothing where something is divided by 0. */
export function formulaSql(node: Node, part: (name: string) => string): string {
  switch (node.kind) {
    case 'number':
      return node.value.includes('.') ? node.value : `${node.value}.0`;
    case 'measure':
      return part(node.name);
    case 'sign':
      return `(-${formulaSql(node.of, part)})`;
    case '/':
      return `(${formulaSql(node.left, part)}/nullif(${formulaSql(node.right, part)},0))`;
    default:
      return `(${formulaSql(node.left, part)}${node.kind}${formulaSql(node.right, part)})`;
  }
}
