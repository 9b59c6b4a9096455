import { defineJob } from '../../platform/jobs/define.js';
import { ScheduledRun, schedule } from '../../platform/jobs/schedule.js';
import { LeadFormSubmission } from './lead-form.entity.js';

const expire = defineJob('lead.forms.expire', ScheduledRun, async (_payload, run) => {
  await run.change(tx => tx.em.nativeDelete(LeadFormSubmission, { status: 'PENDING', expiresAt: { $lte: tx.now } }));
});

/** Deletes what nobody has confirmed in time: data of people who may not know of it. */
export const expiring = schedule(expire, { every: 60_000 });
