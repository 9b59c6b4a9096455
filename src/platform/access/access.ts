import type { EntityName } from '@mikro-orm/core';

/**
 * Who sees the rows of one table: the one place that says so. From it come the row security policies, the view in the schema `visible`,
 * the audit trigger and the reader's own condition.
 */
export interface Access {
  entity: () => EntityName<object>;
  /** The kind of record that roles speak of (`lead`, `customer`); rows below a record carry their parent's kind. */
  kind: string;
  /** Property that holds the owning user; absent where rows have no owner. */
  owner?: string;
  /** Property that holds the owning team. */
  team?: string;
  /** Rows need the right of `kind` only for writing; every signed-in user reads them (users' names, products). */
  open?: boolean;
  /** Keep no audit entries (event log, sessions). */
  unaudited?: boolean;
}

export const defineAccess = (access: Access): Access => access;
