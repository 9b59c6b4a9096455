const RESERVED = new Set([
  'order',
  'user',
  'end',
  'at',
  'limit',
  'group',
  'table',
  'column',
  'default',
  'check',
  'to',
  'from',
  'with',
  'all',
  'any',
  'when',
  'case',
  'desc',
  'asc',
]);

/** An identifier of the database, quoted where it has to be. */
export const quote = (name: string): string =>
  /^[a-z_][a-z0-9_]*$/.test(name) && !RESERVED.has(name) ? name : `"${name.replaceAll('"', '""')}"`;

/** A constant of the schema as SQL text. */
export const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;
