import { Field, Int, ObjectType } from 'type-graphql';
import { DateTime, DecimalScalar, type Money } from '../../platform/api/scalars.js';
import { Amount, relate, rows, Sql, totals } from '../../platform/reading/declare.js';
import { CustomerType } from '../customers/customer.type.js';
import { SOLD } from './order.rules.js';
import { OrderType } from './order.type.js';

const sold = (alias: string) => `${alias}.status in (${SOLD.map(status => `'${status}'`).join(',')})`;

@ObjectType('OrderTotals', {
  description: 'What a customer bought so far: orders CONFIRMED, FULFILLED or INVOICED, of those that you may see.',
})
export class OrderTotalsType {
  @Sql(() => 'count(*)') @Field(() => Int, { description: 'Number of orders.' }) orderCount!: number;
  @Sql(t => `case when count(*)=0 then 0 when min(${t}.currency)=max(${t}.currency) then sum(${t}.amount) end`)
  @Field(() => DecimalScalar, {
    nullable: true,
    description: 'Sum of their amounts in `currency`; null if they are in several currencies: see `orderAmounts`.',
  })
  amount!: string | null;
  @Sql(t => `case when count(*)>0 and min(${t}.currency)=max(${t}.currency) then round(sum(${t}.amount)/count(*),2) end`)
  @Field(() => DecimalScalar, {
    nullable: true,
    description: 'Mean amount of an order, amount ÷ orderCount, with two digits; null if there are no orders, or several currencies.',
  })
  averageAmount!: string | null;
  @Sql(t => `case when min(${t}.currency)=max(${t}.currency) then min(${t}.currency) end`)
  @Field(() => String, { nullable: true, description: 'ISO 4217; null if there are no orders, or several currencies.' })
  currency!: string | null;
  @Sql(t => `min(${t}.ordered_at)`) @Field(() => DateTime, { nullable: true, description: 'The first order.' }) firstOrderAt!: Date | null;
  @Sql(t => `max(${t}.ordered_at)`) @Field(() => DateTime, { nullable: true, description: 'The last order.' }) lastOrderAt!: Date | null;
  @Sql(t => `floor(extract(epoch from now()-max(${t}.ordered_at))/86400)::int`)
  @Field(() => Int, { nullable: true, description: 'Recency: whole days since the last order; null if there is none.' })
  recencyDays!: number | null;
  @Sql(t => `count(*) filter (where ${t}.ordered_at>now()-interval '365 days')`)
  @Field(() => Int, { description: 'Frequency: number of orders in the last 365 days.' })
  frequency!: number;
  @Sql(t => `round((extract(epoch from max(${t}.ordered_at)-min(${t}.ordered_at))/86400/nullif(count(*)-1,0))::numeric,1)`)
  @Field(() => DecimalScalar, {
    nullable: true,
    description: 'Mean number of days between two orders: (last − first) ÷ (count − 1); null below two orders.',
  })
  daysBetweenOrders!: string | null;
}

@ObjectType('OrderAmount', { description: 'What a customer bought in one currency.' })
export class OrderAmountType {
  @Amount({ amount: 'value', currency: 'currency', description: 'Sum of the orders.' }) amount!: Money;
  @Field(() => Int, { description: 'Number of orders.' }) orderCount!: number;
}

@ObjectType('CategoryAmount', { description: 'What a customer bought of one category in one currency.' })
export class CategoryAmountType {
  @Field(() => String, { nullable: true, description: 'Name of the category; null for products without one.' }) category!: string | null;
  @Amount({ amount: 'value', currency: 'currency', description: 'Sum of the order lines.' }) amount!: Money;
  @Field(() => DecimalScalar, { description: 'Sum of the quantities, each in the unit of its product.' }) quantity!: string;
}

relate(
  CustomerType,
  'orderTotals',
  totals(() => OrderTotalsType, { over: () => OrderType, only: sold, description: 'How often, how much and when they bought.' }),
);
relate(
  CustomerType,
  'orderAmounts',
  rows(() => OrderAmountType, {
    description: 'What they bought, a row a currency, most orders first.',
    sql: (customer, limit, seen) => `
      select sum(o.amount) "value", o.currency, count(*) "orderCount"
      from visible.orders o
      where o.customer_id = ${customer('id')} and ${sold('o')} and ${seen('order', 'o')}
      group by o.currency order by count(*) desc, o.currency limit ${limit}`,
  }),
);
relate(
  CustomerType,
  'topCategories',
  rows(() => CategoryAmountType, {
    description: 'The categories in which they bought most, largest amount first.',
    sql: (customer, limit, seen) => `
      select c.name category, sum(l.amount) "value", l.currency, sum(l.quantity) quantity
      from visible.orders o
      join visible.order_lines l on l.order_id = o.id
      join visible.products p on p.id = l.product_id
      left join visible.categories c on c.id = p.category_id
      where o.customer_id = ${customer('id')} and ${sold('o')} and ${seen('order', 'o')}
      group by c.id, c.name, l.currency order by sum(l.amount) desc, c.name, l.currency limit ${limit}`,
  }),
);
