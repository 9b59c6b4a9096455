import { applyChanges } from '../../platform/api/changes.js';
import { invalidInput } from '../../platform/api/errors.js';
import { BusinessCalendar } from '../../platform/calendar/calendar.entity.js';
import { locked } from '../../platform/database/locked.js';
import type { Tx } from '../../platform/database/tx.js';
import { LeadSource } from './lead.entity.js';
import { AssignmentPool, PoolMember } from './pool.entity.js';
import type { AssignmentPoolCreateInput, AssignmentPoolUpdateInput, LeadSourceCreateInput, PoolMemberUpdateInput } from './pool.input.js';
import { capacityFreed } from './release.jobs.js';

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
  await capacityFreed(tx);
  if (active != null) pool.active = active;
  if (!memberIds) return pool;
  const wanted = new Set(memberIds);
  for (const member of await tx.em.find(PoolMember, { pool })) {
    member.active = wanted.delete(member.user.id);
  }
  for (const user of wanted) tx.em.create(PoolMember, { pool, user });
  return pool;
}

/**
 * What a member takes. Leads that wait are given out anew.
 *
 * @throws NOT_FOUND, FORBIDDEN; INVALID_INPUT if there is no such calendar
 */
export async function updateMember(
  tx: Tx,
  { poolMemberId, calendarId, languages, territories, ...input }: PoolMemberUpdateInput,
): Promise<PoolMember> {
  const member = await locked(tx, PoolMember, 'member', poolMemberId);
  applyChanges(member, input, { required: ['weight'], optional: ['capacity'] });
  if (languages !== undefined) member.languages = languages ?? [];
  if (territories !== undefined) member.territories = territories ?? [];
  if (calendarId && !(await tx.em.findOne(BusinessCalendar, calendarId)))
    throw invalidInput([{ path: ['calendarId'], message: 'There is no calendar with this id.' }]);
  if (calendarId !== undefined) tx.em.assign(member, { calendar: calendarId } as never);
  await capacityFreed(tx);
  return member;
}
