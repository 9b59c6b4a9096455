/** What is needed of a connection, `pg`'s in particular. */
export interface Connection {
  query(text: string, values?: unknown[]): Promise<{ rows: Record<string, unknown>[] }>;
}

export interface Column {
  name: string;
  /** Computed by the database: never written, never audited. */
  generated: boolean;
}

/** The columns of the tables in `public`, in order, as they are in the migrated database. */
export async function columnsOf(connection: Connection): Promise<Map<string, Column[]>> {
  const { rows } = await connection.query(`
    select c.relname "table", a.attname "name", a.attgenerated <> '' "generated"
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
    order by c.relname, a.attnum`);
  const tables = new Map<string, Column[]>();
  for (const row of rows as unknown as (Column & { table: string })[]) {
    const columns = tables.get(row.table) ?? [];
    tables.set(row.table, [...columns, { name: row.name, generated: row.generated }]);
  }
  return tables;
}

/** Names that are words of SQL need quotes; ours are otherwise plain. */
export const quoted = (name: string): string =>
  /^[a-z_][a-z0-9_]*$/.test(name) && !words.has(name) ? name : `"${name.replaceAll('"', '""')}"`;

const words = new Set(
  'all and any as asc at both case cast check collate column constraint create default desc distinct do else end except false fetch for foreign from grant group having in into is leading limit not null offset on only or order primary references select some table then to trailing true union unique user using when where window with'.split(
    ' ',
  ),
);
