import { v7 } from 'uuid';
import { invalidInput } from '../../platform/api/errors.js';
import { uuids } from '../../platform/database/arrays.js';
import { locked, touch } from '../../platform/database/locked.js';
import type { Tx } from '../../platform/database/tx.js';
import { emit } from '../../platform/events/define.js';
import { tidyTags } from './contact-point.rules.js';
import { Customer } from './customer.entity.js';
import { customerErrors } from './customer.errors.js';
import { customerChanged, customerMerged, customerUnmerged } from './customer.events.js';
import { MergeRecord, type Snapshot } from './duplicate.entity.js';
import type { CustomerMergeInput, CustomerMergeUndoInput, MergeField } from './duplicate.input.js';
import { moveWithCustomer } from './following.js';
import { addToTimeline } from './timeline.js';

const CHOSEN = ['kind', 'name', 'tier', 'status'] as const;
const FILLED = ['legalName', 'taxId', 'industry', 'size', 'website', 'region', 'language'] as const;

/** Locks all of them in the order of their ids: merges that cross each other wait, and none is lost. */
async function lockAll(tx: Tx, ids: readonly string[], expected: { id: string; version?: number | null }): Promise<Map<string, Customer>> {
  const rows = new Map<string, Customer>();
  for (const id of [...ids].sort())
    rows.set(id, await locked(tx, Customer, 'customer', id, id === expected.id ? expected.version : undefined));
  return rows;
}

/** What the survivor is to be: its own values, those chosen of others, and what it lacks of the newest that has it. */
function valuesOf(survivor: Customer, newestFirst: readonly Customer[], choices: CustomerMergeInput['choices']): Partial<Customer> {
  const values: Record<string, unknown> = {};
  for (const name of FILLED) values[name] = survivor[name] ?? newestFirst.find(row => row[name] != null)?.[name] ?? null;
  for (const name of CHOSEN) values[name] = survivor[name];
  for (const [i, { field, customerId }] of (choices ?? []).entries()) {
    const from = [survivor, ...newestFirst].find(row => row.id === customerId);
    if (!from)
      throw invalidInput([{ path: ['choices', String(i), 'customerId'], message: 'Choose from the survivor and those merged into it.' }]);
    values[field] = from[field as MergeField];
  }
  return values as Partial<Customer>;
}

/** The company that the survivor belongs to, if it was one of those that become part of it. */
function parentOf(survivor: Customer, merged: ReadonlyMap<string, Customer>): string | null {
  let parent = survivor.parent?.id ?? null;
  const seen = new Set<string>();
  while (parent && merged.has(parent) && !seen.has(parent)) {
    seen.add(parent);
    parent = merged.get(parent)?.parent?.id ?? null;
  }
  return parent === survivor.id || (parent && merged.has(parent)) ? null : parent;
}

/** Puts values on the survivor. @returns what they were and are */
function change(tx: Tx, survivor: Customer, values: Partial<Customer>, parent: string | null): Snapshot['fields'] {
  const fields: Snapshot['fields'] = {};
  for (const [name, after] of Object.entries(values)) {
    const before = survivor[name as keyof Customer] ?? null;
    if (before === after) continue;
    fields[name] = { before, after };
    Object.assign(survivor, { [name]: after });
  }
  const before = survivor.parent?.id ?? null;
  if (before !== parent) {
    fields.parent = { before, after: parent };
    survivor.parent = parent ? tx.em.getReference(Customer, parent) : null;
  }
  return fields;
}

/** Moves rows between customers. Of consents that come together the latest is in force, and so again of each when they part. */
async function moving<T>(tx: Tx, customerIds: readonly string[], move: () => Promise<T>): Promise<T> {
  const ids = uuids(customerIds);
  await tx.em.execute('select consents_loosen(?::uuid[])', [ids]);
  const moved = await move();
  await tx.em.execute('select consents_settle(?::uuid[])', [ids]);
  return moved;
}

/**
 * Makes one customer of several: the survivor gets all that belongs to the others, which stay as archived rows and answer with it. It takes the right to write
 * each of them. Undone by `undoMerge`.
 *
 * @throws NOT_FOUND, FORBIDDEN, CONFLICT; INVALID_INPUT if one is named twice, or is part of another already
 * @emits customer.merged of each that became part, customer.changed of the survivor
 */
