import { Field, ObjectType } from 'type-graphql';
import { DateTime } from '../../platform/api/scalars.js';
import { EventType } from '../../platform/events/event.type.js';
import { One } from '../../platform/reading/declare.js';
import { FollowUpAction } from './follow-up.entity.js';
import { LeadType } from './lead.type.js';

@ObjectType('LeadCreated', { implements: EventType, description: 'A lead came in.' })
export class LeadCreatedType extends EventType {
  @One(() => LeadType, { of: 'subject', description: 'The lead as it is at delivery.' }) lead!: One<LeadType>;
}

@ObjectType('LeadScored', { implements: EventType, description: 'A lead was scored by another model.' })
export class LeadScoredType extends EventType {
  @One(() => LeadType, { of: 'subject', description: 'The lead as it is at delivery.' }) lead!: One<LeadType>;
}

@ObjectType('LeadAssigned', { implements: EventType, description: 'A lead has another assignee.' })
export class LeadAssignedType extends EventType {
  @One(() => LeadType, { of: 'subject', description: 'The lead as it is at delivery.' }) lead!: One<LeadType>;
  @Field({ description: 'Why this assignee, as a sentence.' }) why!: string;
}

@ObjectType('LeadWaited', { implements: EventType, description: 'Nobody could take a lead for as long as its rule waits.' })
export class LeadWaitedType extends EventType {
  @One(() => LeadType, { of: 'subject', description: 'The lead as it is at delivery.' }) lead!: One<LeadType>;
  @Field(() => DateTime, { description: 'Since when it waits.' }) since!: Date;
  @Field({ description: 'What the fallback made of it, as a sentence.' }) why!: string;
}

@ObjectType('LeadFollowedUp', {
  implements: EventType,
  description: 'A step of a follow-up policy was done: nobody has answered the lead.',
})
export class LeadFollowedUpType extends EventType {
  @One(() => LeadType, { of: 'subject', description: 'The lead as it is at delivery.' }) lead!: One<LeadType>;
  @Field(() => FollowUpAction, { description: 'What was to be done.' }) action!: FollowUpAction;
  @Field({ description: 'What came of it, as a sentence.' }) result!: string;
}
