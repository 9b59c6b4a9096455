import { defineEntity, p } from '@mikro-orm/core';
import { User } from '../../platform/access/user.entity.js';
import { instant, oneOf, owned, record } from '../../platform/api/columns.js';
import { Contact } from '../customers/contact.entity.js';
import { Customer } from '../customers/customer.entity.js';
import { Direction } from '../customers/timeline-entry.entity.js';

export const ActivityKind = { CALL: 'CALL', EMAIL: 'EMAIL', MEETING: 'MEETING', NOTE: 'NOTE', TASK: 'TASK' } as const;
export type ActivityKind = keyof typeof ActivityKind;

export const ActivityStatus = { PLANNED: 'PLANNED', DONE: 'DONE', CANCELLED: 'CANCELLED' } as const;
export type ActivityStatus = keyof typeof ActivityStatus;

export const TaskPriority = { NORMAL: 'NORMAL', HIGH: 'HIGH' } as const;
export type TaskPriority = keyof typeof TaskPriority;

export const ActivitySchema = defineEntity({
  name: 'Activity',
  tableName: 'activities',
  properties: {
    ...record(),
    ...owned(),
    customer: () => p.manyToOne(Customer).nullable(),
    contact: () => p.manyToOne(Contact).nullable(),
    kind: oneOf(ActivityKind),
    direction: oneOf(Direction).nullable(),
    subject: p.text(),
    body: p.text().nullable(),
    status: oneOf(ActivityStatus),
    startsAt: instant().nullable(),
    endsAt: instant().nullable(),
    dueAt: instant().nullable(),
    /** Of a task. */
    priority: oneOf(TaskPriority).default('NORMAL'),
    doneAt: instant().nullable(),
    outcome: p.text().nullable(),
    assignee: () => p.manyToOne(User).nullable(),
    /** Prefix of the ids of what it belongs to beside the customer: a lead, an opportunity, a ticket. */
    relatedKind: p.text().nullable(),
    relatedId: p.uuid().nullable(),
  },
});
/** A call, e-mail, meeting or note that took place, or a task to be done. Seen by whoever sees the customer. */
export class Activity extends ActivitySchema.class {}
ActivitySchema.setClass(Activity);
