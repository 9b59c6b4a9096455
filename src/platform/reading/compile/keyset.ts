import { platformErrors } from '../../api/errors.js';
import { fingerprintOf, keysOf } from '../cursors.js';
import type { Value } from '../values.js';
import type { Compilation } from './compilation.js';
import type { Term } from './order.js';

/** `order by` of a page; backward pages are read from their end. */
export function orderByOf(terms: readonly Term[], backward: boolean): string {
  return terms.map(term => `${term.inside}${term.descending !== backward ? ' desc' : ''}`).join(',');
}

/** SQL that makes the cursor of a row: fingerprint and sort keys as a JSON list, in hexadecimal. */
export function cursorOf(list: string, terms: readonly Term[]): string {
  const keys = terms.map(term => {
    const key = `to_json(${term.outside()}::text)::text`;
    return `','||${term.nullable ? `coalesce(${key},'null')` : key}`;
  });
  return `encode(convert_to('["${fingerprintOf(list, terms)}"'||${keys.join('||')}||']','utf8'),'hex')`;
}

/**
 * The condition on rows that come after a cursor, or before it.
 *
 * @throws INVALID_INPUT if the cursor was made by another list, or with another order
 */
export function beyond(c: Compilation, list: string, terms: readonly Term[], argument: 'after' | 'before', cursor: Value): string {
  const fingerprint = fingerprintOf(list, terms);
  const keysIn = (text: unknown) => {
    const [made, ...keys] = keysOf(String(text));
    if (made !== fingerprint || keys.length !== terms.length) {
      throw platformErrors.INVALID_INPUT(
        `"${argument}" holds a cursor of another list or another order. Use it with the arguments it was made with, or start anew.`,
      );
    }
    return keys;
  };
  const keys = keysIn(cursor.v);
  const values = terms.map((term, i) =>
    keys[i] === null ? null : c.parameter(({ variables }) => keysIn(cursor.get(variables))[i], term.db),
  );
  const rising = (term: Term) => term.descending === (argument === 'before');
  if (terms.every(term => !term.nullable && rising(term) === rising(terms[0] as Term))) {
    return `(${terms.map(term => term.inside)})${rising(terms[0] as Term) ? '>' : '<'}(${values})`;
  }
  // written out, key by key; a null is the largest
  const same = (i: number) => (values[i] === null ? `${terms[i]?.inside} is null` : `${terms[i]?.inside}=${values[i]}`);
  const past = (term: Term, i: number) => {
    if (values[i] === null) return rising(term) ? 'false' : `${term.inside} is not null`;
    if (!rising(term)) return `${term.inside}<${values[i]}`;
    return term.nullable ? `(${term.inside}>${values[i]} or ${term.inside} is null)` : `${term.inside}>${values[i]}`;
  };
  const alternatives = terms.map((term, i) => [...terms.slice(0, i).map((_, j) => same(j)), past(term, i)].join(' and '));
  // an index can begin at the first key, not at an alternative
  const [first] = terms;
  const begin = first && !first.nullable ? `${first.inside}${rising(first) ? '>=' : '<='}${values[0]} and ` : '';
  return `(${begin}(${alternatives.join(' or ')}))`;
}
