import { Length, Matches, Max, Min } from 'class-validator';
import { Field, Float, ID, InputType, Int, ObjectType } from 'type-graphql';
import { Id, LANGUAGE, NOT_A_LANGUAGE } from '../../platform/api/input.js';
import { DateTime } from '../../platform/api/scalars.js';
import { AssignmentCandidateType } from './assignment.type.js';

@InputType('AssignmentCheckInput', { description: 'A lead that is there, or what one would be like.' })
export class AssignmentCheckInput {
  @Id('lead', { nullable: true, description: 'A lead that is there; nothing else is looked at then.' }) leadId?: string | null;
  @Field(() => String, { nullable: true, description: 'Territory, by its code.' }) @Length(1, 100) territory?: string | null;
  @Field(() => String, { nullable: true, description: 'Code of a lead source.' }) @Length(1, 64) source?: string | null;
  @Id('product', { nullable: true, description: 'What they are interested in.' }) productInterestId?: string | null;
  @Field(() => String, { nullable: true, description: 'Language, BCP 47.' })
  @Matches(LANGUAGE, NOT_A_LANGUAGE)
  language?: string | null;
  @Field(() => Float, { nullable: true, description: 'Score, 0 to 1.' }) @Min(0) @Max(1) score?: number | null;
}

@ObjectType('AssignmentRuleCheck', { description: 'Whether a rule takes a lead.' })
class AssignmentRuleCheckType {
  @Field(() => ID, { description: 'Id of the rule, "assignmentrule_…".' }) id!: string;
  @Field(() => Int, { description: 'Its place.' }) order!: number;
  @Field({ description: 'Its name.' }) name!: string;
  @Field({ description: 'Does it take the lead? The first that does decides.' }) matches!: boolean;
  @Field({ description: 'What of its condition holds, or all that does not.' }) because!: string;
}

@ObjectType('AssignmentCheck', { description: 'Who would get a lead, and why.' })
export class AssignmentCheckType {
  @Field(() => [AssignmentRuleCheckType], { description: 'Every rule in force, in order.' }) rules!: AssignmentRuleCheckType[];
  @Field(() => ID, { nullable: true, description: 'The rule that decides; null if it is left to a pool or to nobody.' }) ruleId!:
    | string
    | null;
  @Field(() => ID, { nullable: true, description: 'The pool that is chosen from.' }) poolId!: string | null;
  @Field(() => ID, { nullable: true, description: 'Who would get it, "user_…"; null if it would wait.' }) assigneeId!: string | null;
  @Field({ description: 'Why, as a sentence.' }) reason!: string;
  @Field(() => [AssignmentCandidateType], { description: 'Everybody who was considered, with the reason why or why not.' })
  candidates!: AssignmentCandidateType[];
  @Field(() => DateTime, { nullable: true, description: 'When the fallback would decide, if it would wait until then.' })
  fallbackAt!: Date | null;
}
