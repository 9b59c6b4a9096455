import { setTimeout as wait } from 'node:timers/promises';
import type { MikroORM } from '@mikro-orm/postgresql';
import type { Logger } from 'pino';
import type { Config } from '../config.js';

/** Milliseconds between two looks, and keys that one statement deletes: it holds locks and makes work for the vacuum only for a moment. */
const LOOK_EVERY = 60_000;
const MOST = 1_000;

/**
 * Deletes idempotency keys whose time is over, as long as the process runs. Every process does: they leave each other's keys alone.
 *
 * @returns ends it
 */
export function forgetKeys(orm: MikroORM, { idempotencyRetention: keep }: Pick<Config, 'idempotencyRetention'>, log: Logger): () => void {
  const ended = new AbortController();
  const trim = async (): Promise<boolean> => {
    const [row] = await orm.em
      .fork()
      .execute<{ n: number }[]>('select idempotency_trim(make_interval(secs => ?), ?) n', [keep / 1000, MOST]);
    return Number(row?.n) === MOST;
  };
  const run = async () => {
    while (!ended.signal.aborted) {
      const more = await trim().catch(error => {
        if (!ended.signal.aborted) log.warn({ err: error }, 'could not delete old idempotency keys');
      });
      await wait(more ? 0 : Math.min(LOOK_EVERY, keep), undefined, { signal: ended.signal, ref: false }).catch(() => {});
    }
  };
  void run();
  return () => ended.abort();
}
