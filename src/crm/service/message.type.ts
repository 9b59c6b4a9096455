import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { UserType } from '../../platform/access/user.type.js';
import { DateTime } from '../../platform/api/scalars.js';
import { From, One } from '../../platform/reading/declare.js';
import { ContactType } from '../customers/contact.type.js';
import { Message, MessageKind } from './message.entity.js';
import { TicketType } from './ticket.type.js';

registerEnumType(MessageKind, {
  name: 'MessageKind',
  description: 'Whom a message is for.',
  valuesConfig: {
    PUBLIC: { description: 'The customer reads it, or wrote it.' },
    INTERNAL: { description: 'Colleagues only: never sent to the customer, not in the timeline.' },
    SYSTEM: { description: 'Written by the server: an automatic answer, a note of a merge. Not a first response.' },
  },
});

@From(() => Message, { prefix: 'message', kind: 'ticket', filters: ['kind', 'at'], orders: ['at'] })
@ObjectType('Message', { description: 'One entry of a ticket’s thread.' })
export class MessageType {
  @Field(() => ID, { description: 'Id, "message_…".' }) id!: string;
  @Field(() => MessageKind, { description: 'Whom it is for.' }) kind!: MessageKind;
  @Field({ description: 'The text, plain.' }) body!: string;
  @Field(() => DateTime, { description: 'When it was said.' }) at!: Date;
  @One(() => TicketType, { description: 'The ticket that it belongs to.' }) ticket!: One<TicketType>;
  @One(() => UserType, { nullable: true, description: 'The colleague who wrote it; null if the customer or the server did.' })
  author!: One<UserType> | null;
  @One(() => ContactType, {
    nullable: true,
    description: 'The contact who wrote it; null if a colleague or the server did, or an unknown sender.',
  })
  contact!: One<ContactType> | null;
}
