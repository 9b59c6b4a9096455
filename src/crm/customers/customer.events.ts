import { defineEvent } from '../../platform/events/define.js';

/** A customer was written down. */
export const customerCreated = defineEvent<{ name: string; source: string | null }>('customer.created', { kind: 'customer' });
/** Something about a customer changed; `fields` are names of the API. */
export const customerChanged = defineEvent<{ fields: string[] }>('customer.changed', { kind: 'customer' });
/** A customer, and all that belongs to it, went to another owner or team. Ids are uuids. */
export const customerAssigned = defineEvent<{ owner: string | null; team: string | null }>('customer.assigned', { kind: 'customer' });
