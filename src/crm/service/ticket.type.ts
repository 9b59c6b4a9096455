import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { TeamType, UserType } from '../../platform/access/user.type.js';
import { DateTime } from '../../platform/api/scalars.js';
import { type Connection, From, Many, many, One, relate } from '../../platform/reading/declare.js';
import { ContactType } from '../customers/contact.type.js';
import { CustomerType } from '../customers/customer.type.js';
import { MessageType } from './message.type.js';
import { Ticket, TicketChannel, TicketKind, TicketPriority, TicketStatus } from './ticket.entity.js';

registerEnumType(TicketChannel, {
  name: 'TicketChannel',
  description: 'How the customer reached us.',
  valuesConfig: {
    PHONE: { description: 'A call.' },
    EMAIL: { description: 'A message to one of our addresses.' },
    WEB: { description: 'A form or the customers’ own pages.' },
    CHAT: { description: 'Live chat.' },
  },
});
registerEnumType(TicketKind, {
  name: 'TicketKind',
  description: 'What a ticket is about.',
  valuesConfig: {
    QUESTION: { description: 'Wants to know something.' },
    INCIDENT: { description: 'Something does not work.' },
    PROBLEM: { description: 'The cause behind several incidents.' },
    COMPLAINT: { description: 'Is not content with us.' },
    REQUEST: { description: 'Wants something done.' },
  },
});
registerEnumType(TicketPriority, {
  name: 'TicketPriority',
  description: 'How much it hurries. To order by it use `PRIORITY_RANK`.',
  valuesConfig: {
    LOW: { description: 'Can wait. Rank 1.' },
    NORMAL: { description: 'As usual. Rank 2.' },
    HIGH: { description: 'Before others. Rank 3.' },
    URGENT: { description: 'At once. Rank 4.' },
  },
});
registerEnumType(TicketStatus, {
  name: 'TicketStatus',
  description: 'Who has to do something. NEW comes first; SOLVED and CLOSED can be opened again; MERGED is the end.',
  valuesConfig: {
    NEW: { description: 'Nobody has looked at it.' },
    OPEN: { description: 'We have to do something.' },
    PENDING_CUSTOMER: { description: 'We wait for the customer.' },
    PENDING_INTERNAL: { description: 'We wait for somebody of ours outside the desk.' },
    SOLVED: { description: 'Answered; a message from the customer opens it again.' },
    CLOSED: { description: 'Done; a message from the customer opens it again.' },
    MERGED: { description: 'Goes on in another ticket.' },
  },
});

@From(() => Ticket, {
  prefix: 'ticket',
  filters: [
    'id',
    'number',
    'status',
    'priority',
    'type',
    'channel',
    'queue',
    'category',
    'assignee',
    'team',
    'customer',
    'contact',
    'externalId',
    'externalSource',
    'createdAt',
  ],
  orders: ['createdAt', 'priorityRank'],
  search: 'searchText',
  customFields: true,
})
@ObjectType('Ticket', { description: 'Something a customer wants of us, with everything said about it.' })
export class TicketType {
  @Field(() => ID, { description: 'Id, "ticket_…".' }) id!: string;
  @Field({ description: 'What people call it by: "T-1042".' }) number!: string;
  @Field({ description: 'What it is about, in a line.' }) subject!: string;
  @Field(() => TicketChannel, { description: 'How the customer reached us.' }) channel!: TicketChannel;
  @Field(() => String, { nullable: true, description: 'The desk’s queue it waits in, such as "billing".' }) queue!: string | null;
  @Field(() => String, { nullable: true, description: 'What it is about, from the desk’s own list.' }) category!: string | null;
  @Field(() => TicketKind, { description: 'Question, incident, problem, complaint or request.' }) type!: TicketKind;
  @Field(() => TicketPriority, { description: 'How much it hurries.' }) priority!: TicketPriority;
  @Field(() => Int, { description: 'The priority as a number, 1 (LOW) to 4 (URGENT), to order by.' }) priorityRank!: number;
  @Field(() => TicketStatus, { description: 'Who has to do something.' }) status!: TicketStatus;
  @Field(() => DateTime, { nullable: true, description: 'When a person of ours first answered publicly. Set once.' })
  firstResponseAt!: Date | null;
  @Field(() => DateTime, { nullable: true, description: 'When it was solved; null again if it was reopened.' }) solvedAt!: Date | null;
  @Field(() => DateTime, { nullable: true, description: 'When it was closed; null again if it was reopened.' }) closedAt!: Date | null;
  @Field(() => DateTime, { nullable: true, description: 'When it has to be solved.' }) dueAt!: Date | null;
  @Field(() => String, { nullable: true, description: 'The system that it was brought in from.' }) externalSource!: string | null;
  @Field(() => String, { nullable: true, description: 'Its id in that system; unique there.' }) externalId!: string | null;
  @Field(() => DateTime, { description: 'When it came in.' }) createdAt!: Date;
  @Field(() => DateTime, { description: 'When it last changed.' }) updatedAt!: Date;
  @Field(() => Int, { description: 'Grows with every change; for `expectedVersion`.' }) version!: number;

  @One(() => UserType, { of: 'ownerId', nullable: true, description: 'Who works on it; null while it waits for somebody.' })
  assignee!: One<UserType> | null;
  @One(() => TeamType, { of: 'teamId', nullable: true, description: 'The team that sees it.' }) team!: One<TeamType> | null;
  @One(() => CustomerType, {
    nullable: true,
    description: 'Whose it is; null if the sender is not known, or if you may not see the customer.',
  })
  customer!: One<CustomerType> | null;
  @One(() => ContactType, { nullable: true, description: 'The contact who asked; null if not known, or if you may not see the contact.' })
  contact!: One<ContactType> | null;
  @Many(() => MessageType, { order: ['at'], description: 'The thread, oldest first: public messages and internal notes.' })
  messages!: Connection<MessageType>;
}

relate(
  CustomerType,
  'tickets',
  many(() => TicketType, { order: ['-createdAt'], filterable: true, description: 'What the customer wanted of us, newest first.' }),
);
