import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import { from } from 'pg-copy-streams';

export type Value = string | number | boolean | Date | readonly string[] | null | undefined;
export type Row = Readonly<Record<string, Value>>;

const escaped = (text: string) => text.replace(/[\\\t\n\r]/g, c => ({ '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' })[c] ?? c);
function text(value: Value): string {
  if (value === null || value === undefined) return '\\N';
  if (value instanceof Date) return value.toISOString();
  if (typeof value === 'object') return escaped(`{${value.map(v => `"${v.replace(/["\\]/g, '\\$&')}"`).join(',')}}`);
  return escaped(String(value));
}

/** Copies rows into a table, by way of a temporary one: PostgreSQL copies into no table with row security. All rows have the columns of the first. */
export async function copyInto(client: pg.Client, table: string, rows: readonly Row[]): Promise<void> {
  const [first] = rows;
  if (!first) return;
  const columns = Object.keys(first);
  const lines = function* () {
    for (const row of rows) yield `${columns.map(c => text(row[c])).join('\t')}\n`;
  };
  const list = columns.map(c => `"${c}"`).join(',');
  await client.query(`create temp table loading on commit drop as select ${list} from ${table} with no data`);
  await pipeline(Readable.from(lines()), client.query(from(`copy loading (${list}) from stdin`)));
  await client.query(`insert into ${table} (${list}) select ${list} from loading`);
  await client.query('drop table loading');
}
