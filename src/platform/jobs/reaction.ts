import { IsBoolean, IsISO8601, IsNumberString, IsObject, IsString, IsUUID } from 'class-validator';
import type { EventDefinition } from '../events/define.js';
import type { JobDefinition } from './define.js';

/** An event as the job that follows from it gets it. What the event is about is read by the job, as it is by then. */
export class FollowedEvent {
  /** In the log; with the job's name, what tells this run from all others. */
  @IsNumberString() position!: string;
  /** As `lead.created`. */
  @IsString() name!: string;
  @IsString() kind!: string;
  @IsUUID() subjectId!: string;
  @IsUUID() changeId!: string;
  @IsUUID() actorId!: string;
  @IsISO8601() at!: string;
  /** The change deleted the subject. */
  @IsBoolean() deleted!: boolean;
  @IsObject() payload!: object;
}

/** That a job follows from an event. */
export interface Reaction {
  event: EventDefinition;
  job: JobDefinition<FollowedEvent>;
}

/**
 * Has a job queued for each of these events, once, from the first start with this declaration on; for several events declare several. An area lists them under
 * `reactions`. Costs the change nothing: the job is queued from the log, moments after the commit.
 *
 * @param job runs with the rights of the event's actor if it is defined `as: 'STARTER'`
 */
export const onEvent = <P>(event: EventDefinition<P>, job: JobDefinition<FollowedEvent>): Reaction => ({ event, job });
