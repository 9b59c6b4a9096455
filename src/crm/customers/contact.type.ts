import './customer.enums.js';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { TeamType, UserType } from '../../platform/access/user.type.js';
import { DateTime, LocalDate } from '../../platform/api/scalars.js';
import { type Connection, From, Many, One, Sql } from '../../platform/reading/declare.js';
import { AddressType } from './address.type.js';
import { nextBirthday } from './birthday.js';
import { ConsentType } from './consent.type.js';
import { Contact, ContactPoint, ContactPointKind } from './contact.entity.js';
import { CustomerType } from './customer.type.js';
import { OutreachChannel } from './preference.entity.js';
import { ProductInterestType } from './product-interest.type.js';

@From(() => ContactPoint, { prefix: 'contactpoint', kind: 'customer', filters: ['kind', 'normalised'], orders: ['kind'] })
@ObjectType('ContactPoint', { description: 'One way to reach somebody.' })
export class ContactPointType {
  @Field(() => ID, { description: 'Id, "contactpoint_…".' }) id!: string;
  @Field(() => ContactPointKind, { description: 'By what.' }) kind!: ContactPointKind;
  @Field({ description: 'The address, number or name, as it was given.' }) value!: string;
  @Field({ description: 'What equal ones have in common: e-mail in lower case, telephone as E.164.' }) normalised!: string;
  @Field({ description: 'Is it the first to try? One of a kind at most.' }) isPrimary!: boolean;
}

@From(() => Contact, {
  prefix: 'contact',
  kind: 'customer',
  filters: [
    'id',
    'name',
    'email',
    'customer',
    'externalId',
    'externalSource',
    'archivedAt',
    'createdAt',
    'contactPoints',
    'birthdayDay',
    'topics',
  ],
  contains: ['name', 'email'],
  orders: ['name', 'createdAt', 'birthdayDay'],
  search: 'searchText',
  searched: ['name', 'email', 'phone'],
  customFields: true,
})
@ObjectType('Contact', { description: 'A person we speak to, in a company or on their own.' })
export class ContactType {
  @Field(() => ID, { description: 'Id, "contact_…".' }) id!: string;
  @Field({ description: 'The whole name as the person writes it.' }) name!: string;
  @Field(() => String, { nullable: true, description: 'Given name.' }) firstName!: string | null;
  @Field(() => String, { nullable: true, description: 'Family name.' }) lastName!: string | null;
  @Field(() => String, { nullable: true, description: 'Position in the company.' }) title!: string | null;
  @Field(() => LocalDate, { nullable: true, description: 'Day of birth.' }) birthday!: string | null;
  @Field(() => Int, {
    nullable: true,
    description:
      'Month × 100 + day of the birthday, to filter by: 1224 is Christmas Eve. Whoever was born on 29 February (229) has it on the 28th in other years.',
  })
  birthdayDay!: number | null;
  @Sql(t => nextBirthday(t))
  @Field(() => LocalDate, { nullable: true, description: 'The next birthday, today included; 29 February is the 28th in other years.' })
  nextBirthday!: string | null;
  @Field(() => OutreachChannel, { nullable: true, description: 'How they like to be reached.' }) preferredChannel!: OutreachChannel | null;
  @Field(() => String, { nullable: true, description: 'From when on they like to be reached, "09:00" in their own time.' }) contactFrom!:
    | string
    | null;
  @Field(() => String, { nullable: true, description: 'Until when they like to be reached, "17:30".' }) contactUntil!: string | null;
  @Field(() => [String], { description: 'What they want to hear of, in order.' }) topics!: string[];
  @Field(() => String, { nullable: true, description: 'Language to speak to them, BCP 47: "de", "pt-BR".' }) language!: string | null;
  @Field(() => String, { nullable: true, description: 'Primary e-mail address, else the oldest; change it by `contactPoints`.' }) email!:
    | string
    | null;
  @Field(() => String, { nullable: true, description: 'Primary telephone number, E.164, else the oldest; change it by `contactPoints`.' })
  phone!: string | null;
  @Field(() => String, { nullable: true, description: 'The system that it was brought in from.' }) externalSource!: string | null;
  @Field(() => String, { nullable: true, description: 'Its id in that system; unique there.' }) externalId!: string | null;
  @Field(() => DateTime, { nullable: true, description: 'When it was archived; null while it is in use.' }) archivedAt!: Date | null;
  @Field(() => DateTime, { description: 'When it was made.' }) createdAt!: Date;
  @Field(() => DateTime, { description: 'When it last changed.' }) updatedAt!: Date;
  @Field(() => Int, { description: 'Grows with every change; for `expectedVersion`.' }) version!: number;

  @One(() => CustomerType, { nullable: true, description: 'The customer they speak for; null if for none.' })
  customer!: One<CustomerType> | null;
  @One(() => UserType, { of: 'ownerId', nullable: true, description: 'Who looks after the customer.' }) owner!: One<UserType> | null;
  @One(() => TeamType, { of: 'teamId', nullable: true, description: 'The team that sees the customer.' }) team!: One<TeamType> | null;
  @Many(() => ContactPointType, { order: ['kind'], description: 'How they are reached.' }) contactPoints!: Connection<ContactPointType>;
  @Many(() => AddressType, { description: 'Where they are, in the order in which the addresses were added.' })
  addresses!: Connection<AddressType>;
  @Many(() => ConsentType, {
    order: ['-at'],
    filterable: true,
    description: 'What they allowed, refused and took back, the latest first; `inForce` marks what counts.',
  })
  consents!: Connection<ConsentType>;
  @Many(() => ProductInterestType, { filterable: true, description: 'What they said they like, in the order in which they said so.' })
  statedInterests!: Connection<ProductInterestType>;
}
