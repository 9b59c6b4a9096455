import { Length, MaxLength } from 'class-validator';
import { Field, InputType, registerEnumType } from 'type-graphql';
import { ExpectedVersion, Id } from '../../platform/api/input.js';
import { DateTime } from '../../platform/api/scalars.js';
import { Direction } from '../customers/timeline-entry.entity.js';
import { TaskPriority } from './activity.entity.js';

/** What took place: activities without tasks. */
export const LoggedKind = { CALL: 'CALL', EMAIL: 'EMAIL', MEETING: 'MEETING', NOTE: 'NOTE' } as const;
export type LoggedKind = keyof typeof LoggedKind;
registerEnumType(LoggedKind, {
  name: 'LoggedActivityKind',
  description: 'What took place.',
  valuesConfig: {
    CALL: { description: 'A call.' },
    EMAIL: { description: 'An e-mail.' },
    MEETING: { description: 'A meeting or visit.' },
    NOTE: { description: 'Something to remember.' },
  },
});

@InputType('ActivityLogInput', { description: 'A call, e-mail, meeting or note that took place with a customer.' })
export class ActivityLogInput {
  @Id('customer', { description: 'With whom.' }) customerId!: string;
  @Id('contact', { nullable: true, description: 'The person of the customer.' }) contactId?: string | null;
  @Field(() => LoggedKind, { description: 'What took place.' }) kind!: LoggedKind;
  @Field(() => Direction, { nullable: true, description: 'Who began, for calls and e-mails.' }) direction?: Direction | null;
  @Field({ description: 'In a line, 1 to 200 characters: it stands in the timeline.' }) @Length(1, 200) subject!: string;
  @Field(() => String, { nullable: true, description: 'All of it; at most 50,000 characters.' }) @MaxLength(50_000) body?: string | null;
  @Field(() => String, { nullable: true, description: 'What came of it; at most 500 characters.' }) @MaxLength(500) outcome?: string | null;
  @Field(() => DateTime, { nullable: true, description: 'When it took place or began; by default now. Not in the future.' })
  startsAt?: Date | null;
  @Field(() => DateTime, { nullable: true, description: 'When it ended; not before it began.' }) endsAt?: Date | null;
}

@InputType('TaskCreateInput', { description: 'Something to be done.' })
export class TaskCreateInput {
  @Field({ description: 'In a line; 1 to 200 characters.' }) @Length(1, 200) subject!: string;
  @Field(() => String, { nullable: true, description: 'All of it; at most 50,000 characters.' }) @MaxLength(50_000) body?: string | null;
  @Field(() => DateTime, { nullable: true, description: 'When it must be done.' }) dueAt?: Date | null;
  @Field(() => TaskPriority, { nullable: true, description: 'How urgent it is; NORMAL by default.' }) priority?: TaskPriority | null;
  @Id('user', { nullable: true, description: 'Who has to do it; by default you.' }) assigneeId?: string | null;
  @Id('customer', { nullable: true, description: 'For whom.' }) customerId?: string | null;
  @Id('contact', { nullable: true, description: 'The person of the customer.' }) contactId?: string | null;
}

@InputType('TaskCompleteInput', { description: 'A task that was done.' })
export class TaskCompleteInput {
  @Id('activity', { description: 'The task.' }) activityId!: string;
  @Field(() => String, { nullable: true, description: 'What came of it; at most 500 characters.' }) @MaxLength(500) outcome?: string | null;
  @ExpectedVersion() expectedVersion?: number | null;
}

@InputType('TaskCancelInput', { description: 'A task that will not be done.' })
export class TaskCancelInput {
  @Id('activity', { description: 'The task.' }) activityId!: string;
  @Field(() => String, { nullable: true, description: 'Why not; at most 500 characters.' }) @MaxLength(500) outcome?: string | null;
  @ExpectedVersion() expectedVersion?: number | null;
}
