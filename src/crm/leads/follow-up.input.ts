import { ArrayMaxSize, ArrayMinSize, Length } from 'class-validator';
import { Field, InputType } from 'type-graphql';
import { ExpectedVersion, Id } from '../../platform/api/input.js';
import { Duration } from '../../platform/api/scalars.js';
import { LeadConditionInput } from './condition.type.js';
import { FollowUpAction } from './follow-up.entity.js';

@InputType('FollowUpStepInput', { description: 'A step of a follow-up policy.' })
export class FollowUpStepInput {
  @Field(() => Duration, { description: 'How much working time after the lead was given to somebody: hours and minutes, as "PT2H".' })
  afterBusinessTime!: string;
  @Field(() => FollowUpAction, { description: 'What is done.' }) action!: FollowUpAction;
}

@InputType('FollowUpPolicyCreateInput', { description: 'A policy after all others: the first that fits a lead holds.' })
export class FollowUpPolicyCreateInput {
  @Field({ description: 'Unique name; 1 to 200 characters.' }) @Length(1, 200) name!: string;
  @Field(() => LeadConditionInput, { nullable: true, description: 'Which leads it is for; absent: every lead.' })
  condition?: LeadConditionInput | null;
  @Field(() => [FollowUpStepInput], { description: '1 to 20 steps, in the order of time.' })
  @ArrayMinSize(1)
  @ArrayMaxSize(20)
  steps!: FollowUpStepInput[];
  @Id('calendar', { nullable: true, description: 'Whose working time counts; absent: the default calendar’s.' }) calendarId?: string | null;
  @Id('user', { nullable: true, description: 'Who is told at last; absent: whoever is nearest above the assignee.' })
  escalateToId?: string | null;
  @Field(() => Boolean, {
    nullable: true,
    description: 'Whoever gets the lead next has all the time again; by default the steps go on.',
  })
  restarts?: boolean | null;
}

@InputType('FollowUpPolicyUpdateInput', {
  description: 'What changes about a policy: absent leaves, null clears. Steps that leads have already stay as they are.',
})
export class FollowUpPolicyUpdateInput {
  @Id('policy', { description: 'The policy.' }) followUpPolicyId!: string;
  @Field(() => String, { nullable: true, description: 'Name; can not be cleared.' }) @Length(1, 200) name?: string | null;
  @Field(() => LeadConditionInput, { nullable: true, description: 'All of the condition from now on; null: every lead.' })
  condition?: LeadConditionInput | null;
  @Field(() => [FollowUpStepInput], { nullable: true, description: 'All steps from now on.' })
  @ArrayMinSize(1)
  @ArrayMaxSize(20)
  steps?: FollowUpStepInput[] | null;
  @Id('calendar', { nullable: true, description: 'Whose working time counts.' }) calendarId?: string | null;
  @Id('user', { nullable: true, description: 'Who is told at last.' }) escalateToId?: string | null;
  @Field(() => Boolean, { nullable: true, description: 'Whoever gets the lead next has all the time again.' }) restarts?: boolean | null;
  @ExpectedVersion() expectedVersion?: number | null;
}

@InputType('FollowUpPolicyArchiveInput', {
  description: 'A policy that holds for no lead any more. Steps that leads have already are done.',
})
export class FollowUpPolicyArchiveInput {
  @Id('policy', { description: 'The policy.' }) followUpPolicyId!: string;
  @ExpectedVersion() expectedVersion?: number | null;
}

@InputType('FollowUpPolicyReorderInput', { description: 'The order in which policies are asked.' })
export class FollowUpPolicyReorderInput {
  @Id('policy', { list: true, description: 'Every policy in force, the first at the top.' }) followUpPolicyIds!: string[];
}
