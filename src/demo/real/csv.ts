import type { Readable } from 'node:stream';
import { parse } from 'csv-parse';

export type Row = Record<string, string>;

/** The records of a file by column. */
export const rowsOf = (file: Readable): AsyncIterable<Row> => file.pipe(parse({ columns: true, bom: true, relax_column_count: true }));

/** A record as a line of CSV. */
export const csvLine = (cells: readonly (string | null | undefined)[]): string =>
  `${cells.map(cell => (/[",\r\n]/.test(cell ?? '') ? `"${cell?.replace(/"/g, '""')}"` : (cell ?? ''))).join(',')}\n`;
