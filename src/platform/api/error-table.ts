import { declaredErrors, platformErrors } from './errors.js';

const TABLE = /(?<=^\| code \| message \|\n\|---\|---\|\n)(\|.*\n)*/m;

/** A page with a table of `code` and `message`, the rows of which are what the code declares: the platform's, then those of areas by name. */
export function withErrorTable(page: string): string {
  const own = Object.keys(platformErrors);
  const codes = [...own, ...[...declaredErrors.keys()].filter(code => !own.includes(code)).sort()];
  const rows = codes.map(code => `| \`${code}\` | ${declaredErrors.get(code)?.replaceAll('|', '\\|')} |\n`);
  return page.replace(TABLE, rows.join(''));
}
