import type { MikroORM } from '@mikro-orm/postgresql';
import type { Logger } from 'pino';
import type { Config } from '../config.js';
import { repeat } from '../repeat.js';

/** Milliseconds between two looks, and keys that one statement deletes: it holds locks and makes work for the vacuum only for a moment. */
const LOOK_EVERY = 60_000;
const MOST = 1_000;

/**
 * Deletes idempotency keys whose time is over, as long as the process runs. Every process does: they leave each other's keys alone.
 *
 * @returns ends it
 */
export function forgetKeys(
  orm: MikroORM,
  { idempotencyRetention: keep }: Pick<Config, 'idempotencyRetention'>,
  log: Logger,
): () => Promise<void> {
  return repeat({ every: Math.min(LOOK_EVERY, keep), log, failed: 'could not delete old idempotency keys' }, async () => {
    const [row] = await orm.em
      .fork()
      .execute<{ n: number }[]>('select idempotency_trim(make_interval(secs => ?), ?) n', [keep / 1000, MOST]);
    return Number(row?.n) === MOST;
  });
}
