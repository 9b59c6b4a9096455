import { makeFor } from '../../platform/access/release.js';
import type { Tx } from '../../platform/database/tx.js';
import { WaitingLead } from './assignment.entity.js';
import type { Decision } from './decision.js';
import type { Lead } from './lead.entity.js';
import type { AssignmentPool } from './pool.entity.js';

/** A lead that nobody can take waits: for whoever of the named pool can take it first, or as the rules have it by then. */
export async function keepWaiting(tx: Tx, lead: Lead, decision?: Decision, named: AssignmentPool | null = null): Promise<void> {
  const { rule = null, fallbackAt = null } = decision ?? {};
  const waiting = tx.em.create(WaitingLead, { lead, pool: named?.id ?? null, rule: rule?.id ?? null, since: tx.now, fallbackAt });
  await makeFor(tx, { kind: 'lead' }, waiting, { ownerId: lead.ownerId ?? null, teamId: lead.teamId ?? null });
}

/** The lead waits no longer, if it does. */
export async function endWaiting(tx: Tx, lead: Lead): Promise<void> {
  await tx.em.nativeUpdate(WaitingLead, { lead: lead.id, endedAt: null }, { endedAt: tx.now });
}
