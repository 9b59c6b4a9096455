import './customer.enums.js';
import { Field, ID, ObjectType } from 'type-graphql';
import { UserType } from '../../platform/access/user.type.js';
import { DateTime } from '../../platform/api/scalars.js';
import { From, One, Sql } from '../../platform/reading/declare.js';
import { CustomerType } from './customer.type.js';
import { Direction, TimelineEntry, TimelineKind } from './timeline-entry.entity.js';

@From(() => TimelineEntry, { prefix: 'entry', kind: 'customer', filters: ['kind', 'at'], orders: ['at'] })
@ObjectType('TimelineEntry', { description: 'One thing that happened with a customer.' })
export class TimelineEntryType {
  @Field(() => ID, { description: 'Id, "entry_…".' }) id!: string;
  @Field(() => DateTime, { description: 'When it happened, which may be long before it was written down.' }) at!: Date;
  @Field(() => TimelineKind, { description: 'What sort of thing.' }) kind!: TimelineKind;
  @Field(() => Direction, { nullable: true, description: 'Who began; null where that means nothing.' }) direction!: Direction | null;
  @Field({ description: 'In a line.' }) summary!: string;
  @Sql(t => `${t}.ref_kind||'_'||encode(uuid_send(${t}.ref_id),'hex')`)
  @Field(() => ID, {
    nullable: true,
    description: 'Id of what it is about ("order_…", "ticket_…"): read it with `node(id:)`. Null for what has no record.',
  })
  ref!: string | null;
  @One(() => UserType, { nullable: true, description: 'Who did it or wrote it down; null if it was the system or the customer.' })
  author!: One<UserType> | null;
  @One(() => CustomerType, { description: 'With whom it happened.' }) customer!: One<CustomerType>;
}
