import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { DateTime, Duration } from '../../platform/api/scalars.js';
import { type Connection, From, Many, many, One, relate } from '../../platform/reading/declare.js';
import { ProductType } from '../catalog/product.type.js';
import { ConsentPurpose } from '../customers/consent.entity.js';
import { LeadSourceType, LeadType } from './lead.type.js';
import { LeadForm, LeadFormField, LeadFormSubmission, SubmissionStatus } from './lead-form.entity.js';
import { AssignmentPoolType } from './pool.type.js';

registerEnumType(LeadFormField, {
  name: 'LeadFormField',
  description: 'What a form can ask for. In what a form sends the fields have these names in small letters.',
  valuesConfig: {
    NAME: { description: 'Name of the person.' },
    COMPANY: { description: 'Company that the person speaks for.' },
    EMAIL: { description: 'E-mail address.' },
    PHONE: { description: 'Telephone number.' },
    LANGUAGE: { description: 'Language to speak to them, BCP 47.' },
    TERRITORY: { description: 'Sales territory, by its code.' },
    NOTE: { description: 'What they want to tell us, on several lines.' },
  },
});
registerEnumType(SubmissionStatus, {
  name: 'LeadFormSubmissionStatus',
  description: 'How far a form is that somebody has filled in. What nobody confirms in time is deleted.',
  valuesConfig: {
    PENDING: { description: 'A mail with a link is on its way; nobody has confirmed.' },
    CONFIRMED: { description: 'Whoever reads the mail of this address has confirmed.' },
    RECEIVED: { description: 'Taken at once: the form asks for no confirmation.' },
  },
});

@ObjectType('LeadFormQuestion', { description: 'A field that a form asks for.' })
class LeadFormQuestionType {
  @Field(() => LeadFormField, { description: 'The field of the lead.' }) field!: LeadFormField;
  @Field({ description: 'Is the form refused without it?' }) required!: boolean;
  @Field(() => String, { nullable: true, description: 'What stands above it; null: the name of the field, in English.' })
  label!: string | null;
}

@From(() => LeadForm, { prefix: 'form', kind: 'source', filters: ['active', 'archivedAt'], orders: ['name'] })
@ObjectType('LeadForm', { description: 'What strangers fill in to become leads: on its own page, or on a page of yours.' })
export class LeadFormType {
  @Field(() => ID, { description: 'Id, "form_…".' }) id!: string;
  @Field({ description: 'Unique name, for us.' }) name!: string;
  @Field({ description: 'Its address: the page is "/forms/<key>", and what is filled in is posted there.' }) key!: string;
  @Field({ description: 'Does it take anything at present?' }) active!: boolean;
  @Field(() => DateTime, { nullable: true, description: 'Since when it is out of use for good; null while it is not.' })
  archivedAt!: Date | null;
  @Field({ description: 'What stands at the top of its page, and in the mail.' }) title!: string;
  @Field(() => String, { nullable: true, description: 'What stands below the title.' }) intro!: string | null;
  @Field(() => [LeadFormQuestionType], { description: 'What it asks for, from the top.' }) fields!: LeadFormQuestionType[];
  @One(() => LeadSourceType, { description: 'Where its leads come from.' }) source!: One<LeadSourceType>;
  @One(() => AssignmentPoolType, { nullable: true, description: 'The pool that gets its leads; null: rules decide.' })
  pool!: One<AssignmentPoolType> | null;
  @One(() => ProductType, { nullable: true, description: 'What its leads are interested in.' })
  productInterest!: One<ProductType> | null;
  @Field(() => String, { nullable: true, description: 'Territory of its leads, by its code, unless they say one.' }) territory!:
    | string
    | null;
  @Field(() => String, { nullable: true, description: 'Language of its page, and of its leads unless they say one; BCP 47.' })
  language!: string | null;
  @Field({ description: 'Does it count only once it is confirmed by a link that goes to the e-mail address?' }) doubleOptIn!: boolean;
  @Field({ description: 'Is the lead made before that? The consent still waits for it.' }) leadBeforeConfirmation!: boolean;
  @Field(() => Duration, { description: 'How long the link is good for; what is not confirmed is deleted then.' }) lifetime!: string;
  @Field(() => String, { nullable: true, description: 'Where a browser goes afterwards; null: to a page that says thank you.' })
  redirectTo!: string | null;
  @Field(() => [String], { description: 'Origins of the pages that may send it; empty: all.' }) allowedOrigins!: string[];
  @Field(() => String, { nullable: true, description: 'What they are asked to agree to.' }) consentText!: string | null;
  @Field(() => ConsentPurpose, { nullable: true, description: 'What that allows us, by e-mail.' }) consentPurpose!: ConsentPurpose | null;
  @Field({ description: 'Is the form refused unless they agree?' }) consentRequired!: boolean;
  @Field(() => Int, { description: 'Version of the text and its purpose: grows with every change of them; 0 before the first.' })
  consentVersion!: number;
  @Field(() => Int, { description: 'Grows with every change; for `expectedVersion`.' }) version!: number;
  @Many(() => LeadFormSubmissionType, { order: ['-submittedAt'], description: 'What was filled in, newest first.' })
  submissions!: Connection<LeadFormSubmissionType>;
}

