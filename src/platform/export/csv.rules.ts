/** How a table is written. */
export interface CsvForm {
  /** `,`, `;` or a tab. */
  delimiter: string;
  /** Begins with a byte order mark: Excel takes a file for UTF-8 only with it. */
  bom: boolean;
  /** Text that a spreadsheet would take for a formula gets an apostrophe in front. */
  harmless: boolean;
}

/** `=`, `+`, `-` and `@`, and the wide and small characters that some spreadsheets take for them. */
const SIGNS = '=+\\-@\uFF1D\uFF0B\uFF0D\uFF20\uFE66\uFE62\uFE63\uFE6B\u2212';
/** What a spreadsheet may skip before it looks: blanks, quotes, characters without a shape. */
const SKIPPED = `\\s"'\`\\u0000-\\u001F\\u007F-\\u009F\\u00AD\\u200B-\\u200F\\u2060`;
const LEADING = new RegExp(`^[${SKIPPED}]*`, 'u');
const FORMULA = new RegExp(`^(?:[\\t\\r\\n]|[${SKIPPED}]*[${SIGNS}])`, 'u');
/** Within a text: where a spreadsheet that splits at other characters than the file does would begin a cell. */
const WITHIN: Readonly<Record<string, RegExp>> = {
  ',': new RegExp(`([;\\t]["']*)(?=[${SIGNS}])`, 'gu'),
  ';': new RegExp(`([,\\t]["']*)(?=[${SIGNS}])`, 'gu'),
  '\t': new RegExp(`([,;]["']*)(?=[${SIGNS}])`, 'gu'),
};

/**
 * Text that no spreadsheet calculates. The apostrophe makes it text; take one away, and the text is what it was.
 */
export function harmless(text: string, delimiter = ','): string {
  const leading = LEADING.exec(text)?.[0].length ?? 0;
  const within = text.replace(WITHIN[delimiter] as RegExp, (found, _, offset: number) => (offset < leading ? found : `${found}'`));
  return FORMULA.test(text) ? `'${within}` : within;
}

const NUMBER = /^-?\d+(\.\d+)?(e[+-]?\d+)?$/i;
const QUOTED = /[",;\t\r\n]|^ | $/;

/** Empty text is `""`, so that it can be told from what is absent. */
const quoted = (text: string): string => (text === '' || QUOTED.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

const plain = (value: unknown): string =>
  typeof value === 'string' ? value : typeof value === 'object' ? JSON.stringify(value) : String(value);

/**
 * A value of an answer as a cell. Lists of plain values are joined by `; `.
 *
 * @param numeric what the schema promises; only what is written as a number passes for one
 */
export function cellOf(value: unknown, numeric: boolean, { delimiter, harmless: isHarmless }: CsvForm): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  const text = Array.isArray(value) ? value.map(plain).join('; ') : plain(value);
  if (numeric && NUMBER.test(text)) return text;
  return quoted(isHarmless ? harmless(text, delimiter) : text);
}

/** A line of RFC 4180. */
export const lineOf = (cells: readonly string[], { delimiter }: CsvForm): string => `${cells.join(delimiter)}\r\n`;
