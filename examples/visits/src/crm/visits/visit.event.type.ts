import { ObjectType } from 'type-graphql';
import { EventType } from '../../platform/events/event.type.js';
import { One } from '../../platform/reading/declare.js';
import { VisitType } from './visit.type.js';

@ObjectType('VisitPlanned', { implements: EventType, description: 'A visit was planned.' })
export class VisitPlannedType extends EventType {
  @One(() => VisitType, { of: 'subject', description: 'The visit as it is at delivery.' }) visit!: One<VisitType>;
}

@ObjectType('VisitFinished', { implements: EventType, description: 'A visit took place.' })
export class VisitFinishedType extends EventType {
  @One(() => VisitType, { of: 'subject', description: 'The visit as it is at delivery.' }) visit!: One<VisitType>;
}
