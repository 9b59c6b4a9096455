import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { UserType } from '../../platform/access/user.type.js';
import { DateTime, Duration } from '../../platform/api/scalars.js';
import { BusinessCalendarType } from '../../platform/calendar/calendar.type.js';
import { From, One } from '../../platform/reading/declare.js';
import { ActivityType } from '../activities/activity.type.js';
import { LeadConditionType } from './condition.type.js';
import { FollowUp, FollowUpAction, FollowUpEntity, FollowUpOutcome, FollowUpPolicy } from './follow-up.entity.js';

registerEnumType(FollowUpEntity, {
  name: 'FollowUpEntity',
  description: 'What a follow-up policy is about.',
  valuesConfig: { LEAD: { description: 'Leads that somebody has and nobody has answered.' } },
});
registerEnumType(FollowUpAction, {
  name: 'FollowUpAction',
  description: 'What is done when nobody answers.',
  valuesConfig: {
    REMIND: { description: 'A task for whoever has the lead.' },
    CHASE: { description: 'A task of high priority for whoever has the lead.' },
    REASSIGN: { description: 'Somebody else gets the lead, as the rules have it.' },
    ESCALATE: { description: 'A task of high priority for whoever leads the team.' },
  },
});
registerEnumType(FollowUpOutcome, {
  name: 'FollowUpOutcome',
  description: 'What became of a step.',
  valuesConfig: {
    DONE: { description: 'It was done; `result` says what.' },
    NOBODY: { description: 'There was nobody to do it with; `result` says why.' },
    ANSWERED: { description: 'Not needed: the lead was answered first.' },
    CLOSED: { description: 'Not needed: the lead was closed first.' },
    HANDED_OVER: { description: 'Not needed: somebody else got the lead, and time began again.' },
  },
});

@ObjectType('FollowUpStep', { description: 'A step of a follow-up policy.' })
class FollowUpStepType {
  @Field(() => Duration, { description: 'How much working time after the lead was given to somebody.' }) afterBusinessTime!: string;
  @Field(() => FollowUpAction, { description: 'What is done.' }) action!: FollowUpAction;
}

@From(() => FollowUpPolicy, { prefix: 'policy', kind: 'pool', filters: ['archivedAt'], orders: ['order'] })
@ObjectType('FollowUpPolicy', { description: 'What happens to leads that nobody answers, and when. The first policy that fits holds.' })
export class FollowUpPolicyType {
  @Field(() => ID, { description: 'Id, "policy_…".' }) id!: string;
  @Field({ description: 'Unique name.' }) name!: string;
  @Field(() => FollowUpEntity, { description: 'What it is about.' }) entity!: FollowUpEntity;
  @Field(() => Int, { nullable: true, description: 'Place among the policies in force, from 1; null once archived.' }) order!:
    | number
    | null;
  @Field(() => LeadConditionType, { description: 'Which leads it is for.' }) condition!: LeadConditionType;
  @Field(() => [FollowUpStepType], { description: 'What is done, in the order of time.' }) steps!: FollowUpStepType[];
  @One(() => BusinessCalendarType, { nullable: true, description: 'Whose working time counts; null: the default calendar’s.' })
  calendar!: One<BusinessCalendarType> | null;
  @One(() => UserType, { nullable: true, description: 'Who is told at last; null: whoever is nearest above the assignee.' })
  escalateTo!: One<UserType> | null;
  @Field({ description: 'Whoever gets the lead next has all the time again; otherwise the steps go on.' }) restarts!: boolean;
  @Field(() => DateTime, { nullable: true, description: 'Since when it holds for no lead; null while it is in force.' })
  archivedAt!: Date | null;
  @Field(() => Int, { description: 'Grows with every change; for `expectedVersion`.' }) version!: number;
}

@From(() => FollowUp, { prefix: 'followup', kind: 'lead' })
@ObjectType('FollowUp', { description: 'A step that is due for a lead unless somebody answers first.' })
export class FollowUpType {
  @Field(() => ID, { description: 'Id, "followup_…".' }) id!: string;
  @Field(() => Int, { description: 'Which step of the policy, from 1.' }) step!: number;
  @Field(() => FollowUpAction, { description: 'What is done.' }) action!: FollowUpAction;
  @Field(() => DateTime, { description: 'When it is due.' }) dueAt!: Date;
  @Field(() => DateTime, { nullable: true, description: 'When it was done or ended; null while it is to come.' }) doneAt!: Date | null;
  @Field(() => FollowUpOutcome, { nullable: true, description: 'What became of it; null while it is to come.' })
  outcome!: FollowUpOutcome | null;
  @Field(() => String, { nullable: true, description: 'The same as a sentence, if it was done.' }) result!: string | null;
  @One(() => FollowUpPolicyType, { description: 'The policy.' }) policy!: One<FollowUpPolicyType>;
  @One(() => ActivityType, { nullable: true, description: 'The task that it made; null if it made none, or if you may not see it.' })
  task!: One<ActivityType> | null;
}
