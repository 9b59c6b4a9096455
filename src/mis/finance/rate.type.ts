import { Field, ID, Int, ObjectType } from 'type-graphql';
import { DateTime, DecimalScalar, LocalDate } from '../../platform/api/scalars.js';
import { From } from '../../platform/reading/declare.js';
import { ExchangeRate } from './rate.entity.js';

@From(() => ExchangeRate, { prefix: 'rate', filters: ['id', 'currency', 'base', 'from'], orders: ['from'] })
@ObjectType('ExchangeRate', {
  description:
    'What a currency is worth in another, from a day on until the next rate of both. Postings are translated at the rate of their day; another rate later changes nothing that is booked.',
})
export class ExchangeRateType {
  @Field(() => ID, { description: 'Id, "rate_…".' }) id!: string;
  @Field({ description: 'ISO 4217: the currency.' }) currency!: string;
  @Field({ description: 'ISO 4217: the currency that it is told in.' }) base!: string;
  @Field(() => LocalDate, { description: 'The first day that it holds for.' }) from!: string;
  @Field(() => DecimalScalar, { description: 'Units of `base` for one unit of `currency`.' }) rate!: string;
  @Field(() => String, { nullable: true, description: 'Who publishes it: "ECB".' }) source!: string | null;
  @Field(() => DateTime, { description: 'When it was entered.' }) createdAt!: Date;
  @Field(() => Int, { description: 'Grows with every change; for `expectedVersion`.' }) version!: number;
}
