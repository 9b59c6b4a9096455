import { ArrayMaxSize, ArrayMinSize, Length, Matches, MaxLength } from 'class-validator';
import { Field, InputType } from 'type-graphql';
import { ExpectedVersion, Id, LANGUAGE, NOT_A_LANGUAGE } from '../../platform/api/input.js';
import { Duration } from '../../platform/api/scalars.js';
import { ConsentPurpose } from '../customers/consent.entity.js';
import { LeadFormField } from './lead-form.entity.js';

@InputType('LeadFormQuestionInput', { description: 'A field that a form asks for.' })
export class LeadFormQuestionInput {
  @Field(() => LeadFormField, { description: 'The field of the lead.' }) field!: LeadFormField;
  @Field(() => Boolean, { nullable: true, description: 'Is the form refused without it? By default not.' }) required?: boolean | null;
  @Field(() => String, { nullable: true, description: 'What stands above it; by default the name of the field, in English.' })
  @Length(1, 100)
  label?: string | null;
}

/** What stays as it is, or has a default, where it is absent. */
@InputType()
abstract class LeadFormDataInput {
  @Field(() => String, { nullable: true, description: 'What stands at the top of its page, 1 to 200 characters; at first the name.' })
  @Length(1, 200)
  title?: string | null;
  @Field(() => String, { nullable: true, description: 'What stands below the title.' }) @Length(1, 2000) intro?: string | null;
  @Id('pool', { nullable: true, description: 'The pool that gets its leads; without it rules decide.' }) poolId?: string | null;
  @Id('product', { nullable: true, description: 'What its leads are interested in.' }) productInterestId?: string | null;
  @Field(() => String, { nullable: true, description: 'Territory of its leads, by its code, unless they say one.' })
  @Length(1, 100)
  territory?: string | null;
  @Field(() => String, { nullable: true, description: 'Language of its page, and of its leads unless they say one; BCP 47.' })
  @Matches(LANGUAGE, NOT_A_LANGUAGE)
  language?: string | null;
  @Field(() => Boolean, {
    nullable: true,
    description: 'Does it count only once it is confirmed by a link that goes to the e-mail address? By default yes.',
  })
  doubleOptIn?: boolean | null;
  @Field(() => Boolean, { nullable: true, description: 'Is the lead made before that? By default not.' })
  leadBeforeConfirmation?: boolean | null;
  @Field(() => Duration, { nullable: true, description: 'How long the link is good for, a minute to 30 days; by default PT48H.' })
  lifetime?: string | null;
  @Field(() => String, {
    nullable: true,
    description: 'Where a browser goes afterwards, an address with https:// or http://; without it to a page that says thank you.',
  })
  @MaxLength(2000)
  redirectTo?: string | null;
  @Field(() => [String], {
    nullable: true,
    description: 'Origins of the pages that may send it, such as "https://www.example.com"; empty: all.',
  })
  @ArrayMaxSize(50)
  allowedOrigins?: string[] | null;
  @Field(() => String, { nullable: true, description: 'What they are asked to agree to, 1 to 1,000 characters; with a purpose.' })
  @Length(1, 1000)
  consentText?: string | null;
  @Field(() => ConsentPurpose, { nullable: true, description: 'What that allows us, by e-mail.' }) consentPurpose?: ConsentPurpose | null;
  @Field(() => Boolean, { nullable: true, description: 'Is the form refused unless they agree? By default not.' })
  consentRequired?: boolean | null;
}

@InputType('LeadFormCreateInput', { description: 'A new form.' })
export class LeadFormCreateInput extends LeadFormDataInput {
  @Field({ description: 'Unique name, for us; 1 to 200 characters.' }) @Length(1, 200) name!: string;
  @Field({ description: 'Where its leads come from: code of a lead source.' }) @Length(1, 64) source!: string;
  @Field(() => [LeadFormQuestionInput], {
    description: 'What it asks for, from the top. With `doubleOptIn` the e-mail address, required; otherwise that or the telephone number.',
  })
  @ArrayMinSize(1)
  @ArrayMaxSize(20)
  fields!: LeadFormQuestionInput[];
}

@InputType('LeadFormUpdateInput', { description: 'What changes about a form: absent leaves, null clears what can be cleared.' })
export class LeadFormUpdateInput extends LeadFormDataInput {
  @Id('form', { description: 'The form.' }) leadFormId!: string;
  @Field(() => String, { nullable: true, description: 'Unique name.' }) @Length(1, 200) name?: string | null;
  @Field(() => String, { nullable: true, description: 'Code of a lead source.' }) @Length(1, 64) source?: string | null;
  @Field(() => Boolean, { nullable: true, description: 'Does it take anything?' }) active?: boolean | null;
  @Field(() => [LeadFormQuestionInput], { nullable: true, description: 'All of what it asks for from now on.' })
  @ArrayMinSize(1)
  @ArrayMaxSize(20)
  fields?: LeadFormQuestionInput[] | null;
  @ExpectedVersion() expectedVersion?: number | null;
}

@InputType('LeadFormArchiveInput', { description: 'A form that goes out of use for good. Links that were mailed already stay good.' })
export class LeadFormArchiveInput {
  @Id('form', { description: 'The form.' }) leadFormId!: string;
  @ExpectedVersion() expectedVersion?: number | null;
}
