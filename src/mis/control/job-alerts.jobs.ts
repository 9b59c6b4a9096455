import { defineJob } from '../../platform/jobs/define.js';
import { DeadJob } from '../../platform/jobs/job.entity.js';
import { jobFailed, jobSettled } from '../../platform/jobs/job.events.js';
import { FollowedEvent, onEvent } from '../../platform/jobs/reaction.js';
import { raise, settle } from './alerts.js';

const keyOf = (name: string): string => `job:${name}`;

/** A job that gave up is nobody's: whoever may see all alerts takes care of it. */
const failed = defineJob('alert.jobFailed', FollowedEvent, async ({ subjectId }, { change, services: { config } }) => {
  await change(async tx => {
    const job = await tx.em.findOne(DeadJob, { id: subjectId, status: 'FAILED' });
    if (!job) return;
    const left = await tx.em.count(DeadJob, { name: job.name, status: 'FAILED' });
    const finding = { key: keyOf(job.name), kind: 'JOB', severity: 'CRITICAL', title: `The job "${job.name}" gave up` } as const;
    const drillDown = `{ deadJobs(where: { name: { eq: "${job.name}" }, status: { eq: FAILED } }) { nodes { id name error attempts queuedAt } } }`;
    await raise(
      tx,
      { ...finding, subjectId: job.id, ownerId: null, teamId: null, value: String(left), limit: '0', unit: 'COUNT', drillDown },
      config.alertEscalation,
    );
  });
});

const settled = defineJob('alert.jobSettled', FollowedEvent, async ({ subjectId }, { change }) => {
  await change(async tx => {
    const job = await tx.em.findOne(DeadJob, { id: subjectId });
    if (!job || (await tx.em.count(DeadJob, { name: job.name, status: 'FAILED' }))) return;
    await settle(tx, keyOf(job.name), 'Every one that gave up was tried again, or let go.');
  });
});

export const jobReactions = [onEvent(jobFailed, failed), onEvent(jobSettled, settled)];