const answer = (what: string): PropertyDecorator => Field(() => String, { nullable: true, description: `${what}, if they said so.` });

@ObjectType('LeadFormAnswers', { description: 'What somebody has filled in.' })
class LeadFormAnswersType {
  @answer('Name') name!: string | null;
  @answer('Company') company!: string | null;
  @answer('E-mail address, as it was written') email!: string | null;
  @answer('Telephone number') phone!: string | null;
  @answer('Language') language!: string | null;
  @answer('Territory') territory!: string | null;
  @answer('What they told us') note!: string | null;
  @answer('utm_source of the page') utmSource!: string | null;
  @answer('utm_medium of the page') utmMedium!: string | null;
  @answer('utm_campaign of the page') utmCampaign!: string | null;
  @answer('utm_term of the page') utmTerm!: string | null;
  @answer('utm_content of the page') utmContent!: string | null;
}

@From(() => LeadFormSubmission, {
  prefix: 'submission',
  kind: 'lead',
  filters: ['id', 'status', 'email', 'submittedAt'],
  orders: ['submittedAt'],
})
@ObjectType('LeadFormSubmission', {
  description: 'A form that somebody has filled in. It belongs to whoever has its lead; before there is one, who reads all leads sees it.',
})
export class LeadFormSubmissionType {
  @Field(() => ID, { description: 'Id, "submission_…".' }) id!: string;
  @Field(() => SubmissionStatus, { description: 'How far it is.' }) status!: SubmissionStatus;
  @Field(() => LeadFormAnswersType, { description: 'What was filled in.' }) answers!: LeadFormAnswersType;
  @Field(() => String, { nullable: true, description: 'E-mail address in lower case.' }) email!: string | null;
  @Field(() => DateTime, { description: 'When it was filled in; the mail was queued at this moment.' }) submittedAt!: Date;
  @Field(() => DateTime, { nullable: true, description: 'When the link ends and it is deleted; null unless PENDING.' })
  expiresAt!: Date | null;
  @Field(() => DateTime, { nullable: true, description: 'When it was confirmed; null unless CONFIRMED.' }) confirmedAt!: Date | null;
  @Field(() => String, { nullable: true, description: 'What they agreed to, as they read it; null if to nothing.' }) consentText!:
    | string
    | null;
  @Field(() => Int, { nullable: true, description: 'Version of that text.' }) consentVersion!: number | null;
  @Field(() => ConsentPurpose, { nullable: true, description: 'What that allows us, by e-mail.' }) consentPurpose!: ConsentPurpose | null;
  @One(() => LeadFormType, { description: 'The form.' }) form!: One<LeadFormType>;
  @One(() => LeadType, { nullable: true, description: 'The lead; null before there is one, or if you may not see it.' })
  lead!: One<LeadType> | null;
}

relate(
  LeadType,
  'formSubmissions',
  many(() => LeadFormSubmissionType, { order: ['-submittedAt'], description: 'The form that it came in by, with what they agreed to.' }),
);
