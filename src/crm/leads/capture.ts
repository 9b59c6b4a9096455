import { applyChanges } from '../../platform/api/changes.js';
import { invalidInput } from '../../platform/api/errors.js';
import { locked } from '../../platform/database/locked.js';
import type { Tx } from '../../platform/database/tx.js';
import { emit } from '../../platform/events/define.js';
import { decideByHand, decideByPool, decideWithoutPool, giveNew, poolFor } from './assignment.js';
import { Lead, LeadSource } from './lead.entity.js';
import { leadChanged, leadCreated } from './lead.events.js';
import type { LeadCreateInput, LeadUpdateInput } from './lead.input.js';
import { normalisedPhone } from './phone.rules.js';
import { scoreNew } from './scoring.js';

async function sourceOf(tx: Tx, code: string | null | undefined): Promise<LeadSource | null> {
  if (!code) return null;
  const source = await tx.em.findOne(LeadSource, { code });
  if (!source)
    throw invalidInput([{ path: ['source'], message: `There is no lead source "${code}". See "leadSources { nodes { code } }".` }]);
  return source;
}

/** Whether somebody is known by this address already, and how many leads came with it, in whoever's record. */
async function met(tx: Tx, email: string | null, phone: string | null): Promise<{ known: boolean; earlier: number }> {
  const [row] =
    email || phone ? await tx.em.execute<{ known: boolean; earlier: number }[]>('select * from lead_met(?, ?)', [email, phone]) : [];
  return row ?? { known: false, earlier: 0 };
}

/**
 * Captures a lead, scores it and gives it to somebody, in one transaction. Source: C3, C4, C6.
 *
 * A lead whose e-mail address or telephone number is known already is taken all the same, and flagged.
 *
 * @throws INVALID_INPUT if the source, the pool or the person does not exist
 * @throws CONFLICT if there is a lead with this externalId of the same externalSource
 * @emits lead.created
 */
export async function createLead(tx: Tx, input: LeadCreateInput): Promise<Lead> {
  const { source, assigneeId, poolId, productInterestId, ...data } = input;
  const phoneNormalised = normalisedPhone(data.phone, data.territory);
  const { known, earlier } = await met(tx, data.email ?? null, phoneNormalised);
  const lead = tx.em.create(Lead, {
    ...data,
    source: await sourceOf(tx, source),
    productInterest: productInterestId ?? null,
    phoneNormalised,
    possibleDuplicate: known,
  });
  const pool = assigneeId ? null : await poolFor(tx, poolId, data.territory);
  const decision = assigneeId ? await decideByHand(tx, assigneeId) : pool ? await decideByPool(tx, pool) : decideWithoutPool(tx);
  await giveNew(tx, lead, decision, await scoreNew(tx, lead, earlier));
  emit(tx, leadCreated, lead, {});
  return lead;
}

/**
 * Corrects what is known about a lead. Who has it is not changed by it.
 *
 * @throws NOT_FOUND, FORBIDDEN, CONFLICT, INVALID_INPUT
 * @emits lead.changed
 */
export async function updateLead(tx: Tx, { leadId, expectedVersion, ...input }: LeadUpdateInput): Promise<Lead> {
  const lead = await locked(tx, Lead, 'lead', leadId, expectedVersion);
  const fields = applyChanges(lead, input, { required: ['name'], optional: ['company', 'email', 'phone', 'territory', 'note'] });
  if (!fields.length) return lead;
  lead.phoneNormalised = normalisedPhone(lead.phone, lead.territory);
  emit(tx, leadChanged, lead, { fields });
  return lead;
}
