import { ArrayMaxSize, IsUrl, Length, Matches, MaxLength, Min } from 'class-validator';
import { Field, InputType, Int, registerEnumType } from 'type-graphql';
import { ExpectedVersion, Id, LANGUAGE, NOT_A_LANGUAGE } from '../../platform/api/input.js';
import { type CustomFieldInput, CustomValues } from '../../platform/fields/custom-field.input.js';
import { AddressKind } from './address.entity.js';
import { ContactInput, ContactPointInput } from './contact.input.js';
import { CustomerKind, CustomerStatus, CustomerTier } from './customer.entity.js';
import { PreferencesInput } from './preference.input.js';

const OnDuplicate = { CREATE: 'CREATE', REFUSE: 'REFUSE' } as const;
type OnDuplicate = keyof typeof OnDuplicate;
registerEnumType(OnDuplicate, {
  name: 'OnDuplicate',
  description: 'What becomes of a new customer who may be there already.',
  valuesConfig: {
    CREATE: { description: 'It is written down; a few seconds later `duplicateCandidates` has the pair.' },
    REFUSE: {
      description: 'It is refused with a `DuplicateError` that says who it may be. Repeat it with CREATE to have it all the same.',
    },
  },
});

@InputType('AddressInput', { description: 'Where a customer or a contact is.' })
export class AddressInput {
  @Field(() => AddressKind, { defaultValue: 'OTHER', description: 'What it is for.' }) kind!: AddressKind;
  @Field(() => String, { nullable: true, description: 'Street and number; at most 200 characters.' }) @MaxLength(200) line1?: string | null;
  @Field(() => String, { nullable: true, description: 'Building, floor, department; at most 200 characters.' }) @MaxLength(200) line2?:
    | string
    | null;
  @Field(() => String, { nullable: true, description: 'Postal code, as the country writes it; at most 20 characters.' })
  @MaxLength(20)
  postalCode?: string | null;
  @Field(() => String, { nullable: true, description: 'Town; at most 100 characters.' }) @MaxLength(100) city?: string | null;
  @Field(() => String, { nullable: true, description: 'State, province, prefecture; at most 100 characters.' }) @MaxLength(100) region?:
    | string
    | null;
  @Field({ description: 'ISO 3166-1, two letters: "DE".' })
  @Matches(/^[A-Z]{2}$/, { message: 'country must be two capital letters such as "DE"' })
  country!: string;
}

/** What a customer is, in `customerCreate` and `customerUpdate` alike. */
@InputType()
abstract class CustomerDataInput extends PreferencesInput {
  @Field(() => String, { nullable: true, description: 'The name in contracts and on invoices; at most 200 characters.' })
  @MaxLength(200)
  legalName?: string | null;
  @Field(() => String, { nullable: true, description: 'Tax or VAT number; at most 50 characters.' }) @MaxLength(50) taxId?: string | null;
  @Field(() => String, { nullable: true, description: 'What they do; at most 100 characters.' }) @MaxLength(100) industry?: string | null;
  @Field(() => Int, { nullable: true, description: 'Number of employees.' }) @Min(0) size?: number | null;
  @Field(() => String, { nullable: true, description: 'Their page on the web.' })
  @IsUrl({ require_protocol: false }, { message: 'website must be an address such as "https://example.com"' })
  @MaxLength(500)
  website?: string | null;
  @Id('customer', { nullable: true, description: 'The company they belong to.' }) parentId?: string | null;
  @Field(() => String, { nullable: true, description: 'Sales region, as analyses group it; at most 100 characters.' })
  @MaxLength(100)
  region?: string | null;
  @Field(() => String, { nullable: true, description: 'Language to speak to them, BCP 47: "de", "pt-BR".' })
  @Matches(LANGUAGE, NOT_A_LANGUAGE)
  language?: string | null;
  @Field(() => [String], { nullable: true, description: 'Free words to find them by; at most 50.' })
  @ArrayMaxSize(50)
  @Length(1, 50, { each: true })
  tags?: string[] | null;
  @Field(() => String, { nullable: true, description: 'Primary e-mail address.' }) @MaxLength(320) email?: string | null;
  @Field(() => String, { nullable: true, description: 'Primary telephone number, with country code unless an address says the country.' })
  @MaxLength(50)
  phone?: string | null;
  @Field(() => [ContactPointInput], {
    nullable: true,
    description: 'How they themselves are reached; in an update it replaces all of them.',
  })
  @ArrayMaxSize(50)
  contactPoints?: ContactPointInput[] | null;
  @Field(() => [AddressInput], { nullable: true, description: 'Where they are; in an update it replaces all of them.' })
  @ArrayMaxSize(50)
  addresses?: AddressInput[] | null;
  @CustomValues() customFields?: CustomFieldInput[] | null;
}

