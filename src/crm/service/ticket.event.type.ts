import { Field, ObjectType } from 'type-graphql';
import { EventType } from '../../platform/events/event.type.js';
import { One } from '../../platform/reading/declare.js';
import { MessageType } from './message.type.js';
import { TicketType } from './ticket.type.js';

const ticket = { of: 'subject', description: 'The ticket as it is at delivery.' };

@ObjectType('FieldChange', { description: 'One field of a record, before and after a change.' })
class FieldChangeType {
  @Field({ description: 'Name of the field: "priority".' }) field!: string;
  @Field(() => String, { nullable: true, description: 'Its value before, as the API writes it; null if it had none.' }) before!:
    | string
    | null;
  @Field(() => String, { nullable: true, description: 'Its value after the change; null if it has none.' }) after!: string | null;
}

@ObjectType('TicketCreated', { implements: EventType, description: 'A ticket was opened.' })
export class TicketCreatedType extends EventType {
  @One(() => TicketType, ticket) ticket!: One<TicketType>;
}

@ObjectType('TicketChanged', { implements: EventType, description: 'Status, priority or another field changed, and nothing was said.' })
export class TicketChangedType extends EventType {
  @One(() => TicketType, ticket) ticket!: One<TicketType>;
  @Field(() => [FieldChangeType], { description: 'What changed.' }) changes!: FieldChangeType[];
}

@ObjectType('TicketReplied', {
  implements: EventType,
  description: 'A public message: ours, or the customer’s. The status may be another one by it.',
})
export class TicketRepliedType extends EventType {
  @One(() => TicketType, ticket) ticket!: One<TicketType>;
  @One(() => MessageType, { of: 'messageId', description: 'What was said.' }) message!: One<MessageType>;
}

@ObjectType('TicketNoted', { implements: EventType, description: 'A note for colleagues.' })
export class TicketNotedType extends EventType {
  @One(() => TicketType, ticket) ticket!: One<TicketType>;
  @One(() => MessageType, { of: 'messageId', description: 'The note.' }) message!: One<MessageType>;
}

@ObjectType('TicketAssigned', { implements: EventType, description: 'A ticket has another assignee or team.' })
export class TicketAssignedType extends EventType {
  @One(() => TicketType, ticket) ticket!: One<TicketType>;
}
