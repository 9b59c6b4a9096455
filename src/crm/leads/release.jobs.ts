import type { Tx } from '../../platform/database/tx.js';
import { defineJob } from '../../platform/jobs/define.js';
import { enqueue } from '../../platform/jobs/enqueue.js';
import { ScheduledRun, schedule } from '../../platform/jobs/schedule.js';
import { releaseAll } from './release.js';

/** Milliseconds between two looks for what time has brought: an absence that ends, a shift that begins, a person who is back, a fallback that is due. */
const EVERY = 1_000;

const look = defineJob('lead.release', ScheduledRun, (_payload, run) => releaseAll(run));
/** The same, the moment somebody can take one more. */
export const lookNow = defineJob('lead.releaseNow', ScheduledRun, (_payload, run) => releaseAll(run));

export const releasing = schedule(look, { every: EVERY });

/** Somebody may be able to take a lead that waits, if one does: once this transaction commits, it is given out. */
export async function capacityFreed(tx: Tx): Promise<void> {
  const [row] = await tx.em.execute<{ wait: boolean }[]>('select leads_wait() wait');
  if (row?.wait) await enqueue(tx, lookNow, { dueAt: tx.now.toISOString() }, { key: 'now' });
}
