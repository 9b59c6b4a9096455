import { defineJob } from '../../platform/jobs/define.js';
import { ScheduledRun, schedule } from '../../platform/jobs/schedule.js';
import { foldRollups } from './rollup.js';

/** Milliseconds between two looks for what has been written since. Whoever asks meanwhile reads sums and deltas together: this decides only how many. */
const EVERY = 2_000;

const fold = defineJob('rollup.fold', ScheduledRun, async (_payload, { services: { reader, viewers } }) => {
  await foldRollups(reader, viewers.system());
});

/** Folds in what has been written since. A row lock is the fence. */
export const folding = schedule(fold, { every: EVERY });
