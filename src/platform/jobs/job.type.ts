import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { UserType } from '../access/user.type.js';
import { ExpectedVersion, Id } from '../api/input.js';
import { DateTime, TimeZone } from '../api/scalars.js';
import { EventType } from '../events/event.type.js';
import { type Connection, Follow, From, Many, One, Sql } from '../reading/declare.js';
import { DeadJob, DeadJobStatus, JobProgress, JobSchedule, ProgressStatus } from './job.entity.js';
import { jobFailed, jobProgressed, jobSettled } from './job.events.js';

registerEnumType(DeadJobStatus, {
  name: 'DeadJobStatus',
  description: 'What became of a job that gave up.',
  valuesConfig: {
    FAILED: { description: 'Somebody has to look at it.' },
    RETRIED: { description: 'It was tried again. If it gave up once more, there is another entry.' },
    DISCARDED: { description: 'It was let go; what it was to do is not done.' },
  },
});
registerEnumType(ProgressStatus, {
  name: 'JobProgressStatus',
  description: 'How far a job is.',
  valuesConfig: {
    WAITING: { description: 'It is queued.' },
    RUNNING: { description: 'It is at it, or will go on after an interruption.' },
    DONE: { description: 'It has come to its end; single rows may have failed.' },
    FAILED: { description: 'It gave up.' },
  },
});

@From(() => DeadJob, { prefix: 'job', kind: 'job', filters: ['id', 'name', 'status', 'createdAt'], orders: ['createdAt'] })
@ObjectType('DeadJob', { description: 'Work in the background that was given up, after it had been tried as often as it is worth.' })
export class DeadJobType {
  @Field(() => ID, { description: 'Id, "job_…".' }) id!: string;
  @Field({ description: 'What it was, such as "mail.send".' }) name!: string;
  @Field(() => DeadJobStatus, { description: 'What became of it.' }) status!: string;
  @Field({ description: 'Why it failed the last time.' }) error!: string;
  @Field(() => Int, { description: 'How often it was tried.' }) attempts!: number;
  @Field(() => DateTime, { description: 'When it was queued, UTC.' }) queuedAt!: Date;
  @Field(() => DateTime, { description: 'When it gave up, UTC.' }) createdAt!: Date;
  @Field(() => Int, { description: 'Grows with every change; for `expectedVersion`.' }) version!: number;
  @One(() => UserType, {
    of: 'ownerId',
    nullable: true,
    description: 'Who made the change that it followed from; null if it was nobody.',
  })
  startedBy!: One<UserType> | null;
}

@From(() => JobProgress, { prefix: 'progress', kind: 'job', filters: ['id', 'status', 'createdAt'], orders: ['createdAt'] })
@ObjectType('JobProgress', { description: 'How far a long job is, such as an import.' })
export class JobProgressType {
  @Field(() => ID, { description: 'Id, "progress_…".' }) id!: string;
  @Field({ description: 'What it is, such as "import.run".' }) name!: string;
  @Field(() => ProgressStatus, { description: 'How far it is.' }) status!: string;
  @Field(() => Int, { description: 'Rows that are through, those with errors included.' }) done!: number;
  @Field(() => Int, { nullable: true, description: 'Rows in all; null while nobody knows.' }) total!: number | null;
  @Field(() => Int, { description: 'Rows with errors.' }) errors!: number;
  @Sql(
    t =>
      `case when ${t}.started_at < coalesce(${t}.finished_at, ${t}.updated_at) then round(${t}.done / extract(epoch from coalesce(${t}.finished_at, ${t}.updated_at) - ${t}.started_at))::int end`,
  )
  @Field(() => Int, { nullable: true, description: 'Rows a second since it started: done ÷ seconds; null until something is measured.' })
  rate!: number | null;
  @Field(() => DateTime, { description: 'When it was queued, UTC.' }) createdAt!: Date;
  @Field(() => DateTime, { nullable: true, description: 'When it started, UTC.' }) startedAt!: Date | null;
  @Field(() => DateTime, { nullable: true, description: 'When it ended, UTC.' }) finishedAt!: Date | null;
  @Field(() => Int, { description: 'Grows with every step.' }) version!: number;
  @One(() => UserType, { of: 'ownerId', nullable: true, description: 'Who started it.' }) startedBy!: One<UserType> | null;
}

