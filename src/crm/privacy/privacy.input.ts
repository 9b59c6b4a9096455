import { Field, InputType } from 'type-graphql';
import { ExpectedVersion, Id } from '../../platform/api/input.js';
import { ErasureReason } from './erasure-record.entity.js';

/** Who it is about. */
@InputType()
abstract class PersonInput {
  @Id('contact', { nullable: true, description: 'A contact; or give a customer.' }) contactId?: string | null;
  @Id('customer', { nullable: true, description: 'A customer of the kind PERSON, with their contacts; or give a contact.' }) customerId?:
    | string
    | null;
}

@InputType('PersonExportInput', { description: 'Whose data it is.' })
export class PersonExportInput extends PersonInput {}

@InputType('PersonEraseInput', { description: 'Who is to be erased. It cannot be undone.' })
export class PersonEraseInput extends PersonInput {
  @Field(() => ErasureReason, { description: 'Why.' }) reason!: ErasureReason;
  @ExpectedVersion() expectedVersion?: number | null;
}
