import { platformErrors } from '../../platform/api/errors.js';
import type { Tx } from '../../platform/database/tx.js';
import type { CsvLine } from './csv.js';
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

const columnsOf = (field: string, { columns }: Mapping): string[] => [columns[field] ?? field].flat();

/**
 * Checks that a file can be the kind that it is said to be.
 *
 * @throws INVALID_INPUT if a column that the mapping names, or that a required field needs, is not there
 */
export function checkHeader(header: readonly string[], kind: ImportKind, mapping: Mapping): void {
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
export function readLine(record: CsvLine, header: readonly string[], kind: ImportKind, mapping: Mapping): ReadLine | LineError[] {
  const { line, cells } = record;
  const wrong: LineError[] = [];
  const tell = (column: string | null, value: string | null, message: string) =>
    wrong.push({ line, column, value: value?.slice(0, 200) ?? null, code: 'INVALID_INPUT', message });
  if (cells.length !== header.length) {
    tell(null, null, `The line has ${cells.length} cells, the header ${header.length}. Is a delimiter or a quote missing?`);
    return wrong;
  }
  const missing = new Set(['', ...mapping.missing]);
  const values: Record<string, unknown> = {};
  for (const [field, { type, required }] of Object.entries(kind.fields)) {
    const names = columnsOf(field, mapping);
    const places = names.map(name => header.indexOf(name)).filter(i => i >= 0);
    const given = places
      .map(i => cells[i]?.trim() ?? '')
      .filter(cell => !missing.has(cell))
      .join(' ');
    const text = mapping.constants[field] ?? mapping.values[field]?.[given] ?? (given || (mapping.defaults[field] ?? ''));
    if (text === '') {
      if (required) tell(names.join(' + '), null, `"${field}" is missing; every line needs it.`);
      continue;
    }
    try {
      values[field] = readValue(text, type, mapping, mapping.scale[field]);
    } catch (error) {
      if (!(error instanceof WrongValue)) throw error;
      tell(names.join(' + '), text, `"${text.slice(0, 100)}" ${error.message}.`);
    }
  }
  return wrong.length ? wrong : { line, key: String(values[kind.key]), values };
}

/** Replaces references by uuids. @returns what was not found */
export async function resolve(
  tx: Tx,
  { line, values }: ReadLine,
  kind: ImportKind,
  mapping: Mapping,
  lookup: Lookup,
): Promise<Values | LineError[]> {
  const resolved = { ...values };
  const wrong: LineError[] = [];
  for (const [field, { refers }] of Object.entries(kind.fields)) {
    const text = values[field];
    if (!refers || text === undefined) continue;
    const id = await lookup.find(tx, refers, String(text));
    if (id) resolved[field] = id;
    else {
      const message = `There is no ${refers} "${String(text).slice(0, 100)}", or you may not see it.`;
      wrong.push({ line, column: columnsOf(field, mapping).join(' + '), value: String(text).slice(0, 200), code: 'NOT_FOUND', message });
    }
  }
  return wrong.length ? wrong : resolved;
}
