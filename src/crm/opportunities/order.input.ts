import { ArrayMaxSize, ArrayMinSize, Length, MaxLength } from 'class-validator';
import { Field, InputType } from 'type-graphql';
import { ExpectedVersion, Id } from '../../platform/api/input.js';
import { DateTime, DecimalScalar } from '../../platform/api/scalars.js';
import { OrderChannel, OrderStatus } from './order.entity.js';

@InputType('OrderLineInput', { description: 'A product that is ordered.' })
export class OrderLineInput {
  @Id('product', { description: 'What; it must be on sale.' }) productId!: string;
  @Field(() => DecimalScalar, { description: 'How many units of it; not 0, below zero for what is taken back.' }) quantity!: string;
  @Field(() => DecimalScalar, {
    nullable: true,
    description: 'Of one unit, in the currency of the order; by default that of the catalogue.',
  })
  price?: string | null;
  @Field(() => DecimalScalar, { nullable: true, description: 'Percent off the price, 0 to 100; by default 0.' }) discount?: string | null;
  @Field(() => DecimalScalar, { nullable: true, description: 'What one unit costs us; by default as in the catalogue.' }) cost?:
    | string
    | null;
}

@InputType('OrderCreateInput', { description: 'What a customer orders.' })
export class OrderCreateInput {
  @Id('customer', { description: 'Who buys.' }) customerId!: string;
  @Id('contact', { nullable: true, description: 'The person who orders.' }) contactId?: string | null;
  @Id('opportunity', { nullable: true, description: 'The opportunity that it comes from.' }) opportunityId?: string | null;
  @Field(() => OrderChannel, { defaultValue: 'DIRECT', description: 'How it reached us.' }) channel!: OrderChannel;
  @Field(() => OrderStatus, { defaultValue: 'CONFIRMED', description: 'How far it is.' }) status!: OrderStatus;
  @Field({ description: 'ISO 4217, such as "EUR": of all lines.' }) currency!: string;
  @Field(() => DateTime, { nullable: true, description: 'When the customer ordered; by default now.' }) orderedAt?: Date | null;
  @Field(() => String, { nullable: true, description: 'Sales region; by default that of the customer. At most 100 characters.' })
  @MaxLength(100)
  region?: string | null;
  @Id('user', { nullable: true, description: 'Who sold it; by default you.' }) repId?: string | null;
  @Field(() => [OrderLineInput], { description: 'What is ordered; 1 to 500 lines.' })
  @ArrayMinSize(1)
  @ArrayMaxSize(500)
  lines!: OrderLineInput[];
  @Field(() => String, { nullable: true, description: 'The system that it is brought in from; with `externalId`.' })
  @Length(1, 100)
  externalSource?: string | null;
  @Field(() => String, { nullable: true, description: 'Its id in that system; unique there.' }) @Length(1, 200) externalId?: string | null;
}

@InputType('OrderSetStatusInput', { description: 'An order goes on.' })
export class OrderSetStatusInput {
  @Id('order', { description: 'The order.' }) orderId!: string;
  @Field(() => OrderStatus, { description: 'How far it is now.' }) status!: OrderStatus;
  @ExpectedVersion() expectedVersion?: number | null;
}
