import { Length } from 'class-validator';
import { Field, InputType } from 'type-graphql';
import { ExpectedVersion, Id } from '../../platform/api/input.js';
import { Duration } from '../../platform/api/scalars.js';
import { AssignmentMethod } from './assignment.rules.js';
import { LeadConditionInput } from './condition.type.js';
import { OutsideHours } from './rule.entity.js';
import './rule.type.js';

@InputType('AssignmentRuleCreateInput', { description: 'A rule after all others: the first that takes a lead decides.' })
export class AssignmentRuleCreateInput {
  @Field({ description: 'Unique name; 1 to 200 characters.' }) @Length(1, 200) name!: string;
  @Field(() => LeadConditionInput, { nullable: true, description: 'Which leads it takes; absent: every lead.' })
  condition?: LeadConditionInput | null;
  @Field(() => AssignmentMethod, { description: 'How one person is chosen.' }) method!: AssignmentMethod;
  @Id('pool', { nullable: true, description: 'Who can be chosen; not for FIXED.' }) poolId?: string | null;
  @Id('user', { nullable: true, description: 'Who gets every lead; for FIXED only.' }) assigneeId?: string | null;
  @Field(() => Boolean, { nullable: true, description: 'Passes over who is at capacity; true by default.' }) capacityAware?: boolean | null;
  @Field(() => OutsideHours, { nullable: true, description: 'Who is outside working hours; NEXT_SHIFT by default.' })
  outsideHours?: OutsideHours | null;
  @Id('pool', { nullable: true, description: 'Where a lead goes that nobody could take, in turn.' }) fallbackPoolId?: string | null;
  @Id('user', { nullable: true, description: 'Or to whom.' }) fallbackAssigneeId?: string | null;
  @Field(() => Duration, {
    nullable: true,
    description: 'After how much working time of the default calendar, as "PT4H"; absent: at once.',
  })
  fallbackAfter?: string | null;
}

@InputType('AssignmentRuleUpdateInput', { description: 'What changes about a rule: absent leaves, null clears.' })
export class AssignmentRuleUpdateInput {
  @Id('assignmentrule', { description: 'The rule.' }) assignmentRuleId!: string;
  @Field(() => String, { nullable: true, description: 'Name; can not be cleared.' }) @Length(1, 200) name?: string | null;
  @Field(() => LeadConditionInput, { nullable: true, description: 'All of the condition from now on; null: every lead.' })
  condition?: LeadConditionInput | null;
  @Field(() => AssignmentMethod, { nullable: true, description: 'How one person is chosen.' }) method?: AssignmentMethod | null;
  @Id('pool', { nullable: true, description: 'Who can be chosen.' }) poolId?: string | null;
  @Id('user', { nullable: true, description: 'Who gets every lead; for FIXED only.' }) assigneeId?: string | null;
  @Field(() => Boolean, { nullable: true, description: 'Passes over who is at capacity.' }) capacityAware?: boolean | null;
  @Field(() => OutsideHours, { nullable: true, description: 'Who is outside working hours.' }) outsideHours?: OutsideHours | null;
  @Id('pool', { nullable: true, description: 'Where a lead goes that nobody could take, in turn.' }) fallbackPoolId?: string | null;
  @Id('user', { nullable: true, description: 'Or to whom.' }) fallbackAssigneeId?: string | null;
  @Field(() => Duration, { nullable: true, description: 'After how much working time; null: at once.' }) fallbackAfter?: string | null;
  @ExpectedVersion() expectedVersion?: number | null;
}

@InputType('AssignmentRuleArchiveInput', { description: 'A rule that takes no lead any more.' })
export class AssignmentRuleArchiveInput {
  @Id('assignmentrule', { description: 'The rule.' }) assignmentRuleId!: string;
  @ExpectedVersion() expectedVersion?: number | null;
}

@InputType('AssignmentRuleReorderInput', { description: 'The order in which rules are asked.' })
export class AssignmentRuleReorderInput {
  @Id('assignmentrule', { list: true, description: 'Every rule in force, the first at the top.' }) assignmentRuleIds!: string[];
}
