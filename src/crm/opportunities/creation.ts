import { makeFor } from '../../platform/access/release.js';
import { User } from '../../platform/access/user.entity.js';
import { invalidInput, notFound } from '../../platform/api/errors.js';
import { idOf } from '../../platform/api/ids.js';
import type { Tx } from '../../platform/database/tx.js';
import { emit } from '../../platform/events/define.js';
import { setCustomFields } from '../../platform/fields/values.js';
import { Product } from '../catalog/product.entity.js';
import { contactOf } from '../customers/contacts.js';
import { Customer } from '../customers/customer.entity.js';
import { addToTimeline } from '../customers/timeline.js';
import { positive } from './money.rules.js';
import { Opportunity, StageChange } from './opportunity.entity.js';
import { opportunityErrors } from './opportunity.errors.js';
import { opportunityCreated } from './opportunity.events.js';
import type { OpportunityCreateInput } from './opportunity.input.js';
import { stageSummary, standingIn } from './opportunity.rules.js';
import { startStage } from './stages.js';

/** The rep and the rep's team; by default the actor. @throws INVALID_INPUT if there is no such active person */
export async function repOf(tx: Tx, ownerId: string | null | undefined) {
  if (!ownerId || ownerId === tx.actor.userId) return { ownerId: tx.actor.userId, teamId: tx.actor.teamId };
  const user = await tx.em.findOne(User, { id: ownerId, active: true });
  if (!user) throw invalidInput([{ path: ['ownerId'], message: 'There is no active person with this id.' }]);
  return { ownerId: user.id, teamId: user.team?.id ?? null };
}

/** A product of the catalogue. @throws INVALID_INPUT */
export async function productOf(tx: Tx, id: string, path: string[]): Promise<Product> {
  const product = await tx.em.findOne(Product, id);
  if (!product) throw invalidInput([{ path, message: 'There is no product with this id.' }]);
  return product;
}

/** A customer whom the actor sees. @throws NOT_FOUND */
export async function customerOf(tx: Tx, id: string): Promise<Customer> {
  const customer = await tx.em.findOne(Customer, id);
  if (!customer) throw notFound('customer', idOf('customer', id));
  return customer;
}

/**
 * Opens a sale with a customer, in the first stage of the default pipeline unless the input says otherwise. It belongs to the rep. Source: C7.
 *
 * @throws NOT_FOUND of the customer; INVALID_INPUT; LOST_REASON_MISSING; CONFLICT if the external id is taken
 * @emits opportunity.created
 */
export async function createOpportunity(tx: Tx, input: OpportunityCreateInput): Promise<Opportunity> {
  const {
    customerId,
    contactId,
    pipelineId,
    stageId,
    productId,
    amount,
    ownerId,
    openedAt,
    closedAt,
    lostReason,
    probability,
    customFields,
    ...data
  } = input;
  const customer = await customerOf(tx, customerId);
  const stage = await startStage(tx, { pipelineId, stageId });
  if (stage.kind === 'LOST' && !lostReason) throw opportunityErrors.LOST_REASON_MISSING(stage.name);
  const standing = standingIn({ stage, at: closedAt ?? tx.now, lostReason, probability });
  const links = {
    contact: contactId ? await contactOf(tx, customerId, contactId) : null,
    product: productId ? await productOf(tx, productId, ['productId']) : null,
  };
  const rep = await repOf(tx, ownerId);
  const worth = positive(amount, ['amount']);
  const opportunity = tx.em.create(Opportunity, {
    ...data,
    ...links,
    ...standing,
    ...worth,
    customer,
    stage,
    pipeline: stage.pipeline,
    region: data.region ?? customer.region ?? null,
    openedAt: openedAt ?? tx.now,
  });
  await setCustomFields(tx, 'opportunity', opportunity, customFields);
  const change = tx.em.create(StageChange, { opportunity, to: stage, at: opportunity.openedAt, by: tx.actor.userId, ...worth });
  await makeFor(tx, { kind: 'opportunity' }, [opportunity, change], rep);
  await addToTimeline(tx, customer, {
    kind: 'STAGE',
    summary: stageSummary(opportunity.name, stage, lostReason),
    at: standing.closedAt ?? opportunity.openedAt,
    ref: { kind: 'opportunity', id: opportunity.id },
  });
  emit(tx, opportunityCreated, opportunity, { stage: stage.id });
  return opportunity;
}
