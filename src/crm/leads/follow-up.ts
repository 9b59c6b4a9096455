import { makeFor } from '../../platform/access/release.js';
import { businessDue } from '../../platform/calendar/working-time.rules.js';
import { once } from '../../platform/database/once.js';
import type { Tx } from '../../platform/database/tx.js';
import { enqueue } from '../../platform/jobs/enqueue.js';
import { hoursOf } from './candidates.js';
import { factsOf } from './condition.js';
import { judge } from './condition.rules.js';
import { lengthOf } from './duration.rules.js';
import { FollowUp, type FollowUpOutcome, FollowUpPolicy } from './follow-up.entity.js';
import { endTasks } from './follow-up-tasks.jobs.js';
import type { Lead } from './lead.entity.js';

const policiesInForce = once((tx: Tx) =>
  tx.em.find(FollowUpPolicy, { archivedAt: null }, { orderBy: { order: 'ASC' }, disableIdentityMap: true }),
);

async function policyFor(tx: Tx, lead: Lead): Promise<FollowUpPolicy | undefined> {
  const policies = await policiesInForce(tx);
  if (!policies.length) return undefined;
  const facts = await factsOf(tx, lead);
  return policies.find(({ condition }) => judge(condition, facts).holds);
}

/** Ends what is still due for a lead. */
async function end(tx: Tx, lead: Lead, outcome: FollowUpOutcome): Promise<void> {
  await tx.em.nativeUpdate(FollowUp, { lead: lead.id, doneAt: null }, { doneAt: tx.now, outcome });
}

/**
 * The steps of the first policy that fits, from now on, for a lead that was just given to somebody and that nobody has answered yet. Those that run already go on
 * for whoever has the lead now, unless the policy begins again.
 */
export async function startFollowUps(tx: Tx, lead: Lead): Promise<void> {
  if (lead.firstResponseAt || lead.status !== 'ASSIGNED') return;
  const policy = await policyFor(tx, lead);
  if (!policy) return;
  const began = await tx.em.count(FollowUp, { lead: lead.id });
  if (began && !policy.restarts) return;
  if (began) await end(tx, lead, 'HANDED_OVER');
  const hours = await hoursOf(tx, policy.calendar?.id ?? null);
  if (!hours) return;
  const steps = policy.steps.flatMap(({ action, afterBusinessTime }, i) => {
    const dueAt = businessDue(hours, tx.now, lengthOf(afterBusinessTime));
    return dueAt ? [tx.em.create(FollowUp, { lead, policy: policy.id, step: i + 1, action, dueAt })] : [];
  });
  await makeFor(tx, { kind: 'lead' }, steps, { ownerId: lead.ownerId ?? null, teamId: lead.teamId ?? null });
}

/** Nobody has to be chased any more: what is due ends, and so do the tasks that were made. */
export async function endFollowUps(tx: Tx, lead: Lead, outcome: 'ANSWERED' | 'CLOSED'): Promise<void> {
  await end(tx, lead, outcome);
  if (await tx.em.count(FollowUp, { lead: lead.id, task: { $ne: null } }))
    await enqueue(tx, endTasks, { leadId: lead.id }, { key: lead.id });
}
