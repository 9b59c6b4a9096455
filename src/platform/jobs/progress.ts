import { notFound } from '../api/errors.js';
import { idOf } from '../api/ids.js';
import type { Tx } from '../database/tx.js';
import { emit } from '../events/define.js';
import type { JobDefinition } from './define.js';
import { JobProgress } from './job.entity.js';
import { jobProgressed } from './job.events.js';

/** Figures of a progress; what is absent stays. */
export interface Step {
  /** Rows that are through so far, those with errors included. */
  done?: number;
  total?: number | null;
  /** Rows with errors so far. */
  errors?: number;
  /** Ends it. */
  status?: 'DONE' | 'FAILED';
}

/**
 * Begins to tell how far a job is, in the transaction that queues it: give the id to the job in its payload and to the client in the answer. It belongs to the
 * actor, who can follow it with the subscription `jobProgress`.
 *
 * @param total rows, if known
 * @emits job.progressed
 */
export function beginProgress(tx: Tx, job: Pick<JobDefinition, 'name'>, total: number | null = null): JobProgress {
  const { userId: ownerId, teamId } = tx.actor;
  const made = tx.em.create(JobProgress, { ownerId, teamId, name: job.name, status: 'WAITING', total });
  emit(tx, jobProgressed, made, {});
  return made;
}

/**
 * Tells how far a job is, in the transaction that brought it there: figures and rows are there together. The figures are totals, so a job that is run again
 * after a crash goes on from what it finds.
 *
 * @throws NOT_FOUND
 * @emits job.progressed
 */
export async function progress(tx: Tx, id: string, { done, total, errors, status }: Step): Promise<JobProgress> {
  const row = await tx.em.findOne(JobProgress, id);
  if (!row) throw notFound('progress', idOf('progress', id));
  row.startedAt ??= tx.now;
  row.status = status ?? 'RUNNING';
  row.finishedAt = status ? tx.now : null;
  if (done !== undefined) row.done = done;
  if (total !== undefined) row.total = total;
  if (errors !== undefined) row.errors = errors;
  emit(tx, jobProgressed, row, {});
  return row;
}
