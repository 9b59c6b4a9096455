import './customer.enums.js';
import { ArrayMaxSize, Length, Matches, MaxLength } from 'class-validator';
import { Field, InputType } from 'type-graphql';
import { ExpectedVersion, Id, LANGUAGE, NOT_A_LANGUAGE } from '../../platform/api/input.js';
import { LocalDate } from '../../platform/api/scalars.js';
import { type CustomFieldInput, CustomValues } from '../../platform/fields/custom-field.input.js';
import { ContactPointKind } from './contact.entity.js';
import { PreferencesInput } from './preference.input.js';

@InputType('ContactPointInput', { description: 'One way to reach somebody.' })
export class ContactPointInput {
  @Field(() => ContactPointKind, { description: 'By what.' }) kind!: ContactPointKind;
  @Field({ description: 'The address, number or name; 1 to 320 characters.' }) @Length(1, 320) value!: string;
  @Field(() => Boolean, { nullable: true, description: 'Is it the first to try? Of several of a kind the first counts.' }) isPrimary?:
    | boolean
    | null;
}

/** What a contact is, in `contactCreate` and `contactUpdate` alike. */
@InputType()
abstract class ContactDataInput extends PreferencesInput {
  @Field(() => String, { nullable: true, description: 'The whole name; by default made of first and last name. At most 200 characters.' })
  @Length(1, 200)
  name?: string | null;
  @Field(() => String, { nullable: true, description: 'Given name; at most 100 characters.' }) @MaxLength(100) firstName?: string | null;
  @Field(() => String, { nullable: true, description: 'Family name; at most 100 characters.' }) @MaxLength(100) lastName?: string | null;
  @Field(() => String, { nullable: true, description: 'Position in the company; at most 100 characters.' }) @MaxLength(100) title?:
    | string
    | null;
  @Field(() => LocalDate, { nullable: true, description: 'Day of birth.' }) birthday?: string | null;
  @Field(() => String, { nullable: true, description: 'Language to speak to them, BCP 47: "de", "pt-BR".' })
  @Matches(LANGUAGE, NOT_A_LANGUAGE)
  language?: string | null;
  @Field(() => String, { nullable: true, description: 'Primary e-mail address.' }) @MaxLength(320) email?: string | null;
  @Field(() => String, { nullable: true, description: 'Primary telephone number, with country code unless the customer has an address.' })
  @MaxLength(50)
  phone?: string | null;
  @Field(() => [ContactPointInput], { nullable: true, description: 'How they are reached; in an update it replaces all of them.' })
  @ArrayMaxSize(50)
  contactPoints?: ContactPointInput[] | null;
}

@InputType('ContactInput', { description: 'A person of a new customer.' })
export class ContactInput extends ContactDataInput {
  @Field(() => String, { nullable: true, description: 'The system that they are brought in from; with `externalId`.' })
  @Length(1, 100)
  externalSource?: string | null;
  @Field(() => String, { nullable: true, description: 'Their id in that system; unique there.' }) @Length(1, 200) externalId?:
    | string
    | null;
}

@InputType('ContactCreateInput', { description: 'A new contact, of a customer or on their own.' })
export class ContactCreateInput extends ContactInput {
  @Id('customer', { nullable: true, description: 'The customer they speak for.' }) customerId?: string | null;
  @CustomValues() customFields?: CustomFieldInput[] | null;
}

@InputType('ContactUpdateInput', { description: 'What changes about a contact: absent leaves, null clears.' })
export class ContactUpdateInput extends ContactDataInput {
  @Id('contact', { description: 'The contact.' }) contactId!: string;
  @Field(() => Boolean, { nullable: true, description: 'True archives them, false takes them back.' }) archived?: boolean | null;
  @CustomValues() customFields?: CustomFieldInput[] | null;
  @ExpectedVersion() expectedVersion?: number | null;
}
