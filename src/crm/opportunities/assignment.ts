import { moveRecord, moveRows } from '../../platform/access/release.js';
import { locked } from '../../platform/database/locked.js';
import type { Tx } from '../../platform/database/tx.js';
import { emit } from '../../platform/events/define.js';
import { repOf } from './creation.js';
import { Opportunity, StageChange } from './opportunity.entity.js';
import { opportunityAssigned } from './opportunity.events.js';
import type { OpportunityAssignInput } from './opportunity.input.js';

/**
 * Gives a sale to another rep, with its history. The customer stays with whoever has it. Source: C7, C15.
 *
 * @throws NOT_FOUND, FORBIDDEN, CONFLICT; INVALID_INPUT if there is no such active person
 * @emits opportunity.assigned
 */
export async function assignOpportunity(tx: Tx, { opportunityId, ownerId, expectedVersion }: OpportunityAssignInput): Promise<Opportunity> {
  const opportunity = await locked(tx, Opportunity, 'opportunity', opportunityId, expectedVersion);
  if (opportunity.ownerId === ownerId) return opportunity;
  const rep = await repOf(tx, ownerId);
  await moveRows(tx, StageChange, { opportunity: opportunity.id }, rep);
  await moveRecord(tx, opportunity, rep);
  emit(tx, opportunityAssigned, opportunity, { owner: ownerId });
  return opportunity;
}
