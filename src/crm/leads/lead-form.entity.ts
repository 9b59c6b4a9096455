import { defineEntity, p } from '@mikro-orm/core';
import { id, instant, oneOf, owned, record } from '../../platform/api/columns.js';
import { Product } from '../catalog/product.entity.js';
import { ConsentPurpose } from '../customers/consent.entity.js';
import { Lead, LeadSource } from './lead.entity.js';
import { AssignmentPool } from './pool.entity.js';

/** What a form can ask for: fields of a lead. In the form they have these names in small letters. */
export const LeadFormField = {
  NAME: 'NAME',
  COMPANY: 'COMPANY',
  EMAIL: 'EMAIL',
  PHONE: 'PHONE',
  LANGUAGE: 'LANGUAGE',
  TERRITORY: 'TERRITORY',
  NOTE: 'NOTE',
} as const;
export type LeadFormField = keyof typeof LeadFormField;

export interface FormQuestion {
  field: LeadFormField;
  required: boolean;
  /** What stands above it; null is the field's own name, in English. */
  label: string | null;
}

export const LeadFormSchema = defineEntity({
  name: 'LeadForm',
  tableName: 'lead_forms',
  properties: {
    ...record(),
    name: p.text(),
    key: p.text(),
    active: p.boolean(),
    archivedAt: instant().nullable(),
    title: p.text(),
    intro: p.text().nullable(),
    fields: p.json<FormQuestion[]>(),
    source: () => p.manyToOne(LeadSource),
    pool: () => p.manyToOne(AssignmentPool).nullable(),
    productInterest: () => p.manyToOne(Product).nullable(),
    territory: p.text().nullable(),
    language: p.text().nullable(),
    doubleOptIn: p.boolean(),
    leadBeforeConfirmation: p.boolean(),
    /** ISO 8601. */
    lifetime: p.text(),
    redirectTo: p.text().nullable(),
    /** Empty is every origin. */
    allowedOrigins: p.array().columnType('text[]').default([]),
    consentText: p.text().nullable(),
    consentPurpose: oneOf(ConsentPurpose).nullable(),
    consentRequired: p.boolean(),
    /** Counts the texts; 0 before the first. */
    consentVersion: p.integer(),
  },
});
/** What strangers fill in on a page, to become leads. */
export class LeadForm extends LeadFormSchema.class {}
LeadFormSchema.setClass(LeadForm);

export const SubmissionStatus = { PENDING: 'PENDING', CONFIRMED: 'CONFIRMED', RECEIVED: 'RECEIVED' } as const;
export type SubmissionStatus = keyof typeof SubmissionStatus;

/** What was filled in; what was not is null. */
export type FormAnswers = Record<
  Lowercase<LeadFormField> | 'utmSource' | 'utmMedium' | 'utmCampaign' | 'utmTerm' | 'utmContent',
  string | null
>;

export const LeadFormSubmissionSchema = defineEntity({
  name: 'LeadFormSubmission',
  tableName: 'lead_form_submissions',
  properties: {
    id: id(),
    ...owned(),
    form: () => p.manyToOne(LeadForm),
    status: oneOf(SubmissionStatus),
    answers: p.json<FormAnswers>(),
    /** In lower case. */
    email: p.text().nullable(),
    tokenHash: p.blob().nullable().lazy(),
    submittedAt: instant(),
    expiresAt: instant().nullable(),
    confirmedAt: instant().nullable(),
    consentText: p.text().nullable(),
    consentVersion: p.integer().nullable(),
    consentPurpose: oneOf(ConsentPurpose).nullable(),
    lead: () => p.manyToOne(Lead).nullable(),
  },
});
/** A form that somebody has filled in. It belongs to whoever has its lead. */
export class LeadFormSubmission extends LeadFormSubmissionSchema.class {}
LeadFormSubmissionSchema.setClass(LeadFormSubmission);
