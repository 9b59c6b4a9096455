import { invalidInput, type WrongField } from '../api/errors.js';
import { idOf } from '../api/ids.js';
import { distinctUuids } from '../database/arrays.js';
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

/** Which of these records of a kind the actor sees. */
export async function seenAmong(tx: Tx, kind: string, uuids: readonly string[]): Promise<Set<string>> {
  const entity = declaredRecords().get(kind)?.entity;
  if (!entity || !uuids.length) return new Set();
  const { tableName } = tx.em.getMetadata().get(entity() as never);
  const rows = await tx.em.execute<{ id: string }[]>(`select id from visible."${tableName}" where id = any(?::uuid[])`, [
    distinctUuids(uuids),
  ]);
  return new Set(rows.map(({ id }) => id));
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

type Given = readonly CustomFieldInput[];

/** Ids of everything that these records are to refer to, as far as the actor sees it; one statement for each kind. */
async function seenOf(tx: Tx, fields: readonly CustomField[], records: readonly Given[]): Promise<Set<string>> {
  const wanted = new Map<string, string[]>();
  for (const { key, ...value } of records.flat()) {
    const field = fields.find(each => each.key === key);
    const told = field?.referenceKind && value.reference ? judged(field, value) : undefined;
    if (!field?.referenceKind || !told || 'wrong' in told || !told.value) continue;
    wanted.set(field.referenceKind, [...(wanted.get(field.referenceKind) ?? []), told.value]);
  }
  const seen = new Set<string>();
  for (const [kind, uuids] of wanted) for (const uuid of await seenAmong(tx, kind, uuids)) seen.add(idOf(kind, uuid));
  return seen;
}

function judgedOne(kind: string, fields: readonly CustomField[], seen: ReadonlySet<string>, given: Given): Good[] {
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
    else if (field.referenceKind && told.value && !seen.has(idOf(field.referenceKind, told.value)))
      refuse(`There is no ${field.referenceKind} with this id, or you may not see it.`, 'reference');
    else good.push({ field, value: told.value });
  }
  if (wrong.length) throw invalidInput(wrong);
  return good;
}

async function judgedAll(tx: Tx, kind: string, records: readonly Given[]): Promise<Good[][]> {
  await tx.em.execute(HOLD);
  const fields = await tx.em.find(CustomField, { kind }, { orderBy: { position: 'asc', id: 'asc' } });
  const seen = await seenOf(tx, fields, records);
  return records.map(given => judgedOne(kind, fields, seen, given));
}

/**
 * What the columns of custom fields get in records that one statement makes, by column: see `spareTyped`.
 *
 * @param kind prefix of the records' ids
 * @throws INVALID_INPUT naming every wrong field of the first record that has one
 */
export async function customColumns(
  tx: Tx,
  kind: string,
  records: readonly (Given | null | undefined)[],
): Promise<Record<string, string | null>[]> {
  if (!records.some(given => given?.length)) return records.map(() => ({}));
  const good = await judgedAll(
    tx,
    kind,
    records.map(given => given ?? []),
  );
  return good.map(values => Object.fromEntries(values.map(({ field, value }) => [field.slot, value])));
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
  const [good = []] = await judgedAll(tx, kind, [given]);
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
