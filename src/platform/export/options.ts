import { platformErrors } from '../api/errors.js';
import type { CsvForm } from './csv.rules.js';

const DELIMITERS: Readonly<Record<string, string>> = { ',': ',', ';': ';', '\t': '\t', comma: ',', semicolon: ';', tab: '\t' };

const oneOf = (name: string, given: unknown, allowed: readonly string[], byDefault: string): string => {
  if (given === undefined) return byDefault;
  if (typeof given === 'string' && allowed.includes(given)) return given;
  throw platformErrors.INVALID_INPUT(`"${name}" is "${String(given)}"; it may be "${allowed.join('", "')}".`);
};

/**
 * How the table is to be written, from the parameters of the address: `bom`, `delimiter`, `formulas`.
 *
 * @throws INVALID_INPUT naming the parameter
 */
export function formOf({ bom, delimiter, formulas }: Readonly<Record<string, unknown>>): CsvForm {
  return {
    bom: oneOf('bom', bom, ['0', '1'], '0') === '1',
    delimiter: DELIMITERS[oneOf('delimiter', delimiter, Object.keys(DELIMITERS), ',')] as string,
    harmless: oneOf('formulas', formulas, ['text', 'raw'], 'text') === 'text',
  };
}
