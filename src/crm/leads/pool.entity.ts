import { defineEntity, p } from '@mikro-orm/core';
import { Team, User } from '../../platform/access/user.entity.js';
import { id, instant, owned, record } from '../../platform/api/columns.js';
import { Lead } from './lead.entity.js';

/** Why somebody of the pool got a lead, or did not. */
export interface Candidate {
  userId: string;
  name: string;
  eligible: boolean;
  reason: string;
  /** ISO 8601, UTC; null if never. */
  lastAssignedAt: string | null;
}

export const AssignmentPoolSchema = defineEntity({
  name: 'AssignmentPool',
  tableName: 'assignment_pools',
  properties: {
    ...record(),
    name: p.text(),
    territory: p.text().nullable(),
    team: () => p.manyToOne(Team).nullable(),
    active: p.boolean().default(true),
  },
});
/** People who take leads in turn. One active pool a territory, and one without for all others. */
export class AssignmentPool extends AssignmentPoolSchema.class {}
AssignmentPoolSchema.setClass(AssignmentPool);

export const PoolMemberSchema = defineEntity({
  name: 'PoolMember',
  tableName: 'pool_members',
  properties: {
    id: id(),
    pool: () => p.manyToOne(AssignmentPool),
    user: () => p.manyToOne(User),
    active: p.boolean().default(true),
  },
});
/** A person's place in a pool. */
export class PoolMember extends PoolMemberSchema.class {}
PoolMemberSchema.setClass(PoolMember);

export const AssignmentSchema = defineEntity({
  name: 'Assignment',
  tableName: 'assignments',
  properties: {
    id: id(),
    ...owned(),
    lead: () => p.manyToOne(Lead),
    pool: () => p.manyToOne(AssignmentPool).nullable(),
    assignee: () => p.manyToOne(User).nullable(),
    reason: p.text(),
    candidates: p.json<Candidate[]>(),
    turn: p.bigint('number').defaultRaw("nextval('assignment_turns')"),
    at: instant(),
  },
});
/** One decision about who gets a lead, kept for ever. */
export class Assignment extends AssignmentSchema.class {}
AssignmentSchema.setClass(Assignment);
