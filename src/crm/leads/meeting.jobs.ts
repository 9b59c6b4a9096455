import { defineJob } from '../../platform/jobs/define.js';
import { ScheduledRun, schedule } from '../../platform/jobs/schedule.js';
import { rememberOlder } from './meeting.js';

const EVERY = 60_000;
/** Leads of one transaction. */
const MOST = 500;

const remember = defineJob('lead.remember', ScheduledRun, async (_due, { change, signal }) => {
  while (!signal.aborted && (await change(tx => rememberOlder(tx, MOST))) > 0);
});
/** Leads that a version before this one took in are looked for as well. */
export const remembering = schedule(remember, { every: EVERY });
