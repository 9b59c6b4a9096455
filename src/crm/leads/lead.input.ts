import { IsEmail, Length, Matches, MaxLength } from 'class-validator';
import { Field, InputType } from 'type-graphql';
import { ExpectedVersion, Id, LANGUAGE, NOT_A_LANGUAGE } from '../../platform/api/input.js';
import { LocalDate, MoneyInput } from '../../platform/api/scalars.js';
import { type CustomFieldInput, CustomValues } from '../../platform/fields/custom-field.input.js';

/** What a form, a person or another system can say about a lead. Shared by the mutation and the web form. */
@InputType()
abstract class LeadDataInput {
  @Field({ description: 'Name of the person, or of the company if no person is known; 1 to 200 characters.' })
  @Length(1, 200)
  name!: string;
  @Field(() => String, { nullable: true, description: 'Company that the person speaks for.' }) @Length(1, 200) company?: string | null;
  @Field(() => String, { nullable: true, description: 'E-mail address.' }) @IsEmail() @MaxLength(320) email?: string | null;
  @Field(() => String, { nullable: true, description: 'Telephone number in any notation; with country code it is recognised everywhere.' })
  @Length(3, 40)
  phone?: string | null;
  @Field(() => String, { nullable: true, description: 'Code of a lead source, as in `leadSources { code }`.' })
  @Length(1, 64)
  source?: string | null;
  @Field(() => String, { nullable: true, description: 'utm_source of the page visited.' }) @MaxLength(200) utmSource?: string | null;
  @Field(() => String, { nullable: true, description: 'utm_medium of the page visited.' }) @MaxLength(200) utmMedium?: string | null;
  @Field(() => String, { nullable: true, description: 'utm_campaign of the page visited.' }) @MaxLength(200) utmCampaign?: string | null;
  @Field(() => String, { nullable: true, description: 'utm_term of the page visited.' }) @MaxLength(200) utmTerm?: string | null;
  @Field(() => String, { nullable: true, description: 'utm_content of the page visited.' }) @MaxLength(200) utmContent?: string | null;
  @Field(() => String, { nullable: true, description: 'Language to speak to them, BCP 47: "de", "pt-BR".' })
  @Matches(LANGUAGE, NOT_A_LANGUAGE)
  language?: string | null;
  @Field(() => String, { nullable: true, description: 'Sales territory, by its code; decides which pool takes the lead.' })
  @Length(1, 100)
  territory?: string | null;
  @Field(() => String, { nullable: true, description: 'What they told us; at most 10,000 characters.' }) @MaxLength(10_000) note?:
    | string
    | null;
}

@InputType('LeadCreateInput', { description: 'A new lead.' })
export class LeadCreateInput extends LeadDataInput {
  @Id('product', { nullable: true, description: 'What they are interested in.' }) productInterestId?: string | null;
  @Id('user', {
    nullable: true,
    description:
      'Who gets it. Without it the pool of `poolId` decides, else the first rule that takes it, else the pool of the territory, else the one without territory.',
  })
  assigneeId?: string | null;
  @Id('pool', { nullable: true, description: 'The pool that decides.' }) poolId?: string | null;
  @CustomValues() customFields?: CustomFieldInput[] | null;
  @Field(() => String, { nullable: true, description: 'The system that it is brought in from; with `externalId`.' })
  @Length(1, 100)
  externalSource?: string | null;
  @Field(() => String, { nullable: true, description: 'Its id in that system; unique there, so that sending it twice makes one lead.' })
  @Length(1, 200)
  externalId?: string | null;
}

