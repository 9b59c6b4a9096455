import { openTickets, type PastTicket } from '../../../crm/service/intake.js';
import { TicketChannel, TicketKind, TicketPriority, TicketStatus } from '../../../crm/service/ticket.entity.js';
import { ticketChanged } from '../../../crm/service/ticket.events.js';
import { TicketCreateInput } from '../../../crm/service/ticket.input.js';
import { emitGone } from '../../../platform/events/define.js';
import { checked } from '../checked.js';
import { byExternalId, type ImportKind, type Values } from '../kind.js';

function pastTicket({ customer, contact, assignee, body, ...values }: Values, source: string, now: Date): PastTicket {
  const { status = 'NEW', createdAt = now, firstResponseAt = null, solvedAt, closedAt, ...data } = values as Partial<PastTicket>;
  const input = checked(TicketCreateInput, {
    channel: 'EMAIL',
    ...data,
    body: body ?? data.subject,
    customerId: customer,
    contactId: contact,
    assigneeId: assignee,
    externalSource: source,
  });
  const ended = status === 'SOLVED' || status === 'CLOSED';
  const solved = ended ? (solvedAt ?? createdAt) : null;
  return { ...input, status, createdAt, firstResponseAt, solvedAt: solved, closedAt: status === 'CLOSED' ? (closedAt ?? solved) : null };
}

export const tickets: ImportKind = {
  code: 'TICKETS',
  description: 'Tickets with their first message and how far they are, one a line.',
  permission: 'ticket.write',
  key: 'externalId',
  record: 'ticket',
  fields: {
    externalId: { type: 'text', required: true, description: 'Its id in the system that the file comes from.' },
    subject: { type: 'text', required: true, description: 'What it is about.' },
    body: { type: 'text', description: 'What the customer says; the subject by default.' },
    channel: { type: Object.keys(TicketChannel), description: 'EMAIL by default.' },
    customer: { type: 'reference', refers: 'customer', description: 'Id in the file’s system, number, name or e-mail address.' },
    contact: { type: 'reference', refers: 'contact', description: 'Id in the file’s system or e-mail address.' },
    queue: { type: 'text', description: 'The desk’s queue.' },
    category: { type: 'text', description: 'What it is about, from the desk’s own list.' },
    type: { type: Object.keys(TicketKind), description: 'QUESTION by default.' },
    priority: { type: Object.keys(TicketPriority), description: 'NORMAL by default.' },
    status: { type: Object.keys(TicketStatus), description: 'NEW by default.' },
    assignee: { type: 'reference', refers: 'user', description: 'Who works on it: e-mail or name.' },
    createdAt: { type: 'instant', description: 'When it was opened; by default now.' },
    firstResponseAt: { type: 'instant', description: 'When a person first answered.' },
    solvedAt: { type: 'instant', description: 'When it was solved; needed for solved and closed ones.' },
    closedAt: { type: 'instant', description: 'When it was closed; when it was solved by default.' },
  },
  existing: byExternalId('tickets'),
  makeAll(records, { tx, source }) {
    return openTickets(
      tx,
      records.map(([values]) => pastTicket(values, source, tx.now)),
    );
  },
  gone: { table: 'tickets', tell: (tx, subject) => emitGone(tx, ticketChanged, subject, { changes: [] }) },
};
