import { platformErrors } from '../../platform/api/errors.js';
import { uuidOf } from '../../platform/api/ids.js';
import type { Compilation } from '../../platform/reading/compile/compilation.js';
import { customFieldNamed } from '../../platform/reading/compile/custom.js';
import type { CustomField, CustomFieldType } from '../../platform/reading/custom-fields.js';
import type { Model } from '../../platform/reading/model.js';
import { literal, quote } from '../../platform/reading/quote.js';
import { membersOf, type Value } from '../../platform/reading/values.js';
import { type Analysis, type Dimension, enumName, type Fact, homeOf } from './define.js';

/** Types with few enough values to be groups. */
const SPLITS: readonly CustomFieldType[] = ['CHOICE', 'REFERENCE', 'TEXT'];
/** What a record is known by, the first that its type has. */
const TITLES = ['name', 'subject', 'title', 'number', 'label', 'code'];

/** The alias of the record of a kind that rows of a fact know of; undefined if they know of none. */
export function aliasOf(kind: string, fact: Fact): string | undefined {
  const as = homeOf(fact).customFields?.find(each => each.kind === kind)?.as;
  return fact.tables.some(table => table.as === as) ? as : undefined;
}

function referred(c: Compilation, prefix: string): Dimension['shown'] {
  const shown = {
    key: (value: string) => `${literal(`${prefix}_`)}||encode(uuid_send(${value}),'hex')`,
    given: (key: string) => uuidOf(prefix, key),
  };
  const model = c.source.models.byPrefix.get(prefix);
  const title = model && TITLES.find(name => model.columns.has(name) && !c.hides(model, name));
  const column = title && model?.columns.get(title)?.sql;
  return model && column && c.reaches(model) ? { ...shown, title: { relation: model.table, by: 'id', column } } : shown;
}

function chosen({ id, key, codes }: CustomField): Dimension['shown'] {
  const choices = `(select h.code, h.label from visible.custom_fields f, jsonb_to_recordset(f.choices) h(code text, label text) where f.id = ${literal(id)}::uuid)`;
  return {
    key: value => value,
    title: { relation: choices, by: 'code', column: 'label' },
    given: code => {
      if (codes.includes(code)) return code;
      throw platformErrors.INVALID_INPUT(`"${code}" is no choice of "${key}"; there are ${codes.join(', ')}.`);
    },
  };
}

function shownAs(c: Compilation, field: CustomField): Dimension['shown'] {
  if (field.type === 'CHOICE') return chosen(field);
  if (field.type === 'REFERENCE') return referred(c, field.referenceKind ?? '');
  return { key: value => value, given: key => key };
}

/**
 * A custom field that a question names, as a dimension of its own: no sums are kept by it, so it is answered from the rows.
 *
 * @throws FORBIDDEN for a hidden one; INVALID_INPUT for one that does not exist, or whose type has no groups
 */
export function customDimension(c: Compilation, analysis: Analysis, asked: Readonly<Record<string, Value | undefined>>): Dimension {
  const of = analysis.customFields?.find(({ kind }) => enumName(kind) === asked.of?.v);
  const model = of && (c.source.models.byPrefix.get(of.kind) as Model);
  if (!of || !model) throw platformErrors.INVALID_INPUT(`"${analysis.name}" knows no custom fields of "${String(asked.of?.v)}".`);
  const field = customFieldNamed(c, model, String(asked.key?.v));
  const name = `${model.name}.customFields.${field.key}`;
  if (!SPLITS.includes(field.type))
    throw platformErrors.INVALID_INPUT(`"${name}" is of the type ${field.type}: figures are split by ${SPLITS.join(', ')} only.`);
  const value = Object.fromEntries(
    analysis.facts.flatMap(fact => {
      const as = aliasOf(of.kind, fact);
      return as ? [[fact.name, `${as}.${quote(field.slot)}`]] : [];
    }),
  );
  return { name, label: field.key, description: '', value, custom: true, shown: shownAs(c, field) };
}

/** The members of an input, by name. */
export const partsOf = (value: Value): Record<string, Value> => Object.fromEntries(membersOf(value));
