/** A PostgreSQL array of texts, as text. */
export const arrayText = (values: readonly string[]): string =>
  `{${values.map(value => `"${value.replace(/["\\]/g, '\\$&')}"`).join(',')}}`;

/** The same of what needs no quotes, such as ids and days; in order, and repeated ones as often as they come. */
export const uuids = (ids: Iterable<string>): string => `{${[...ids].join(',')}}`;

/** Those that are given, each once. */
export const distinctUuids = (ids: Iterable<string | null | undefined>): string =>
  uuids([...new Set(ids)].filter(id => id !== null && id !== undefined));
