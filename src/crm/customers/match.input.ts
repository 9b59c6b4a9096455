import { ArrayMaxSize, Length, MaxLength } from 'class-validator';
import { Field, InputType } from 'type-graphql';
import { LocalDate } from '../../platform/api/scalars.js';
import { AddressInput } from './customer.input.js';

@InputType('CustomerDraftInput', {
  description: 'What is known so far of a customer who is not written down yet: give at least one field.',
})
export class CustomerDraftInput {
  @Field(() => String, { nullable: true, description: 'Name; 1 to 200 characters.' }) @Length(1, 200) name?: string | null;
  @Field(() => String, { nullable: true, description: 'The name in contracts; at most 200 characters.' }) @MaxLength(200) legalName?:
    | string
    | null;
  @Field(() => [String], { nullable: true, description: 'E-mail addresses, theirs and of their people; at most 20.' })
  @ArrayMaxSize(20)
  @MaxLength(320, { each: true })
  emails?: string[] | null;
  @Field(() => [String], { nullable: true, description: 'Telephone numbers, theirs and of their people; at most 20.' })
  @ArrayMaxSize(20)
  @MaxLength(50, { each: true })
  phones?: string[] | null;
  @Field(() => String, { nullable: true, description: 'Tax or VAT number; at most 50 characters.' }) @MaxLength(50) taxId?: string | null;
  @Field(() => LocalDate, { nullable: true, description: 'Day of birth of a person.' }) birthday?: string | null;
  @Field(() => [AddressInput], { nullable: true, description: 'Where they are; at most 20.' }) @ArrayMaxSize(20) addresses?:
    | AddressInput[]
    | null;
}
