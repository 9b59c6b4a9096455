import { invalidInput } from '../../platform/api/errors.js';
import { locked } from '../../platform/database/locked.js';
import type { Tx } from '../../platform/database/tx.js';
import { emit } from '../../platform/events/define.js';
import { endFollowUps } from './follow-up.js';
import { Lead, type LeadStatus } from './lead.entity.js';
import { leadChanged } from './lead.events.js';
import type { LeadDisqualifyInput, LeadQualifyInput, LeadRecycleInput, LeadWorkInput } from './lead.input.js';
import { capacityFreed } from './release.jobs.js';
import { leadStatusesAfter } from './status.rules.js';
import { endWaiting, keepWaiting } from './waiting.js';

/** @throws INVALID_INPUT if the status may not follow the present one */
export function checkStep(lead: Lead, status: LeadStatus): void {
  const allowed = leadStatusesAfter(lead.status);
  if (!allowed.includes(status)) {
    const what = allowed.length ? `After ${lead.status} may come ${allowed.join(', ')}.` : 'Nothing comes after that.';
    throw invalidInput([{ path: ['leadId'], message: `The lead is ${lead.status} and can not become ${status}. ${what}` }]);
  }
}

async function step(tx: Tx, lead: Lead, status: LeadStatus): Promise<void> {
  checkStep(lead, status);
  lead.status = status;
  if (!lead.ownerId) await endWaiting(tx, lead);
}

/** Nothing is left to be done with a lead: whoever had it can take another. */
export async function closed(tx: Tx, lead: Lead): Promise<void> {
  await endFollowUps(tx, lead, 'CLOSED');
  if (lead.ownerId) await capacityFreed(tx);
}

/**
 * The first contact was made. What stands in `firstResponseAt` already is kept.
 *
 * @throws NOT_FOUND, FORBIDDEN, CONFLICT, INVALID_INPUT
 * @emits lead.changed
 */
export async function workLead(tx: Tx, { leadId, expectedVersion }: LeadWorkInput): Promise<Lead> {
  const lead = await locked(tx, Lead, 'lead', leadId, expectedVersion);
  await step(tx, lead, 'WORKING');
  lead.firstResponseAt ??= tx.now;
  await endFollowUps(tx, lead, 'ANSWERED');
  emit(tx, leadChanged, lead, { fields: ['status', 'firstResponseAt'] });
  return lead;
}

/** @throws NOT_FOUND, FORBIDDEN, CONFLICT, INVALID_INPUT  @emits lead.changed */
export async function qualifyLead(tx: Tx, { leadId, expectedVersion }: LeadQualifyInput): Promise<Lead> {
  const lead = await locked(tx, Lead, 'lead', leadId, expectedVersion);
  await step(tx, lead, 'QUALIFIED');
  await endFollowUps(tx, lead, 'ANSWERED');
  emit(tx, leadChanged, lead, { fields: ['status'] });
  return lead;
}

/** @throws NOT_FOUND, FORBIDDEN, CONFLICT, INVALID_INPUT  @emits lead.changed */
export async function disqualifyLead(tx: Tx, { leadId, reason, expectedVersion }: LeadDisqualifyInput): Promise<Lead> {
  const lead = await locked(tx, Lead, 'lead', leadId, expectedVersion);
  await step(tx, lead, 'DISQUALIFIED');
  lead.disqualifyReason = reason;
  await closed(tx, lead);
  emit(tx, leadChanged, lead, { fields: ['status', 'disqualifyReason'] });
  return lead;
}

/** Takes a disqualified lead up again; whoever had it has it, and one that nobody had waits. @throws NOT_FOUND, FORBIDDEN, CONFLICT, INVALID_INPUT  @emits lead.changed */
export async function recycleLead(tx: Tx, { leadId, expectedVersion }: LeadRecycleInput): Promise<Lead> {
  const lead = await locked(tx, Lead, 'lead', leadId, expectedVersion);
  await step(tx, lead, 'RECYCLED');
  lead.disqualifyReason = null;
  if (!lead.ownerId) {
    await keepWaiting(tx, lead);
    await capacityFreed(tx);
  }
  emit(tx, leadChanged, lead, { fields: ['status', 'disqualifyReason'] });
  return lead;
}
