import { p } from '@mikro-orm/core';
import { v7 } from 'uuid';
import { txOf } from '../database/tx.js';

/** uuid v7, made here so that a verb knows the id before anything is written. */
export const id = () =>
  p
    .uuid()
    .primary()
    .onCreate(() => v7());
/** An exact decimal of money. The currency stands in a column beside it. */
export const money = () => p.decimal('string').precision(19).scale(4);
/** ISO 4217. */
export const currency = () => p.string().length(3);
/** A text column limited by a `check` to the names of an enum. */
export const oneOf = <const T extends Record<string, string>>(_values: T) => p.text().$type<T[keyof T]>();
/** An instant, UTC. */
export const instant = () => p.datetime().columnType('timestamptz');

/** Columns of every record; who and when are filled in by themselves. Spread first: `{ ...record(), name: p.text() }`. */
export const record = () => ({
  id: id(),
  createdAt: instant().onCreate((_row, em) => txOf(em).now),
  createdBy: p.uuid().onCreate((_row, em) => txOf(em).actor.userId),
  updatedAt: instant()
    .onCreate((_row, em) => txOf(em).now)
    .onUpdate((_row, em) => txOf(em).now),
  updatedBy: p
    .uuid()
    .onCreate((_row, em) => txOf(em).actor.userId)
    .onUpdate((_row, em) => txOf(em).actor.userId),
  version: p.integer().version(),
});
