import { Field, ID, Int, ObjectType } from 'type-graphql';
import { TeamType, UserType } from '../../platform/access/user.type.js';
import { BusinessCalendarType } from '../../platform/calendar/calendar.type.js';
import { type Connection, From, Many, One } from '../../platform/reading/declare.js';
import { AssignmentPool, PoolMember } from './pool.entity.js';

@From(() => PoolMember, { prefix: 'member', kind: 'pool' })
@ObjectType('PoolMember', { description: 'A person’s place in a pool.' })
export class PoolMemberType {
  @Field(() => ID, { description: 'Id, "member_…".' }) id!: string;
  @Field({ description: 'Takes leads at present.' }) active!: boolean;
  @Field(() => Int, { description: 'Weight of the turns where they go by weight, 1 to 100.' }) weight!: number;
  @Field(() => Int, {
    nullable: true,
    description:
      'Gets no lead from the pool while having so many open ones, from wherever: those that are neither converted nor disqualified. Null: no limit.',
  })
  capacity!: number | null;
  @Field(() => [String], { description: 'Takes leads in these languages; empty: in all.' }) languages!: string[];
  @Field(() => [String], { description: 'Takes leads of these territories; empty: of all.' }) territories!: string[];
  @One(() => UserType, { description: 'The person.' }) user!: One<UserType>;
  @One(() => BusinessCalendarType, { nullable: true, description: 'Working hours; null: those of the default calendar.' })
  calendar!: One<BusinessCalendarType> | null;
}

@From(() => AssignmentPool, { prefix: 'pool', filters: ['territory', 'active'], orders: ['name'] })
@ObjectType('AssignmentPool', {
  description: 'People who take leads in turn: the one whose last lead from the pool is the oldest gets the next.',
})
export class AssignmentPoolType {
  @Field(() => ID, { description: 'Id, "pool_…".' }) id!: string;
  @Field({ description: 'Unique name.' }) name!: string;
  @Field(() => String, {
    nullable: true,
    description: 'Takes leads of this territory; null: of every territory that has no pool of its own.',
  })
  territory!: string | null;
  @Field({ description: 'Takes leads at present.' }) active!: boolean;
  @Field(() => Int, { description: 'Grows with every change; for `expectedVersion`.' }) version!: number;
  @One(() => TeamType, { nullable: true, description: 'Sees the leads that nobody of the pool could take.' }) team!: One<TeamType> | null;
  @Many(() => PoolMemberType, { description: 'Who is in it.' }) members!: Connection<PoolMemberType>;
}
