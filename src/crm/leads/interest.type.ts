import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { LocalDate } from '../../platform/api/scalars.js';
import { relate, rows } from '../../platform/reading/declare.js';
import { CustomerType } from '../customers/customer.type.js';

const InterestSource = { STATED: 'STATED', DERIVED: 'DERIVED' } as const;
type InterestSource = keyof typeof InterestSource;
registerEnumType(InterestSource, {
  name: 'InterestSource',
  description: 'How we know of an interest.',
  valuesConfig: {
    STATED: { description: 'They said so.' },
    DERIVED: { description: 'From what they bought, might buy, or asked for.' },
  },
});

@ObjectType('Interest', { description: 'A category that a customer is interested in, and how we know.' })
export class InterestType {
  @Field(() => String, { nullable: true, description: 'Name of the category; null for a product without one.' }) category!: string | null;
  @Field(() => String, { nullable: true, description: 'Name of the product, where they named one themselves.' }) product!: string | null;
  @Field(() => InterestSource, { description: 'Whether they said so, or it follows from what they do.' }) source!: InterestSource;
  @Field(() => Int, {
    description: 'From 1 to 5. A derived one is the number of sold orders, opportunities and leads in the category, 5 at most.',
  })
  strength!: number;
  @Field(() => LocalDate, { description: 'Since when: what they said, else the first order, opportunity or lead.' }) since!: string;
}

relate(
  CustomerType,
  'interests',
  rows(() => InterestType, {
    description:
      'What they and their people are interested in, strongest first: what they said, and what follows from the orders, opportunities and leads that you may see.',
    sql: (customer, limit, seen) => `
      with zone as (select time_zone from visible.organisation), signs as (
        select p.category_id, o.ordered_at at from visible.orders o join visible.order_lines l on l.order_id = o.id join visible.products p on p.id = l.product_id
        where o.customer_id = ${customer('id')} and o.status in ('CONFIRMED', 'FULFILLED', 'INVOICED') and ${seen('order', 'o')}
        group by o.id, p.category_id, o.ordered_at
        union all
        select p.category_id, o.created_at from visible.opportunities o join visible.products p on p.id = o.product_id
        where o.customer_id = ${customer('id')} and ${seen('opportunity', 'o')}
        union all
        select p.category_id, l.created_at from visible.leads l join visible.products p on p.id = l.product_interest_id
        where l.customer_id = ${customer('id')} and ${seen('lead', 'l')}
      ), stated as (
        select i.category_id, i.product_id, i.strength, i.since from visible.product_interests i where i.customer_id = ${customer('id')}
        union all
        select i.category_id, i.product_id, i.strength, i.since from visible.product_interests i join visible.contacts c on c.id = i.contact_id where c.customer_id = ${customer('id')}
      ), all_of_them as (
        select coalesce(i.category_id, p.category_id) category_id, p.name product, 'STATED' source, max(i.strength) strength, min(i.since) since
        from stated i left join visible.products p on p.id = i.product_id group by 1, p.id, 2
        union all
        select s.category_id, null, 'DERIVED', least(count(*), 5)::int, min(s.at at time zone zone.time_zone)::date from signs s, zone group by s.category_id
      )
      select c.name category, a.product, a.source, a.strength, a.since
      from all_of_them a left join visible.categories c on c.id = a.category_id
      order by a.strength desc, a.source desc, c.name, a.product limit ${limit}`,
  }),
);
