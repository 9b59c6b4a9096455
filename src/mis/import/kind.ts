import { arrayText } from '../../platform/database/arrays.js';
import type { Tx } from '../../platform/database/tx.js';
import type { Subject } from '../../platform/events/define.js';
import type { CustomColumn } from './custom.rules.js';
import type { Lookup } from './lookup.js';
import type { FieldType } from './value.rules.js';

export interface ImportField {
  type: FieldType;
  /** Of a reference: what it refers to; of a custom field, the prefix of the ids. */
  refers?: string;
  required?: boolean;
  /** What it takes, for the reference and for messages. */
  description: string;
  /** An administrator has added it. */
  custom?: CustomColumn;
}

/** The values of one line by field; references are ids already. */
export type Values = Readonly<Record<string, unknown>>;

export interface Made {
  tx: Tx;
  /** The system that the file comes from. */
  source: string;
  lookup: Lookup;
}

/** What a file can hold: one record a line, or several lines that belong to one. */
export interface ImportKind {
  /** Value of the GraphQL enum. */
  code: string;
  description: string;
  permission: string;
  fields: Readonly<Record<string, ImportField>>;
  /** Prefix of the ids of what it makes, if that has custom fields. */
  record?: string;
  /** Field that says which record a line is: known records are left as they are. */
  key: string;
  /** What lines can refer to it by. */
  makes?: string;
  /** Records go in one after the other, because one may make what the next one needs; others go in several at once. */
  inOrder?: boolean;
  /** Lines with the same key that follow each other make one record. */
  grouped?: boolean;
  /** Keys of this source that are there already, of those asked for. */
  existing(tx: Tx, source: string, keys: readonly string[]): Promise<readonly string[]>;
  /** Makes one record from its lines, by the verb that a mutation calls; undefined if it is there already. One of the two has to be. */
  make?(lines: readonly [Values, ...Values[]], made: Made): Promise<unknown>;
  /** Makes many, by a verb that takes many: ten times faster where there are thousands. All or none. */
  makeAll?(records: readonly (readonly [Values, ...Values[]])[], made: Made): Promise<void>;
  /** Takes back what an import made, where that is not deletion. @param ids of the rows of `table`, oldest first */
  takeBack?: { table: string; undo(tx: Tx, ids: readonly string[]): Promise<void> };
  /** Tells subscribers that a row of `table` is gone. */
  gone?: { table: string; tell(tx: Tx, subject: Subject): void };
}

/** `existing` of records that keep the id and the source that they came from. */
export const byExternalId =
  (table: string): ImportKind['existing'] =>
  async (tx, source, keys) =>
    (
      await tx.em.execute<{ external_id: string }[]>(
        `select external_id from ${table} where external_source = ? and external_id = any(?::text[])`,
        [source, arrayText(keys)],
      )
    ).map(row => row.external_id);

/** `existing` of records with a code of their own. */
export const byColumn =
  (table: string, column: string): ImportKind['existing'] =>
  async (tx, _source, keys) =>
    (
      await tx.em.execute<{ key: string }[]>(`select ${column} as key from ${table} where ${column} = any(?::text[])`, [arrayText(keys)])
    ).map(row => row.key);
