import { wrap } from '@mikro-orm/core';
import { prepare, run } from '../database/prepared.js';
import type { Tx } from '../database/tx.js';
import { type Change, changeOf } from './before.js';
import type { PendingEvent, Subject } from './define.js';

// One parameter, so one text and one plan for any number of events.
const INSERT = prepare(
  `insert into outbox (change_id, name, kind, subject_id, version, owner_before, owner_after, team_before, team_after, actor_id, at, payload, before, deleted)
  select change_id, name, kind, subject_id, version, owner_before, owner_after, team_before, team_after, actor_id, at, payload, before, deleted
  from rows from (jsonb_to_recordset($1::jsonb) as (change_id uuid, name text, kind text, subject_id uuid, version int, owner_before uuid, owner_after uuid,
    team_before uuid, team_after uuid, actor_id uuid, at timestamptz, payload jsonb, before jsonb, deleted boolean)) with ordinality
  order by ordinality`,
  { later: true },
);

/** Decimals and dates write themselves; what is too large for a number is text. */
const json = (value: unknown): string => JSON.stringify(value, (_key, v) => (typeof v === 'bigint' ? String(v) : v));

/**
 * Writes the events of a transaction to the outbox, in the order of their `emit`. Called by `transact` after the last flush: then the locks on the subjects
 * are held, so that the ids taken here stand in the order of the commits.
 *
 * @throws if a subject was neither written nor could be locked: who may not change a record has nothing to tell of it
 */
export async function writeOutbox(tx: Tx): Promise<void> {
  if (!tx.pending.length) return;
  const rows = [];
  for (const event of tx.pending) rows.push(row(tx, event, await changeTo(tx, event)));
  await run(tx, INSERT, [json(rows)]);
}

/** What the transaction did to the subject of an event. A subject that it left alone is locked now. */
async function changeTo(tx: Tx, { subject, before, deleted = false }: PendingEvent): Promise<Change> {
  if (before !== undefined) return { before, deleted };
  const written = changeOf(tx.em, subject);
  if (written) return written;
  const tableName = wrap(subject, true)?.__meta?.tableName;
  if (!tableName) throw new Error(`An event about ${subject.id}, which is no entity: tell \`emit\` what was before.`);
  const locked = await tx.em.execute(`select 1 from "${tableName}" where id = ? for no key update`, [subject.id]);
  if (!locked.length)
    throw new Error(`An event was emitted for ${tableName} ${subject.id}, which this transaction has neither written nor may lock.`);
  return { before: {}, deleted: false };
}

function row({ actor, now, changeId }: Tx, { definition, subject, payload }: PendingEvent, { before, deleted }: Change) {
  const after = (property: 'ownerId' | 'teamId') => (deleted ? null : idOfOne(subject[property]));
  const was = (column: string) =>
    before && column in before ? before[column] : deleted ? idOfOne(subject[column === 'owner_id' ? 'ownerId' : 'teamId']) : null;
  return {
    change_id: changeId,
    name: definition.name,
    kind: definition.kind,
    subject_id: subject.id,
    version: subject.version ?? null,
    owner_before: was('owner_id'),
    owner_after: after('ownerId'),
    team_before: was('team_id'),
    team_after: after('teamId'),
    actor_id: actor.userId,
    at: now,
    payload: payload ?? {},
    before,
    deleted,
  };
}

/** A relation that is not mapped to its key holds the other entity. */
const idOfOne = (value: Subject['ownerId'] | { id: string }): string | null =>
  typeof value === 'object' && value ? value.id : (value ?? null);
