import { defineEvent } from '../../platform/events/define.js';

/** A sale was begun. */
export const opportunityCreated = defineEvent<{ stage: string }>('opportunity.created', { kind: 'opportunity' });
/** What is known of a sale changed; `fields` are names of the API. */
export const opportunityChanged = defineEvent<{ fields: string[] }>('opportunity.changed', { kind: 'opportunity' });
/** A sale entered another stage. Stages are uuids. */
export const opportunityMoved = defineEvent<{ from: string; to: string; status: string }>('opportunity.moved', { kind: 'opportunity' });
/** A sale went to another rep. The owner is a uuid. */
export const opportunityAssigned = defineEvent<{ owner: string }>('opportunity.assigned', { kind: 'opportunity' });
/** A customer ordered. */
export const orderCreated = defineEvent<{ amount: string; currency: string }>('order.created', { kind: 'order' });
/** An order got another status. */
export const orderChanged = defineEvent<{ from: string; to: string }>('order.changed', { kind: 'order' });
