import { applyChanges } from '../api/changes.js';
import { invalidInput, platformErrors, type WrongField } from '../api/errors.js';
import { locked } from '../database/locked.js';
import type { Tx } from '../database/tx.js';
import type { CustomFieldType } from '../reading/custom-fields.js';
import { declaredRecords } from '../reading/declare.js';
import { type Choice, CustomField } from './custom-field.entity.js';
import type { CustomFieldCreateInput, CustomFieldUpdateInput } from './custom-field.input.js';
import { SPARE } from './spare.js';

/** One definition changes at a time, and none while values are written. */
const ALONE = "select pg_advisory_xact_lock(hashtextextended('custom_fields', 0))";

const SORT: Readonly<Record<CustomFieldType, keyof typeof SPARE>> = {
  TEXT: 'text',
  CHOICE: 'text',
  NUMBER: 'number',
  MONEY: 'number',
  DATE: 'date',
  REFERENCE: 'reference',
};

const plain = (choices: readonly Choice[]): Choice[] => choices.map(({ code, label }) => ({ code, label }));

function wrongChoices(choices: readonly Choice[]): WrongField[] {
  return choices.flatMap(({ code }, i) =>
    choices.findIndex(each => each.code === code) < i
      ? [{ path: ['choices', String(i), 'code'], message: `"${code}" is there twice.` }]
      : [],
  );
}

/** What a type needs beside, and what others must not have. */
function wrongParts(input: CustomFieldCreateInput): WrongField[] {
  const parts = {
    choices: ['CHOICE', !!input.choices?.length],
    referenceKind: ['REFERENCE', !!input.referenceKind],
    currency: ['MONEY', !!input.currency],
  };
  return Object.entries(parts).flatMap(([name, [type, given]]) => {
    if ((type === input.type) === given) return [];
    return [{ path: [name], message: given ? `Only a field of the type ${type} has it.` : `A field of the type ${type} needs it.` }];
  });
}

function wrongKinds({ kind, referenceKind }: CustomFieldCreateInput): WrongField[] {
  const records = declaredRecords();
  const open = [...records].flatMap(([prefix, { customFields }]) => (customFields ? [prefix] : [])).sort();
  const wrong: WrongField[] = [];
  if (!open.includes(kind)) wrong.push({ path: ['kind'], message: `There are custom fields of ${open.join(', ')}.` });
  if (referenceKind && !records.has(referenceKind))
    wrong.push({ path: ['referenceKind'], message: `"${referenceKind}" is no prefix of ids, such as "contact", "product" or "user".` });
  return wrong;
}

/** A column that no field of the kind has or had. */
function freeSlot(fields: readonly CustomField[], type: CustomFieldType): string {
  const sort = SORT[type];
  const taken = new Set(fields.map(({ slot }) => slot));
  const slots = Array.from({ length: SPARE[sort] }, (_, i) => `custom_${sort}${i + 1}`);
  const free = slots.find(slot => !taken.has(slot));
  if (free) return free;
  const types = Object.keys(SORT).filter(each => SORT[each as CustomFieldType] === sort);
  throw platformErrors.LIMIT_EXCEEDED(
    `A kind of record has ${SPARE[sort]} fields of the type ${types.join(' or ')} at most, archived ones among them. Use one that there is.`,
  );
}

/**
 * Adds a field to a kind of record. It can be used at once, by every process.
 *
 * @throws INVALID_INPUT naming everything that is wrong, CONFLICT if the key is taken, LIMIT_EXCEEDED if the kind has no column left
 */
export async function createField(tx: Tx, input: CustomFieldCreateInput): Promise<CustomField> {
  const choices = plain(input.choices ?? []);
  const wrong = [...wrongKinds(input), ...wrongParts(input), ...wrongChoices(choices)];
  if (wrong.length) throw invalidInput(wrong);
  await tx.em.execute(ALONE);
  const fields = await tx.em.find(CustomField, { kind: input.kind });
  if (fields.some(({ key }) => key === input.key))
    throw platformErrors.CONFLICT(
      `There is a field "${input.key}" of this kind already, in use or archived. Choose another key, or restore it.`,
    );
  const { kind, key, label, description = null, type, referenceKind = null, currency = null } = input;
  const position = input.position ?? Math.max(0, ...fields.map(each => each.position)) + 1;
  return tx.em.create(CustomField, {
    ...{ kind, key, label, description, type, choices, referenceKind, currency, position, archivedAt: null },
    slot: freeSlot(fields, type),
  });
}

async function changeChoices(tx: Tx, field: CustomField, given: CustomFieldUpdateInput['choices']): Promise<void> {
  if (!given) return;
  if (field.type !== 'CHOICE') throw invalidInput([{ path: ['choices'], message: 'Only a field of the type CHOICE has choices.' }]);
  const choices = plain(given);
  if (!choices.length) throw invalidInput([{ path: ['choices'], message: 'There is one at least.' }]);
  const wrong = wrongChoices(choices);
  if (wrong.length) throw invalidInput(wrong);
  const gone = field.choices.map(({ code }) => code).filter(code => !choices.some(each => each.code === code));
  const [row] = gone.length
    ? await tx.em.execute<{ used: string[] }[]>('select custom_choices_used(?, ?) used', [field.id, `{${gone}}`])
    : [];
  if (row?.used.length)
    throw invalidInput([{ path: ['choices'], message: `Records have ${row.used.join(', ')}: a choice that is in use stays.` }]);
  if (JSON.stringify(choices) !== JSON.stringify(plain(field.choices))) field.choices = choices;
}

/**
 * Changes what people read of a field, its place and its choices. Kind, key and type stay.
 *
 * @throws NOT_FOUND, FORBIDDEN, CONFLICT; INVALID_INPUT if a choice is taken away that a record has
 */
export async function updateField(tx: Tx, { fieldId, expectedVersion, choices, ...input }: CustomFieldUpdateInput): Promise<CustomField> {
  await tx.em.execute(ALONE);
  const field = await locked(tx, CustomField, 'field', fieldId, expectedVersion);
  applyChanges(
    field,
    { ...input, choices: choices === null ? null : undefined },
    { required: ['label', 'position', 'choices'], optional: ['description'] },
  );
  await changeChoices(tx, field, choices);
  return field;
}

/** Takes a field out of use, or back into it; values are kept. Doing it twice changes nothing. @throws NOT_FOUND, FORBIDDEN, CONFLICT */
export async function archiveField(
  tx: Tx,
  { fieldId, expectedVersion }: { fieldId: string; expectedVersion?: number | null },
  archived: boolean,
): Promise<CustomField> {
  await tx.em.execute(ALONE);
  const field = await locked(tx, CustomField, 'field', fieldId, expectedVersion);
  if ((field.archivedAt != null) !== archived) field.archivedAt = archived ? tx.now : null;
  return field;
}
