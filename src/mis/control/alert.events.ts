import { defineEvent } from '../../platform/events/define.js';

/** Something asks for attention for the first time. */
export const alertRaised = defineEvent('alert.raised', { kind: 'alert' });
/** It does again, after it was closed: a new episode. */
export const alertReopened = defineEvent('alert.reopened', { kind: 'alert' });
/** Its figure or severity is another, or it was put off. */
export const alertChanged = defineEvent('alert.changed', { kind: 'alert' });
/** Somebody takes care of it. */
export const alertAcknowledged = defineEvent('alert.acknowledged', { kind: 'alert' });
/** It went to somebody above. */
export const alertEscalated = defineEvent('alert.escalated', { kind: 'alert' });
/** It is over. */
export const alertClosed = defineEvent('alert.closed', { kind: 'alert' });
