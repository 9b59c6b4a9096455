import type { Tx } from '../database/tx.js';
import { type JobDefinition, payloadFor } from './define.js';

export interface EnqueueOptions {
  /** Of several with the same key that wait, the last is run; unique for each job name. At most 400 characters. */
  key?: string;
  /** Not before this moment; at once by default. */
  at?: Date;
  /** Of jobs in one line, one is run at a time. Takes a key. At most 128 characters. */
  line?: string;
}

/**
 * Queues a job: it is there when the transaction commits, or never. The job runs in the name of the actor of the transaction, if it is defined so.
 *
 * @throws if the payload does not fit the job's class
 */
export async function enqueue<P extends object>(
  tx: Tx,
  job: JobDefinition<P>,
  payload: NoInfer<P>,
  { key, at, line }: EnqueueOptions = {},
): Promise<void> {
  payloadFor(job, payload);
  const named = key === undefined ? null : `${job.name}:${key}`;
  const queued = [job.name, JSON.stringify(payload), named, at?.toISOString() ?? null, job.attempts];
  if (line === undefined) await tx.em.execute('select jobs.enqueue(?, ?::json, ?, ?::timestamptz, ?)', queued);
  else await tx.em.execute('select jobs.enqueue_in_line(?, ?::json, ?, ?::timestamptz, ?, ?)', [...queued, line]);
}
