import { defineErrors } from '../../platform/api/errors.js';

export const financeErrors = defineErrors({
  BUDGET_EXCEEDED: (department: string, rule: string) =>
    `The budget of "${department}" stops this: ${rule}. Post less, ask for a larger budget, or let somebody post who may exceed it.`,
});
