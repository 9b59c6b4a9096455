import { defineEvent } from '../../platform/events/define.js';

export const ticketCreated = defineEvent('ticket.created', { kind: 'ticket' });
/** `field` is a name of the API; values as the API writes them, as text. */
export interface FieldChange {
  field: string;
  before: string | null;
  after: string | null;
}
/** Status, priority or another field changed, and nothing was said. */
export const ticketChanged = defineEvent<{ changes: FieldChange[] }>('ticket.changed', { kind: 'ticket' });
/** A public message, ours or the customer's. Ids are uuids. */
export const ticketReplied = defineEvent<{ messageId: string }>('ticket.replied', { kind: 'ticket' });
/** An internal note. */
export const ticketNoted = defineEvent<{ messageId: string }>('ticket.noted', { kind: 'ticket' });
/** Another assignee or team. */
export const ticketAssigned = defineEvent('ticket.assigned', { kind: 'ticket' });
