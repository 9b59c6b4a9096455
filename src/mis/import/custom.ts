import { platformErrors, type WrongField } from '../../platform/api/errors.js';
import { idOf } from '../../platform/api/ids.js';
import type { Tx } from '../../platform/database/tx.js';
import { CustomField } from '../../platform/fields/custom-field.entity.js';
import type { CustomColumn } from './custom.rules.js';
import type { ImportField, ImportKind, Values } from './kind.js';
import { importKinds } from './kinds/index.js';
import type { Mapping } from './mapping.rules.js';
import type { FieldType } from './value.rules.js';

/** A custom field is named as in events and in the audit trail, so none is taken for a field of the kind. */
const PREFIX = 'customFields.';

function typeOf({ type, choices }: CustomField): FieldType {
  switch (type) {
    case 'CHOICE':
      return choices.map(({ code }) => code);
    case 'DATE':
      return 'day';
    case 'REFERENCE':
      return 'reference';
    default:
      return type === 'TEXT' ? 'text' : 'decimal';
  }
}

function fieldOf(field: CustomField): ImportField {
  const { key, label, description, type, choices, referenceKind, currency, archivedAt } = field;
  const what = currency
    ? `${label}, in ${currency}`
    : referenceKind
      ? `${label}: an id, or as other columns name a ${referenceKind}`
      : label;
  const custom: CustomColumn = { key, label, type, choices, referenceKind, currency, isArchived: archivedAt != null };
  const refers = referenceKind ? { refers: referenceKind } : {};
  return { type: typeOf(field), ...refers, description: `${what}.${description ? ` ${description}` : ''}`, custom };
}

/** A kind with the custom fields of its records, archived ones among them: a file must not lose what it has for those without a word. */
export async function withCustomFields(tx: Tx, kind: ImportKind): Promise<ImportKind> {
  if (!kind.record) return kind;
  const found = await tx.em.find(CustomField, { kind: kind.record }, { orderBy: { position: 'asc', id: 'asc' } });
  return { ...kind, fields: { ...kind.fields, ...Object.fromEntries(found.map(field => [PREFIX + field.key, fieldOf(field)])) } };
}

const isArchived = (kind: ImportKind, field: string): boolean => !!kind.fields[field]?.custom?.isArchived;

/** A kind without what is archived, for whoever chooses. */
const inUse = (kind: ImportKind): ImportKind => ({
  ...kind,
  fields: Object.fromEntries(Object.entries(kind.fields).filter(([name]) => !isArchived(kind, name))),
});

/** All kinds, as files can have them now. */
export async function openKinds(tx: Tx): Promise<ImportKind[]> {
  const kinds: ImportKind[] = [];
  for (const kind of importKinds) kinds.push(inUse(await withCustomFields(tx, kind)));
  return kinds;
}

const ARCHIVED = 'The field is archived: restore it, or leave it out.';

/** What a mapping names that is archived. */
export const archivedIn = (kind: ImportKind, mapping: Mapping): WrongField[] =>
  (['columns', 'constants', 'defaults', 'values', 'scale'] as const).flatMap(part =>
    Object.keys(mapping[part]).flatMap(field => (isArchived(kind, field) ? [{ path: ['mapping', part, field], message: ARCHIVED }] : [])),
  );

/** @throws INVALID_INPUT if a column is called as a custom field that there is not, or that is archived */
export function checkCustomHeader(header: readonly string[], kind: ImportKind, mapping: Mapping): void {
  const [archived] = archivedIn(kind, mapping);
  if (archived) throw platformErrors.INVALID_INPUT(`"${archived.path.join('.')}": ${archived.message}`);
  const mapped = new Set(Object.values(mapping.columns).flat());
  for (const name of header) {
    if (!kind.record || !name.startsWith(PREFIX) || mapped.has(name)) continue;
    if (isArchived(kind, name)) throw platformErrors.INVALID_INPUT(`The column "${name}": ${ARCHIVED}`);
    if (name in kind.fields) continue;
    const there = Object.keys(inUse(kind).fields).filter(each => each.startsWith(PREFIX));
    throw platformErrors.INVALID_INPUT(
      `There is no custom field for the column "${name}"; there ${there.length ? `are ${there.join(', ')}` : 'are none'}.`,
    );
  }
}

const isCustom = (name: string): boolean => name.startsWith(PREFIX);

/** The values of a line with those of custom fields as inputs take them. */
export function withInputs(values: Values, kind: ImportKind): Values {
  const names = Object.keys(values).filter(isCustom);
  if (!names.length) return values;
  const customFields = names.map(name => {
    const custom = kind.fields[name]?.custom;
    if (!custom) throw new Error(`"${name}" is no custom field of ${kind.code}.`);
    const { key, referenceKind } = custom;
    const value = values[name];
    return referenceKind ? { key, reference: idOf(referenceKind, String(value)) } : { key, ...(value as object) };
  });
  return { ...Object.fromEntries(Object.entries(values).filter(([name]) => !isCustom(name))), customFields };
}

/** The field that is at this place of an input. */
export const fieldAt = ([first, i, ...rest]: readonly string[], values: Values): string =>
  (first === 'customFields' ? Object.keys(values).filter(isCustom)[Number(i)] : undefined) ?? [first, i, ...rest].filter(Boolean).join('.');
