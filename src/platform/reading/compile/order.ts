import { platformErrors } from '../../api/errors.js';
import type { Column } from '../columns.js';
import type { Model } from '../model.js';
import { itemsOf, membersOf, type Value } from '../values.js';
import type { Compilation } from './compilation.js';
import type { Scope } from './scope.js';

/** A sort key of a list. Absent values sort as the largest, as PostgreSQL has it, so that one index serves both directions. */
export interface Term {
  name: string;
  descending: boolean;
  nullable: boolean;
  /** Type of the database that its text in a cursor is cast to. */
  db: string;
  /** In the rows being chosen. */
  inside: string;
  /** In the chosen rows. */
  outside: () => string;
}

export function columnTerm(column: Column, descending: boolean, row: Scope): Term {
  return {
    name: column.property,
    descending,
    nullable: column.nullable,
    db: column.db,
    inside: `${row.alias}.${column.sql}`,
    outside: () => row.column(column),
  };
}

/** The order that the client asks for. */
function asked(c: Compilation, model: Model, orderBy: Value): { column: Column; descending: boolean }[] {
  return itemsOf(orderBy).map(item => {
    const { field, direction } = Object.fromEntries(membersOf(item));
    const column = model.orders.get(String(field?.v));
    if (!column) throw platformErrors.INVALID_INPUT(`"${String(field?.v)}" is not a field to order "${model.name}" by.`);
    c.noteColumn(model, column.property);
    return { column, descending: direction?.v === 'DESC' };
  });
}

/** The default order of a list: `-createdAt` falls. What is hidden from the viewer is left out: cursors hold the keys. */
function declared(c: Compilation, model: Model, order: readonly string[]): { column: Column; descending: boolean }[] {
  return order.flatMap(name => {
    const property = name.replace(/^-/, '');
    const column = model.columns.get(property);
    if (!column) throw new Error(`A list of "${model.name}" is ordered by "${property}", which is no column.`);
    return c.hides(model, property) ? [] : [{ column, descending: name.startsWith('-') }];
  });
}

/** Sort keys of a list, up to and with the id: a total order. */
export function orderOf(c: Compilation, model: Model, orderBy: Value | undefined, byDefault: readonly string[], row: Scope): Term[] {
  const id = model.id as Column;
  const wanted = orderBy?.v && itemsOf(orderBy).length ? asked(c, model, orderBy) : declared(c, model, byDefault);
  const seen = new Set<Column>([id]);
  const terms = wanted.filter(({ column }) => !seen.has(column) && seen.add(column));
  const last = wanted.find(({ column }) => column === id) ?? wanted.at(-1);
  return [...terms, { column: id, descending: last?.descending ?? false }].map(({ column, descending }) =>
    columnTerm(column, descending, row),
  );
}
