import { DecimalScalar } from '../../platform/api/scalars.js';
import { type Given, judged, type Typed } from '../../platform/fields/value.rules.js';
import type { Mapping } from './mapping.rules.js';
import { readValue, WrongValue } from './value.rules.js';

/** A custom field as a column of a file. */
export interface CustomColumn extends Typed {
  key: string;
  label: string;
  choices: readonly { code: string; label: string }[];
  isArchived: boolean;
}

const LARGEST = 'should be a number of up to 15 digits before the point and 6 after it';

function numberOf(text: string, mapping: Mapping, scale?: string): string {
  const number = readValue(text, 'decimal', mapping, scale);
  try {
    return DecimalScalar.parseValue(number) as string;
  } catch {
    throw new WrongValue(LARGEST);
  }
}

/** "1.200,50 EUR", "EUR 1.200,50", or without the currency. */
function moneyOf(text: string, own: string, mapping: Mapping, scale?: string): Given {
  const [, before, number = text, after] = /^([A-Z]{3}\s)?(.*?)(\s?[A-Z]{3})?$/s.exec(text) ?? [];
  return { money: { amount: numberOf(number.trim(), mapping, scale), currency: (before ?? after ?? own).trim() } };
}

/** The code, written in any case, or what people read for it. */
function choiceOf(text: string, choices: CustomColumn['choices']): string {
  const same = (a: string, b: string) => a.trim().toLowerCase() === b.trim().toLowerCase();
  const found = choices.find(({ code }) => code === text) ?? choices.find(each => same(each.code, text) || same(each.label, text));
  return found?.code ?? text;
}

/** The cell as an input of the API gives it. */
export function givenOf(text: string, { type, choices, currency }: CustomColumn, mapping: Mapping, scale?: string): Given {
  switch (type) {
    case 'NUMBER':
      return { number: numberOf(text, mapping, scale) };
    case 'MONEY':
      return moneyOf(text, currency ?? '', mapping, scale);
    case 'DATE':
      return { date: readValue(text, 'day', mapping) as string };
    case 'CHOICE':
      return { choice: choiceOf(text, choices) };
    default:
      return { text };
  }
}

/**
 * Reads a cell of a custom field, by the rules of the mutations. Of a reference the text is kept, to be looked up later.
 *
 * @throws WrongValue
 */
export function readCustom(text: string, field: CustomColumn, mapping: Mapping, scale?: string): Given | string {
  if (field.isArchived) throw new WrongValue(`"${field.key}" is archived.`, true);
  if (field.type === 'REFERENCE') return text;
  const given = givenOf(text, field, mapping, scale);
  const told = judged(field, given);
  if ('wrong' in told) throw new WrongValue(told.wrong, true);
  return given;
}