@From(() => JobSchedule, { prefix: 'schedule', kind: 'job', filters: ['id', 'name'], orders: ['name'] })
@ObjectType('JobSchedule', { description: 'Work that is done at fixed times, once in all processes together.' })
export class JobScheduleType {
  @Field(() => ID, { description: 'Id, "schedule_…".' }) id!: string;
  @Field({ description: 'The job, such as "rollup.fold".' }) name!: string;
  @Field({
    description:
      'The five fields of cron (minute, hour, day, month, day of the week), or the time between two runs as ISO 8601, such as "PT1M".',
  })
  rule!: string;
  @Field(() => TimeZone, {
    nullable: true,
    description: "IANA; whose wall clock the fields of cron go by: the organisation's. Null for a time between two runs.",
  })
  timeZone!: string | null;
  @Field(() => DateTime, { description: 'When it is due next, UTC. A past moment means that no process runs jobs.' }) nextAt!: Date;
  @Field(() => DateTime, { nullable: true, description: 'When it was due last, UTC; null if never yet.' }) lastAt!: Date | null;
}

@ObjectType('JobFailed', { implements: EventType, description: 'A job has given up.' })
export class JobFailedType extends EventType {
  @One(() => DeadJobType, { of: 'subject', description: 'The job, as it is at delivery.' }) job!: One<DeadJobType>;
}
@ObjectType('JobSettled', { implements: EventType, description: 'A job that had given up is tried again, or was let go.' })
export class JobSettledType extends EventType {
  @One(() => DeadJobType, { of: 'subject', description: 'The job, as it is at delivery.' }) job!: One<DeadJobType>;
}
@ObjectType('JobProgressed', { implements: EventType, description: 'A job has come further.' })
export class JobProgressedType extends EventType {
  @One(() => JobProgressType, { of: 'subject', description: 'How far it is, at delivery.' }) progress!: One<JobProgressType>;
}

@InputType({ description: 'A job that gave up.' })
export class JobSettleInput {
  @Id('job', { description: 'The job.' }) jobId!: string;
  @ExpectedVersion() expectedVersion?: number | null;
}

/** Fields of `Query`. */
export class JobReads {
  @One(() => DeadJobType, { nullable: true, description: 'A job that gave up, by id.' }) deadJob!: One<DeadJobType> | null;
  @Many(() => DeadJobType, {
    order: ['-createdAt'],
    description: 'Jobs that gave up, newest first: those that you started, or all if you look after them.',
  })
  deadJobs!: Connection<DeadJobType>;
  @Many(() => JobScheduleType, { order: ['name'], description: 'What is done at fixed times, by name; for those who look after all jobs.' })
  jobSchedules!: Connection<JobScheduleType>;
  @One(() => JobProgressType, { nullable: true, description: 'How far a job is, by id of the progress.' })
  jobProgress!: One<JobProgressType> | null;
  @Many(() => JobProgressType, { order: ['-createdAt'], description: 'Long jobs that you started, newest first.' })
  jobProgresses!: Connection<JobProgressType>;
}

/** Fields of `Subscription`. */
export class JobFollows {
  @Follow({
    kind: 'job',
    subject: () => DeadJobType,
    events: { JobFailed: jobFailed, JobSettled: jobSettled },
    description: 'Jobs as they give up, and as somebody settles that.',
  })
  jobFailed!: unknown;
  @Follow({
    kind: 'job',
    subject: () => JobProgressType,
    events: { JobProgressed: jobProgressed },
    description: 'Steps of the jobs that you started. Name one by `where: { id: { eq: … } }`.',
  })
  jobProgress!: unknown;
}
