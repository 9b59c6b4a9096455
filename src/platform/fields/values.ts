import { invalidInput, type WrongField } from '../api/errors.js';
import type { Tx } from '../database/tx.js';
import { declaredRecords } from '../reading/declare.js';
import { CustomField } from './custom-field.entity.js';
import type { CustomFieldInput } from './custom-field.input.js';
import { judged } from './value.rules.js';

/** Definitions do not change while this transaction writes values of them. */
const HOLD = "select pg_advisory_xact_lock_shared(hashtextextended('custom_fields', 0))";

type Row = Record<string, unknown>;

/** `custom_text1` is the property `customText1`. */
const propertyOf = ({ slot }: CustomField): string => slot.replace(/_([a-z])/g, (_all, letter: string) => letter.toUpperCase());

/** Whether the actor sees the record that a field is to refer to. */
async function isSeen(tx: Tx, kind: string, uuid: string): Promise<boolean> {
  const entity = declaredRecords().get(kind)?.entity;
  if (!entity) return false;
  const { tableName } = tx.em.getMetadata().get(entity() as never);
  return (await tx.em.execute(`select 1 from visible."${tableName}" where id = ?`, [uuid])).length > 0;
}

/** A value that a record has no longer, and the one that it has. */
export interface CustomChange {
  field: string;
  before: string | null;
  after: string | null;
}

/** A value that was found good for its field. */
interface Good {
  field: CustomField;
  value: string | null;
}

async function judgedAll(tx: Tx, kind: string, given: readonly CustomFieldInput[]): Promise<Good[]> {
  const fields = await tx.em.find(CustomField, { kind }, { orderBy: { position: 'asc', id: 'asc' } });
  const used = fields.filter(field => !field.archivedAt);
  const good: Good[] = [];
  const wrong: WrongField[] = [];
  for (const [i, { key, ...value }] of given.entries()) {
    const refuse = (message: string, at = 'key') => wrong.push({ path: ['customFields', String(i), at], message });
    const field = used.find(each => each.key === key);
    if (!field) {
      const there = used.length ? `There are ${used.map(each => each.key).join(', ')}.` : 'There are none.';
      refuse(`"${key}" is ${fields.some(each => each.key === key) ? 'archived' : `no field of a ${kind}`}. ${there}`);
      continue;
    }
    if (good.some(each => each.field === field)) refuse(`"${key}" is there twice.`);
    const told = judged(field, value);
    if ('wrong' in told) refuse(told.wrong, told.at);
    else if (field.referenceKind && told.value && !(await isSeen(tx, field.referenceKind, told.value)))
      refuse(`There is no ${field.referenceKind} with this id, or you may not see it.`, 'reference');
    else good.push({ field, value: told.value });
  }
  if (wrong.length) throw invalidInput(wrong);
  return good;
}

/**
 * Puts values of custom fields onto a record that this transaction has made or locked: absent leaves, null clears.
 *
 * @param kind prefix of the record's ids
 * @returns what is different now, by the names of the API: `customFields.budgetHolder`
 * @throws INVALID_INPUT naming every wrong field at once
 */
export async function setCustomFields(
  tx: Tx,
  kind: string,
  record: object,
  given: readonly CustomFieldInput[] | null | undefined,
): Promise<CustomChange[]> {
  if (!given?.length) return [];
  await tx.em.execute(HOLD);
  const good = await judgedAll(tx, kind, given);
  const row = record as Row;
  const isStored = tx.em.getUnitOfWork().getOriginalEntityData(record) !== undefined;
  if (isStored) await tx.em.populate(record as never, good.map(({ field }) => propertyOf(field)) as never);
  return good.flatMap(({ field, value: after }) => {
    const before = (row[propertyOf(field)] ?? null) as string | null;
    if (before === after) return [];
    row[propertyOf(field)] = after;
    return [{ field: `customFields.${field.key}`, before, after }];
  });
}
