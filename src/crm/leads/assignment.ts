import { forbidden, invalidInput } from '../../platform/api/errors.js';
import { locked, touch } from '../../platform/database/locked.js';
import type { Tx } from '../../platform/database/tx.js';
import { emit } from '../../platform/events/define.js';
import { Assignment } from './assignment.entity.js';
import { activePool, decideByHand, decideByPool } from './decision.js';
import { handOver } from './hand-over.js';
import { Lead } from './lead.entity.js';
import { leadAssigned, leadChanged } from './lead.events.js';
import type { LeadAcceptInput, LeadAssignInput } from './lead.input.js';
import { capacityFreed } from './release.jobs.js';

/**
 * Gives a lead to a person, or to whoever of a pool has waited longest. Source: C4.
 *
 * @throws NOT_FOUND, FORBIDDEN, CONFLICT
 * @throws INVALID_INPUT unless either a person or a pool is named, or if the lead is closed
 * @emits lead.assigned
 */
export async function assignLead(tx: Tx, { leadId, assigneeId, poolId, reason, expectedVersion }: LeadAssignInput): Promise<Lead> {
  if (!assigneeId === !poolId) throw invalidInput([{ path: ['assigneeId'], message: 'Give either "assigneeId" or "poolId".' }]);
  const lead = await locked(tx, Lead, 'lead', leadId, expectedVersion);
  if (lead.status === 'CONVERTED' || lead.status === 'DISQUALIFIED')
    throw invalidInput([{ path: ['leadId'], message: `The lead is ${lead.status}: nobody has to work on it.` }]);
  const pool = poolId ? await activePool(tx, poolId) : null;
  const decision = pool ? await decideByPool(tx, pool, lead) : await decideByHand(tx, assigneeId as string, reason);
  if (lead.ownerId && lead.ownerId !== decision.assigneeId) await capacityFreed(tx);
  await handOver(tx, lead, decision, pool);
  emit(tx, leadAssigned, lead, { why: decision.reason });
  return lead;
}

/**
 * Whoever has the lead takes it on. Once more changes nothing.
 *
 * @throws NOT_FOUND, FORBIDDEN if somebody else has it, CONFLICT
 * @emits lead.changed
 */
export async function acceptLead(tx: Tx, { leadId, expectedVersion }: LeadAcceptInput): Promise<Lead> {
  const lead = await locked(tx, Lead, 'lead', leadId, expectedVersion);
  if (lead.ownerId !== tx.actor.userId) throw forbidden('accepting a lead that somebody else has');
  const [last] = await tx.em.find(Assignment, { lead }, { orderBy: { at: 'DESC', id: 'DESC' }, limit: 1 });
  if (!last || last.acceptedAt) return lead;
  last.acceptedAt = tx.now;
  touch(tx, lead);
  emit(tx, leadChanged, lead, { fields: ['assignments'] });
  return lead;
}