@InputType('LeadUpdateInput', { description: 'What is to be corrected: absent leaves, null clears.' })
export class LeadUpdateInput {
  @Id('lead', { description: 'The lead.' }) leadId!: string;
  @Field(() => String, { nullable: true, description: 'Name; can not be cleared.' }) @Length(1, 200) name?: string | null;
  @Field(() => String, { nullable: true, description: 'Company.' }) @Length(1, 200) company?: string | null;
  @Field(() => String, { nullable: true, description: 'E-mail address.' }) @IsEmail() @MaxLength(320) email?: string | null;
  @Field(() => String, { nullable: true, description: 'Telephone number.' }) @Length(3, 40) phone?: string | null;
  @Field(() => String, { nullable: true, description: 'Territory, by its code. Does not move the lead.' }) @Length(1, 100) territory?:
    | string
    | null;
  @Field(() => String, { nullable: true, description: 'Note, at most 10,000 characters.' }) @MaxLength(10_000) note?: string | null;
  @CustomValues() customFields?: CustomFieldInput[] | null;
  @ExpectedVersion() expectedVersion?: number;
}

@InputType('LeadAssignInput', { description: 'Who gets a lead: a person, or whoever of a pool has waited longest.' })
export class LeadAssignInput {
  @Id('lead', { description: 'The lead.' }) leadId!: string;
  @Id('user', { nullable: true, description: 'The person. Give either this or `poolId`.' }) assigneeId?: string | null;
  @Id('pool', { nullable: true, description: 'The pool. Give either this or `assigneeId`.' }) poolId?: string | null;
  @Field(() => String, { nullable: true, description: 'Why, for whoever asks later; at most 500 characters.' })
  @Length(1, 500)
  reason?: string | null;
  @ExpectedVersion() expectedVersion?: number;
}

@InputType('LeadAcceptInput', { description: 'Whoever has a lead takes it on.' })
export class LeadAcceptInput {
  @Id('lead', { description: 'The lead; you have it.' }) leadId!: string;
  @ExpectedVersion() expectedVersion?: number;
}

@InputType('LeadWorkInput', { description: 'The first contact with a lead was made.' })
export class LeadWorkInput {
  @Id('lead', { description: 'The lead.' }) leadId!: string;
  @ExpectedVersion() expectedVersion?: number;
}

@InputType('LeadQualifyInput', { description: 'A lead is worth an offer.' })
export class LeadQualifyInput {
  @Id('lead', { description: 'The lead.' }) leadId!: string;
  @ExpectedVersion() expectedVersion?: number;
}

@InputType('LeadDisqualifyInput', { description: 'A lead is not worth an offer.' })
export class LeadDisqualifyInput {
  @Id('lead', { description: 'The lead.' }) leadId!: string;
  @Field({ description: 'Why not; 1 to 500 characters.' }) @Length(1, 500) reason!: string;
  @ExpectedVersion() expectedVersion?: number;
}

@InputType('LeadRecycleInput', { description: 'A disqualified lead is looked at again.' })
export class LeadRecycleInput {
  @Id('lead', { description: 'The lead.' }) leadId!: string;
  @ExpectedVersion() expectedVersion?: number;
}

@InputType('LeadOpportunityInput', { description: 'The opportunity that a converted lead opens.' })
class LeadOpportunityInput {
  @Field({ description: 'What it is called; 1 to 200 characters.' }) @Length(1, 200) name!: string;
  @Field(() => MoneyInput, { description: 'What it is worth.' }) amount!: MoneyInput;
  @Field(() => LocalDate, { nullable: true, description: 'When it should be won.' }) closeDate?: string | null;
  @Id('pipeline', { nullable: true, description: 'The pipeline; without it the default one. It starts in the first stage.' }) pipelineId?:
    | string
    | null;
}

@InputType('LeadConvertInput', { description: 'A lead becomes customer, contact and opportunity, all or nothing.' })
export class LeadConvertInput {
  @Id('lead', { description: 'The lead.' }) leadId!: string;
  @Id('customer', { nullable: true, description: 'A customer that exists already; without it a new one is made of the lead.' }) customerId?:
    | string
    | null;
  @Field(() => LeadOpportunityInput, { nullable: true, description: 'The opportunity to open; without it none is opened.' })
  opportunity?: LeadOpportunityInput | null;
  @ExpectedVersion() expectedVersion?: number;
}
