import { defineJob } from '../../platform/jobs/define.js';
import { FollowedEvent, onEvent } from '../../platform/jobs/reaction.js';
import { ScheduledRun, schedule } from '../../platform/jobs/schedule.js';
import { budgetCrossed } from '../finance/finance.events.js';
import { raiseCrossing, settleCrossings } from './budget-alerts.js';

interface CrossedPayload {
  crossingId: string;
}

const crossed = defineJob('alert.budgetCrossed', FollowedEvent, async ({ payload }, { change, services: { config } }) => {
  await change(tx => raiseCrossing(tx, (payload as CrossedPayload).crossingId, config.alertEscalation));
});
export const budgetReactions = [onEvent(budgetCrossed, crossed)];

/** Milliseconds between two looks for crossings that are over: nothing tells of those. */
const EVERY = 5_000;
export const clearing = schedule(
  defineJob('alert.budgetCleared', ScheduledRun, async (_payload, { change }) => {
    await change(settleCrossings);
  }),
  { every: EVERY },
);
