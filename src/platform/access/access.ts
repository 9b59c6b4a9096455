import type { EntityName, MetadataStorage } from '@mikro-orm/core';

/**
 * Who sees the rows of one table: the one place that says so. From it come the row security policies, the view in the schema `visible`,
 * the audit triggers and the reader's own condition.
 */
export interface Access {
  entity: () => EntityName<object>;
  /** The kind of record that roles speak of (`lead`, `customer`); rows below a record carry their parent's kind. */
  kind: string;
  /** Property that holds the kind where rows are of several; `kind` is then only what the table is called in the audit trail. */
  kindColumn?: string;
  /** Property that holds the owning user; absent where rows have no owner. Several where any of them counts (before and after a change). */
  owner?: string | readonly string[];
  /** Property that holds the owning team, or several of them. */
  team?: string | readonly string[];
  /** Rows need the right of `kind` only for writing; every signed-in user reads them (users' names, products). */
  open?: boolean;
  /** What an absent person owns of this kind is passed on to the substitute. Said of one table, it holds for the kind. */
  delegable?: boolean;
  /** What the application does with rows beside reading them; everything by default, `id` and this list's rest excepted. */
  changes?: readonly ('insert' | 'update' | 'delete')[];
  /** Properties that the application may not update, beside `id`. */
  fixed?: readonly string[];
  /** Keep no audit entries (event log, counters): of the whole table, or of these properties (texts kept for search). */
  unaudited?: true | readonly string[];
}

export const defineAccess = (access: Access): Access => access;

/** An `Access` in terms of the database. */
export interface Guard {
  table: string;
  kind: string;
  kindColumn?: string;
  owners: readonly string[];
  teams: readonly string[];
  open: boolean;
  changes: readonly ('insert' | 'update' | 'delete')[];
  fixed: readonly string[];
  /** Columns without audit entries; null if the whole table has none. */
  unaudited: readonly string[] | null;
}

/** @throws if the access names a property that its entity does not have */
export function guardOf(access: Access, metadata: MetadataStorage): Guard {
  const meta = metadata.get(access.entity() as never);
  const column = (property: string): string => {
    const name = (meta.properties as Record<string, { fieldNames?: string[] } | undefined>)[property]?.fieldNames?.[0];
    if (!name) throw new Error(`The access of "${meta.className}" names "${property}", which is no column of it.`);
    return name;
  };
  const columns = (properties: string | readonly string[] = []): string[] => [properties].flat().map(p => column(p as string));
  return {
    table: meta.tableName,
    kind: access.kind,
    ...(access.kindColumn && { kindColumn: column(access.kindColumn) }),
    owners: columns(access.owner),
    teams: columns(access.team),
    open: access.open ?? false,
    changes: access.changes ?? ['insert', 'update', 'delete'],
    fixed: ['id', ...columns(access.fixed)],
    unaudited: access.unaudited === true ? null : columns(access.unaudited),
  };
}
