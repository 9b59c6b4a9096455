import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { UserType } from '../../platform/access/user.type.js';
import { DateTime, Duration } from '../../platform/api/scalars.js';
import { From, One } from '../../platform/reading/declare.js';
import { AssignmentMethod } from './assignment.rules.js';
import { LeadConditionType } from './condition.type.js';
import { AssignmentPoolType } from './pool.type.js';
import { AssignmentRule, OutsideHours } from './rule.entity.js';

registerEnumType(AssignmentMethod, {
  name: 'AssignmentMethod',
  description: 'How one of those who can take a lead is chosen. Ties go to the oldest last assignment, then by id.',
  valuesConfig: {
    ROUND_ROBIN: { description: 'Whose last lead from the pool is the oldest.' },
    LEAST_LOADED: {
      description: 'Whose open leads are the smallest part of their capacity; without a capacity, of the largest in the pool.',
    },
    WEIGHTED: { description: 'Whose part of the last hundred leads of the pool is the furthest behind their weight.' },
    FIXED: { description: 'One person gets every lead.' },
  },
});
registerEnumType(OutsideHours, {
  name: 'OutsideHours',
  description: 'What becomes of people outside of their working hours.',
  valuesConfig: {
    NEXT_SHIFT: { description: 'They get leads all the same, for their next shift.' },
    SKIP: { description: 'They are passed over until their next shift begins.' },
  },
});

@From(() => AssignmentRule, { prefix: 'assignmentrule', kind: 'pool', filters: ['archivedAt'], orders: ['order'] })
@ObjectType('AssignmentRule', {
  description: 'Which leads go to which people, and how one of them is chosen. The first rule that takes a lead decides.',
})
export class AssignmentRuleType {
  @Field(() => ID, { description: 'Id, "assignmentrule_…".' }) id!: string;
  @Field({ description: 'Unique name.' }) name!: string;
  @Field(() => Int, { nullable: true, description: 'Place among the rules in force, from 1; null once archived.' }) order!: number | null;
  @Field(() => LeadConditionType, { description: 'Which leads it takes.' }) condition!: LeadConditionType;
  @Field(() => AssignmentMethod, { description: 'How one person is chosen.' }) method!: AssignmentMethod;
  @One(() => AssignmentPoolType, { nullable: true, description: 'Who can be chosen; null for FIXED.' })
  pool!: One<AssignmentPoolType> | null;
  @One(() => UserType, { nullable: true, description: 'Who gets every lead; null unless FIXED.' }) assignee!: One<UserType> | null;
  @Field({ description: 'Passes over who is at capacity.' }) capacityAware!: boolean;
  @Field(() => OutsideHours, { description: 'What becomes of people outside of their working hours.' }) outsideHours!: OutsideHours;
  @One(() => AssignmentPoolType, { nullable: true, description: 'Where a lead goes that nobody could take, in turn.' })
  fallbackPool!: One<AssignmentPoolType> | null;
  @One(() => UserType, { nullable: true, description: 'Or to whom.' }) fallbackAssignee!: One<UserType> | null;
  @Field(() => Duration, { nullable: true, description: 'After how much working time of the default calendar; null: at once.' })
  fallbackAfter!: string | null;
  @Field(() => DateTime, { nullable: true, description: 'Since when it takes no lead; null while it is in force.' })
  archivedAt!: Date | null;
  @Field(() => Int, { description: 'Grows with every change; for `expectedVersion`.' }) version!: number;
}
