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

async function sourceOf(tx: Tx, code: string | null | undefined): Promise<LeadSource | null> {
  if (!code) return null;
  const source = await tx.em.findOne(LeadSource, { code });
  if (!source)
    throw invalidInput([{ path: ['source'], message: `There is no lead source "${code}". See "leadSources { nodes { code } }".` }]);
  return source;
}

/** Whether somebody is known by this address already, in whoever's record. */
async function isKnown(tx: Tx, email: string | null, phone: string | null): Promise<boolean> {
  if (!email && !phone) return false;
  const [row] = await tx.em.execute<{ known: boolean }[]>('select lead_known(?, ?) known', [email, phone]);
  return row?.known ?? false;
}

/**
 * Captures a lead and gives it to somebody, in one transaction. Source: C3, C4.
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
  const lead = tx.em.create(Lead, {
    ...data,
    source: await sourceOf(tx, source),
    productInterest: productInterestId ?? null,
    phoneNormalised,
    possibleDuplicate: await isKnown(tx, data.email ?? null, phoneNormalised),
  });
  const pool = assigneeId ? null : await poolFor(tx, poolId, data.territory);
  const decision = assigneeId ? await decideByHand(tx, assigneeId) : pool ? await decideByPool(tx, pool) : decideWithoutPool(tx);
  await giveNew(tx, lead, decision);
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
