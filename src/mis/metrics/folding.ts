import { setTimeout as wait } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import type { Services } from '../../platform/server/services.js';
import { foldRollups } from './rollup.js';

/** Milliseconds between two looks for what has been written since. Whoever asks meanwhile reads sums and deltas together: this decides only how many. */
const EVERY = 1_000;

/** Folds in while the server runs. Any number of processes do so: a row lock is the fence, and who finds it taken looks again later. */
export function keepFolding(http: FastifyInstance, { reader, viewers, log }: Services): void {
  const ended = new AbortController();
  const { signal } = ended;
  const run = async () => {
    while (!signal.aborted) {
      await wait(EVERY, undefined, { signal, ref: false }).catch(() => {});
      if (signal.aborted) return;
      await foldRollups(reader, viewers.system()).catch(error => {
        if (!signal.aborted) log.warn({ err: error }, 'could not fold in what was written since');
      });
    }
  };
  const running = run();
  http.addHook('onClose', async () => {
    ended.abort();
    await running;
  });
}
