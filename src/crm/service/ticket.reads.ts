import { type Connection, Follow, Many, One } from '../../platform/reading/declare.js';
import { ticketAssigned, ticketChanged, ticketCreated, ticketNoted, ticketReplied } from './ticket.events.js';
import { TicketType } from './ticket.type.js';

/** Fields of `Query`. */
export class TicketReads {
  @One(() => TicketType, { nullable: true, description: 'A ticket by id.' }) ticket!: One<TicketType> | null;
  @Many(() => TicketType, { order: ['-createdAt'], description: 'Tickets that you may see, newest first.' })
  tickets!: Connection<TicketType>;
}

/** Fields of `Subscription`. */
export class TicketFollows {
  @Follow({
    kind: 'ticket',
    subject: () => TicketType,
    events: {
      TicketCreated: ticketCreated,
      TicketChanged: ticketChanged,
      TicketReplied: ticketReplied,
      TicketNoted: ticketNoted,
      TicketAssigned: ticketAssigned,
    },
    description:
      'Everything that happens to one ticket (`where: { id: { eq: … } }`) or to all that a filter names, of those that you may see. One that leaves the filter or your sight comes as `TicketLeft`.',
  })
  ticketUpdated!: unknown;
}
