import { Field, Float, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { TeamType, UserType } from '../../platform/access/user.type.js';
import { DateTime } from '../../platform/api/scalars.js';
import { type Connection, From, Many, many, One, one, relate } from '../../platform/reading/declare.js';
import { ProductType } from '../catalog/product.type.js';
import { ContactType } from '../customers/contact.type.js';
import { CustomerType } from '../customers/customer.type.js';
import { OpportunityType } from '../opportunities/opportunity.type.js';
import { AssignmentType, WaitingLeadType } from './assignment.type.js';
import { FollowUpType } from './follow-up.type.js';
import { Lead, LeadChannel, LeadSource, LeadStatus } from './lead.entity.js';
import { LeadScoreType } from './score.type.js';

registerEnumType(LeadChannel, {
  name: 'LeadChannel',
  description: 'How leads of a source reach us.',
  valuesConfig: {
    WEB: { description: 'A form on a web site.' },
    PHONE: { description: 'A call.' },
    EMAIL: { description: 'A message to one of our addresses.' },
    EVENT: { description: 'A fair, a talk, a visit.' },
    REFERRAL: { description: 'Recommended by somebody we know.' },
    IMPORT: { description: 'Brought in from a file.' },
    PARTNER: { description: 'Sent by a partner.' },
    AD: { description: 'A paid advertisement.' },
  },
});
registerEnumType(LeadStatus, {
  name: 'LeadStatus',
  description: 'How far we are with a lead.',
  valuesConfig: {
    NEW: { description: 'Captured; nobody has it yet.' },
    ASSIGNED: { description: 'Somebody has it and has not spoken to the lead yet.' },
    WORKING: { description: 'First contact made.' },
    QUALIFIED: { description: 'Worth an offer.' },
    CONVERTED: { description: 'A customer now. The end.' },
    DISQUALIFIED: { description: 'Not worth an offer; `disqualifyReason` says why.' },
    RECYCLED: { description: 'Was disqualified and is looked at again.' },
  },
});

@From(() => LeadSource, { prefix: 'source', filters: ['code', 'channel'], orders: ['code'] })
@ObjectType('LeadSource', { description: 'Where leads come from.' })
export class LeadSourceType {
  @Field(() => ID, { description: 'Id, "source_…".' }) id!: string;
  @Field({ description: 'What forms and imports name it by: small letters, digits, "-" and "_".' }) code!: string;
  @Field({ description: 'What people call it.' }) name!: string;
  @Field(() => LeadChannel, { description: 'How its leads reach us.' }) channel!: LeadChannel;
  @Field(() => Int, { description: 'Grows with every change; for `expectedVersion`.' }) version!: number;
}

@From(() => Lead, {
  prefix: 'lead',
  filters: [
    'id',
    'number',
    'status',
    'assignee',
    'team',
    'source',
    'territory',
    'possibleDuplicate',
    'email',
    'customer',
    'externalId',
    'externalSource',
    'createdAt',
    'score',
  ],
  orders: ['createdAt', 'score'],
  search: 'searchText',
  customFields: true,
})
@ObjectType('Lead', { description: 'Somebody who may become a customer.' })
export class LeadType {
  @Field(() => ID, { description: 'Id, "lead_…".' }) id!: string;
  @Field({ description: 'What people call it by: "L-1001".' }) number!: string;
  @Field({ description: 'Name of the person, or of the company if no person is known.' }) name!: string;
  @Field(() => String, { nullable: true, description: 'Company that the person speaks for.' }) company!: string | null;
  @Field(() => String, { nullable: true, description: 'E-mail address, as it was given.' }) email!: string | null;
  @Field(() => String, { nullable: true, description: 'Telephone number, as it was given.' }) phone!: string | null;
  @Field(() => String, { nullable: true, description: 'The number in E.164 ("+493012345"); null if it is not a number that exists.' })
  phoneNormalised!: string | null;
  @Field(() => String, { nullable: true, description: 'utm_source of the page visited.' }) utmSource!: string | null;
  @Field(() => String, { nullable: true, description: 'utm_medium of the page visited.' }) utmMedium!: string | null;
  @Field(() => String, { nullable: true, description: 'utm_campaign of the page visited.' }) utmCampaign!: string | null;
  @Field(() => String, { nullable: true, description: 'utm_term of the page visited.' }) utmTerm!: string | null;
  @Field(() => String, { nullable: true, description: 'utm_content of the page visited.' }) utmContent!: string | null;
  @Field(() => String, { nullable: true, description: 'Language to speak to them, BCP 47: "de", "pt-BR".' }) language!: string | null;
  @Field(() => String, { nullable: true, description: 'Sales territory, by its code; decides which pool takes the lead.' }) territory!:
    | string
    | null;
  @Field(() => LeadStatus, { description: 'How far we are.' }) status!: LeadStatus;
  @Field(() => String, { nullable: true, description: 'Why it is not worth an offer; null unless DISQUALIFIED.' }) disqualifyReason!:
    | string
    | null;
  @Field({
    description:
      'May it be somebody who is known already, a lead or a customer, by what it said when it came in or since? See `leadMatches`.',
  })
  possibleDuplicate!: boolean;
  @Field(() => DateTime, { nullable: true, description: 'When we first spoke or wrote to them.' }) firstResponseAt!: Date | null;
  @Field(() => DateTime, { nullable: true, description: 'When it became a customer.' }) convertedAt!: Date | null;
  @Field(() => String, { nullable: true, description: 'What they told us, or what we should know.' }) note!: string | null;
  @Field(() => String, { nullable: true, description: 'The system that it was brought in from.' }) externalSource!: string | null;
  @Field(() => String, { nullable: true, description: 'Its id in that system; unique there.' }) externalId!: string | null;
  @Field(() => Float, {
    nullable: true,
    description:
      'Probability that it converts, 0 to 1, by what was known when it came in; null if it was not scored: see `leadScore`. Ordered from the top, leads without a score come first.',
  })
  score!: number | null;
  @Field(() => DateTime, { description: 'When it came in.' }) createdAt!: Date;
  @Field(() => DateTime, { description: 'When it last changed.' }) updatedAt!: Date;
  @Field(() => Int, { description: 'Grows with every change; for `expectedVersion`.' }) version!: number;

  @One(() => UserType, { of: 'ownerId', nullable: true, description: 'Who has it; null while it waits for somebody.' })
  assignee!: One<UserType> | null;
  @One(() => TeamType, { of: 'teamId', nullable: true, description: 'The team that sees it.' }) team!: One<TeamType> | null;
  @One(() => LeadSourceType, { nullable: true, description: 'Where it came from.' }) source!: One<LeadSourceType> | null;
  @One(() => ProductType, { nullable: true, description: 'What they are interested in.' }) productInterest!: One<ProductType> | null;
  @One(() => CustomerType, { nullable: true, description: 'What it was converted to; null if it was not, or if you may not see it.' })
  customer!: One<CustomerType> | null;
  @One(() => ContactType, {
    nullable: true,
    description: 'The contact made of it; null if it was not converted, or if you may not see it.',
  })
  contact!: One<ContactType> | null;
  @One(() => OpportunityType, {
    nullable: true,
    description: 'The opportunity opened with it; null if there is none, or if you may not see it.',
  })
  opportunity!: One<OpportunityType> | null;
  @One(() => LeadScoreType, {
    of: 'leadScoreId',
    nullable: true,
    description: 'Its newest score, with the reasons; null if it was not scored.',
  })
  leadScore!: One<LeadScoreType> | null;
  @Many(() => LeadScoreType, { order: ['-at'], description: 'Its scores by all models that were in use, newest first.' })
  leadScores!: Connection<LeadScoreType>;
  @Many(() => AssignmentType, { order: ['-at'], description: 'Who got it, when and why; newest first.' })
  assignments!: Connection<AssignmentType>;
  @Many(() => WaitingLeadType, { order: ['-since'], description: 'When it waited for somebody who can take it, the last time first.' })
  waits!: Connection<WaitingLeadType>;
  @Many(() => FollowUpType, { order: ['dueAt'], description: 'What is due, and was done, because nobody answers; first things first.' })
  followUps!: Connection<FollowUpType>;
}

relate(
  WaitingLeadType,
  'lead',
  one(() => LeadType, { description: 'The lead.' }),
);

relate(
  CustomerType,
  'leads',
  many(() => LeadType, { order: ['-createdAt'], description: 'The leads that were converted to this customer, newest first.' }),
);
