import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { Requires } from '../../platform/access/requires.js';
import { type BulkInput, bulk, bulkInputOf, bulkPayloadOf } from '../../platform/api/bulk.js';
import { DryRun } from '../../platform/api/dry-run.js';
import { payloadOf } from '../../platform/api/payload.js';
import type { Context } from '../../platform/server/context.js';
import { assignTicket } from './assignment.js';
import { MessageType } from './message.type.js';
import { createTicket } from './opening.js';
import { replyToTicket } from './reply.js';
import { addNote, takeCustomerMessage } from './thread.js';
import {
  TicketAssignInput,
  TicketCreateInput,
  TicketCustomerMessageInput,
  TicketNoteAddInput,
  TicketReplyInput,
  TicketUpdateInput,
} from './ticket.input.js';
import { TicketType } from './ticket.type.js';
import { updateTicket } from './triage.js';

const TicketPayload = payloadOf('Ticket', { ticket: () => TicketType });
const TicketMessagePayload = payloadOf('TicketMessage', { ticket: () => TicketType, message: () => MessageType });
const TicketBulkPayload = bulkPayloadOf('Ticket', { ticket: () => TicketType });
const TicketUpdateBulkInput = bulkInputOf('TicketUpdate', TicketUpdateInput);
const TicketAssignBulkInput = bulkInputOf('TicketAssign', TicketAssignInput);
const input = { description: 'What is to be done.' };

@Resolver()
export class TicketResolver {
  @Requires('ticket.write')
  @Mutation(() => TicketMessagePayload, { nullable: true, description: 'Opens a ticket with what the customer says.' })
  ticketCreate(@Arg('input', input) data: TicketCreateInput, @Ctx() { change }: Context) {
    return change(tx => createTicket(tx, data));
  }

  @Requires('ticket.write')
  @Mutation(() => TicketMessagePayload, { nullable: true, description: 'Answers the customer. The first answer sets `firstResponseAt`.' })
  ticketReply(@Arg('input', input) data: TicketReplyInput, @Ctx() { change }: Context) {
    return change(tx => replyToTicket(tx, data));
  }

  @Requires('ticket.write')
  @Mutation(() => TicketMessagePayload, { nullable: true, description: 'Writes a note for colleagues; the customer never sees it.' })
  ticketNoteAdd(@Arg('input', input) data: TicketNoteAddInput, @Ctx() { change }: Context) {
    return change(tx => addNote(tx, data));
  }

  @Requires('ticket.write')
  @Mutation(() => TicketMessagePayload, {
    nullable: true,
    description: 'Takes what the customer wrote or said since; opens the ticket again.',
  })
  ticketCustomerMessage(@Arg('input', input) data: TicketCustomerMessageInput, @Ctx() { change }: Context) {
    return change(tx => takeCustomerMessage(tx, data));
  }

  @Requires('ticket.write')
  @DryRun()
  @Mutation(() => TicketPayload, { nullable: true, description: 'Changes status, priority and the like.' })
  ticketUpdate(@Arg('input', input) data: TicketUpdateInput, @Ctx() { change }: Context) {
    return change(async tx => ({ ticket: await updateTicket(tx, data) }));
  }

  @Requires('ticket.write')
  @DryRun()
  @Mutation(() => TicketPayload, {
    nullable: true,
    description: 'Gives a ticket to a person or a team. `ticket` is null if it is out of your sight then.',
  })
  ticketAssign(@Arg('input', input) data: TicketAssignInput, @Ctx() { change }: Context) {
    return change(async tx => ({ ticket: await assignTicket(tx, data) }));
  }

  @Requires('ticket.write')
  @DryRun()
  @Mutation(() => TicketBulkPayload, {
    nullable: true,
    description: 'Sorts many tickets: status, priority, queue and the like.',
  })
  ticketUpdateBulk(@Arg('input', () => TicketUpdateBulkInput, input) data: BulkInput<TicketUpdateInput>, @Ctx() { change }: Context) {
    return change(tx => bulk(tx, data, async row => ({ ticket: await updateTicket(tx, row) })));
  }

  @Requires('ticket.write')
  @DryRun()
  @Mutation(() => TicketBulkPayload, {
    nullable: true,
    description: 'Gives many tickets to people or teams.',
  })
  ticketAssignBulk(@Arg('input', () => TicketAssignBulkInput, input) data: BulkInput<TicketAssignInput>, @Ctx() { change }: Context) {
    return change(tx => bulk(tx, data, async row => ({ ticket: await assignTicket(tx, row) })));
  }
}
