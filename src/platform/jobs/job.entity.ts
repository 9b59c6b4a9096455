import { defineEntity, p } from '@mikro-orm/core';
import { instant, oneOf, owned, record } from '../api/columns.js';

export const DeadJobStatus = { FAILED: 'FAILED', RETRIED: 'RETRIED', DISCARDED: 'DISCARDED' } as const;
export const ProgressStatus = { WAITING: 'WAITING', RUNNING: 'RUNNING', DONE: 'DONE', FAILED: 'FAILED' } as const;

export const DeadJobSchema = defineEntity({
  name: 'DeadJob',
  tableName: 'dead_jobs',
  properties: {
    ...record(),
    ...owned(),
    /** As it was defined: `mail.send`. */
    name: p.text(),
    key: p.text().nullable(),
    /** As it stood in the queue, with who caused it. Never shown: it may hold what is for one person's eyes. */
    payload: p.json<{ by: string | null; data: object }>(),
    error: p.text(),
    attempts: p.integer(),
    maxAttempts: p.integer(),
    queuedAt: instant(),
    status: oneOf(DeadJobStatus),
  },
});
/** A job that gave up. It stays until somebody tries it again or lets it go, and as a record afterwards. */
export class DeadJob extends DeadJobSchema.class {}
DeadJobSchema.setClass(DeadJob);

export const JobProgressSchema = defineEntity({
  name: 'JobProgress',
  tableName: 'job_progress',
  properties: {
    ...record(),
    ...owned(),
    name: p.text(),
    status: oneOf(ProgressStatus),
    /** Rows that are through, those with errors included. */
    done: p.integer().default(0),
    /** Null while nobody knows. */
    total: p.integer().nullable(),
    errors: p.integer().default(0),
    startedAt: instant().nullable(),
    finishedAt: instant().nullable(),
  },
});
/** How far a long job is. */
export class JobProgress extends JobProgressSchema.class {}
JobProgressSchema.setClass(JobProgress);

export const JobScheduleSchema = defineEntity({
  name: 'JobSchedule',
  tableName: 'job_schedules',
  properties: {
    ...record(),
    name: p.text(),
    rule: p.text(),
    timeZone: p.text().nullable(),
    nextAt: instant(),
    lastAt: instant().nullable(),
  },
});
/** What is done at fixed times. */
export class JobSchedule extends JobScheduleSchema.class {}
JobScheduleSchema.setClass(JobSchedule);
