import { defineJob } from '../jobs/define.js';
import { ScheduledRun, schedule } from '../jobs/schedule.js';

/** Milliseconds between two looks, and keys that one statement deletes: it holds locks and makes work for the vacuum only for a moment. */
const LOOK_EVERY = 60_000;
const MOST = 1_000;

const forgetKeys = defineJob('idempotency.trim', ScheduledRun, async (_payload, { services, signal }) => {
  const { reader, viewers, config } = services;
  const text = `select idempotency_trim(make_interval(secs => $1), ${MOST})::text`;
  let trimmed: number;
  do {
    const [n] = await reader.read(viewers.system(), text, [config.idempotencyRetention / 1000]);
    trimmed = Number(n);
  } while (trimmed === MOST && !signal.aborted);
});

/** Deletes idempotency keys whose time is over. */
export const forgetting = schedule(forgetKeys, { every: ({ idempotencyRetention }) => Math.min(LOOK_EVERY, idempotencyRetention) });
