import { platformErrors } from '../../api/errors.js';
import { uuidOf } from '../../api/ids.js';
import type { Column } from '../columns.js';
import { itemsOf, type Value, type Variables } from '../values.js';
import type { Compilation } from './compilation.js';
import { spanOf } from './span.js';

const OPERATORS: Record<string, string> = { eq: '=', ne: ' is distinct from ', lt: '<', lte: '<=', gt: '>', gte: '>=' };

/** A value of the schema's own: it stands in the statement, so that partial indexes are used and nothing is planned again for another one. */
function constant(value: unknown): string {
  if (typeof value !== 'string' || !/^\w+$/.test(value)) throw new Error(`"${String(value)}" is not the name of an enum value.`);
  return `'${value}'`;
}

/** A value of a client as the database takes it. */
const stored = ({ kind, prefix, codes }: Column, value: unknown): unknown => {
  if (value === null) return null;
  if (codes && !codes.includes(String(value)))
    throw platformErrors.INVALID_INPUT(`"${String(value)}" is not a choice here: there are ${codes.join(', ')}.`);
  if (kind === 'id' && prefix) return uuidOf(prefix, String(value));
  if (value instanceof Date) return value.toISOString();
  return typeof value === 'number' ? String(value) : value;
};

function oneOf(c: Compilation, column: Column, ref: string, operand: Value, excluded: boolean): string {
  const items = itemsOf(operand).filter(item => item.v !== null);
  if (column.kind === 'enum' || column.kind === 'bool') {
    if (!items.length) return String(excluded);
    const listed = `${ref} in (${items.map(item => (column.kind === 'bool' ? String(item.v) : constant(item.v)))})`;
    return excluded ? `(${listed}) is not true` : listed;
  }
  const values = (variables: Variables) => [operand.get(variables)].flat().map(value => stored(column, value));
  const listed = `${ref}=any(${c.parameter(({ variables }) => values(variables), `${column.db}[]`)})`;
  return excluded ? `(${listed}) is not true` : listed;
}

const escaped = (pattern: string) => pattern.replace(/[\\%_]/g, '\\$&');

function matches(c: Compilation, ref: string, operator: string, operand: Value): string {
  const before = operator === 'contains' ? '%' : '';
  const pattern = c.parameter(({ variables }) => `${before}${escaped(String(operand.get(variables)))}%`, 'text');
  return `folded(${ref}) like folded(${pattern})`;
}

function within(c: Compilation, column: Column, ref: string, operator: string, operand: Value): string {
  const { timeZone } = c.source.settings;
  const day = column.kind === 'day';
  const bound = (end: 'from' | 'to') =>
    c.parameter(({ variables }) => {
      const moment = spanOf(operator, String(operand.get(variables)), timeZone)[end];
      return day ? moment.toISODate() : moment.toUTC().toISO();
    }, column.db);
  // a day that has begun counts whole
  return `(${ref}>=${bound('from')} and ${ref}${day && operator !== 'period' ? '<=' : '<'}${bound('to')})`;
}

/** One operator of a filter on a column or expression. */
export function compare(c: Compilation, column: Column, ref: string, operator: string, operand: Value): string {
  if (operator === 'isNull') return operand.v === null ? 'true' : `${ref} is ${operand.v ? '' : 'not '}null`;
  if (operand.v === null) {
    if (operator === 'eq') return `${ref} is null`;
    if (operator === 'ne') return `${ref} is not null`;
    throw platformErrors.INVALID_INPUT(`"${operator}" of a filter needs a value; to find what is absent there is "isNull: true".`);
  }
  switch (operator) {
    case 'in':
    case 'notIn':
      return oneOf(c, column, ref, operand, operator === 'notIn');
    case 'contains':
    case 'startsWith':
      return matches(c, ref, operator, operand);
    case 'has':
      return `${ref} @> array[${c.parameter(({ variables }) => operand.get(variables), 'text')}]`;
    case 'hasAny':
      return `${ref} && ${c.parameter(({ variables }) => [operand.get(variables)].flat(), column.db)}`;
    case 'last':
    case 'next':
    case 'period':
      return within(c, column, ref, operator, operand);
  }
  if (column.kind === 'enum') return `${ref}${OPERATORS[operator]}${constant(operand.v)}`;
  if (column.kind === 'bool') return `${ref}${OPERATORS[operator]}${String(operand.v)}`;
  return `${ref}${OPERATORS[operator]}${c.parameter(({ variables }) => stored(column, operand.get(variables)), column.db)}`;
}
