import { forbidden, invalidInput } from '../../platform/api/errors.js';
import { arrayText } from '../../platform/database/arrays.js';
import { locked } from '../../platform/database/locked.js';
import type { Tx } from '../../platform/database/tx.js';
import { THRESHOLD } from './checking.rules.js';
import { Customer } from './customer.entity.js';
import { DuplicateCandidate } from './duplicate.entity.js';
import type { DuplicateCandidateDismissInput } from './duplicate.input.js';
import { type Commonness, commonnessBy, countedWords, type Match, matchOf } from './matching.rules.js';
import { blockingKeys, type Described, type Profile, profileOf } from './profile.rules.js';

/** A row of `matching.described`. */
export interface DescribedRow {
  id: string;
  names: (string | null)[];
  emails: string[] | null;
  phones: string[] | null;
  tax_id: string | null;
  birthday: string | null;
  addresses: Described['addresses'];
}
export const profileOfRow = ({ tax_id: taxId, ...row }: DescribedRow): Profile =>
  profileOf({ ...row, emails: row.emails ?? [], phones: row.phones ?? [], addresses: row.addresses ?? [], taxId });

export interface Near extends Match {
  customerId: string;
}

async function commonnessIn(tx: Tx, profiles: readonly Profile[]): Promise<Commonness> {
  const words = [...new Set(profiles.flatMap(countedWords))];
  const rows = await tx.em.execute<{ word: string; count: number }[]>('select * from matching.common(?::text[])', [arrayText(words)]);
  return commonnessBy(new Map(rows.map(({ word, count }) => [word, count])));
}

/** Customers that may be the same as one, or as a draft, across all teams: those that share keys with it, and those that were thought the same. */
export async function nearTo(tx: Tx, profile: Profile, id: string | null, threshold = THRESHOLD): Promise<Near[]> {
  const found = await tx.em.execute<DescribedRow[]>(
    'select * from matching.described(array(select matching.near(?::text[], ?::uuid) union select matching.partners(?::uuid)))',
    [arrayText(blockingKeys(profile)), id, id],
  );
  const others = found.map(row => ({ row, profile: profileOfRow(row) }));
  const common = await commonnessIn(tx, [profile, ...others.map(other => other.profile)]);
  return others
    .map(({ row, profile: other }) => ({ customerId: row.id, ...matchOf(profile, other, common) }))
    .filter(({ score }) => score >= threshold);
}

/** Looks anew for who may be the same as a customer that has changed; one that is archived or gone is nobody's duplicate. */
export async function lookAgain(tx: Tx, id: string): Promise<void> {
  const [row] = await tx.em.execute<DescribedRow[]>('select * from matching.described(array[?::uuid])', [id]);
  const profile = row && profileOfRow(row);
  const known = await tx.em.execute<{ id: string }[]>('select matching.partners(?) id', [id]);
  const near = profile ? await nearTo(tx, profile, id) : [];
  const found = new Set(near.map(({ customerId }) => customerId));
  const pairs = near.map(({ customerId, score, reasons }) => {
    const [a_id, b_id] = [id, customerId].sort();
    return { a_id, b_id, score, reasons };
  });
  await tx.em.execute('select matching.put(?, ?::text[], ?::jsonb, ?::uuid[], ?, ?)', [
    id,
    profile ? arrayText(blockingKeys(profile)) : null,
    JSON.stringify(pairs),
    arrayText(known.map(partner => partner.id).filter(partner => !found.has(partner))),
    tx.now,
    tx.actor.userId,
  ]);
}

/**
 * Says that two are two: no later check proposes them again. It takes sight of both.
 *
 * @throws NOT_FOUND, FORBIDDEN, CONFLICT; INVALID_INPUT if they are merged
 */
export async function dismissDuplicate(tx: Tx, { candidateId, note, expectedVersion }: DuplicateCandidateDismissInput) {
  const candidate = await locked(tx, DuplicateCandidate, 'duplicate', candidateId, expectedVersion);
  if ((await tx.em.count(Customer, { id: { $in: [candidate.a.id, candidate.b.id] } })) < 2)
    throw forbidden('deciding about a customer that you do not see');
  if (candidate.state === 'MERGED')
    throw invalidInput([{ path: ['candidateId'], message: 'They are merged. Undo the merge if they are two.' }]);
  Object.assign(candidate, { state: 'DISTINCT', note });
  return candidate;
}
