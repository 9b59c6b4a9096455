import { applyChanges } from '../../platform/api/changes.js';
import { invalidInput } from '../../platform/api/errors.js';
import { locked } from '../../platform/database/locked.js';
import type { Tx } from '../../platform/database/tx.js';
import { emit } from '../../platform/events/define.js';
import { setCustomFields } from '../../platform/fields/values.js';
import { activePool, decideByHand, decideByPool, decideByRules, decideWithoutPool } from './decision.js';
import { giveNew } from './hand-over.js';
import { Lead, LeadSource } from './lead.entity.js';
import { leadChanged, leadCreated } from './lead.events.js';
import type { LeadCreateInput, LeadUpdateInput } from './lead.input.js';
import { meet } from './meeting.js';
import { normalisedPhone } from './phone.rules.js';
import { scoreNew } from './scoring.js';

/** @throws INVALID_INPUT if there is no such source */
export async function sourceOf(tx: Tx, code: string | null | undefined): Promise<LeadSource | null> {
  if (!code) return null;
  const source = await tx.em.findOne(LeadSource, { code });
  if (!source)
    throw invalidInput([{ path: ['source'], message: `There is no lead source "${code}". See "leadSources { nodes { code } }".` }]);
  return source;
}

/**
 * Captures a lead, scores it and gives it to somebody, in one transaction. Source: C3, C4, C6.
 *
 * A lead that may be somebody who is known already is taken all the same, and flagged.
 *
 * @throws INVALID_INPUT if the source, the pool or the person does not exist
 * @throws CONFLICT if there is a lead with this externalId of the same externalSource
 * @emits lead.created
 */
export async function createLead(tx: Tx, input: LeadCreateInput): Promise<Lead> {
  const { source, assigneeId, poolId, productInterestId, customFields, ...data } = input;
  const lead = tx.em.create(Lead, {
    ...data,
    source: await sourceOf(tx, source),
    productInterest: productInterestId ?? null,
    phoneNormalised: normalisedPhone(data.phone, data.territory),
  });
  const { known, earlier } = await meet(tx, lead);
  lead.possibleDuplicate = known;
  await setCustomFields(tx, 'lead', lead, customFields);
  // Before it is given to somebody: rules go by it.
  const score = await scoreNew(tx, lead, earlier);
  const named = poolId && !assigneeId ? await activePool(tx, poolId) : null;
  const decision = assigneeId
    ? await decideByHand(tx, assigneeId)
    : named
      ? await decideByPool(tx, named, lead)
      : ((await decideByRules(tx, lead)) ?? decideWithoutPool(tx));
  await giveNew(tx, lead, decision, { score, named });
  emit(tx, leadCreated, lead, {});
  return lead;
}

/** What tells who a lead is. */
const TELLING: ReadonlySet<string> = new Set(['name', 'company', 'email', 'phone']);

/**
 * Corrects what is known about a lead. Who has it is not changed by it.
 *
 * @throws NOT_FOUND, FORBIDDEN, CONFLICT, INVALID_INPUT
 * @emits lead.changed
 */
export async function updateLead(tx: Tx, { leadId, expectedVersion, ...input }: LeadUpdateInput): Promise<Lead> {
  const lead = await locked(tx, Lead, 'lead', leadId, expectedVersion);
  const fields = applyChanges(lead, input, { required: ['name'], optional: ['company', 'email', 'phone', 'territory', 'note'] });
  fields.push(...(await setCustomFields(tx, 'lead', lead, input.customFields)).map(({ field }) => field));
  if (!fields.length) return lead;
  lead.phoneNormalised = normalisedPhone(lead.phone, lead.territory);
  if (fields.some(field => TELLING.has(field)) && (await meet(tx, lead)).known) lead.possibleDuplicate = true;
  emit(tx, leadChanged, lead, { fields });
  return lead;
}
