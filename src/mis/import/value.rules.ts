import { Decimal } from 'decimal.js';
import { DateTime } from 'luxon';
import type { Mapping } from './mapping.rules.js';

/** What a cell is read as. A reference is looked up later; its text is kept. */
export type FieldType = 'text' | 'integer' | 'decimal' | 'day' | 'instant' | 'list' | 'reference' | readonly string[];

/** Why a cell cannot be read. The message says what would be right. */
export class WrongValue extends Error {
  /** @param isWhole the message is a sentence of its own */
  constructor(
    message: string,
    readonly isWhole = false,
  ) {
    super(message);
  }
}

function decimalOf(text: string, { decimal }: Mapping): Decimal {
  const plain = decimal === '.' ? text.replace(/(?<=\d),(?=\d{3})/g, '') : text.replace(/(?<=\d)\.(?=\d{3})/g, '').replace(',', '.');
  const negative = /^\((.*)\)$/.exec(plain);
  const number = (negative ? `-${negative[1]}` : plain).trim();
  if (!/^[-+]?\d+(\.\d+)?$/.test(number)) throw new WrongValue(`should be a number such as "${decimal === '.' ? '1234.50' : '1234,50'}"`);
  return new Decimal(number);
}

function momentOf(text: string, { dateFormat, timeZone }: Mapping): DateTime {
  const moment = dateFormat
    ? DateTime.fromFormat(text, dateFormat, { zone: timeZone })
    : DateTime.fromISO(text.replace(' ', 'T'), { zone: timeZone });
  if (!moment.isValid)
    throw new WrongValue(
      `should be a date ${dateFormat ? `in the form "${dateFormat}"` : 'such as "2026-11-23" or "2026-11-23T09:30:00Z"'}`,
    );
  if (moment.year < 1900 || moment.year > 2200) throw new WrongValue('should be a date between 1900 and 2200');
  return moment;
}

/**
 * Reads a cell that is not empty.
 *
 * @throws WrongValue
 */
export function readValue(text: string, type: FieldType, mapping: Mapping, scale?: string): unknown {
  if (Array.isArray(type)) {
    const wanted = text
      .trim()
      .toUpperCase()
      .replace(/[\s-]+/g, '_');
    const found = type.find(each => each === wanted);
    if (!found) throw new WrongValue(`should be one of ${type.join(', ')}; name the value under "values" in the mapping`);
    return found;
  }
  switch (type) {
    case 'integer': {
      const number = decimalOf(text, mapping);
      if (!number.isInteger() || number.abs().gt(2_147_483_647)) throw new WrongValue('should be a whole number');
      return number.toNumber();
    }
    case 'decimal': {
      const number = decimalOf(text, mapping);
      return (scale ? number.times(scale) : number).toFixed();
    }
    case 'day':
      return momentOf(text, mapping).toISODate();
    case 'instant':
      return momentOf(text, mapping).toJSDate();
    case 'list':
      return text
        .split(/[;|]/)
        .map(each => each.trim())
        .filter(each => each !== '');
    default:
      return text;
  }
}
