import { Length, MaxLength } from 'class-validator';
import { Field, InputType } from 'type-graphql';
import { ExpectedVersion } from '../../platform/api/input.js';
import { DecimalScalar, LocalDate } from '../../platform/api/scalars.js';

@InputType('ExchangeRateSetInput', { description: 'A rate from a day on; one that stands for that day already is replaced.' })
export class ExchangeRateSetInput {
  @Field({ description: 'ISO 4217: the currency.' }) @Length(3, 3) currency!: string;
  @Field({ description: 'ISO 4217: the currency that it is told in, as JPY in "one EUR is 163.2 JPY".' }) @Length(3, 3) base!: string;
  @Field(() => LocalDate, { description: 'The first day that it holds for.' }) from!: string;
  @Field(() => DecimalScalar, {
    description:
      'Units of `base` for one unit of `currency`, above zero. Tell it as it is published, whichever way round: one EUR is 163.2 JPY, so `currency` EUR.',
  })
  rate!: string;
  @Field(() => String, { nullable: true, description: 'Who publishes it: "ECB"; at most 100 characters.' })
  @MaxLength(100)
  source?: string | null;
  @ExpectedVersion() expectedVersion?: number;
}
