import type { Column } from '../columns.js';
import { literal } from '../quote.js';
import { expression, type Text, text } from './text.js';

const quoted = (ref: string, nullable: boolean, before = '"'): Text =>
  nullable ? expression(`coalesce(${literal(before)}||${ref}||'"','null')`) : text(before).sql(ref).literal('"');

/** What `to_json` writes in UTC ends in `+00:00"`. */
const instant = (ref: string) => `left(to_json(${ref})::text,-7)||'Z"'`;

/** An amount of money: all the digits it has, and never fewer than two after the point. */
export const moneyText = (ref: string): string => `round(${ref},greatest(2,min_scale(${ref})))`;

/**
 * A value as JSON text, in the cheapest way that SQL has: enums, decimals and ids need no escaping. Instants are UTC with all the digits they have,
 * decimals text without needless zeros.
 */
export function encode({ kind, db, nullable, prefix }: Pick<Column, 'kind' | 'db' | 'nullable' | 'prefix'>, ref: string): Text {
  const orNull = (sql: string) => expression(nullable ? `coalesce(${sql},'null')` : sql);
  switch (kind) {
    case 'id':
      return quoted(`encode(uuid_send(${ref}),'hex')`, nullable, `"${prefix}_`);
    case 'enum':
      return quoted(ref, nullable);
    case 'decimal':
      return quoted(`trim_scale((${ref})::numeric)`, nullable);
    case 'instant':
      return nullable ? orNull(instant(ref)) : expression(`left(to_json(${ref})::text,-7)`).literal('Z"');
    case 'text':
      return orNull(nullable || db !== 'text' ? `to_json(${db === 'text' ? ref : `${ref}::text`})::text` : `to_json(${ref})`);
    case 'int':
    case 'bool':
      return orNull(nullable ? `${ref}::text` : ref);
    case 'json':
      return orNull(`${ref}::text`);
    default:
      return orNull(`to_json(${ref})::text`);
  }
}
