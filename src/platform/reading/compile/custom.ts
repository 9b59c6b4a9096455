import type { FieldNode } from 'graphql';
import { platformErrors } from '../../api/errors.js';
import type { Column } from '../columns.js';
import { CUSTOM, type CustomField, READ_THROUGH, UnknownDefinition } from '../custom-fields.js';
import type { Model } from '../model.js';
import { literal, quote } from '../quote.js';
import { itemsOf, membersOf, type Value } from '../values.js';
import type { Compilation } from './compilation.js';
import { encode, moneyText } from './encode.js';
import { objectOf } from './object.js';
import { rowOf } from './one.js';
import { promised } from './promised.js';
import { Scope } from './scope.js';
import { expression, ObjectText, type Text, text } from './text.js';
import { comparisons } from './where.js';

type Nodes = readonly FieldNode[];

const placeOf = (model: Model, key: string): string => `${model.name}.customFields.${key}`;

/** The field that a client names. @throws FORBIDDEN if it is hidden, or all of them are; INVALID_INPUT if there is none that is in use */
export function customFieldNamed(c: Compilation, model: Model, key: string): CustomField {
  c.use(model, 'customFields');
  c.use(model, `customFields.${key}`);
  const all = c.customFields(model);
  const field = all.find(each => each.key === key);
  if (field && !field.archived) return field;
  const there = all.filter(each => !each.archived && !c.hides(model, `customFields.${each.key}`)).map(each => each.key);
  const instead = there.length ? `There are ${there.join(', ')}.` : 'There are none.';
  throw new UnknownDefinition(`"${placeOf(model, key)}" ${field ? 'is archived' : 'does not exist'}. ${instead}`);
}

/** The column of a field, as its type compares it. */
function columnOf(model: Model, field: CustomField): Column {
  const column = [...model.columns.values()].find(({ sql }) => sql === quote(field.slot));
  if (!column) throw new Error(`"${model.name}" has no column "${field.slot}".`);
  if (field.type === 'REFERENCE' && field.referenceKind) return { ...column, kind: 'id', prefix: field.referenceKind };
  return field.type === 'CHOICE' ? { ...column, codes: field.codes } : column;
}

/** No index holds parts of these texts: they are read through, as long as they are not too many. */
function readThrough(c: Compilation, model: Model, column: Column, place: string): string {
  const message = `"${place}" has more than ${READ_THROUGH} values. Compare it whole, by "eq", "in", "gte" or "lt".`;
  const values = `select from ${model.table} where ${column.sql} is not null limit ${READ_THROUGH + 1}`;
  return `(select case when count(*)>${READ_THROUGH} then refused('LIMIT_EXCEEDED',${literal(message)}) is null else true end from (${values}) ${c.alias()})`;
}

/**
 * A filter by custom fields; all of them hold.
 *
 * @throws FORBIDDEN for a hidden one, INVALID_INPUT for one that does not exist or is compared as what it is not
 */
export function customCondition(c: Compilation, model: Model, alias: string, value: Value): string {
  if (value.v === null) return 'true';
  const conditions = itemsOf(value).map(item => {
    const members = membersOf(item);
    const key = String(members.find(([name]) => name === 'key')?.[1].v);
    const field = customFieldNamed(c, model, key);
    const { by } = CUSTOM[field.type];
    const [[how, operand] = [], ...others] = members.filter(([name]) => name !== 'key');
    if (!operand || how !== by || others.length)
      throw platformErrors.INVALID_INPUT(
        `"${placeOf(model, key)}" is of the type ${field.type}: compare it by "${by}", and by nothing else.`,
      );
    const column = columnOf(model, field);
    const place = placeOf(model, key);
    const compared = comparisons(c, column, `${alias}.${column.sql}`, operand, place);
    const partly = operand.v !== null && membersOf(operand).some(([operator]) => operator === 'contains' || operator === 'startsWith');
    return partly && !c.onOne ? `(${readThrough(c, model, column, place)} and ${compared})` : compared;
  });
  return conditions.join(' and ') || 'true';
}

/** The definition's own row. */
const definition = ({ id }: CustomField): string => `${literal(id)}::uuid`;

