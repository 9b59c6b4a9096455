import { defineEntity, p } from '@mikro-orm/core';
import { User } from '../../platform/access/user.entity.js';
import { currency, id, instant, money, oneOf, owned, record } from '../../platform/api/columns.js';
import { Product } from '../catalog/product.entity.js';
import { Contact } from '../customers/contact.entity.js';
import { Customer } from '../customers/customer.entity.js';
import { Opportunity } from './opportunity.entity.js';

export const OrderChannel = { DIRECT: 'DIRECT', WEB: 'WEB', STORE: 'STORE', PHONE: 'PHONE', PARTNER: 'PARTNER' } as const;
export type OrderChannel = keyof typeof OrderChannel;

export const OrderStatus = {
  DRAFT: 'DRAFT',
  CONFIRMED: 'CONFIRMED',
  FULFILLED: 'FULFILLED',
  INVOICED: 'INVOICED',
  RETURNED: 'RETURNED',
  CANCELLED: 'CANCELLED',
} as const;
export type OrderStatus = keyof typeof OrderStatus;

export const OrderSchema = defineEntity({
  name: 'Order',
  tableName: 'orders',
  uniques: [{ properties: ['number'] }, { properties: ['externalSource', 'externalId'] }],
  properties: {
    ...record(),
    ...owned(),
    number: p.text().defaultRaw("'S-' || nextval('order_numbers')"),
    customer: () => p.manyToOne(Customer),
    contact: () => p.manyToOne(Contact).nullable(),
    opportunity: () => p.manyToOne(Opportunity).nullable(),
    channel: oneOf(OrderChannel),
    region: p.text().nullable(),
    orderedAt: instant(),
    status: oneOf(OrderStatus),
    /** Sum of the lines. */
    amount: money(),
    currency: currency(),
    /** Who sold it: stays when the customer moves to somebody else. */
    rep: () => p.manyToOne(User).nullable(),
    externalSource: p.text().nullable(),
    externalId: p.text().nullable(),
    lines: () => p.oneToMany(OrderLine).mappedBy('order'),
  },
});
/** What a customer bought. Seen by whoever the customer belongs to. */
export class Order extends OrderSchema.class {}
OrderSchema.setClass(Order);

export const OrderLineSchema = defineEntity({
  name: 'OrderLine',
  tableName: 'order_lines',
  uniques: [{ properties: ['order', 'position'] }],
  properties: {
    id: id(),
    ...owned(),
    order: () => p.manyToOne(Order),
    /** Place in the order, from 1. */
    position: p.integer(),
    product: () => p.manyToOne(Product),
    quantity: p.decimal('string').precision(19).scale(4),
    /** Of one unit, before the discount. */
    price: money(),
    /** Percent off the price. */
    discount: p.decimal('string').precision(7).scale(4).default('0'),
    /** What one unit cost us. */
    cost: money().nullable(),
    amount: money(),
    currency: currency(),
  },
});
/** A product in an order. */
export class OrderLine extends OrderLineSchema.class {}
OrderLineSchema.setClass(OrderLine);
