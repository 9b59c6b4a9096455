import { platformErrors } from '../../api/errors.js';
import type { Column } from '../columns.js';
import type { Link, ManyLink, OneLink } from '../links.js';
import type { Model } from '../model.js';
import { itemsOf, membersOf, type Value } from '../values.js';
import { compare } from './compare.js';
import type { Compilation } from './compilation.js';
import { customCondition } from './custom.js';
import { joined } from './many.js';

/** Conditions of a `…Where` on the row with this alias; all of them hold. */
export function whereOf(c: Compilation, model: Model, alias: string, where: Value): string[] {
  return membersOf(where).map(([name, value]) => {
    if (name === 'and' || name === 'or' || name === 'not') return combined(c, model, alias, name, value);
    c.noteColumn(model, name);
    if (name === 'customFields' && model.declared.customFields) return customCondition(c, model, alias, value);
    const link = model.links.get(name);
    if (link) return related(c, model, alias, link, value);
    const column = columnOf(model, name);
    return comparisons(c, column, `${alias}.${column.sql}`, value, `${model.name}.${name}`);
  });
}

/** A filter is named after its field; an amount is filtered by its decimal. */
const columnOf = (model: Model, name: string): Column => model.columns.get(model.declared.amounts.get(name)?.amount ?? name) as Column;

function combined(c: Compilation, model: Model, alias: string, how: 'and' | 'or' | 'not', value: Value): string {
  if (value.v === null) return 'true';
  const all = (each: Value) => `(${whereOf(c, model, alias, each).join(' and ') || 'true'})`;
  if (how === 'not') return `${all(value)} is not true`;
  return `(${itemsOf(value).map(all).join(` ${how} `) || String(how === 'and')})`;
}

export function comparisons(c: Compilation, column: Column, ref: string, value: Value, field: string): string {
  if (value.v === null) {
    if (column.nullable) return `${ref} is null`;
    throw platformErrors.INVALID_INPUT(`"${field}" is never null. Leave the filter out to have all.`);
  }
  return (
    membersOf(value)
      .map(([operator, operand]) => compare(c, column, ref, operator, operand))
      .join(' and ') || 'true'
  );
}

function related(c: Compilation, model: Model, alias: string, link: Link, value: Value): string {
  if (link.kind === 'one') return toOne(c, model, alias, link, value);
  if (link.kind !== 'many') throw new Error(`"${model.name}.${link.name}" cannot be filtered.`);
  if (value.v === null) return 'true';
  const quantified = membersOf(value).map(([quantifier, where]) => {
    if (quantifier === 'some') return exists(c, alias, link, where);
    if (quantifier === 'none') return `not ${exists(c, alias, link, where)}`;
    return `not ${exists(c, alias, link, where, true)}`;
  });
  return quantified.join(' and ') || 'true';
}

/** The id of the other row is compared where it stands, which an index serves; the rest needs the row. */
function toOne(c: Compilation, model: Model, alias: string, link: OneLink, value: Value): string {
  const source = { ...(link.join?.source as Column), prefix: link.model.declared.prefix, kind: 'id' as const };
  const ref = `${alias}.${source.sql}`;
  if (value.v === null) return comparisons(c, { ...source, nullable: link.nullable ?? false }, ref, value, `${model.name}.${link.name}`);
  const members = membersOf(value);
  const ids = members.filter(([name, each]) => name === 'id' && each.v !== null);
  const here = link.join?.key.property === 'id' ? ids : [];
  const conditions = here.map(([, id]) => {
    c.use(link.model, 'id');
    return comparisons(c, source, ref, id, `${link.model.name}.id`);
  });
  if (!members.length || members.length > here.length) {
    const others = members.filter(member => !here.includes(member as never));
    conditions.push(exists(c, alias, link, { v: others, fields: others, get: variables => value.get(variables) }));
  }
  return conditions.join(' and ');
}

/** @param failing whether a row is looked for that does not match: where none is, every one matches */
function exists(c: Compilation, alias: string, link: OneLink | ManyLink, where: Value, failing = false): string {
  const { model, join } = link;
  const tie = (key: string, source: string) => (link.kind === 'many' ? joined(link, key, source) : `${key}.${join?.key.sql}=${source}`);
  c.reach(model, `${link.parent.name}.${link.name}`);
  const other = c.alias();
  const conditions = where.v === null ? [] : whereOf(c, model, other, where);
  const wanted = failing ? [`(${conditions.join(' and ') || 'true'}) is not true`] : conditions;
  const only = link.kind === 'many' && link.only ? [link.only(other)] : [];
  const all = [tie(other, `${alias}.${join?.source.sql}`), ...only, ...wanted];
  return `exists (select from ${model.table} ${other} where ${all.join(' and ')})`;
}
