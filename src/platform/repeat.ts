import { setTimeout as wait } from 'node:timers/promises';
import type { Logger } from 'pino';

interface Regularly {
  /** Milliseconds between two times. They do not keep the process alive. */
  every: number;
  log: Logger;
  /** What is logged when it fails; the next time comes all the same. */
  failed: string;
}

/**
 * Does `work` as long as the process runs, one time after the other.
 *
 * @param work answers true if there is more of it at once
 * @returns ends it, and waits for what is under way
 */
export function repeat({ every, log, failed }: Regularly, work: () => Promise<unknown>): () => Promise<void> {
  const ended = new AbortController();
  const { signal } = ended;
  const run = async () => {
    for (let pause = every; ; ) {
      await wait(pause, undefined, { signal, ref: false }).catch(() => {});
      if (signal.aborted) return;
      const more = await work().catch(error => {
        if (!signal.aborted) log.warn({ err: error }, failed);
      });
      pause = more === true ? 0 : every;
    }
  };
  const running = run();
  return async () => {
    ended.abort();
    await running;
  };
}
