import { defineEvent } from '../../platform/events/define.js';
import type { FollowUpAction } from './follow-up.entity.js';

export const leadCreated = defineEvent('lead.created', { kind: 'lead' });
/** The lead has a new assignee, by a pool or by hand; `why` is a sentence. */
export const leadAssigned = defineEvent<{ why: string }>('lead.assigned', { kind: 'lead' });
/** Data or status changed; `fields` are names of the API. */
export const leadChanged = defineEvent<{ fields: string[] }>('lead.changed', { kind: 'lead' });
/** Another model has scored the lead. */
export const leadScored = defineEvent('lead.scored', { kind: 'lead' });
/** Ids are uuids. */
export const leadConverted = defineEvent<{ customerId: string; contactId: string | null; opportunityId: string | null }>('lead.converted', {
  kind: 'lead',
});
/** Nobody could take the lead for as long as its rule waits; `since` is an instant, `why` a sentence. */
export const leadWaited = defineEvent<{ since: string; why: string }>('lead.waited', { kind: 'lead' });
/** A step of a follow-up policy was done, since nobody answered; `result` is a sentence. */
export const leadFollowedUp = defineEvent<{ action: FollowUpAction; result: string }>('lead.followedUp', { kind: 'lead' });
