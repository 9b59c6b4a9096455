import { invalidInput } from './errors.js';

const same = (a: unknown, b: unknown): boolean => {
  if (a instanceof Date && b instanceof Date) return a.getTime() === b.getTime();
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((item, i) => same(item, b[i]));
  return (a ?? null) === (b ?? null);
};

interface Fields<T> {
  /** Cannot be cleared: `null` is refused. */
  required?: readonly (keyof T & string)[];
  /** `null` clears. */
  optional?: readonly (keyof T & string)[];
}

/**
 * Puts what an input says onto a row: absent leaves, null clears.
 *
 * @returns the names of what is different now
 * @throws INVALID_INPUT naming every required field that is null
 */
export function applyChanges<T extends object>(
  row: T,
  input: Partial<Record<keyof T & string, unknown>>,
  { required = [], optional = [] }: Fields<T>,
): string[] {
  const cleared = required.filter(name => input[name] === null);
  if (cleared.length) throw invalidInput(cleared.map(name => ({ path: [name], message: 'It can be changed, but not cleared.' })));
  const changed = [...required, ...optional].filter(name => input[name] !== undefined && !same(row[name], input[name]));
  for (const name of changed) row[name] = input[name] as T[typeof name];
  return changed;
}
