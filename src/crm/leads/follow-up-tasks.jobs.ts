import { IsUUID } from 'class-validator';
import { defineJob } from '../../platform/jobs/define.js';
import { cancelTask } from '../activities/tasks.js';
import { FollowUp } from './follow-up.entity.js';

class OfLead {
  @IsUUID() leadId!: string;
}

/** Takes back the tasks of a lead's follow-ups that are still to be done: they are of people whose tasks need not be open to whoever answered. */
export const endTasks = defineJob('lead.endTasks', OfLead, ({ leadId }, run) =>
  run.change(async tx => {
    const made = await tx.em.find(FollowUp, { lead: leadId, task: { status: 'PLANNED' } });
    for (const { task } of made)
      if (task)
        await cancelTask(tx, { activityId: task.id, outcome: 'Nobody has to be chased any more: the lead was answered or closed.' });
  }),
);
