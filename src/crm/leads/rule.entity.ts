import { defineEntity, p } from '@mikro-orm/core';
import { User } from '../../platform/access/user.entity.js';
import { instant, oneOf, record } from '../../platform/api/columns.js';
import { AssignmentMethod } from './assignment.rules.js';
import type { LeadCondition } from './condition.rules.js';
import { AssignmentPool } from './pool.entity.js';

export const OutsideHours = { NEXT_SHIFT: 'NEXT_SHIFT', SKIP: 'SKIP' } as const;
export type OutsideHours = keyof typeof OutsideHours;

export const AssignmentRuleSchema = defineEntity({
  name: 'AssignmentRule',
  tableName: 'assignment_rules',
  properties: {
    ...record(),
    name: p.text(),
    /** Among the rules in force, from 1; null once archived. */
    order: p.integer().fieldName('position').nullable(),
    condition: p.json<LeadCondition>(),
    method: oneOf(AssignmentMethod),
    /** Null for FIXED. */
    pool: () => p.manyToOne(AssignmentPool).nullable(),
    /** For FIXED only. */
    assignee: () => p.manyToOne(User).nullable(),
    capacityAware: p.boolean(),
    outsideHours: oneOf(OutsideHours),
    fallbackPool: () => p.manyToOne(AssignmentPool).nullable(),
    fallbackAssignee: () => p.manyToOne(User).nullable(),
    /** ISO 8601, working time of the default calendar; null is at once. */
    fallbackAfter: p.text().nullable(),
    archivedAt: instant().nullable(),
  },
});
/** Which leads go to which people, and how one of them is chosen. */
export class AssignmentRule extends AssignmentRuleSchema.class {}
AssignmentRuleSchema.setClass(AssignmentRule);
