import { applyChanges } from '../../platform/api/changes.js';
import { invalidInput } from '../../platform/api/errors.js';
import { locked } from '../../platform/database/locked.js';
import type { Tx } from '../../platform/database/tx.js';
import { emit } from '../../platform/events/define.js';
import { setCustomFields } from '../../platform/fields/values.js';
import { contactOf } from '../customers/contacts.js';
import { addToTimeline } from '../customers/timeline.js';
import { productOf } from './creation.js';
import { positive } from './money.rules.js';
import { Opportunity, StageChange } from './opportunity.entity.js';
import { opportunityErrors } from './opportunity.errors.js';
import { opportunityChanged, opportunityMoved } from './opportunity.events.js';
import type { OpportunityMoveInput, OpportunityUpdateInput } from './opportunity.input.js';
import { stageSummary, standingIn } from './opportunity.rules.js';
import { Stage } from './pipeline.entity.js';
import { startStage } from './stages.js';

/**
 * Moves a sale to another stage of its pipeline: status, probability and close follow from the stage, the history and the timeline get an entry.
 * Moving it to the stage that it is in changes nothing. A won or lost one can be opened again. Source: C7.
 *
 * @throws NOT_FOUND, FORBIDDEN, CONFLICT; INVALID_INPUT if the stage is of another pipeline; LOST_REASON_MISSING
 * @emits opportunity.moved
 */
export async function moveOpportunity(
  tx: Tx,
  { opportunityId, stageId, lostReason, expectedVersion }: OpportunityMoveInput,
): Promise<Opportunity> {
  const opportunity = await locked(tx, Opportunity, 'opportunity', opportunityId, expectedVersion);
  const stage = await startStage(tx, { pipelineId: opportunity.pipeline.id, stageId });
  const from = opportunity.stage.id;
  if (from === stage.id) return opportunity;
  if (stage.kind === 'LOST' && !lostReason) throw opportunityErrors.LOST_REASON_MISSING(stage.name);
  if (stage.kind !== 'LOST' && lostReason) throw invalidInput([{ path: ['lostReason'], message: `"${stage.name}" is not a lost stage.` }]);
  Object.assign(opportunity, { stage, ...standingIn({ stage, at: tx.now, lostReason }) });
  const { ownerId, teamId, amount, currency } = opportunity;
  tx.em.create(StageChange, { opportunity, from, to: stage, at: tx.now, by: tx.actor.userId, amount, currency, ownerId, teamId });
  await addToTimeline(tx, opportunity.customer, {
    kind: 'STAGE',
    summary: stageSummary(opportunity.name, stage, lostReason),
    ref: { kind: 'opportunity', id: opportunity.id },
  });
  emit(tx, opportunityMoved, opportunity, { from, to: stage.id, status: stage.kind });
  return opportunity;
}

async function changeProbability(tx: Tx, opportunity: Opportunity, probability: number | null | undefined): Promise<string[]> {
  if (probability === undefined) return [];
  if (opportunity.status !== 'OPEN') throw invalidInput([{ path: ['probability'], message: 'What is won or lost has no other chance.' }]);
  const stage = await tx.em.findOneOrFail(Stage, opportunity.stage.id);
  return applyChanges(opportunity, { probability: probability ?? stage.probability }, { required: ['probability'] });
}

/**
 * Changes what is known of a sale: absent leaves, null clears.
 *
 * @throws NOT_FOUND, FORBIDDEN, CONFLICT, INVALID_INPUT
 * @emits opportunity.changed if something is different now
 */
export async function updateOpportunity(tx: Tx, input: OpportunityUpdateInput): Promise<Opportunity> {
  const opportunity = await locked(tx, Opportunity, 'opportunity', input.opportunityId, input.expectedVersion);
  const { name, closeDate, region, amount, contactId, productId, probability } = input;
  if (amount === null) throw invalidInput([{ path: ['amount'], message: 'It can be changed, but not cleared.' }]);
  const fields = applyChanges(opportunity, { name, closeDate, region }, { required: ['name'], optional: ['closeDate', 'region'] });
  if (amount) fields.push(...applyChanges(opportunity, positive(amount, ['amount']), { required: ['amount', 'currency'] }));
  const contact = contactId && (await contactOf(tx, opportunity.customer.id, contactId));
  const product = productId && (await productOf(tx, productId, ['productId']));
  fields.push(...applyChanges(opportunity, { contact, product }, { optional: ['contact', 'product'] }));
  fields.push(...(await changeProbability(tx, opportunity, probability)));
  fields.push(...(await setCustomFields(tx, 'opportunity', opportunity, input.customFields)).map(({ field }) => field));
  if (fields.length) emit(tx, opportunityChanged, opportunity, { fields });
  return opportunity;
}
