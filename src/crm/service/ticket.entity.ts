import { defineEntity, p } from '@mikro-orm/core';
import { instant, oneOf, owned, record } from '../../platform/api/columns.js';
import { Contact } from '../customers/contact.entity.js';
import { Customer } from '../customers/customer.entity.js';

export const TicketChannel = { PHONE: 'PHONE', EMAIL: 'EMAIL', WEB: 'WEB', CHAT: 'CHAT' } as const;
export type TicketChannel = keyof typeof TicketChannel;

export const TicketKind = {
  QUESTION: 'QUESTION',
  INCIDENT: 'INCIDENT',
  PROBLEM: 'PROBLEM',
  COMPLAINT: 'COMPLAINT',
  REQUEST: 'REQUEST',
} as const;
export type TicketKind = keyof typeof TicketKind;

export const TicketPriority = { LOW: 'LOW', NORMAL: 'NORMAL', HIGH: 'HIGH', URGENT: 'URGENT' } as const;
export type TicketPriority = keyof typeof TicketPriority;

export const TicketStatus = {
  NEW: 'NEW',
  OPEN: 'OPEN',
  PENDING_CUSTOMER: 'PENDING_CUSTOMER',
  PENDING_INTERNAL: 'PENDING_INTERNAL',
  SOLVED: 'SOLVED',
  CLOSED: 'CLOSED',
  MERGED: 'MERGED',
} as const;
export type TicketStatus = keyof typeof TicketStatus;

export const TicketSchema = defineEntity({
  name: 'Ticket',
  tableName: 'tickets',
  properties: {
    ...record(),
    ...owned(),
    number: p.text().defaultRaw("'T-' || nextval('ticket_numbers')"),
    subject: p.text(),
    customer: () => p.manyToOne(Customer).nullable(),
    contact: () => p.manyToOne(Contact).nullable(),
    channel: oneOf(TicketChannel),
    queue: p.text().nullable(),
    category: p.text().nullable(),
    type: oneOf(TicketKind).default('QUESTION'),
    priority: oneOf(TicketPriority).default('NORMAL'),
    priorityRank: p
      .integer()
      .generated("(case priority when 'LOW' then 1 when 'NORMAL' then 2 when 'HIGH' then 3 else 4 end) stored")
      .persist(false),
    status: oneOf(TicketStatus).default('NEW'),
    firstResponseAt: instant().nullable(),
    solvedAt: instant().nullable(),
    closedAt: instant().nullable(),
    dueAt: instant().nullable(),
    externalSource: p.text().nullable(),
    externalId: p.text().nullable(),
  },
});
/** Something a customer wants of us. Its owner is the assignee. */
export class Ticket extends TicketSchema.class {}
TicketSchema.setClass(Ticket);
