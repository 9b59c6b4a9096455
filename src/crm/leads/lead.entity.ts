import { defineEntity, p } from '@mikro-orm/core';
import { instant, oneOf, owned, record } from '../../platform/api/columns.js';
import { Product } from '../catalog/product.entity.js';
import { Contact } from '../customers/contact.entity.js';
import { Customer } from '../customers/customer.entity.js';
import { Opportunity } from '../opportunities/opportunity.entity.js';

export const LeadChannel = {
  WEB: 'WEB',
  PHONE: 'PHONE',
  EMAIL: 'EMAIL',
  EVENT: 'EVENT',
  REFERRAL: 'REFERRAL',
  IMPORT: 'IMPORT',
  PARTNER: 'PARTNER',
  AD: 'AD',
} as const;
export type LeadChannel = keyof typeof LeadChannel;

export const LeadStatus = {
  NEW: 'NEW',
  ASSIGNED: 'ASSIGNED',
  WORKING: 'WORKING',
  QUALIFIED: 'QUALIFIED',
  CONVERTED: 'CONVERTED',
  DISQUALIFIED: 'DISQUALIFIED',
  RECYCLED: 'RECYCLED',
} as const;
export type LeadStatus = keyof typeof LeadStatus;

export const LeadSourceSchema = defineEntity({
  name: 'LeadSource',
  tableName: 'lead_sources',
  properties: {
    ...record(),
    code: p.text(),
    name: p.text(),
    channel: oneOf(LeadChannel),
  },
});
/** Where leads come from, known to marketing by its code. */
export class LeadSource extends LeadSourceSchema.class {}
LeadSourceSchema.setClass(LeadSource);

export const LeadSchema = defineEntity({
  name: 'Lead',
  tableName: 'leads',
  properties: {
    ...record(),
    ...owned(),
    number: p.text().defaultRaw("'L-' || nextval('lead_numbers')"),
    name: p.text(),
    company: p.text().nullable(),
    email: p.text().nullable(),
    phone: p.text().nullable(),
    phoneNormalised: p.text().nullable(),
    source: () => p.manyToOne(LeadSource).nullable(),
    utmSource: p.text().nullable(),
    utmMedium: p.text().nullable(),
    utmCampaign: p.text().nullable(),
    utmTerm: p.text().nullable(),
    utmContent: p.text().nullable(),
    productInterest: () => p.manyToOne(Product).nullable(),
    language: p.text().nullable(),
    territory: p.text().nullable(),
    status: oneOf(LeadStatus).default('NEW'),
    disqualifyReason: p.text().nullable(),
    possibleDuplicate: p.boolean().default(false),
    firstResponseAt: instant().nullable(),
    convertedAt: instant().nullable(),
    customer: () => p.manyToOne(Customer).nullable(),
    contact: () => p.manyToOne(Contact).nullable(),
    opportunity: () => p.manyToOne(Opportunity).nullable(),
    note: p.text().nullable(),
    externalSource: p.text().nullable(),
    externalId: p.text().nullable(),
  },
});
/** Somebody who may become a customer. Its owner is the assignee. */
export class Lead extends LeadSchema.class {}
LeadSchema.setClass(Lead);
