import { defineEntity, p } from '@mikro-orm/core';
import { Team, User } from '../../platform/access/user.entity.js';
import { id, record } from '../../platform/api/columns.js';
import { BusinessCalendar } from '../../platform/calendar/calendar.entity.js';

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
    /** Of the turns, where they go by weight. */
    weight: p.integer().default(1),
    /** Open leads at most, from whatever pool; null is any number. */
    capacity: p.integer().nullable(),
    /** Takes these only; empty is all. */
    languages: p.array().columnType('text[]').default([]),
    territories: p.array().columnType('text[]').default([]),
    /** Working hours; null is the default calendar. */
    calendar: () => p.manyToOne(BusinessCalendar).nullable(),
  },
});
/** A person's place in a pool, and what they take. */
export class PoolMember extends PoolMemberSchema.class {}
PoolMemberSchema.setClass(PoolMember);
