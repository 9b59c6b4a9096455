import { Readable } from 'node:stream';
import { permits } from '../../platform/access/viewer.js';
import { arrayText } from '../../platform/database/arrays.js';
import type { Tx } from '../../platform/database/tx.js';
import { beginningOf } from './beginning.js';
import { headerOf, readCsv } from './csv.js';
import { openKinds } from './custom.js';
import { dateFormatOf, decimalOf, delimiterOf, lacking, namesFor, pairsOf, plainName, valuesOf } from './guess.rules.js';
import { ImportMapping } from './import.entity.js';
import type { ImportKind } from './kind.js';
import { type Mapping, readMapping } from './mapping.rules.js';
import { plan } from './plan.js';

/** Lines that are looked at. */
const LOOKED_AT = 100;
const SHOWN = 3;

export interface GuessedColumn {
  name: string;
  samples: string[];
  field: string | null;
  /** From 0 to 1. */
  likeness: number | null;
}

export interface Guess {
  kind: string;
  mapping: Record<string, unknown>;
  columns: GuessedColumn[];
  missing: string[];
  mappingName: string | null;
}

interface Beginning {
  delimiter: string;
  encoding: 'utf-8' | 'latin1';
  header: string[];
  lines: string[][];
}

/** The beginning of a file, up to its last whole line. */
async function read(bytes: Buffer): Promise<Beginning> {
  const end = bytes.lastIndexOf('\n');
  const whole = end > 0 ? bytes.subarray(0, end + 1) : bytes;
  let encoding: Beginning['encoding'] = 'utf-8';
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(whole);
  } catch {
    encoding = 'latin1';
  }
  const delimiter = delimiterOf(
    whole
      .toString(encoding === 'latin1' ? 'latin1' : 'utf8')
      .split(/\r?\n/)
      .find(line => line.trim() !== '') ?? '',
  );
  const mapping = readMapping({ delimiter, encoding }, []) as Mapping;
  const rows: string[][] = [];
  for await (const { cells } of readCsv(Readable.from([whole]), mapping)) if (rows.push(cells) > LOOKED_AT) break;
  const [first, ...lines] = rows;
  return { delimiter, encoding, header: headerOf(first && { line: 1, cells: first }, delimiter), lines };
}

const namesOf = ({ fields }: ImportKind): string[] =>
  Object.entries(fields).flatMap(([name, field]) => Object.values(namesFor(name, field)).flat());

/** How alike each column is to each name that a field may have: by trigrams, as PostgreSQL counts them. */
async function likenessOf(tx: Tx, header: readonly string[], kinds: readonly ImportKind[]) {
  const names = [...new Set(kinds.flatMap(namesOf))];
  const columns = [...new Set(header.map(plainName))];
  const rows = await tx.em.execute<{ c: string; n: string; s: number }[]>(
    'select c, n, similarity(c, n) s from unnest(?::text[]) c, unnest(?::text[]) n',
    [arrayText(columns), arrayText(names)],
  );
  const scores = new Map(rows.map(({ c, n, s }) => [`${c}\n${n}`, Number(s)]));
  return (column: string, name: string) => scores.get(`${column}\n${name}`) ?? 0;
}

/** The mapping that was last kept for files with these columns. */
async function keptFor(
  tx: Tx,
  kind: string | undefined,
  kinds: readonly ImportKind[],
  header: readonly string[],
): Promise<ImportMapping | undefined> {
  const kept = await tx.em.find(ImportMapping, { archivedAt: null, ...(kind && { kind }) }, { orderBy: { updatedAt: 'desc' }, limit: 200 });
  return kept.find(({ mapping, kind: code }) => {
    const open = kinds.find(each => each.code === code);
    if (!open || Array.isArray(readMapping(mapping, Object.keys(open.fields)))) return false;
    const columns = Object.values((mapping.columns ?? {}) as Record<string, string | string[]>).flat();
    return columns.length > 0 && columns.every(column => header.includes(column));
  });
}

/**
 * What the columns of a file could mean: a mapping kept for such a file before, or a guess from their names and first lines.
 *
 * @param code the kind; absent for the one of which most fits
 * @throws NOT_FOUND, FORBIDDEN, INVALID_INPUT if the file cannot be read
 */
export async function guess(tx: Tx, fileId: string, code: string | undefined): Promise<Guess> {
  if (code) await plan(tx, code, {});
  const { header, lines, delimiter, encoding } = await read(await beginningOf(tx, fileId));
  const samplesOf = (column: string) => lines.map(cells => cells[header.indexOf(column)]?.trim() ?? '').filter(cell => cell !== '');
  const kinds = (await openKinds(tx)).filter(kind => (code ? kind.code === code : permits(tx.actor, kind.permission)));
  const likeness = await likenessOf(tx, header, kinds);
  const guesses = kinds.map(kind => {
    const pairs = pairsOf(header, kind.fields, likeness);
    const missing = lacking(kind, new Set(pairs.map(({ field }) => field)));
    return { kind, pairs, missing, fit: pairs.reduce((sum, pair) => sum + pair.likeness, 0) - 2 * missing.length };
  });
  const kept = await keptFor(tx, code, kinds, header);
  const best = guesses.find(({ kind }) => kind.code === kept?.kind) ?? guesses.sort((a, b) => b.fit - a.fit)[0];
  if (!best) throw new Error('There is no kind that the viewer may import.');
  const mapping = kept?.mapping ?? mappingFor(best, { delimiter, encoding }, samplesOf);
  const fieldOf = new Map(Object.entries((mapping.columns ?? {}) as Record<string, string>).map(([field, column]) => [column, field]));
  const columns = header.map(name => {
    const field = fieldOf.get(name) ?? (name in best.kind.fields ? name : null);
    const pair = best.pairs.find(each => each.column === name && each.field === field);
    return { name, samples: [...new Set(samplesOf(name))].slice(0, SHOWN), field, likeness: pair?.likeness ?? null };
  });
  const constants = Object.keys((mapping.constants ?? {}) as object);
  const missing = lacking(best.kind, new Set([...columns.flatMap(({ field }) => field ?? []), ...constants]));
  return { kind: best.kind.code, mapping, columns, missing, mappingName: kept?.name ?? null };
}

function mappingFor(
  { kind, pairs }: { kind: ImportKind; pairs: readonly { field: string; column: string }[] },
  { delimiter, encoding }: Pick<Beginning, 'delimiter' | 'encoding'>,
  samplesOf: (column: string) => string[],
): Record<string, unknown> {
  const ofType = (...types: string[]) =>
    pairs.flatMap(({ field, column }) => (types.includes(String(kind.fields[field]?.type)) ? samplesOf(column) : []));
  const dateFormat = dateFormatOf(ofType('day', 'instant'));
  const decimal = decimalOf(ofType('decimal', 'integer'));
  const mapping: Record<string, unknown> = {
    ...(delimiter !== ',' && { delimiter }),
    ...(encoding !== 'utf-8' && { encoding }),
    columns: Object.fromEntries(pairs.map(({ field, column }) => [field, column])),
    ...(dateFormat && { dateFormat }),
    ...(decimal !== '.' && { decimal }),
  };
  const full = readMapping(mapping, Object.keys(kind.fields)) as Mapping;
  const values = pairs.flatMap(({ field, column }) => {
    const found = kind.fields[field] && valuesOf(samplesOf(column), kind.fields[field], full);
    return found ? [[field, found] as const] : [];
  });
  return values.length ? { ...mapping, values: Object.fromEntries(values) } : mapping;
}
