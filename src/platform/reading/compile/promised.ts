import type { Column } from '../columns.js';
import { literal } from '../quote.js';
import type { Compilation } from './compilation.js';

/**
 * A place that the schema promises never to be null. Where the database has nothing there, text fails its statement, and the standard executor, for whom
 * rows say `null`, answers with the error at its place.
 */
export const promised = {
  json: (c: Compilation, sql: string, place: string): string => `coalesce(${sql},${c.rows ? `'null'` : `missing(${literal(place)})`})`,
  value: (sql: string, { kind, db }: Column, place: string): string =>
    kind === 'json' ? sql : `coalesce(${sql},missing(${literal(place)})::${db})`,
};
