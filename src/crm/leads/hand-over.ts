import { makeFor, moveRecord, moveRows } from '../../platform/access/release.js';
import type { Tx } from '../../platform/database/tx.js';
import { Assignment, WaitingLead } from './assignment.entity.js';
import type { Decision } from './decision.js';
import { FollowUp } from './follow-up.entity.js';
import { startFollowUps } from './follow-up.js';
import { type Lead, LeadScore } from './lead.entity.js';
import { LeadFormSubmission } from './lead-form.entity.js';
import type { AssignmentPool } from './pool.entity.js';
import { endWaiting, keepWaiting } from './waiting.js';

/** Keeps a decision about a lead that is where it belongs. @returns a row that has no owner yet */
function keep(tx: Tx, lead: Lead, { assigneeId, pool, rule, reason, candidates }: Decision): Assignment {
  if (assigneeId && (lead.status === 'NEW' || lead.status === 'RECYCLED')) lead.status = 'ASSIGNED';
  const by = { pool: pool?.id ?? null, rule: rule?.id ?? null, assignee: assigneeId };
  return tx.em.create(Assignment, { lead, ...by, reason, candidates, at: tx.now });
}

/**
 * Gives a new lead, not yet flushed, and its score to whom they belong from the start.
 *
 * @param named the pool that was named, and not found by rules
 */
export async function giveNew(
  tx: Tx,
  lead: Lead,
  decision: Decision,
  { score, named }: { score: LeadScore | null; named: AssignmentPool | null },
): Promise<void> {
  const owner = { ownerId: decision.assigneeId, teamId: decision.teamId };
  const kept = keep(tx, lead, decision);
  await makeFor<Lead | LeadScore | Assignment>(tx, { kind: 'lead' }, score ? [lead, score, kept] : [lead, kept], owner);
  if (decision.assigneeId) await startFollowUps(tx, lead);
  else await keepWaiting(tx, lead, decision, named);
}

/**
 * Hands a lead over with all that stands below it. It may leave the actor's sight by that.
 *
 * @param named the pool that was named, and not found by rules
 */
export async function handOver(tx: Tx, lead: Lead, decision: Decision, named: AssignmentPool | null = null): Promise<void> {
  const owner = { ownerId: decision.assigneeId, teamId: decision.teamId };
  for (const below of [Assignment, WaitingLead, FollowUp, LeadScore, LeadFormSubmission])
    await moveRows<Assignment | WaitingLead | FollowUp | LeadScore | LeadFormSubmission>(tx, below, { lead: lead.id }, owner);
  await moveRecord(tx, lead, owner);
  await makeFor(tx, { kind: 'lead' }, keep(tx, lead, decision), owner);
  await endWaiting(tx, lead);
  if (decision.assigneeId) await startFollowUps(tx, lead);
  else await keepWaiting(tx, lead, decision, named);
}
