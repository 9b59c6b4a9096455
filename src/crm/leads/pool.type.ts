import { Field, ID, Int, ObjectType } from 'type-graphql';
import { TeamType, UserType } from '../../platform/access/user.type.js';
import { DateTime } from '../../platform/api/scalars.js';
import { type Connection, From, Many, One } from '../../platform/reading/declare.js';
import { Assignment, AssignmentPool, PoolMember } from './pool.entity.js';

@ObjectType('AssignmentCandidate', { description: 'A member of the pool at the moment of the decision.' })
class AssignmentCandidateType {
  @Field({ description: 'Name of the person at that moment.' }) name!: string;
  @Field({ description: 'Could this person have got it?' }) eligible!: boolean;
  @Field({ description: 'Why this person got it, or did not: a sentence.' }) reason!: string;
  @Field(() => DateTime, { nullable: true, description: 'When the pool had last given this person a lead; null if never.' })
  lastAssignedAt!: Date | null;
}

@From(() => PoolMember, { prefix: 'member', kind: 'pool' })
@ObjectType('PoolMember', { description: 'A person’s place in a pool.' })
export class PoolMemberType {
  @Field(() => ID, { description: 'Id, "member_…".' }) id!: string;
  @Field({ description: 'Takes leads at present.' }) active!: boolean;
  @One(() => UserType, { description: 'The person.' }) user!: One<UserType>;
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

@From(() => Assignment, { prefix: 'assignment', kind: 'lead' })
@ObjectType('Assignment', { description: 'One decision about who gets a lead.' })
export class AssignmentType {
  @Field(() => ID, { description: 'Id, "assignment_…".' }) id!: string;
  @Field(() => DateTime, { description: 'When it was decided.' }) at!: Date;
  @Field({ description: 'Why, as a sentence.' }) reason!: string;
  @One(() => UserType, { nullable: true, description: 'Who got the lead; null if nobody could.' }) assignee!: One<UserType> | null;
  @One(() => AssignmentPoolType, { nullable: true, description: 'The pool that decided; null if a person did.' })
  pool!: One<AssignmentPoolType> | null;
  @Field(() => [AssignmentCandidateType], { description: 'Everybody who was considered, by id. Empty if a person decided.' })
  candidates!: AssignmentCandidateType[];
}
