import './customer.enums.js';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { TeamType, UserType } from '../../platform/access/user.type.js';
import { DateTime, LocalDate } from '../../platform/api/scalars.js';
import { type Connection, From, Many, One, Sql } from '../../platform/reading/declare.js';
import { AddressType } from './address.type.js';
import { soonestBirthday } from './birthday.js';
import { ConsentType } from './consent.type.js';
import { ContactPointType, ContactType } from './contact.type.js';
import { Customer, CustomerKind, CustomerStatus, CustomerTier } from './customer.entity.js';
import { OutreachChannel } from './preference.entity.js';
import { ProductInterestType } from './product-interest.type.js';
import { TimelineEntryType } from './timeline-entry.type.js';

@From(() => Customer, {
  prefix: 'customer',
  redirect: 'mergedInto',
  filters: [
    ...[
      'id',
      'number',
      'name',
      'email',
      'kind',
      'status',
      'tier',
      'region',
      'industry',
      'tags',
      'topics',
      'externalId',
      'externalSource',
      'archivedAt',
    ],
    ...['createdAt', 'updatedAt', 'owner', 'team', 'parent', 'contacts', 'contactPoints'],
  ],
  contains: ['name', 'email'],
  orders: ['name', 'number', 'createdAt', 'updatedAt'],
  search: 'searchText',
  searched: ['name', 'legalName', 'email', 'phone', 'number', 'contacts', 'Contact.name'],
  customFields: true,
})
@ObjectType('Customer', { description: 'A company or a person that buys from us, or might.' })
export class CustomerType {
  @Field(() => ID, { description: 'Id, "customer_…".' }) id!: string;
  @Field({ description: 'What people call it by: "C-1001".' }) number!: string;
  @Field(() => CustomerKind, { description: 'Company or person.' }) kind!: CustomerKind;
  @Field({ description: 'The name in daily use.' }) name!: string;
  @Field(() => String, { nullable: true, description: 'The name in contracts and on invoices, if it is another one.' }) legalName!:
    | string
    | null;
  @Field(() => String, { nullable: true, description: 'Tax or VAT number, as the authority writes it.' }) taxId!: string | null;
  @Field(() => String, { nullable: true, description: 'What they do.' }) industry!: string | null;
  @Field(() => Int, { nullable: true, description: 'Number of employees.' }) size!: number | null;
  @Field(() => String, { nullable: true, description: 'Their page on the web.' }) website!: string | null;
  @Field(() => CustomerTier, { description: 'How much attention they get.' }) tier!: CustomerTier;
  @Field(() => CustomerStatus, { description: 'Where they stand with us.' }) status!: CustomerStatus;
  @Field(() => String, { nullable: true, description: 'Sales region, as analyses group it.' }) region!: string | null;
  @Field(() => String, { nullable: true, description: 'Language to speak to them, BCP 47: "de", "pt-BR".' }) language!: string | null;
  @Field(() => [String], { description: 'Free words to find them by, in order.' }) tags!: string[];
  @Field(() => OutreachChannel, { nullable: true, description: 'How they like to be reached.' }) preferredChannel!: OutreachChannel | null;
  @Field(() => String, { nullable: true, description: 'From when on they like to be reached, "09:00" in their own time.' }) contactFrom!:
    | string
    | null;
  @Field(() => String, { nullable: true, description: 'Until when they like to be reached, "17:30".' }) contactUntil!: string | null;
  @Field(() => [String], { description: 'What they want to hear of, in order.' }) topics!: string[];
  @Sql(t => soonestBirthday(t))
  @Field(() => LocalDate, { nullable: true, description: 'The next birthday among their people, today included; null if none is known.' })
  nextBirthday!: string | null;
  @Field(() => String, { nullable: true, description: 'Primary e-mail address, else the oldest; change it by `contactPoints`.' }) email!:
    | string
    | null;
  @Field(() => String, { nullable: true, description: 'Primary telephone number, E.164, else the oldest; change it by `contactPoints`.' })
  phone!: string | null;
  @Field(() => String, { nullable: true, description: 'The system that it was brought in from.' }) externalSource!: string | null;
  @Field(() => String, { nullable: true, description: 'Its id in that system; unique there.' }) externalId!: string | null;
  @Field(() => DateTime, { nullable: true, description: 'When it was archived; null while it is in use.' }) archivedAt!: Date | null;
  @Sql(
    t =>
      `coalesce((select array_agg('customer_'||encode(uuid_send(m.id),'hex') order by m.id) from visible.customers m where m.merged_into_id=${t}.id), '{}')`,
  )
  @Field(() => [ID], { description: 'Ids of customers that became part of it, and answer with it.' })
  mergedIds!: string[];
  @Field(() => DateTime, { description: 'When it was made.' }) createdAt!: Date;
  @Field(() => DateTime, { description: 'When it last changed.' }) updatedAt!: Date;
  @Field(() => Int, { description: 'Grows with every change; for `expectedVersion`.' }) version!: number;

  @One(() => UserType, { of: 'ownerId', nullable: true, description: 'Who looks after them; null if nobody does.' })
  owner!: One<UserType> | null;
  @One(() => TeamType, { of: 'teamId', nullable: true, description: 'The team that sees them.' }) team!: One<TeamType> | null;
  @One(() => CustomerType, { nullable: true, description: 'The company they belong to; null if to none, or if you may not see it.' })
  parent!: One<CustomerType> | null;
  @Many(() => CustomerType, {
    by: 'parent',
    order: ['name'],
    only: t => `${t}.merged_into_id is null`,
    description: 'Companies that belong to it.',
  })
  subsidiaries!: Connection<CustomerType>;
  @Many(() => ContactType, { order: ['name'], description: 'Their people, by name.' }) contacts!: Connection<ContactType>;
  @Many(() => ContactPointType, { order: ['kind'], description: 'How they themselves are reached; their people have their own.' })
  contactPoints!: Connection<ContactPointType>;
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
  @Many(() => TimelineEntryType, { order: ['-at'], description: 'Everything that happened with them, newest first.' })
  timeline!: Connection<TimelineEntryType>;
}
