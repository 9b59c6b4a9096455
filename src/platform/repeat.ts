import { setTimeout as wait } from 'node:timers/promises';
import type { Logger } from 'pino';

interface Regularly {
  /** Milliseconds between two times. They do not keep the process alive. */
  every: number;
  /** Milliseconds until the first time; as `every` by default. */
  first?: number;
  log: Logger;
  /** What is logged when it fails; the next time comes all the same. */
  failed: string;
}

/**
 * Does `work` as long as the process runs, one time after the other.
 *
 * @param work may answer in how many milliseconds the next time is
 * @returns ends it, and waits for what is under way
 */
export function repeat({ every, first = every, log, failed }: Regularly, work: () => Promise<unknown>): () => Promise<void> {
  const ended = new AbortController();
  const { signal } = ended;
  const run = async () => {
    for (let pause = first; ; ) {
      await wait(pause, undefined, { signal, ref: false }).catch(() => {});
      if (signal.aborted) return;
      const next = await work().catch(error => {
        if (!signal.aborted) log.warn({ err: error }, failed);
      });
      pause = typeof next === 'number' ? next : every;
    }
  };
  const running = run();
  return async () => {
    ended.abort();
    await running;
  };
}
