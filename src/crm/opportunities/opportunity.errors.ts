import { defineErrors } from '../../platform/api/errors.js';

export const opportunityErrors = defineErrors({
  LOST_REASON_MISSING: (stage: string) => `"${stage}" means that the sale is lost: give "lostReason".`,
  ORDER_STATUS_IMPOSSIBLE: (from: string, to: string, allowed: string) =>
    `An order that is ${from} can not become ${to}. It can become ${allowed}.`,
});
