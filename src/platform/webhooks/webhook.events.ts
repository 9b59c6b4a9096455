import { defineEvent } from '../events/define.js';

/** Somebody made a webhook, changed it, stopped it or let it go on. */
export const webhookChanged = defineEvent('webhook.changed', { kind: 'webhook' });
/** The system disabled a webhook; its reason stands in the record. */
export const webhookDisabled = defineEvent('webhook.disabled', { kind: 'webhook' });
/** A delivery was given up, the first since one that arrived. */
export const webhookFailed = defineEvent<{ deliveryId: string }>('webhook.failed', { kind: 'webhook' });
/** Events were no longer kept when their turn came. */
export const webhookLost = defineEvent<{ lost: number }>('webhook.lost', { kind: 'webhook' });
