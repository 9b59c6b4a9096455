import type pg from 'pg';
import { type CopyValue, copyLine, copyLines } from '../platform/database/copy.js';

export type Row = Readonly<Record<string, CopyValue>>;

/** Copies rows into a table, by way of a temporary one: PostgreSQL copies into no table with row security. All rows have the columns of the first. */
export async function copyInto(client: pg.Client, table: string, rows: readonly Row[]): Promise<void> {
  const [first] = rows;
  if (!first) return;
  const columns = Object.keys(first);
  const lines = function* () {
    for (const row of rows) yield copyLine(columns.map(c => row[c]));
  };
  const list = columns.map(c => `"${c}"`).join(',');
  await client.query(`create temp table loading on commit drop as select ${list} from ${table} with no data`);
  await copyLines(client, `loading (${list})`, lines());
  await client.query(`insert into ${table} (${list}) select ${list} from loading`);
  await client.query('drop table loading');
}
