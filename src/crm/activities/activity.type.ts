import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { TeamType, UserType } from '../../platform/access/user.type.js';
import { DateTime } from '../../platform/api/scalars.js';
import { From, many, One, relate, Sql } from '../../platform/reading/declare.js';
import { ContactType } from '../customers/contact.type.js';
import { CustomerType } from '../customers/customer.type.js';
import { Direction } from '../customers/timeline-entry.entity.js';
import { Activity, ActivityKind, ActivityStatus, TaskPriority } from './activity.entity.js';

registerEnumType(ActivityKind, {
  name: 'ActivityKind',
  description: 'What somebody of us does with a customer.',
  valuesConfig: {
    CALL: { description: 'A call.' },
    EMAIL: { description: 'An e-mail.' },
    MEETING: { description: 'A meeting or visit.' },
    NOTE: { description: 'Something to remember.' },
    TASK: { description: 'Something to be done.' },
  },
});
registerEnumType(ActivityStatus, {
  name: 'ActivityStatus',
  description: 'How far an activity is.',
  valuesConfig: {
    PLANNED: { description: 'Still to come.' },
    DONE: { description: 'It took place.' },
    CANCELLED: { description: 'It will not take place.' },
  },
});
registerEnumType(TaskPriority, {
  name: 'TaskPriority',
  description: 'How urgent a task is.',
  valuesConfig: { NORMAL: { description: 'As it comes.' }, HIGH: { description: 'Before others.' } },
});

@From(() => Activity, {
  prefix: 'activity',
  filters: ['id', 'kind', 'status', 'assignee', 'customer', 'contact', 'dueAt', 'createdAt'],
  orders: ['createdAt', 'dueAt'],
})
@ObjectType('Activity', { description: 'A call, e-mail, meeting or note that took place, or a task to be done.' })
export class ActivityType {
  @Field(() => ID, { description: 'Id, "activity_…".' }) id!: string;
  @Field(() => ActivityKind, { description: 'What it is.' }) kind!: ActivityKind;
  @Field(() => Direction, { nullable: true, description: 'Who began, for calls and e-mails.' }) direction!: Direction | null;
  @Field({ description: 'In a line.' }) subject!: string;
  @Field(() => String, { nullable: true, description: 'All of it.' }) body!: string | null;
  @Field(() => ActivityStatus, { description: 'How far it is.' }) status!: ActivityStatus;
  @Field(() => DateTime, { nullable: true, description: 'When it begins or began; null for tasks.' }) startsAt!: Date | null;
  @Field(() => DateTime, { nullable: true, description: 'When it ends or ended.' }) endsAt!: Date | null;
  @Field(() => DateTime, { nullable: true, description: 'When a task must be done.' }) dueAt!: Date | null;
  @Field(() => TaskPriority, { description: 'How urgent a task is; NORMAL for what is none.' }) priority!: TaskPriority;
  @Field(() => DateTime, { nullable: true, description: 'When it was done; null unless DONE.' }) doneAt!: Date | null;
  @Field(() => String, { nullable: true, description: 'What came of it.' }) outcome!: string | null;
  @Sql(t => `${t}.related_kind||'_'||encode(uuid_send(${t}.related_id),'hex')`)
  @Field(() => ID, { nullable: true, description: 'Id of what it belongs to beside the customer: a lead, an opportunity, a ticket.' })
  related!: string | null;
  @Field(() => DateTime, { description: 'When it was written down.' }) createdAt!: Date;
  @Field(() => DateTime, { description: 'When it last changed.' }) updatedAt!: Date;
  @Field(() => Int, { description: 'Grows with every change; for `expectedVersion`.' }) version!: number;

  @One(() => CustomerType, { nullable: true, description: 'With whom; null if with nobody, or if you may not see them.' })
  customer!: One<CustomerType> | null;
  @One(() => ContactType, { nullable: true, description: 'The person of the customer.' }) contact!: One<ContactType> | null;
  @One(() => UserType, { nullable: true, description: 'Who did it or has to.' }) assignee!: One<UserType> | null;
  @One(() => UserType, { of: 'ownerId', nullable: true, description: 'Who looks after the customer.' }) owner!: One<UserType> | null;
  @One(() => TeamType, { of: 'teamId', nullable: true, description: 'The team that sees it.' }) team!: One<TeamType> | null;
}

relate(
  CustomerType,
  'activities',
  many(() => ActivityType, { order: ['-createdAt'], description: 'Calls, e-mails, meetings, notes and tasks, last written down first.' }),
);
