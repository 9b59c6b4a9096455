import { Length } from 'class-validator';
import { Field, InputType } from 'type-graphql';
import { ExpectedVersion, Id } from '../../platform/api/input.js';
import { DateTime } from '../../platform/api/scalars.js';
import { type CustomFieldInput, CustomValues } from '../../platform/fields/custom-field.input.js';
import { TicketChannel, TicketKind, TicketPriority, TicketStatus } from './ticket.entity.js';

/** Characters of one message. */
const LONGEST = 100_000;

@InputType('TicketCreateInput', { description: 'A new ticket with the customer’s first message.' })
export class TicketCreateInput {
  @Field({ description: 'What it is about, in a line; 1 to 300 characters.' }) @Length(1, 300) subject!: string;
  @Field({ description: 'What the customer says; the first public message, 1 to 100,000 characters.' }) @Length(1, LONGEST) body!: string;
  @Field(() => TicketChannel, { description: 'How the customer reached us.' }) channel!: TicketChannel;
  @Id('customer', { nullable: true, description: 'Whose it is.' }) customerId?: string | null;
  @Id('contact', { nullable: true, description: 'Who asks. Without `customerId` the ticket is of the contact’s customer.' }) contactId?:
    | string
    | null;
  @Field(() => String, { nullable: true, description: 'The desk’s queue, such as "billing".' }) @Length(1, 100) queue?: string | null;
  @Field(() => String, { nullable: true, description: 'What it is about, from the desk’s own list.' }) @Length(1, 100) category?:
    | string
    | null;
  @Field(() => TicketKind, { nullable: true, description: 'QUESTION if absent.' }) type?: TicketKind | null;
  @Field(() => TicketPriority, { nullable: true, description: 'NORMAL if absent.' }) priority?: TicketPriority | null;
  @Field(() => DateTime, { nullable: true, description: 'When it has to be solved.' }) dueAt?: Date | null;
  @Id('user', { nullable: true, description: 'Who works on it; you if absent.' }) assigneeId?: string | null;
  @Id('team', { nullable: true, description: 'The team that sees it; the assignee’s if absent.' }) teamId?: string | null;
  @CustomValues() customFields?: CustomFieldInput[] | null;
  @Field(() => String, { nullable: true, description: 'The system that it is brought in from; with `externalId`.' })
  @Length(1, 100)
  externalSource?: string | null;
  @Field(() => String, { nullable: true, description: 'Its id in that system; unique there, so that sending it twice makes one ticket.' })
  @Length(1, 200)
  externalId?: string | null;
}

@InputType('TicketReplyInput', { description: 'An answer that the customer reads.' })
export class TicketReplyInput {
  @Id('ticket', { description: 'The ticket.' }) ticketId!: string;
  @Field({ description: 'The answer, 1 to 100,000 characters.' }) @Length(1, LONGEST) body!: string;
  @Field(() => TicketStatus, { nullable: true, description: 'The status from then on; PENDING_CUSTOMER if absent.' })
  status?: TicketStatus | null;
  @ExpectedVersion() expectedVersion?: number;
}

@InputType('TicketNoteAddInput', { description: 'A note for colleagues.' })
export class TicketNoteAddInput {
  @Id('ticket', { description: 'The ticket.' }) ticketId!: string;
  @Field({ description: 'The note, 1 to 100,000 characters. The customer never sees it.' }) @Length(1, LONGEST) body!: string;
  @ExpectedVersion() expectedVersion?: number;
}

@InputType('TicketCustomerMessageInput', { description: 'What the customer wrote or said since.' })
export class TicketCustomerMessageInput {
  @Id('ticket', { description: 'The ticket. One that was waiting, solved or closed is open again.' }) ticketId!: string;
  @Field({ description: 'What was said, 1 to 100,000 characters.' }) @Length(1, LONGEST) body!: string;
  @Id('contact', { nullable: true, description: 'Who said it; the contact of the ticket if absent.' }) contactId?: string | null;
  @ExpectedVersion() expectedVersion?: number;
}

@InputType('TicketUpdateInput', { description: 'What changes about a ticket: absent leaves, null clears.' })
export class TicketUpdateInput {
  @Id('ticket', { description: 'The ticket.' }) ticketId!: string;
  @Field(() => String, { nullable: true, description: 'What it is about, in a line; can not be cleared.' }) @Length(1, 300) subject?:
    | string
    | null;
  @Field(() => TicketStatus, { nullable: true, description: 'Must be one that may follow the present one; can not be cleared.' })
  status?: TicketStatus | null;
  @Field(() => TicketPriority, { nullable: true, description: 'Can not be cleared.' }) priority?: TicketPriority | null;
  @Field(() => TicketKind, { nullable: true, description: 'Can not be cleared.' }) type?: TicketKind | null;
  @Field(() => String, { nullable: true, description: 'The desk’s queue.' }) @Length(1, 100) queue?: string | null;
  @Field(() => String, { nullable: true, description: 'From the desk’s own list.' }) @Length(1, 100) category?: string | null;
  @Field(() => DateTime, { nullable: true, description: 'When it has to be solved.' }) dueAt?: Date | null;
  @CustomValues() customFields?: CustomFieldInput[] | null;
  @ExpectedVersion() expectedVersion?: number;
}

@InputType('TicketAssignInput', { description: 'Who works on a ticket, and which team sees it.' })
export class TicketAssignInput {
  @Id('ticket', { description: 'The ticket.' }) ticketId!: string;
  @Id('user', { nullable: true, description: 'Who works on it from now on; null: nobody in particular. Absent leaves.' }) assigneeId?:
    | string
    | null;
  @Id('team', { nullable: true, description: 'The team that sees it; null: none. Absent: the team of a new assignee.' }) teamId?:
    | string
    | null;
  @ExpectedVersion() expectedVersion?: number;
}
