import { defineAccess } from '../../platform/access/access.js';
import { Message } from './message.entity.js';
import { Ticket } from './ticket.entity.js';

export const ticketAccess = [
  defineAccess({ entity: () => Ticket, kind: 'ticket', owner: 'ownerId', team: 'teamId', delegable: true }),
  defineAccess({ entity: () => Message, kind: 'ticket', owner: 'ownerId', team: 'teamId' }),
];
