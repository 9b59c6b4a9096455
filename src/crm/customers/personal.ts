import { SPARE } from '../../platform/fields/spare.js';

/** Rows of a table that are about a person, found when somebody asks for their data or for its erasure. */
export interface Personal {
  table: string;
  /**
   * SQL: which rows `r` are about the person. `ids('leads')` is an array of the rows found so far, of tables declared before; `customers` and `contacts` are
   * the person's own. `emails` is an array of their addresses in lower case.
   */
  whose: (ids: (table: string) => string, emails: string) => string;
  /** By column, SQL of what stands there after an erasure; or `delete` where the row is nothing but about the person. */
  erased: 'delete' | Readonly<Record<string, string>>;
  /** Columns with texts, days or JSON that stay as they are, since they say nothing of the person; by reason. */
  kept?: Readonly<Record<string, string>>;
}

const declared: Personal[] = [];
const exempted = new Map<string, string>();

/** An area's rows about people: they stand in exports, and erasures reach them. Call it when the area is loaded; earlier areas come first. */
export const personal = (...tables: Personal[]): void => {
  declared.push(...tables);
};

/** A table that refers to people, by whatever way, and says nothing of them; with the reason. */
export const impersonal = (table: string, reason: string): void => {
  exempted.set(table, reason);
};

/** Every declaration. Complete once all areas are loaded. */
export const personalTables = (): readonly Personal[] => declared;
export const impersonalTables = (): ReadonlyMap<string, string> => exempted;

const NONE = 'null';
const WORD = "'Erased'";
const EMPTY = "'{}'";
/** What is left of custom fields: nothing, whatever an administrator has meant by them. */
export const custom: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(SPARE).flatMap(([sort, n]) => Array.from({ length: n }, (_, i) => [`custom_${sort}${i + 1}`, NONE])),
);
/** What is left of a text that may be absent, of one that must be there, and of a list. */
export const left = { nothing: NONE, word: WORD, list: EMPTY };
