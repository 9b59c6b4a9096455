import { defineEvent } from '../../platform/events/define.js';
import type { BudgetAction, BudgetBasis, BudgetStage } from './budget.entity.js';

/** What a threshold of a line counts has gone beyond it. Its subject is the line. Ids are uuids, amounts decimals in `currency`. */
interface BudgetCrossedPayload {
  crossingId: string;
  stage: BudgetStage;
  basis: BudgetBasis;
  /** Null where the basis is the year. */
  periodNo: number | null;
  percent: number;
  /** What was done: WARN also where a STOP was lifted for somebody who may exceed. */
  action: BudgetAction;
  exception: boolean;
  episode: number;
  /** Percent of the limit; null if the limit is zero. */
  utilisation: string | null;
  spent: string;
  limit: string;
  currency: string;
  /** Null where the budget was changed. */
  postingId: string | null;
}
export const budgetCrossed = defineEvent<BudgetCrossedPayload>('budget.crossed', { kind: 'budget' });
/** Amount, months or thresholds of a line were changed. */
export const budgetLineChanged = defineEvent('budget.lineChanged', { kind: 'budget' });
/** A line has gone with its department to another owner or team. */
export const budgetLineMoved = defineEvent('budget.lineMoved', { kind: 'budget' });
/** Somebody asks that a line gives an amount to another. */
export const transferRequested = defineEvent('budgetTransfer.requested', { kind: 'budgetTransfer' });
/** The amount of a transfer has moved. */
export const transferApproved = defineEvent('budgetTransfer.approved', { kind: 'budgetTransfer' });
/** A transfer was refused. */
export const transferRejected = defineEvent('budgetTransfer.rejected', { kind: 'budgetTransfer' });
/** A request was taken back. */
export const transferWithdrawn = defineEvent('budgetTransfer.withdrawn', { kind: 'budgetTransfer' });
/** An amount was booked, a reversal included. */
export const postingCreated = defineEvent('posting.created', { kind: 'posting' });
