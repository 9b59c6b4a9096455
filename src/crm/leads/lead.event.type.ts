import { Field, ObjectType } from 'type-graphql';
import { EventType } from '../../platform/events/event.type.js';
import { One } from '../../platform/reading/declare.js';
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
