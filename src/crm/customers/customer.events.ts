import { defineEvent } from '../../platform/events/define.js';

/** A customer was written down. */
export const customerCreated = defineEvent<{ name: string; source: string | null }>('customer.created', { kind: 'customer' });
/** Something about a customer changed; `fields` are names of the API. */
export const customerChanged = defineEvent<{ fields: string[] }>('customer.changed', { kind: 'customer' });
/** A customer, and all that belongs to it, went to another owner or team. Ids are uuids. */
export const customerAssigned = defineEvent<{ owner: string | null; team: string | null }>('customer.assigned', { kind: 'customer' });
/** A customer became part of another one, its survivor, and is not listed any more. Ids are uuids. */
export const customerMerged = defineEvent<{ survivor: string; merge: string }>('customer.merged', { kind: 'customer' });
/** A merge was undone: the customer is its own again. Ids are uuids. */
export const customerUnmerged = defineEvent<{ survivor: string; merge: string }>('customer.unmerged', { kind: 'customer' });