export async function mergeCustomers(tx: Tx, { survivorId, mergedIds, choices, expectedVersion }: CustomerMergeInput) {
  if (new Set([survivorId, ...mergedIds]).size !== mergedIds.length + 1)
    throw invalidInput([{ path: ['mergedIds'], message: 'Name each customer once, and the survivor not among them.' }]);
  const rows = await lockAll(tx, [survivorId, ...mergedIds], { id: survivorId, version: expectedVersion });
  for (const { name, number, mergedInto } of rows.values())
    if (mergedInto)
      throw invalidInput([{ path: ['mergedIds'], message: `"${name}" (${number}) is part of another customer. Name that one instead.` }]);
  const survivor = rows.get(survivorId) as Customer;
  rows.delete(survivorId);
  const newestFirst = [...rows.values()].sort((a, b) => b.createdAt.getTime() - a.createdAt.getTime() || (a.id < b.id ? 1 : -1));

  const fields = change(tx, survivor, valuesOf(survivor, newestFirst, choices), parentOf(survivor, rows));
  const tags = tidyTags([survivor, ...newestFirst].flatMap(row => row.tags));
  const tagsAdded = tags.filter(tag => !survivor.tags.includes(tag));
  if (tagsAdded.length) survivor.tags = tags;
  const archivedAt = Object.fromEntries(newestFirst.map(row => [row.id, row.archivedAt?.toISOString() ?? null]));
  const { ownerId, teamId } = survivor;
  const merge = tx.em.create(MergeRecord, {
    ...{ id: v7(), survivor, mergedIds: newestFirst.map(row => row.id), snapshot: { fields, tagsAdded, archivedAt } },
    ...{ at: tx.now, undoneAt: null, ownerId, teamId },
  });
  await tx.em.flush();
  await moving(tx, [survivor.id, ...merge.mergedIds], () =>
    tx.em.execute('select matching.merge_rows(?, ?, ?::uuid[])', [merge.id, survivor.id, uuids(merge.mergedIds)]),
  );
  for (const row of newestFirst) {
    Object.assign(row, { mergedInto: survivor, archivedAt: row.archivedAt ?? tx.now });
    emit(tx, customerMerged, row, { survivor: survivor.id, merge: merge.id });
  }
  touch(tx, survivor);
  const names = newestFirst.map(row => `${row.name} (${row.number})`).join(', ');
  await addToTimeline(tx, survivor, { kind: 'SYSTEM', summary: `Merged with ${names}`, ref: { kind: 'merge', id: merge.id } });
  emit(tx, customerChanged, survivor, { fields: [...Object.keys(fields), ...(tagsAdded.length ? ['tags'] : []), 'mergedIds'] });
  await moveWithCustomer(tx, survivor);
  return { customer: survivor, merge };
}

const same = (a: unknown, b: unknown): boolean => (a ?? null) === (b ?? null);

/** Puts back what the merge changed of the survivor and nobody has changed since. @returns names of what was changed since, and stays */
function restore(tx: Tx, survivor: Customer, { fields, tagsAdded }: Snapshot): string[] {
  const kept: string[] = [];
  for (const [name, { before, after }] of Object.entries(fields)) {
    const now = name === 'parent' ? survivor.parent?.id : survivor[name as keyof Customer];
    if (!same(now, after)) kept.push(name);
    else if (name === 'parent') survivor.parent = before ? tx.em.getReference(Customer, before as string) : null;
    else Object.assign(survivor, { [name]: before });
  }
  if (tagsAdded.length) survivor.tags = survivor.tags.filter(tag => !tagsAdded.includes(tag));
  return kept;
}

/**
 * Undoes a merge: the merged customers are their own again, with everything that went over and is still there. What was done with the survivor since stays with it.
 *
 * @throws NOT_FOUND, FORBIDDEN, CONFLICT; MERGE_NOT_UNDOABLE if it is undone already, or one of them was merged again or erased since
 * @emits customer.unmerged of each, customer.changed of the survivor
 */
export async function undoMerge(tx: Tx, { mergeId, expectedVersion }: CustomerMergeUndoInput) {
  const merge = await locked(tx, MergeRecord, 'merge', mergeId, expectedVersion);
  if (merge.undoneAt) throw customerErrors.MERGE_NOT_UNDOABLE('it is undone already');
  const found = await tx.em.find(Customer, { id: { $in: merge.mergedIds } }, { fields: ['id'], disableIdentityMap: true });
  if (found.length < merge.mergedIds.length) throw customerErrors.MERGE_NOT_UNDOABLE('one of those that were merged is not there any more');
  const rows = await lockAll(tx, [merge.survivor.id, ...merge.mergedIds], { id: '' });
  const survivor = rows.get(merge.survivor.id) as Customer;
  rows.delete(survivor.id);
  if (survivor.mergedInto)
    throw customerErrors.MERGE_NOT_UNDOABLE('the survivor became part of another customer since: undo that merge first');

  const kept = restore(tx, survivor, merge.snapshot);
  for (const row of rows.values()) {
    const archived = merge.snapshot.archivedAt[row.id];
    Object.assign(row, { mergedInto: null, archivedAt: archived ? new Date(archived) : null });
    emit(tx, customerUnmerged, row, { survivor: survivor.id, merge: merge.id });
  }
  merge.undoneAt = tx.now;
  touch(tx, survivor);
  await tx.em.flush();
  const [left] = await moving(tx, [survivor.id, ...merge.mergedIds], () =>
    tx.em.execute<{ rows: string }[]>('select matching.unmerge_rows(?, ?, ?::uuid[]) as rows', [
      merge.id,
      survivor.id,
      uuids(merge.mergedIds),
    ]),
  );
  await addToTimeline(tx, survivor, { kind: 'SYSTEM', summary: 'A merge was undone', ref: { kind: 'merge', id: merge.id } });
  emit(tx, customerChanged, survivor, { fields: [...Object.keys(merge.snapshot.fields), 'mergedIds'] });
  for (const row of [survivor, ...rows.values()]) await moveWithCustomer(tx, row);
  return { customer: survivor, merge, kept, rowsLeft: Number(left?.rows ?? 0) };
}
