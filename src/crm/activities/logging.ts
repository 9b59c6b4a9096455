import { invalidInput, notFound } from '../../platform/api/errors.js';
import { idOf } from '../../platform/api/ids.js';
import type { Tx } from '../../platform/database/tx.js';
import { contactOf } from '../customers/contacts.js';
import { Customer } from '../customers/customer.entity.js';
import { addToTimeline } from '../customers/timeline.js';
import { Activity } from './activity.entity.js';
import type { ActivityLogInput } from './activity.input.js';
import { ownRecord } from './ownership.js';

/**
 * Writes down a call, e-mail, meeting or note with a customer whom the actor sees, and puts it into the timeline. Source: C2.
 *
 * @throws NOT_FOUND of customer or contact; INVALID_INPUT if it lies in the future, or ends before it begins
 */
export async function logActivity(tx: Tx, { customerId, contactId, startsAt, endsAt, ...data }: ActivityLogInput): Promise<Activity> {
  const customer = await tx.em.findOne(Customer, customerId);
  if (!customer) throw notFound('customer', idOf('customer', customerId));
  const at = startsAt ?? tx.now;
  // A minute for clocks that are ahead of ours.
  if (at.getTime() > tx.now.getTime() + 60_000)
    throw invalidInput([{ path: ['startsAt'], message: 'It lies in the future: log what took place, or make a task.' }]);
  if (endsAt && endsAt < at) throw invalidInput([{ path: ['endsAt'], message: 'It ends before it begins.' }]);
  const activity = tx.em.create(Activity, {
    ...data,
    customer,
    contact: contactId ? await contactOf(tx, customerId, contactId) : null,
    status: 'DONE',
    startsAt: at,
    endsAt: endsAt ?? null,
    doneAt: endsAt ?? at,
    assignee: tx.actor.userId,
  });
  await ownRecord(tx, activity, customer);
  await addToTimeline(tx, customer, {
    kind: data.kind,
    direction: data.direction ?? null,
    summary: data.subject,
    at,
    ref: { kind: 'activity', id: activity.id },
  });
  return activity;
}