function choice(c: Compilation, field: CustomField, ref: string, nodes: Nodes): Text {
  const model = c.source.models.get('CustomFieldChoice') as Model;
  const item = new Scope(c.alias());
  const object = objectOf(c, model, item, c.selection(model.gql, nodes));
  const from = `visible.custom_fields f,jsonb_to_recordset(f.choices) ${item.alias}(code text,label text)`;
  const row = `(select ${object} from ${from} where f.id=${definition(field)} and ${item.alias}.code=${ref})`;
  return expression(promised.json(c, row, 'ChoiceFieldValue.choice'));
}

function money(c: Compilation, { currency }: CustomField, ref: string, nodes: Nodes): Text {
  const out = new ObjectText();
  for (const [response, [node]] of c.selection(c.type('Money'), nodes)) {
    const name = node?.name.value;
    if (name === 'amount') out.put(c.key(response), text('"').sql(moneyText(ref)).literal('"'));
    else if (name === 'currency') out.put(c.key(response), text(`"${currency}"`));
    else if (!c.rows) out.put(response, text('"Money"'));
  }
  return out.end();
}

/** The record that is referred to, as whatever type it is; null if it is out of the viewer's sight. */
function referred(c: Compilation, { referenceKind }: CustomField, ref: string, nodes: Nodes): Text {
  const model = c.source.models.byPrefix.get(referenceKind ?? '');
  if (!model || !c.reaches(model)) return text('null');
  return expression(`coalesce(${rowOf(c, model, ref, nodes, true)},'null')`);
}

function part(c: Compilation, field: CustomField, ref: string, name: string, nodes: Nodes): Text {
  const plain = { nullable: false, db: 'text' };
  switch (name) {
    case 'text':
      return encode({ ...plain, kind: 'text' }, ref);
    case 'number':
      return encode({ ...plain, kind: 'decimal' }, ref);
    case 'date':
      return encode({ ...plain, kind: 'day' }, ref);
    case 'id':
      return encode({ ...plain, kind: 'id', prefix: field.referenceKind ?? '' }, ref);
    case 'money':
      return money(c, field, ref, nodes);
    case 'choice':
      return choice(c, field, ref, nodes);
    case 'record':
      return referred(c, field, ref, nodes);
    default: {
      const model = c.source.models.get('CustomField') as Model;
      return expression(promised.json(c, rowOf(c, model, definition(field), nodes), 'CustomFieldValue.field'));
    }
  }
}

function fieldValue(c: Compilation, field: CustomField, ref: string, nodes: Nodes): Text {
  const type = CUSTOM[field.type].value;
  const out = new ObjectText();
  if (c.rows) out.put('__typename', text(`"${type}"`));
  for (const [response, inner] of c.selection(c.type(type), nodes)) {
    const name = inner[0]?.name.value as string;
    if (name !== '__typename')
      out.put(
        c.key(response),
        c.under(response, () => part(c, field, ref, name, inner)),
      );
    else if (!c.rows) out.put(response, text(`"${type}"`));
  }
  return out.end();
}

/** The value that a record has in one field. */
export function customValue(c: Compilation, model: Model, row: Scope, nodes: Nodes): Text {
  const field = customFieldNamed(c, model, String(c.args(nodes).key?.v));
  const ref = row.column(columnOf(model, field));
  return expression(`case when ${ref} is null then 'null' else ${fieldValue(c, field, ref, nodes)} end`);
}

/** The values that a record has in custom fields, in the order of the fields: those that are named, or all that the viewer sees. */
export function customValues(c: Compilation, model: Model, row: Scope, nodes: Nodes): Text {
  const { keys } = c.args(nodes);
  const fields =
    keys?.v == null
      ? c.customFields(model).filter(({ key, archived }) => !archived && !c.hides(model, `customFields.${key}`))
      : [...new Set(itemsOf(keys).map(({ v }) => String(v)))].map(key => customFieldNamed(c, model, key));
  const values = fields.map(field => {
    const ref = row.column(columnOf(model, field));
    return `case when ${ref} is not null then ${fieldValue(c, field, ref, nodes)} end`;
  });
  return values.length ? text('[').sql(`concat_ws(',',${values})`).literal(']') : text('[]');
}
