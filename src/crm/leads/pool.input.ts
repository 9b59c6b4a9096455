import { Length, Matches } from 'class-validator';
import { Field, InputType } from 'type-graphql';
import { ExpectedVersion, Id } from '../../platform/api/input.js';
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
