import { defineEntity, p } from '@mikro-orm/core';
import { User } from '../../platform/access/user.entity.js';
import { id, instant, oneOf, owned, record } from '../../platform/api/columns.js';
import { BusinessCalendar } from '../../platform/calendar/calendar.entity.js';
import { Activity } from '../activities/activity.entity.js';
import type { LeadCondition } from './condition.rules.js';
import { Lead } from './lead.entity.js';

export const FollowUpEntity = { LEAD: 'LEAD' } as const;
export type FollowUpEntity = keyof typeof FollowUpEntity;

export const FollowUpAction = { REMIND: 'REMIND', CHASE: 'CHASE', REASSIGN: 'REASSIGN', ESCALATE: 'ESCALATE' } as const;
export type FollowUpAction = keyof typeof FollowUpAction;

export const FollowUpOutcome = {
  DONE: 'DONE',
  NOBODY: 'NOBODY',
  ANSWERED: 'ANSWERED',
  CLOSED: 'CLOSED',
  HANDED_OVER: 'HANDED_OVER',
} as const;
export type FollowUpOutcome = keyof typeof FollowUpOutcome;

/** What is done once this much working time has passed since the lead was given to somebody. */
export interface FollowUpStep {
  /** ISO 8601. */
  afterBusinessTime: string;
  action: FollowUpAction;
}

export const FollowUpPolicySchema = defineEntity({
  name: 'FollowUpPolicy',
  tableName: 'follow_up_policies',
  properties: {
    ...record(),
    name: p.text(),
    entity: oneOf(FollowUpEntity),
    /** Among those in force, from 1: the first that fits holds. Null once archived. */
    order: p.integer().fieldName('position').nullable(),
    condition: p.json<LeadCondition>(),
    steps: p.json<FollowUpStep[]>(),
    /** Null is the default one. */
    calendar: () => p.manyToOne(BusinessCalendar).nullable(),
    /** Null is whoever is nearest above. */
    escalateTo: () => p.manyToOne(User).nullable(),
    /** Whoever gets the lead next has all the time again. */
    restarts: p.boolean(),
    archivedAt: instant().nullable(),
  },
});
/** What happens to leads that nobody answers, and when. */
export class FollowUpPolicy extends FollowUpPolicySchema.class {}
FollowUpPolicySchema.setClass(FollowUpPolicy);

export const FollowUpSchema = defineEntity({
  name: 'FollowUp',
  tableName: 'follow_ups',
  properties: {
    id: id(),
    ...owned(),
    lead: () => p.manyToOne(Lead),
    policy: () => p.manyToOne(FollowUpPolicy),
    /** From 1. */
    step: p.integer(),
    action: oneOf(FollowUpAction),
    dueAt: instant(),
    doneAt: instant().nullable(),
    outcome: oneOf(FollowUpOutcome).nullable(),
    /** A sentence. */
    result: p.text().nullable(),
    task: () => p.manyToOne(Activity).nullable(),
  },
});
/** A step that is due for a lead unless somebody answers first. */
export class FollowUp extends FollowUpSchema.class {}
FollowUpSchema.setClass(FollowUp);
