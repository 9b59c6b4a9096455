import { defineErrors } from '../../platform/api/errors.js';

export const financeErrors = defineErrors({
  BUDGET_EXCEEDED: (department: string, rule: string) =>
    `The budget of "${department}" stops this: ${rule}. Post less, ask for a larger budget, or let somebody post who may exceed it.`,
  TRANSFER_STOPPED: (department: string, rule: string) =>
    `The budget of "${department}" can not give that much: ${rule}. Transfer less, or from another line.`,
  BUDGET_TOO_SMALL: (period: number, left: string, share: string) =>
    `Period ${period} of the line that gives has ${left}, and ${share} would be taken from it. Transfer less, or split it over other periods.`,
  OWN_REQUEST: () => 'You have asked for this yourself. Let somebody else approve it.',
});
