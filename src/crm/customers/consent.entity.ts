import { defineEntity, p } from '@mikro-orm/core';
import { User } from '../../platform/access/user.entity.js';
import { id, instant, oneOf, owned } from '../../platform/api/columns.js';
import { Contact } from './contact.entity.js';
import { Customer } from './customer.entity.js';
import { OutreachChannel } from './preference.entity.js';

export const ConsentPurpose = { NEWSLETTER: 'NEWSLETTER', OFFERS: 'OFFERS', SURVEY: 'SURVEY', PROFILING: 'PROFILING' } as const;
export type ConsentPurpose = keyof typeof ConsentPurpose;

export const ConsentState = { GRANTED: 'GRANTED', DENIED: 'DENIED', WITHDRAWN: 'WITHDRAWN' } as const;
export type ConsentState = keyof typeof ConsentState;

export const ConsentBasis = { CONSENT: 'CONSENT', CONTRACT: 'CONTRACT', LEGITIMATE_INTEREST: 'LEGITIMATE_INTEREST' } as const;
export type ConsentBasis = keyof typeof ConsentBasis;

export const ConsentSchema = defineEntity({
  name: 'Consent',
  tableName: 'consents',
  properties: {
    id: id(),
    ...owned(),
    customer: () => p.manyToOne(Customer).nullable(),
    contact: () => p.manyToOne(Contact).nullable(),
    channel: oneOf(OutreachChannel),
    purpose: oneOf(ConsentPurpose),
    state: oneOf(ConsentState),
    basis: oneOf(ConsentBasis),
    at: instant(),
    proof: p.text().nullable(),
    /** The latest of its holder, channel and purpose. Kept by `recordConsent`. */
    inForce: p.boolean(),
    recordedAt: instant(),
    recordedBy: () => p.manyToOne(User).fieldName('recorded_by'),
  },
});
/** What a customer or a contact allowed, refused or took back: exactly one of the two is set. */
export class Consent extends ConsentSchema.class {}
ConsentSchema.setClass(Consent);
