import { superiorOf } from '../../platform/access/superior.query.js';
import { User } from '../../platform/access/user.entity.js';
import { locked } from '../../platform/database/locked.js';
import type { Tx } from '../../platform/database/tx.js';
import { emit } from '../../platform/events/define.js';
import type { JobRun } from '../../platform/jobs/define.js';
import { createTask } from '../activities/tasks.js';
import { Assignment } from './assignment.entity.js';
import { type Decision, decideByPool, decideByRules } from './decision.js';
import { FollowUp, type FollowUpOutcome } from './follow-up.entity.js';
import { handOver } from './hand-over.js';
import { Lead } from './lead.entity.js';
import { leadAssigned, leadFollowedUp } from './lead.events.js';
import { capacityFreed } from './release.jobs.js';

interface Done {
  outcome: FollowUpOutcome;
  /** A sentence. */
  result: string;
}
type Doing = (tx: Tx, lead: Lead, step: FollowUp) => Promise<Done>;

/** A task about the lead for somebody, due at once. */
async function give(
  tx: Tx,
  lead: Lead,
  step: FollowUp,
  to: string | null,
  subject: string,
  priority: 'NORMAL' | 'HIGH',
): Promise<User | null> {
  const user = to ? await tx.em.findOne(User, { id: to, active: true }) : null;
  if (!user) return null;
  const input = { subject: `${subject}: ${lead.number}, ${lead.name}`.slice(0, 200), dueAt: tx.now, assigneeId: user.id, priority };
  step.task = (await createTask(tx, input, { kind: 'lead', id: lead.id })) as never;
  return user;
}
const NOBODY = { outcome: 'NOBODY', result: 'Whoever has the lead is not active.' } as const;

const remind: Doing = async (tx, lead, step) => {
  const user = await give(tx, lead, step, lead.ownerId ?? null, 'Answer the lead', 'NORMAL');
  return user ? { outcome: 'DONE', result: `Reminded ${user.name}.` } : NOBODY;
};

const chase: Doing = async (tx, lead, step) => {
  const user = await give(tx, lead, step, lead.ownerId ?? null, 'Still not answered', 'HIGH');
  return user ? { outcome: 'DONE', result: `Chased ${user.name}.` } : NOBODY;
};

/** By the pool that was named when the lead was last given, else by the rules. */
async function another(tx: Tx, lead: Lead): Promise<Decision | null> {
  const excluded = lead.ownerId ?? null;
  const [last] = await tx.em.find(Assignment, { lead }, { orderBy: { at: 'DESC', id: 'DESC' }, limit: 1, populate: ['pool'] });
  return last?.pool && !last.rule ? decideByPool(tx, last.pool as never, lead, { excluded }) : decideByRules(tx, lead, { excluded });
}

const reassign: Doing = async (tx, lead, step) => {
  const decision = await another(tx, lead);
  if (!decision?.assigneeId)
    return { outcome: 'NOBODY', result: `Nobody else can take it. ${decision?.reason ?? 'No rule and no pool takes it.'}` };
  // Done before the next begins, which ends what is still due.
  Object.assign(step, { doneAt: tx.now, outcome: 'DONE' });
  await capacityFreed(tx);
  await handOver(tx, lead, decision);
  emit(tx, leadAssigned, lead, { why: decision.reason });
  return { outcome: 'DONE', result: decision.reason };
};

const escalate: Doing = async (tx, lead, step) => {
  const to =
    (step.policy as { escalateTo?: { id: string } | null }).escalateTo?.id ??
    (await superiorOf(tx, 'pool', lead.teamId ?? null, lead.ownerId ?? null));
  const user = await give(tx, lead, step, to, 'Nobody answers the lead', 'HIGH');
  return user ? { outcome: 'DONE', result: `Told ${user.name}.` } : { outcome: 'NOBODY', result: 'There is nobody above to tell.' };
};

const DO: Record<FollowUp['action'], Doing> = { REMIND: remind, CHASE: chase, REASSIGN: reassign, ESCALATE: escalate };

/**
 * Does a step that is due, unless it was done or ended meanwhile.
 *
 * @emits lead.followedUp; lead.assigned
 */
async function doStep(tx: Tx, id: string, leadId: string): Promise<void> {
  const lead = await locked(tx, Lead, 'lead', leadId);
  const step = await tx.em.findOne(FollowUp, { id, doneAt: null }, { populate: ['policy'] });
  if (!step) return;
  const done = await DO[step.action](tx, lead, step);
  Object.assign(step, { doneAt: tx.now, ...done });
  emit(tx, leadFollowedUp, lead, { action: step.action, result: done.result });
}

/** Steps that are looked for at once. */
const PAGE = 100;

/** Does every step that is due, in order, each in a transaction of its own. One that fails holds up no other; it is tried again. */
export async function chaseAll({ change, signal }: Pick<JobRun, 'change' | 'signal'>): Promise<void> {
  const failed: unknown[] = [];
  const tried = new Set<string>();
  for (;;) {
    const due = await change(tx =>
      tx.em.find(
        FollowUp,
        { doneAt: null, dueAt: { $lte: tx.now }, id: { $nin: [...tried] } },
        { orderBy: { dueAt: 'ASC', id: 'ASC' }, limit: PAGE },
      ),
    );
    for (const { id, lead } of due) {
      if (signal.aborted) return;
      tried.add(id);
      await change(tx => doStep(tx, id, lead.id)).catch(error => failed.push(error));
    }
    if (due.length < PAGE) break;
  }
  if (failed.length) throw failed[0];
}
