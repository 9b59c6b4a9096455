import type { Tx } from '../database/tx.js';
import { defineJob } from '../jobs/define.js';
import { ScheduledRun, schedule } from '../jobs/schedule.js';

/** Deliveries that are deleted in one transaction. */
const MOST = 1_000;

/**
 * Deletes deliveries that ended longer ago than `keep`, and those that have waited for longer, up to a thousand.
 *
 * @param keep milliseconds
 * @returns whether there may be more
 */
export async function trimDeliveries(tx: Tx, keep: number): Promise<boolean> {
  const [row] = await tx.em.execute<{ trimmed: number }[]>(
    `with trimmed as (delete from webhook_deliveries where id in (
      select id from webhook_deliveries where ended_at < now() - make_interval(secs => ?) or (status = 'PENDING' and created_at < now() - make_interval(secs => ?))
      limit ? for update skip locked) returning 1)
    select count(*)::int trimmed from trimmed`,
    [keep / 1000, keep / 1000, MOST],
  );
  return row?.trimmed === MOST;
}

const trim = defineJob('webhook.trim', ScheduledRun, async (_due, { change, services: { config }, signal }) => {
  while (!signal.aborted && (await change(tx => trimDeliveries(tx, config.webhookRetention))));
});
/** Deletes old deliveries, each night. */
export const trimming = schedule(trim, { cron: '30 3 * * *' });
