import { platformErrors } from '../../platform/api/errors.js';
import type { Tx } from '../../platform/database/tx.js';
import type { CsvLine } from './csv.js';
import { checkCustomHeader, withInputs } from './custom.js';
import { readCustom } from './custom.rules.js';
import type { LineError } from './import.entity.js';
import type { ImportKind, Values } from './kind.js';
import type { Lookup } from './lookup.js';
import type { Mapping } from './mapping.rules.js';
import { readValue, WrongValue } from './value.rules.js';

/** A line as our fields. References are texts until `resolve`. */
export interface ReadLine {
  line: number;
  key: string;
  values: Record<string, unknown>;
}

/** A line that cannot be read, with its key where at least that can: the other lines of its record stay out too. */
export interface WrongLine {
  line: number;
  key: string | undefined;
  wrong: LineError[];
}

/** What keeps spreadsheets from taking a text for a formula, in files that we and others write, is not part of the text. */
const APOSTROPHE = /^'(?=\s*[=+\-@])/;

/** The columns of a field. */
export const columnsOf = (field: string, { columns }: Mapping): string[] => [columns[field] ?? field].flat();

/**
 * Checks that a file can be the kind that it is said to be.
 *
 * @throws INVALID_INPUT if a column that the mapping names, or that a required field needs, is not there; or if one is of a custom field that is archived
 */
export function checkHeader(header: readonly string[], kind: ImportKind, mapping: Mapping): void {
  checkCustomHeader(header, kind, mapping);
  const given = `Its columns are ${header.map(name => `"${name}"`).join(', ')}.`;
  for (const [field, { required }] of Object.entries(kind.fields)) {
    const mapped = field in mapping.columns;
    const absent = columnsOf(field, mapping).find(name => !header.includes(name));
    if (!absent || field in mapping.constants) continue;
    if (!mapped && (!required || field in mapping.defaults)) continue;
    const what = field === kind.key ? `its key "${field}"` : `the field "${field}"`;
    throw platformErrors.INVALID_INPUT(
      `The file has no column "${absent}" for ${what}. ${given} Name the right one under "columns" in the mapping.`,
    );
  }
}

/** Reads the cells of a line; wrong ones are told, all of them. */
export function readLine(record: CsvLine, header: readonly string[], kind: ImportKind, mapping: Mapping): ReadLine | WrongLine {
  const { line, cells } = record;
  const wrong: LineError[] = [];
  const tell = (column: string | null, value: string | null, message: string) =>
    wrong.push({ line, column, value: value?.slice(0, 200) ?? null, code: 'INVALID_INPUT', message });
  const missing = new Set(['', ...mapping.missing]);
  const textOf = (field: string) => {
    const names = columnsOf(field, mapping);
    const given = names
      .flatMap(name => cells[header.indexOf(name)]?.trim().replace(APOSTROPHE, '') ?? [])
      .filter(cell => !missing.has(cell))
      .join(' ');
    return mapping.constants[field] ?? mapping.values[field]?.[given] ?? (given || (mapping.defaults[field] ?? ''));
  };
  const key = () => textOf(kind.key) || undefined;
  if (cells.length !== header.length) {
    tell(null, null, `The line has ${cells.length} cells, the header ${header.length}. Is a delimiter or a quote missing?`);
    return { line, key: key(), wrong };
  }
  const values: Record<string, unknown> = {};
  for (const [field, { type, required, custom }] of Object.entries(kind.fields)) {
    const column = columnsOf(field, mapping).join(' + ');
    const text = textOf(field);
    if (text === '') {
      if (required) tell(column, null, `"${field}" is missing; every line needs it.`);
      continue;
    }
    try {
      const scale = mapping.scale[field];
      values[field] = custom ? readCustom(text, custom, mapping, scale) : readValue(text, type, mapping, scale);
    } catch (error) {
      if (!(error instanceof WrongValue)) throw error;
      tell(column, text, error.isWhole ? error.message : `"${text.slice(0, 100)}" ${error.message}.`);
    }
  }
  return wrong.length ? { line, key: key(), wrong } : { line, key: String(values[kind.key]), values };
}

const referencesOf = (kind: ImportKind) =>
  Object.entries(kind.fields).flatMap(([field, { refers }]) => (refers ? [{ field, refers }] : []));

/** Finds everything that lines refer to, in a few statements for all of them. */
export async function findReferences(tx: Tx, lines: readonly ReadLine[], kind: ImportKind, lookup: Lookup): Promise<void> {
  for (const { field, refers } of referencesOf(kind)) {
    const texts = lines.flatMap(({ values }) => (values[field] === undefined ? [] : [String(values[field])]));
    if (kind.fields[field]?.custom) await lookup.prepareIds(tx, refers, texts);
    await lookup.prepare(tx, refers, texts);
  }
}

/** Replaces references by uuids, as `findReferences` has found them, and puts custom fields as inputs take them. @returns what was not found */
export function resolve({ line, values }: ReadLine, kind: ImportKind, mapping: Mapping, lookup: Lookup): Values | LineError[] {
  const resolved = { ...values };
  const wrong: LineError[] = [];
  for (const { field, refers } of referencesOf(kind)) {
    if (values[field] === undefined) continue;
    const text = String(values[field]);
    const id = lookup.known(refers, text);
    if (id) resolved[field] = id;
    else {
      const message = `There is no ${refers} "${text.slice(0, 100)}", or you may not see it.`;
      wrong.push({ line, column: columnsOf(field, mapping).join(' + '), value: text.slice(0, 200), code: 'NOT_FOUND', message });
    }
  }
  return wrong.length ? wrong : withInputs(resolved, kind);
}

/** Whether lines of this file may refer to others of it: then they go in one after the other. */
export function refersToItself(header: readonly string[], kind: ImportKind, mapping: Mapping): boolean {
  const given = (field: string) => field in mapping.constants || columnsOf(field, mapping).some(name => header.includes(name));
  return referencesOf(kind).some(({ field, refers }) => refers === kind.makes && given(field));
}
