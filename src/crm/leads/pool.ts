import { locked } from '../../platform/database/locked.js';
import type { Tx } from '../../platform/database/tx.js';
import { LeadSource } from './lead.entity.js';
import { AssignmentPool, PoolMember } from './pool.entity.js';
import type { AssignmentPoolCreateInput, AssignmentPoolUpdateInput, LeadSourceCreateInput } from './pool.input.js';

/** @throws CONFLICT if the code is taken */
export async function createLeadSource(tx: Tx, { code, name, channel }: LeadSourceCreateInput): Promise<LeadSource> {
  return tx.em.create(LeadSource, { code, name, channel });
}

/** @throws CONFLICT if the name is taken, or if another active pool takes the territory */
export async function createPool(tx: Tx, { name, territory, teamId, memberIds }: AssignmentPoolCreateInput): Promise<AssignmentPool> {
  const pool = tx.em.create(AssignmentPool, { name, territory: territory ?? null, team: teamId ?? null });
  for (const user of new Set(memberIds)) tx.em.create(PoolMember, { pool, user });
  return pool;
}

/**
 * Who leaves a pool stays as an inactive member: whoever comes back keeps the place in the order of turns.
 *
 * @throws NOT_FOUND, CONFLICT
 */
export async function updatePool(
  tx: Tx,
  { poolId, active, memberIds, expectedVersion }: AssignmentPoolUpdateInput,
): Promise<AssignmentPool> {
  const pool = await locked(tx, AssignmentPool, 'pool', poolId, expectedVersion);
  if (active != null) pool.active = active;
  if (!memberIds) return pool;
  const wanted = new Set(memberIds);
  for (const member of await tx.em.find(PoolMember, { pool })) {
    member.active = wanted.delete(member.user.id);
  }
  for (const user of wanted) tx.em.create(PoolMember, { pool, user });
  return pool;
}
