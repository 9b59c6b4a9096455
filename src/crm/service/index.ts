import type { Area } from '../../platform/area.js';
import { personal } from '../customers/personal.js';
import { MessageSchema } from './message.entity.js';
import { MessageType } from './message.type.js';
import { ticketAccess } from './ticket.access.js';
import { TicketSchema } from './ticket.entity.js';
import { TicketAssignedType, TicketChangedType, TicketCreatedType, TicketNotedType, TicketRepliedType } from './ticket.event.type.js';
import { ticketAssigned, ticketChanged, ticketCreated, ticketNoted, ticketReplied } from './ticket.events.js';
import { ticketPersonal } from './ticket.personal.js';
import { TicketFollows, TicketReads } from './ticket.reads.js';
import { TicketResolver } from './ticket.resolver.js';
import { TicketType } from './ticket.type.js';

personal(...ticketPersonal);

export const serviceArea: Area = {
  name: 'service',
  entities: [TicketSchema, MessageSchema],
  types: [TicketType, MessageType, TicketCreatedType, TicketChangedType, TicketRepliedType, TicketNotedType, TicketAssignedType],
  resolvers: [TicketResolver],
  reads: [TicketReads],
  follows: [TicketFollows],
  access: ticketAccess,
  events: [ticketCreated, ticketChanged, ticketReplied, ticketNoted, ticketAssigned],
};
