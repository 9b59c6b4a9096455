import { Field, ID, Int, ObjectType } from 'type-graphql';
import { UserType } from '../../platform/access/user.type.js';
import { DateTime } from '../../platform/api/scalars.js';
import { From, One } from '../../platform/reading/declare.js';
import { Assignment, WaitingLead } from './assignment.entity.js';
import { AssignmentPoolType } from './pool.type.js';
import { AssignmentRuleType } from './rule.type.js';

@ObjectType('AssignmentCandidate', { description: 'Somebody who was considered at the moment of the decision.' })
export class AssignmentCandidateType {
  @Field({ description: 'Name of the person at that moment.' }) name!: string;
  @Field({ description: 'Could this person have got it?' }) eligible!: boolean;
  @Field({ description: 'Why this person got it, or did not: a sentence.' }) reason!: string;
  @Field(() => Int, { nullable: true, description: 'Open leads at that moment; null where they did not count.' }) load!: number | null;
  @Field(() => DateTime, { nullable: true, description: 'When the pool had last given this person a lead; null if never.' })
  lastAssignedAt!: Date | null;
}

@From(() => Assignment, { prefix: 'assignment', kind: 'lead' })
@ObjectType('Assignment', { description: 'One decision about who gets a lead.' })
export class AssignmentType {
  @Field(() => ID, { description: 'Id, "assignment_…".' }) id!: string;
  @Field(() => DateTime, { description: 'When it was decided.' }) at!: Date;
  @Field({ description: 'Why, as a sentence.' }) reason!: string;
  @One(() => UserType, { nullable: true, description: 'Who got the lead; null if nobody could.' }) assignee!: One<UserType> | null;
  @Field(() => DateTime, { nullable: true, description: 'When the assignee took it on; null if not.' }) acceptedAt!: Date | null;
  @One(() => AssignmentRuleType, { nullable: true, description: 'The rule that decided; null if none did.' })
  rule!: One<AssignmentRuleType> | null;
  @One(() => AssignmentPoolType, { nullable: true, description: 'The pool that decided; null if a person did.' })
  pool!: One<AssignmentPoolType> | null;
  @Field(() => [AssignmentCandidateType], { description: 'Everybody who was considered, by id. Empty if a person decided.' })
  candidates!: AssignmentCandidateType[];
}

@From(() => WaitingLead, { prefix: 'waiting', kind: 'lead', orders: ['since'] })
@ObjectType('WaitingLead', { description: 'A time in which a lead waits, or waited, for somebody who can take it.' })
export class WaitingLeadType {
  @Field(() => ID, { description: 'Id, "waiting_…".' }) id!: string;
  @Field(() => DateTime, { description: 'Since when.' }) since!: Date;
  @Field(() => DateTime, { nullable: true, description: 'When the rule gives it to its fallback; null if there is none.' })
  fallbackAt!: Date | null;
  @Field(() => DateTime, { nullable: true, description: 'When it was told that it waits for too long.' }) alertedAt!: Date | null;
  @Field(() => DateTime, { nullable: true, description: 'Until when; null while it waits.' }) endedAt!: Date | null;
  @One(() => AssignmentRuleType, { nullable: true, description: 'The rule that found nobody.' }) rule!: One<AssignmentRuleType> | null;
  @One(() => AssignmentPoolType, { nullable: true, description: 'The pool that was named; null: the rules decide.' })
  pool!: One<AssignmentPoolType> | null;
}
