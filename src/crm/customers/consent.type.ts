import './customer.enums.js';
import { Field, ID, ObjectType } from 'type-graphql';
import { UserType } from '../../platform/access/user.type.js';
import { DateTime } from '../../platform/api/scalars.js';
import { From, One } from '../../platform/reading/declare.js';
import { Consent, ConsentBasis, ConsentPurpose, ConsentState } from './consent.entity.js';
import { ContactType } from './contact.type.js';
import { CustomerType } from './customer.type.js';
import { OutreachChannel } from './preference.entity.js';

@From(() => Consent, {
  prefix: 'consent',
  kind: 'customer',
  filters: ['id', 'channel', 'purpose', 'state', 'inForce', 'at'],
  orders: ['at'],
})
@ObjectType('Consent', { description: 'What somebody allowed, refused or took back, of one channel and purpose.' })
export class ConsentType {
  @Field(() => ID, { description: 'Id, "consent_…".' }) id!: string;
  @Field(() => OutreachChannel, { description: 'By what we may reach them.' }) channel!: OutreachChannel;
  @Field(() => ConsentPurpose, { description: 'What for.' }) purpose!: ConsentPurpose;
  @Field(() => ConsentState, { description: 'What they said.' }) state!: ConsentState;
  @Field(() => ConsentBasis, { description: 'Why we may, or might.' }) basis!: ConsentBasis;
  @Field(() => DateTime, { description: 'When they said so.' }) at!: Date;
  @Field(() => String, { nullable: true, description: 'Where and how it was said.' }) proof!: string | null;
  @Field({ description: 'Is it what counts: the latest of this channel and purpose?' }) inForce!: boolean;
  @Field(() => DateTime, { description: 'When it was written down.' }) recordedAt!: Date;

  @One(() => UserType, { description: 'Who wrote it down.' }) recordedBy!: One<UserType>;
  @One(() => CustomerType, { nullable: true, description: 'The customer who said so; null if it was a contact.' })
  customer!: One<CustomerType> | null;
  @One(() => ContactType, { nullable: true, description: 'The contact who said so; null if it was a customer.' })
  contact!: One<ContactType> | null;
}