@InputType('CustomerCreateInput', { description: 'A new customer, with their people.' })
export class CustomerCreateInput extends CustomerDataInput {
  @Field(() => CustomerKind, { defaultValue: 'COMPANY', description: 'Company or person.' }) kind!: CustomerKind;
  @Field({ description: 'The name in daily use; 1 to 200 characters.' }) @Length(1, 200) name!: string;
  @Field(() => CustomerTier, { defaultValue: 'STANDARD', description: 'How much attention they get.' }) tier!: CustomerTier;
  @Field(() => CustomerStatus, { defaultValue: 'PROSPECT', description: 'Where they stand with us.' }) status!: CustomerStatus;
  @Field(() => [ContactInput], { nullable: true, description: 'Their people; at most 100.' }) @ArrayMaxSize(100) contacts?:
    | ContactInput[]
    | null;
  @Field(() => OnDuplicate, { defaultValue: 'CREATE', description: 'What becomes of it if it may be there already.' })
  onDuplicate!: OnDuplicate;
  @Id('user', { nullable: true, description: 'Who looks after them; by default you.' }) ownerId?: string | null;
  @Id('team', { nullable: true, description: 'The team that sees them; by default that of the owner.' }) teamId?: string | null;
  @Field(() => String, { nullable: true, description: 'The system that they are brought in from; with `externalId`.' })
  @Length(1, 100)
  externalSource?: string | null;
  @Field(() => String, { nullable: true, description: 'Their id in that system; unique there.' }) @Length(1, 200) externalId?:
    | string
    | null;
}

@InputType('CustomerUpdateInput', { description: 'What changes about a customer: absent leaves, null clears.' })
export class CustomerUpdateInput extends CustomerDataInput {
  @Id('customer', { description: 'The customer.' }) customerId!: string;
  @Field(() => CustomerKind, { nullable: true, description: 'Company or person; can not be cleared.' }) kind?: CustomerKind | null;
  @Field(() => String, { nullable: true, description: 'The name in daily use, 1 to 200 characters; can not be cleared.' })
  @Length(1, 200)
  name?: string | null;
  @Field(() => CustomerTier, { nullable: true, description: 'How much attention they get; can not be cleared.' })
  tier?: CustomerTier | null;
  @Field(() => CustomerStatus, { nullable: true, description: 'Where they stand with us; can not be cleared.' })
  status?: CustomerStatus | null;
  @ExpectedVersion() expectedVersion?: number | null;
}

@InputType('CustomerArchiveInput', { description: 'A customer that is used no longer.' })
export class CustomerArchiveInput {
  @Id('customer', { description: 'The customer.' }) customerId!: string;
  @ExpectedVersion() expectedVersion?: number | null;
}

@InputType('CustomerRestoreInput', { description: 'An archived customer that is used again.' })
export class CustomerRestoreInput {
  @Id('customer', { description: 'The customer.' }) customerId!: string;
  @ExpectedVersion() expectedVersion?: number | null;
}

@InputType('CustomerAssignInput', { description: 'Who looks after a customer from now on: absent leaves, null clears.' })
export class CustomerAssignInput {
  @Id('customer', { description: 'The customer.' }) customerId!: string;
  @Id('user', { nullable: true, description: 'The owner.' }) ownerId?: string | null;
  @Id('team', { nullable: true, description: 'The team that sees them; if absent and an owner is given, that of the owner.' }) teamId?:
    | string
    | null;
  @ExpectedVersion() expectedVersion?: number | null;
}

@InputType('CustomerTagInput', { description: 'Tags that a customer gets and loses; the others stay.' })
export class CustomerTagInput {
  @Id('customer', { description: 'The customer.' }) customerId!: string;
  @Field(() => [String], { nullable: true, description: 'Tags to add, 1 to 50 characters each.' })
  @ArrayMaxSize(50)
  @Length(1, 50, { each: true })
  add?: string[] | null;
  @Field(() => [String], { nullable: true, description: 'Tags to take away.' }) @ArrayMaxSize(50) remove?: string[] | null;
  @ExpectedVersion() expectedVersion?: number | null;
}
