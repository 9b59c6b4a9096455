import type { Readable } from 'node:stream';
import { type CsvError, parse } from 'csv-parse';
import { platformErrors } from '../../platform/api/errors.js';
import type { Mapping } from './mapping.rules.js';

/** One record of a file, with the line on which it begins; the header is line 1. */
export interface CsvLine {
  line: number;
  cells: string[];
}

const LONGEST_RECORD = 1024 * 1024;
const MOST_COLUMNS = 1000;

const PROBLEMS: Record<string, (error: CsvError) => string> = {
  CSV_QUOTE_NOT_CLOSED: () => 'A quoted cell is never closed: the file ends within it.',
  CSV_INVALID_CLOSING_QUOTE: () =>
    'After the closing quote of a cell comes something else than the delimiter. A quote inside of a cell is written twice.',
  INVALID_OPENING_QUOTE: () =>
    'A quote stands in the middle of a cell that did not begin with one. Put the whole cell in quotes, and write quotes in it twice.',
  CSV_MAX_RECORD_SIZE: () => `A record is longer than ${LONGEST_RECORD} characters; probably a quote is not closed.`,
};

const broken = (line: number, why: string) =>
  platformErrors.INVALID_INPUT(`The file cannot be read at line ${line}: ${why} Nothing was imported.`);

/** Bytes as text. @throws INVALID_INPUT at bytes that are not of the encoding, and at NUL, which no text has */
async function* texts(bytes: Readable, encoding: Mapping['encoding']): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding === 'latin1' ? 'windows-1252' : 'utf-8', { fatal: true });
  let line = 1;
  const decoded = (chunk?: Buffer) => {
    try {
      return chunk ? decoder.decode(chunk, { stream: true }) : decoder.decode();
    } catch {
      throw broken(line, 'There are bytes that are not UTF-8. Save the file as UTF-8, or set "encoding": "latin1" in the mapping.');
    }
  };
  for await (const chunk of bytes) {
    const text = decoded(chunk as Buffer);
    const nul = text.indexOf('\0');
    if (nul >= 0)
      throw broken(line + (text.slice(0, nul).match(/\n/g)?.length ?? 0), 'There is a NUL character. Is it a text file, in UTF-8?');
    line += text.match(/\n/g)?.length ?? 0;
    yield text;
  }
  yield decoded();
}

/**
 * The records of a CSV file, one after the other; the header is the first. Empty lines are left out.
 *
 * @throws INVALID_INPUT if the file cannot be read: encoding, quotes
 */
export async function* readCsv(bytes: Readable, { delimiter, encoding }: Mapping): AsyncGenerator<CsvLine> {
  const parser = parse({
    delimiter,
    bom: true,
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: LONGEST_RECORD,
  });
  const feeding = (async () => {
    for await (const text of texts(bytes, encoding)) if (!parser.write(text)) await new Promise(resolve => parser.once('drain', resolve));
    parser.end();
  })();
  feeding.catch(error => parser.destroy(error));
  let ended = 0;
  let counted = 0; // a line break of two characters within quotes is counted as two
  try {
    for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: { lines: number; empty_lines: number } }>) {
      // a record says on which line it ends
      const height = record.reduce((sum, cell) => sum + (cell.match(/\r\n|\n|\r/g)?.length ?? 0), 0);
      counted += record.reduce((sum, cell) => sum + (cell.match(/\r\n/g)?.length ?? 0), 0);
      ended = info.lines - counted;
      yield { line: Math.max(1, ended - height), cells: record };
    }
    await feeding;
  } catch (error) {
    const problem = PROBLEMS[(error as CsvError).code ?? ''];
    if (!problem) throw error;
    throw broken(Number((error as { lines?: number }).lines ?? ended + 1), problem(error as CsvError));
  }
}

/** The names of the columns; the second column of a name is called "name#2". @throws INVALID_INPUT if there is no usable header */
export function headerOf(first: CsvLine | undefined, delimiter: string): string[] {
  if (!first || first.cells.every(cell => cell.trim() === ''))
    throw platformErrors.INVALID_INPUT('The file is empty: its first line has to name the columns.');
  if (first.cells.length > MOST_COLUMNS)
    throw platformErrors.LIMIT_EXCEEDED(`The file has ${first.cells.length} columns; at most ${MOST_COLUMNS} are read.`);
  const other = [',', ';', '\t', '|'].find(each => each !== delimiter && first.cells.length === 1 && first.cells[0]?.includes(each));
  if (other) {
    throw platformErrors.INVALID_INPUT(
      `The first line has no ${JSON.stringify(delimiter)}, but ${JSON.stringify(other)}. Set "delimiter" in the mapping.`,
    );
  }
  const seen = new Map<string, number>();
  return first.cells.map(cell => {
    const name = cell.trim();
    const times = (seen.get(name) ?? 0) + 1;
    seen.set(name, times);
    return times === 1 ? name : `${name}#${times}`;
  });
}
