import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { TeamType, UserType } from '../../platform/access/user.type.js';
import { DateTime, DecimalScalar, type Money } from '../../platform/api/scalars.js';
import { Amount, type Connection, From, Many, many, One, relate } from '../../platform/reading/declare.js';
import { ProductType } from '../catalog/product.type.js';
import { ContactType } from '../customers/contact.type.js';
import { CustomerType } from '../customers/customer.type.js';
import { OpportunityType } from './opportunity.type.js';
import { Order, OrderChannel, OrderLine, OrderStatus } from './order.entity.js';

registerEnumType(OrderChannel, {
  name: 'OrderChannel',
  description: 'How an order reached us.',
  valuesConfig: {
    DIRECT: { description: 'Through a rep.' },
    WEB: { description: 'On the web.' },
    STORE: { description: 'In a store.' },
    PHONE: { description: 'By telephone.' },
    PARTNER: { description: 'Through a partner.' },
  },
});
registerEnumType(OrderStatus, {
  name: 'OrderStatus',
  description: 'How far an order is. CONFIRMED, FULFILLED and INVOICED count as sold.',
  valuesConfig: {
    DRAFT: { description: 'Being put together.' },
    CONFIRMED: { description: 'Agreed with the customer.' },
    FULFILLED: { description: 'Delivered.' },
    INVOICED: { description: 'The invoice is out.' },
    RETURNED: { description: 'All of it came back.' },
    CANCELLED: { description: 'Called off before delivery.' },
  },
});

@From(() => OrderLine, { prefix: 'orderline', kind: 'order', filters: ['product'], orders: ['position'] })
@ObjectType('OrderLine', { description: 'A product in an order.' })
export class OrderLineType {
  @Field(() => ID, { description: 'Id, "orderline_…".' }) id!: string;
  @Field(() => Int, { description: 'Place in the order, from 1.' }) position!: number;
  @Field(() => DecimalScalar, { description: 'How many units of the product; below zero for what is taken back.' }) quantity!: string;
  @Field(() => DecimalScalar, { description: 'Percent off the price.' }) discount!: string;
  @Amount({ amount: 'price', currency: 'currency', description: 'Of one unit, before the discount.' }) price!: Money;
  @Amount({ amount: 'cost', currency: 'currency', nullable: true, description: 'What one unit cost us; null if it is not known.' })
  cost!: Money | null;
  @Amount({
    amount: 'amount',
    currency: 'currency',
    description:
      'quantity × price × (1 − discount ÷ 100), rounded half up to the smallest coin; of an imported order, what its system says.',
  })
  amount!: Money;
  @One(() => ProductType, { description: 'What was bought.' }) product!: One<ProductType>;
  @One(() => OrderType, { description: 'The order it stands in.' }) order!: One<OrderType>;
}

@From(() => Order, {
  prefix: 'order',
  filters: [
    'id',
    'number',
    'status',
    'channel',
    'region',
    'customer',
    'rep',
    'team',
    'orderedAt',
    'amount',
    'externalId',
    'externalSource',
    'lines',
  ],
  orders: ['orderedAt', 'amount', 'createdAt'],
})
@ObjectType('Order', { description: 'What a customer bought.' })
export class OrderType {
  @Field(() => ID, { description: 'Id, "order_…".' }) id!: string;
  @Field({ description: 'What people call it by: "S-1001".' }) number!: string;
  @Field(() => OrderChannel, { description: 'How it reached us.' }) channel!: OrderChannel;
  @Field(() => OrderStatus, { description: 'How far it is.' }) status!: OrderStatus;
  @Field(() => DateTime, { description: 'When the customer ordered.' }) orderedAt!: Date;
  @Field(() => String, { nullable: true, description: 'Sales region; by default that of the customer when it was made.' }) region!:
    | string
    | null;
  @Amount({ amount: 'amount', currency: 'currency', description: 'Sum of the lines.' }) amount!: Money;
  @Field(() => String, { nullable: true, description: 'The system that it was brought in from.' }) externalSource!: string | null;
  @Field(() => String, { nullable: true, description: 'Its id in that system; unique there.' }) externalId!: string | null;
  @Field(() => DateTime, { description: 'When it was written down.' }) createdAt!: Date;
  @Field(() => DateTime, { description: 'When it last changed.' }) updatedAt!: Date;
  @Field(() => Int, { description: 'Grows with every change; for `expectedVersion`.' }) version!: number;

  @One(() => CustomerType, { nullable: true, description: 'Who bought; null if you may not see them.' })
  customer!: One<CustomerType> | null;
  @One(() => ContactType, { nullable: true, description: 'The person who ordered.' }) contact!: One<ContactType> | null;
  @One(() => OpportunityType, { nullable: true, description: 'The opportunity that it came from.' })
  opportunity!: One<OpportunityType> | null;
  @One(() => UserType, { nullable: true, description: 'Who sold it: stays when the customer moves to somebody else.' })
  rep!: One<UserType> | null;
  @One(() => UserType, { of: 'ownerId', nullable: true, description: 'Who looks after the customer.' }) owner!: One<UserType> | null;
  @One(() => TeamType, { of: 'teamId', nullable: true, description: 'The team that sees it.' }) team!: One<TeamType> | null;
  @Many(() => OrderLineType, { order: ['position'], description: 'What was bought, in order.' }) lines!: Connection<OrderLineType>;
}

relate(
  CustomerType,
  'orders',
  many(() => OrderType, { order: ['-orderedAt'], description: 'What they bought, newest first.' }),
  { filter: true },
);
