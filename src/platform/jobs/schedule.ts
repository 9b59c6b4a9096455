import { IsISO8601 } from 'class-validator';
import { Duration } from 'luxon';
import { nextTime } from '../calendar/cron.rules.js';
import type { Config } from '../config.js';
import type { JobDefinition } from './define.js';

/** A job that falls due by a schedule gets the time that it was due at. After a time when no process ran, that is the first of those missed: one run makes up for all. */
export class ScheduledRun {
  @IsISO8601() dueAt!: string;
}

/** The five fields of cron, by the wall clock of the organisation; or milliseconds between two runs, which never overlap. */
export type Rhythm = { cron: string } | { every: number | ((config: Config) => number) };

/** That a job is run at fixed times. */
export interface Schedule {
  job: JobDefinition<ScheduledRun>;
  rhythm: Rhythm;
}

/**
 * Has a job run at fixed times, with the system's rights, once in all processes together. An area lists it under `schedules`. A run that fails is tried again
 * like any job.
 *
 * @throws if the fields of cron are none
 */
export function schedule(job: JobDefinition<ScheduledRun>, rhythm: Rhythm): Schedule {
  if ('cron' in rhythm) nextTime(rhythm.cron, 'UTC', new Date(0));
  return { job, rhythm };
}

/** A schedule as it is in force here. */
export interface Timing {
  rule: string;
  timeZone: string | null;
  next(after: Date): Date;
}

export function timingOf({ rhythm }: Schedule, config: Config, zone: string): Timing {
  if ('cron' in rhythm) return { rule: rhythm.cron, timeZone: zone, next: after => nextTime(rhythm.cron, zone, after) };
  const every = typeof rhythm.every === 'number' ? rhythm.every : rhythm.every(config);
  const rule = Duration.fromMillis(every).rescale().toISO();
  return { rule, timeZone: null, next: after => new Date(after.getTime() + every) };
}
