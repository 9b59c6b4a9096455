import { defineJob } from '../../platform/jobs/define.js';
import { ScheduledRun, schedule } from '../../platform/jobs/schedule.js';
import { chaseAll } from './chasing.js';

/** Milliseconds between two looks for steps that are due. What fell due while nothing ran is done at the first. */
const EVERY = 1_000;

export const chasing = schedule(
  defineJob('lead.chase', ScheduledRun, (_payload, run) => chaseAll(run)),
  { every: EVERY },
);
