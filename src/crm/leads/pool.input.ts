import { Length, Matches, Max, Min } from 'class-validator';
import { Field, InputType, Int } from 'type-graphql';
import { ExpectedVersion, Id, LANGUAGE } from '../../platform/api/input.js';
import { LeadChannel } from './lead.entity.js';

@InputType('LeadSourceCreateInput', { description: 'A new source of leads.' })
export class LeadSourceCreateInput {
  @Field({ description: 'What forms and imports name it by: small letters, digits, "-" and "_"; at most 64. Unique.' })
  @Matches(/^[a-z0-9][a-z0-9_-]{0,63}$/, { message: 'code must be small letters, digits, "-" and "_", at most 64' })
  code!: string;
  @Field({ description: 'What people call it; 1 to 200 characters.' }) @Length(1, 200) name!: string;
  @Field(() => LeadChannel, { description: 'How its leads reach us.' }) channel!: LeadChannel;
}

@InputType('AssignmentPoolCreateInput', { description: 'A new pool of people who take leads in turn.' })
export class AssignmentPoolCreateInput {
  @Field({ description: 'Unique name; 1 to 200 characters.' }) @Length(1, 200) name!: string;
  @Field(() => String, {
    nullable: true,
    description: 'Takes leads of this territory; null: of every territory that has no active pool of its own.',
  })
  @Length(1, 100)
  territory?: string | null;
  @Id('team', { nullable: true, description: 'Sees the leads that nobody of the pool could take.' }) teamId?: string | null;
  @Id('user', { list: true, description: 'Who is in it.' }) memberIds!: string[];
}

@InputType('AssignmentPoolUpdateInput', { description: 'What changes about a pool: absent leaves.' })
export class AssignmentPoolUpdateInput {
  @Id('pool', { description: 'The pool.' }) poolId!: string;
  @Field(() => Boolean, { nullable: true, description: 'Does it take leads?' }) active?: boolean | null;
  @Id('user', { list: true, nullable: true, description: 'Who is in it from now on; others leave, and keep the leads that they have.' })
  memberIds?: string[] | null;
  @ExpectedVersion() expectedVersion?: number;
}

@InputType('PoolMemberUpdateInput', { description: 'What changes about a person’s place in a pool: absent leaves, null clears.' })
export class PoolMemberUpdateInput {
  @Id('member', { description: 'The place.' }) poolMemberId!: string;
  @Field(() => Int, { nullable: true, description: 'Weight of the turns where they go by weight, 1 to 100; can not be cleared.' })
  @Min(1)
  @Max(100)
  weight?: number | null;
  @Field(() => Int, { nullable: true, description: 'Open leads at most, from 0 on; null: no limit.' }) @Min(0) @Max(1_000_000) capacity?:
    | number
    | null;
  @Field(() => [String], { nullable: true, description: 'Languages, BCP 47; empty or null: all.' })
  @Matches(LANGUAGE, { each: true, message: 'languages must be BCP 47 tags such as "de" or "pt-BR"' })
  languages?: string[] | null;
  @Field(() => [String], { nullable: true, description: 'Codes of territories; empty or null: all.' })
  @Length(1, 100, { each: true })
  territories?: string[] | null;
  @Id('calendar', { nullable: true, description: 'Working hours; null: those of the default calendar.' }) calendarId?: string | null;
}
