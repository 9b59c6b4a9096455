import { defineEntity, p } from '@mikro-orm/core';
import { User } from '../../platform/access/user.entity.js';
import { id, instant, owned } from '../../platform/api/columns.js';
import { Lead } from './lead.entity.js';
import { AssignmentPool } from './pool.entity.js';
import { AssignmentRule } from './rule.entity.js';

/** Why somebody of the pool got a lead, or did not. */
export interface Candidate {
  userId: string;
  name: string;
  eligible: boolean;
  reason: string;
  /** Open leads at that moment, where they decided. */
  load: number | null;
  /** ISO 8601, UTC; null if never. */
  lastAssignedAt: string | null;
}

export const AssignmentSchema = defineEntity({
  name: 'Assignment',
  tableName: 'assignments',
  properties: {
    id: id(),
    ...owned(),
    lead: () => p.manyToOne(Lead),
    pool: () => p.manyToOne(AssignmentPool).nullable(),
    rule: () => p.manyToOne(AssignmentRule).nullable(),
    assignee: () => p.manyToOne(User).nullable(),
    reason: p.text(),
    candidates: p.json<Candidate[]>(),
    turn: p.bigint('number').defaultRaw("nextval('assignment_turns')"),
    at: instant(),
    acceptedAt: instant().nullable(),
  },
});
/** One decision about who gets a lead, kept for ever. */
export class Assignment extends AssignmentSchema.class {}
AssignmentSchema.setClass(Assignment);

export const WaitingLeadSchema = defineEntity({
  name: 'WaitingLead',
  tableName: 'waiting_leads',
  properties: {
    id: id(),
    ...owned(),
    lead: () => p.manyToOne(Lead),
    /** The pool that was named; null: the rules decide, each time anew. */
    pool: () => p.manyToOne(AssignmentPool).nullable(),
    /** The rule that found nobody last. */
    rule: () => p.manyToOne(AssignmentRule).nullable(),
    since: instant(),
    fallbackAt: instant().nullable(),
    alertedAt: instant().nullable(),
    endedAt: instant().nullable(),
  },
});
/** A time in which a lead waits, or waited, for somebody who can take it. */
export class WaitingLead extends WaitingLeadSchema.class {}
WaitingLeadSchema.setClass(WaitingLead);
