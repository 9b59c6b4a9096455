import { invalidInput } from '../../platform/api/errors.js';
import { locked } from '../../platform/database/locked.js';
import type { Tx } from '../../platform/database/tx.js';
import { emit } from '../../platform/events/define.js';
import { Lead, type LeadStatus } from './lead.entity.js';
import { leadChanged } from './lead.events.js';
import type { LeadDisqualifyInput, LeadQualifyInput, LeadRecycleInput, LeadWorkInput } from './lead.input.js';
import { leadStatusesAfter } from './status.rules.js';

/** @throws INVALID_INPUT if the status may not follow the present one */
export function checkStep(lead: Lead, status: LeadStatus): void {
  const allowed = leadStatusesAfter(lead.status);
  if (!allowed.includes(status)) {
    const what = allowed.length ? `After ${lead.status} may come ${allowed.join(', ')}.` : 'Nothing comes after that.';
    throw invalidInput([{ path: ['leadId'], message: `The lead is ${lead.status} and can not become ${status}. ${what}` }]);
  }
}

function step(lead: Lead, status: LeadStatus): void {
  checkStep(lead, status);
  lead.status = status;
}

/**
 * The first contact was made. What stands in `firstResponseAt` already is kept.
 *
 * @throws NOT_FOUND, FORBIDDEN, CONFLICT, INVALID_INPUT
 * @emits lead.changed
 */
export async function workLead(tx: Tx, { leadId, expectedVersion }: LeadWorkInput): Promise<Lead> {
  const lead = await locked(tx, Lead, 'lead', leadId, expectedVersion);
  step(lead, 'WORKING');
  lead.firstResponseAt ??= tx.now;
  emit(tx, leadChanged, lead, { fields: ['status', 'firstResponseAt'] });
  return lead;
}

/** @throws NOT_FOUND, FORBIDDEN, CONFLICT, INVALID_INPUT  @emits lead.changed */
export async function qualifyLead(tx: Tx, { leadId, expectedVersion }: LeadQualifyInput): Promise<Lead> {
  const lead = await locked(tx, Lead, 'lead', leadId, expectedVersion);
  step(lead, 'QUALIFIED');
  emit(tx, leadChanged, lead, { fields: ['status'] });
  return lead;
}

/** @throws NOT_FOUND, FORBIDDEN, CONFLICT, INVALID_INPUT  @emits lead.changed */
export async function disqualifyLead(tx: Tx, { leadId, reason, expectedVersion }: LeadDisqualifyInput): Promise<Lead> {
  const lead = await locked(tx, Lead, 'lead', leadId, expectedVersion);
  step(lead, 'DISQUALIFIED');
  lead.disqualifyReason = reason;
  emit(tx, leadChanged, lead, { fields: ['status', 'disqualifyReason'] });
  return lead;
}

/** Takes a disqualified lead up again; whoever had it has it. @throws NOT_FOUND, FORBIDDEN, CONFLICT, INVALID_INPUT  @emits lead.changed */
export async function recycleLead(tx: Tx, { leadId, expectedVersion }: LeadRecycleInput): Promise<Lead> {
  const lead = await locked(tx, Lead, 'lead', leadId, expectedVersion);
  step(lead, 'RECYCLED');
  lead.disqualifyReason = null;
  emit(tx, leadChanged, lead, { fields: ['status', 'disqualifyReason'] });
  return lead;
}
