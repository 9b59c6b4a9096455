import { defineEvent } from '../events/define.js';

/** A job gave up. Its subject is the dead job. */
export const jobFailed = defineEvent('job.failed', { kind: 'job' });
/** A dead job is tried again, or let go. */
export const jobSettled = defineEvent('job.settled', { kind: 'job' });
/** A long job has come further. Its subject is the progress. */
export const jobProgressed = defineEvent('job.progressed', { kind: 'job' });
