import { LockMode } from '@mikro-orm/core';
import type { Tx } from '../../platform/database/tx.js';
import { emit } from '../../platform/events/define.js';
import type { JobRun } from '../../platform/jobs/define.js';
import { WaitingLead } from './assignment.entity.js';
import { type Members, type Sight, sight } from './candidates.js';
import { type Decision, decideByPool, decideByRules } from './decision.js';
import { handOver } from './hand-over.js';
import { Lead } from './lead.entity.js';
import { leadAssigned, leadWaited } from './lead.events.js';

/** Waiting leads that are looked at together. */
const PAGE = 500;

function decide(tx: Tx, lead: Lead, { pool, since }: WaitingLead, members?: Members): Promise<Decision | null> {
  const deciding = { since, ...(members && { members }) };
  return pool ? decideByPool(tx, pool, lead, deciding) : decideByRules(tx, lead, deciding);
}

/** Whether something would become of a lead that waits: somebody takes it, or it is time to tell that nobody does. */
const isDue = ({ assigneeId, fellBack }: Decision, { alertedAt }: WaitingLead): boolean => assigneeId !== null || (fellBack && !alertedAt);

/**
 * The waiting leads of which something would become now, oldest first. Nothing is held, and each choice is moved on in memory, so that the next sees it.
 *
 * @param after the last of the page before
 */
async function due(tx: Tx, { members, given }: Sight, after: WaitingLead | undefined): Promise<{ page: WaitingLead[]; leads: string[] }> {
  const beyond = after ? { $or: [{ since: { $gt: after.since } }, { since: after.since, id: { $gt: after.id } }] } : {};
  const page = await tx.em.find(
    WaitingLead,
    { endedAt: null, ...beyond },
    { populate: ['lead', 'pool'], orderBy: { since: 'ASC', id: 'ASC' }, limit: PAGE },
  );
  const leads: string[] = [];
  for (const waiting of page) {
    const lead = waiting.lead as unknown as Lead;
    const decision = await decide(tx, lead, waiting, members);
    if (decision?.assigneeId) given(decision.assigneeId);
    if (decision && isDue(decision, waiting)) leads.push(lead.id);
  }
  return { page, leads };
}

/**
 * Gives a lead that waits to whoever can take it, if somebody can. Another process that is at it already is not waited for.
 *
 * @emits lead.assigned, and lead.waited once the fallback decides
 */
async function release(tx: Tx, leadId: string): Promise<void> {
  const lead = await tx.em.findOne(Lead, leadId, { lockMode: LockMode.PESSIMISTIC_PARTIAL_WRITE });
  const waiting = lead && (await tx.em.findOne(WaitingLead, { lead: leadId, endedAt: null }, { populate: ['pool'] }));
  if (!waiting) return;
  const decision = await decide(tx, lead, waiting);
  if (!decision) return;
  tx.em.assign(waiting, { rule: decision.rule?.id ?? null, fallbackAt: decision.fallbackAt } as never);
  if (decision.fellBack && !waiting.alertedAt) {
    waiting.alertedAt = tx.now;
    emit(tx, leadWaited, lead, { since: waiting.since.toISOString(), why: decision.reason });
  }
  if (!decision.assigneeId) return;
  await tx.em.flush();
  await handOver(tx, lead, decision);
  emit(tx, leadAssigned, lead, { why: decision.reason });
}

/** Goes through all leads that wait, each in a transaction of its own. */
export async function releaseAll({ change, signal }: Pick<JobRun, 'change' | 'signal'>): Promise<void> {
  let after: WaitingLead | undefined;
  do {
    const { page, leads } = await change(async tx => due(tx, sight(tx), after));
    for (const lead of leads) {
      if (signal.aborted) return;
      await change(tx => release(tx, lead));
    }
    after = page.length === PAGE ? page.at(-1) : undefined;
  } while (after);
}
