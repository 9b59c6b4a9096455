import { defineEntity, p } from '@mikro-orm/core';
import { User } from '../../platform/access/user.entity.js';
import { id, instant, oneOf, owned } from '../../platform/api/columns.js';
import { Contact } from '../customers/contact.entity.js';
import { Ticket } from './ticket.entity.js';

export const MessageKind = { PUBLIC: 'PUBLIC', INTERNAL: 'INTERNAL', SYSTEM: 'SYSTEM' } as const;
export type MessageKind = keyof typeof MessageKind;

export const MessageSchema = defineEntity({
  name: 'Message',
  tableName: 'messages',
  properties: {
    id: id(),
    ...owned(),
    ticket: () => p.manyToOne(Ticket),
    kind: oneOf(MessageKind),
    author: () => p.manyToOne(User).nullable(),
    contact: () => p.manyToOne(Contact).nullable(),
    body: p.text(),
    at: instant(),
  },
});
/** One entry of a ticket's thread. Carries the ticket's owner and team, so that it is seen by those who see the ticket. */
export class Message extends MessageSchema.class {}
MessageSchema.setClass(Message);
