import { p } from '@mikro-orm/core';
import { oneOf } from '../../platform/api/columns.js';

export const OutreachChannel = { EMAIL: 'EMAIL', PHONE: 'PHONE', SMS: 'SMS', CHAT: 'CHAT', POST: 'POST' } as const;
export type OutreachChannel = keyof typeof OutreachChannel;

/** How and when somebody wants to hear of us, and of what. */
export const preferences = () => ({
  preferredChannel: oneOf(OutreachChannel).nullable(),
  /** "09:00", in their own time. */
  contactFrom: p.text().nullable(),
  contactUntil: p.text().nullable(),
  topics: p.array().columnType('text[]').default([]),
});
