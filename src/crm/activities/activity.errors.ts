import { defineErrors } from '../../platform/api/errors.js';

export const activityErrors = defineErrors({
  NOT_A_PLANNED_TASK: (subject: string) =>
    `"${subject}" is no task that is still to be done. Only planned tasks can be completed or cancelled.`,
});
