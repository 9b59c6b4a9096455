import type { FastifyInstance } from 'fastify';
import { repeat } from '../../platform/repeat.js';
import type { Services } from '../../platform/server/services.js';
import { foldRollups } from './rollup.js';

/** Milliseconds between two looks for what has been written since. Whoever asks meanwhile reads sums and deltas together: this decides only how many. */
const EVERY = 1_000;

/** Folds in while the server runs. Any number of processes do so: a row lock is the fence, and who finds it taken looks again later. */
export function keepFolding(http: FastifyInstance, { reader, viewers, log }: Services): void {
  const end = repeat({ every: EVERY, log, failed: 'could not fold in what was written since' }, () =>
    foldRollups(reader, viewers.system()),
  );
  http.addHook('onClose', end);
}
