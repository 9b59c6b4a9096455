import { User } from '../../platform/access/user.entity.js';
import { invalidInput, notFound } from '../../platform/api/errors.js';
import { idOf } from '../../platform/api/ids.js';
import { locked } from '../../platform/database/locked.js';
import type { Tx } from '../../platform/database/tx.js';
import { contactOf } from '../customers/contacts.js';
import { Customer } from '../customers/customer.entity.js';
import { addToTimeline } from '../customers/timeline.js';
import { Activity } from './activity.entity.js';
import { activityErrors } from './activity.errors.js';
import type { TaskCancelInput, TaskCompleteInput, TaskCreateInput } from './activity.input.js';
import { ownRecord } from './ownership.js';

/**
 * Gives somebody something to do. A task for a customer is seen by whoever sees the customer, one without by its assignee. Source: C5.
 *
 * @param related what it belongs to beside the customer: prefix of the type's ids, and the uuid
 * @throws NOT_FOUND of customer or contact; INVALID_INPUT if there is no such active person, or a contact without a customer
 */
export async function createTask(
  tx: Tx,
  { customerId, contactId, assigneeId, priority, ...data }: TaskCreateInput,
  related?: { kind: string; id: string },
): Promise<Activity> {
  const customer = customerId ? await tx.em.findOne(Customer, customerId) : null;
  if (customerId && !customer) throw notFound('customer', idOf('customer', customerId));
  if (contactId && !customer) throw invalidInput([{ path: ['customerId'], message: 'Give the customer of the contact too.' }]);
  const assignee = assigneeId ? await tx.em.findOne(User, { id: assigneeId, active: true }) : null;
  if (assigneeId && !assignee) throw invalidInput([{ path: ['assigneeId'], message: 'There is no active person with this id.' }]);
  const task = tx.em.create(Activity, {
    ...data,
    kind: 'TASK',
    status: 'PLANNED',
    priority: priority ?? 'NORMAL',
    relatedKind: related?.kind ?? null,
    relatedId: related?.id ?? null,
    customer,
    contact: customer && contactId ? await contactOf(tx, customer.id, contactId) : null,
    assignee: assigneeId ?? tx.actor.userId,
  });
  await ownRecord(tx, task, customer, assignee ? { id: assignee.id, teamId: assignee.team?.id ?? null } : undefined);
  return task;
}

async function plannedTask(tx: Tx, { activityId, expectedVersion }: TaskCompleteInput): Promise<Activity> {
  const task = await locked(tx, Activity, 'activity', activityId, expectedVersion);
  if (task.kind !== 'TASK' || task.status !== 'PLANNED') throw activityErrors.NOT_A_PLANNED_TASK(task.subject);
  return task;
}

/**
 * A task is done: it stands in the timeline of its customer from now on.
 *
 * @throws NOT_FOUND, FORBIDDEN, CONFLICT, NOT_A_PLANNED_TASK
 */
export async function completeTask(tx: Tx, input: TaskCompleteInput): Promise<Activity> {
  const task = await plannedTask(tx, input);
  Object.assign(task, { status: 'DONE', doneAt: tx.now, outcome: input.outcome ?? null });
  if (task.customer)
    await addToTimeline(tx, task.customer, { kind: 'TASK', summary: task.subject, ref: { kind: 'activity', id: task.id } });
  return task;
}

/**
 * A task will not be done.
 *
 * @throws NOT_FOUND, FORBIDDEN, CONFLICT, NOT_A_PLANNED_TASK
 */
export async function cancelTask(tx: Tx, input: TaskCancelInput): Promise<Activity> {
  const task = await plannedTask(tx, input);
  return Object.assign(task, { status: 'CANCELLED' as const, outcome: input.outcome ?? null });
}
