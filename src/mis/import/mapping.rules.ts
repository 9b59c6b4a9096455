import { DateTime } from 'luxon';
import type { WrongField } from '../../platform/api/errors.js';

/** How the columns of somebody else's file become our fields. */
export interface Mapping {
  /** Names the system that the file comes from; ids are unique within it. */
  source: string;
  /** One character; by default a comma. */
  delimiter: string;
  encoding: 'utf-8' | 'latin1';
  /** Our field → their column, or several that are joined by a blank. Fields that are absent take the column of their own name. */
  columns: Record<string, string | string[]>;
  /** Our field → a value for every line. */
  constants: Record<string, string>;
  /** Our field → a value where the cell is empty. */
  defaults: Record<string, string>;
  /** Our field → their value → ours. Values that are not named stay. */
  values: Record<string, Record<string, string>>;
  /** Our field → what its number is multiplied by: 100 for a fraction that should be percent. */
  scale: Record<string, string>;
  /** Cells that mean "nothing", beside the empty one. */
  missing: string[];
  /** Format of days and instants, in luxon's letters ("M/d/yyyy"); ISO 8601 by default. */
  dateFormat?: string;
  /** IANA; where instants say no offset. */
  timeZone: string;
  /** What stands before the fraction of a number; the other one groups thousands. */
  decimal: '.' | ',';
}

const EMPTY: Mapping = {
  source: 'import',
  delimiter: ',',
  encoding: 'utf-8',
  columns: {},
  constants: {},
  defaults: {},
  values: {},
  scale: {},
  missing: [],
  timeZone: 'UTC',
  decimal: '.',
};

const isText = (value: unknown): value is string => typeof value === 'string';
const isTexts = (value: unknown): boolean => Array.isArray(value) && value.every(isText);
const recordOf = (test: (value: unknown) => boolean) => (value: unknown) =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && Object.values(value).every(test);

const RULES: Record<keyof Mapping, readonly [test: (value: unknown) => boolean, expected: string]> = {
  source: [value => isText(value) && value.length > 0 && value.length <= 100, 'a name of 1 to 100 characters'],
  delimiter: [value => isText(value) && value.length === 1, 'one character'],
  encoding: [value => value === 'utf-8' || value === 'latin1', '"utf-8" or "latin1"'],
  columns: [recordOf(value => isText(value) || isTexts(value)), 'an object of field: "column", or field: ["column", "column"]'],
  constants: [recordOf(isText), 'an object of field: "value"'],
  defaults: [recordOf(isText), 'an object of field: "value"'],
  values: [recordOf(recordOf(isText)), 'an object of field: { "their value": "our value" }'],
  scale: [recordOf(value => isText(value) && /^-?\d+(\.\d+)?$/.test(value)), 'an object of field: "number"'],
  missing: [isTexts, 'a list of texts'],
  dateFormat: [value => isText(value) && value.length > 0, 'a format such as "M/d/yyyy"'],
  timeZone: [value => isText(value) && DateTime.local().setZone(value).isValid, 'an IANA time zone such as "Europe/Berlin"'],
  decimal: [value => value === '.' || value === ',', '"." or ","'],
};

/**
 * Reads a mapping that somebody wrote. Everything may be absent.
 *
 * @param fields of the kind: a mapping that names others is wrong
 * @returns the mapping, or everything that is wrong with it
 */
export function readMapping(given: unknown, fields: readonly string[]): Mapping | WrongField[] {
  if (given === undefined || given === null) return EMPTY;
  if (typeof given !== 'object' || Array.isArray(given)) return [{ path: ['mapping'], message: 'It has to be an object.' }];
  const wrong: WrongField[] = [];
  const known = Object.keys(RULES).join(', ');
  for (const [name, value] of Object.entries(given)) {
    const rule = Object.hasOwn(RULES, name) ? RULES[name as keyof Mapping] : undefined;
    if (!rule) wrong.push({ path: ['mapping', name], message: `A mapping has no "${name}"; it has ${known}.` });
    else if (!rule[0](value)) wrong.push({ path: ['mapping', name], message: `It has to be ${rule[1]}.` });
    else if (['columns', 'constants', 'defaults', 'values', 'scale'].includes(name)) {
      for (const field of Object.keys(value as object).filter(f => !fields.includes(f))) {
        wrong.push({ path: ['mapping', name, field], message: `There is no field "${field}" here; there are ${fields.join(', ')}.` });
      }
    }
  }
  return wrong.length ? wrong : { ...EMPTY, ...(given as Partial<Mapping>) };
}
