import { MaxLength } from 'class-validator';
import { Field, InputType } from 'type-graphql';
import { Id } from '../../platform/api/input.js';
import { DateTime } from '../../platform/api/scalars.js';
import { ConsentBasis, ConsentPurpose, ConsentState } from './consent.entity.js';
import { OutreachChannel } from './preference.entity.js';

@InputType('ConsentRecordInput', { description: 'What somebody allowed, refused or took back: of a customer or of a contact.' })
export class ConsentRecordInput {
  @Id('customer', { nullable: true, description: 'Who said so; or give a contact.' }) customerId?: string | null;
  @Id('contact', { nullable: true, description: 'Who said so; or give a customer.' }) contactId?: string | null;
  @Field(() => OutreachChannel, { description: 'By what we may reach them.' }) channel!: OutreachChannel;
  @Field(() => ConsentPurpose, { description: 'What for.' }) purpose!: ConsentPurpose;
  @Field(() => ConsentState, { description: 'What they said. WITHDRAWN takes back what is GRANTED.' }) state!: ConsentState;
  @Field(() => ConsentBasis, { defaultValue: 'CONSENT', description: 'Why we may, or might.' }) basis!: ConsentBasis;
  @Field(() => DateTime, { nullable: true, description: 'When they said so; by default now. Not in the future.' }) at?: Date | null;
  @Field(() => String, {
    nullable: true,
    description:
      'Where and how it was said, such as "signed form of 3 May, folder 12"; needed to grant on the basis of CONSENT. At most 2,000 characters.',
  })
  @MaxLength(2000)
  proof?: string | null;
}
