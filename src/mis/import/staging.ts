import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import type pg from 'pg';
import type { Viewer } from '../../platform/access/viewer.js';
import { copyLine, copyLines, onOwnConnection } from '../../platform/database/copy.js';
import type { Tx } from '../../platform/database/tx.js';
import { headerOf, readCsv } from './csv.js';
import type { LineError } from './import.entity.js';
import type { ImportKind } from './kind.js';
import { checkHeader, type ReadLine, readLine, type WrongLine } from './lines.js';
import type { Mapping } from './mapping.rules.js';

/** What is wrong with a line, as it is kept beside it. */
export type Wrong = Omit<LineError, 'line'>[];

/** What there is to do, in lines and records. */
export interface Staged {
  header: string[];
  total: number;
  existing: number;
  failed: number;
  /** Numbers of records go from 1 to this. */
  records: number;
}

const contentOf = (values: object) => createHash('sha1').update(JSON.stringify(values)).digest('base64').slice(0, 16);
export const wrongOf = (errors: readonly LineError[]): Wrong => errors.map(({ line: _line, ...wrong }) => wrong);

/** Numbers records. Lines with the same key that follow each other are one, where the kind says so. */
class Numbering {
  #record = 0;
  #key: string | undefined;

  constructor(private readonly grouped: boolean) {}

  of({ key }: ReadLine | WrongLine): number {
    const same = this.grouped && key !== undefined && key === this.#key;
    this.#key = key;
    return same ? this.#record : ++this.#record;
  }
}

const TARGET = 'staging.import_lines (import_id, record, line, key, content, cells, wrong)';

/**
 * Reads a file into the staging table, in one transaction: all of it is there afterwards, or nothing. Lines that cannot be read, repeat another or belong to a
 * record with such a line are marked. Memory stays flat.
 *
 * @throws INVALID_INPUT if the file cannot be read to its end or lacks a column
 */
export function stage(
  app: pg.ClientConfig,
  viewer: Viewer,
  importId: string,
  bytes: Readable,
  { kind, mapping }: { kind: ImportKind; mapping: Mapping },
): Promise<Staged> {
  return onOwnConnection(app, viewer, async client => {
    let header: string[] | undefined;
    let total = 0;
    const numbering = new Numbering(!!kind.grouped);
    async function* lines() {
      for await (const row of readCsv(bytes, mapping)) {
        if (!header) {
          header = headerOf(row, mapping.delimiter);
          checkHeader(header, kind, mapping);
          continue;
        }
        total++;
        const read = readLine(row, header, kind, mapping);
        const good = 'values' in read;
        const [content, wrong] = good ? [contentOf(read.values), null] : [null, JSON.stringify(wrongOf(read.wrong))];
        yield copyLine([importId, numbering.of(read), row.line, read.key ?? null, content, JSON.stringify(row.cells), wrong]);
      }
      header ??= headerOf(undefined, mapping.delimiter);
    }
    await client.query('select staging.clear($1)', [importId]);
    await copyLines(client, TARGET, lines());
    const { rows } = await client.query('select * from staging.tidy($1, $2, $3)', [importId, kind.key, !!kind.grouped]);
    return { header: header ?? [], total, ...(rows[0] as Pick<Staged, 'existing' | 'failed' | 'records'>) };
  });
}

/** A stretch of the records of an import, both ends included. */
export interface Stretch {
  importId: string;
  first: number;
  last: number;
}

interface StagedLine {
  record: number;
  line: number;
  cells: string[] | string;
}

/** The lines of a stretch that were good when they were staged and are not through yet, by record. A custom field may have changed since. */
export async function stagedLines(
  tx: Tx,
  { importId, first, last }: Stretch,
  { kind, mapping, header }: { kind: ImportKind; mapping: Mapping; header: readonly string[] },
): Promise<(ReadLine | WrongLine)[][]> {
  const rows = await tx.em.execute<StagedLine[]>('select * from staging.lines(?::uuid, ?, ?)', [importId, first, last]);
  const records = new Map<number, (ReadLine | WrongLine)[]>();
  for (const { record, line, cells } of rows) {
    const row = { line, cells: typeof cells === 'string' ? (JSON.parse(cells) as string[]) : cells };
    records.set(record, [...(records.get(record) ?? []), readLine(row, header, kind, mapping)]);
  }
  return [...records.values()];
}

/**
 * Notes what became of a stretch, in the transaction that brought it in.
 *
 * @param bad by line; empty where it was only another line of the record
 * @param through the good ones are done with
 * @param changeId if records were made
 */
export async function settle(
  tx: Tx,
  { importId, first, last }: Stretch,
  bad: ReadonlyMap<number, Wrong>,
  { through, changeId = null }: { through: boolean; changeId?: string | null },
): Promise<void> {
  const rows = [...bad].map(([line, wrong]) => ({ line, wrong }));
  await tx.em.execute('select staging.settle(?::uuid, ?, ?, ?::json, ?, ?::uuid)', [
    importId,
    first,
    last,
    JSON.stringify(rows),
    through,
    changeId,
  ]);
}

export interface BadLine {
  line: number;
  cells: string[];
  wrong: Wrong;
}

/** Lines that were left out, by number, after a line. */
export async function badLines(tx: Tx, importId: string, after: number, n: number): Promise<BadLine[]> {
  const rows = await tx.em.execute<{ line: number; cells: unknown; wrong: unknown }[]>('select * from staging.bad_lines(?::uuid, ?, ?)', [
    importId,
    after,
    n,
  ]);
  const json = <T>(value: unknown) => (typeof value === 'string' ? JSON.parse(value) : value) as T;
  return rows.map(({ line, cells, wrong }) => ({ line, cells: json(cells), wrong: json(wrong) }));
}
