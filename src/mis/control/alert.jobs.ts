import { defineJob } from '../../platform/jobs/define.js';
import { ScheduledRun, schedule } from '../../platform/jobs/schedule.js';
import { escalateDue } from './alerts.js';

/** Milliseconds between two looks for alerts that nobody has taken care of. */
const EVERY = 2_000;

/** What fell due while nothing ran is done at the first look. */
export const escalating = schedule(
  defineJob('alert.escalate', ScheduledRun, async (_payload, { change, signal }) => {
    while (!signal.aborted && (await change(escalateDue)) > 0);
  }),
  { every: EVERY },
);
