import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { IsISO8601, IsOptional, IsUUID } from 'class-validator';
import type { Tx } from '../../platform/database/tx.js';
import { defineJob, type JobRun } from '../../platform/jobs/define.js';
import { enqueue } from '../../platform/jobs/enqueue.js';
import { JobProgress } from '../../platform/jobs/job.entity.js';
import { beginProgress, progress } from '../../platform/jobs/progress.js';
import { ScheduledRun, schedule } from '../../platform/jobs/schedule.js';
import type { ScoreModelTrainInput } from './score.input.js';
import { scoreOpen } from './scoring.js';
import { checkHistory, keepModel, type Material, materialOf } from './training.js';
import type { Trained } from './training.rules.js';

/** A fault of ours is not worth hours: the person waits. */
const ATTEMPTS = 4;
const FIRST = '00000000-0000-0000-0000-000000000000';

class Nothing {}

/** Gives every open lead a score by the model in use. Run again after a crash, it goes on with those that have none yet. */
export const scoreAll = defineJob('lead.score', Nothing, async (_nothing, { change, signal }) => {
  for (let last: string | null = FIRST; last !== null && !signal.aborted; ) {
    const after: string = last;
    last = await change(tx => scoreOpen(tx, after));
  }
  signal.throwIfAborted();
});

/** Learns in a thread of its own. */
async function learn(material: Material, signal: AbortSignal): Promise<Trained> {
  const worker = new Worker(new URL('./training.thread.js', import.meta.url), { workerData: material });
  try {
    const [trained] = await once(worker, 'message', { signal });
    return trained as Trained;
  } finally {
    await worker.terminate();
  }
}

/** @param then runs in the transaction that keeps the model, with how many leads it learned from and was judged by: none if there are too few */
async function retrain({ change, signal }: JobRun, since: Date | null, then: (tx: Tx, leads: number) => Promise<unknown>): Promise<void> {
  const material = await change(tx => materialOf(tx, since));
  const trained = material && (await learn(material, signal));
  await change(async tx => {
    if (trained) {
      const { state } = await keepModel(tx, trained);
      if (state === 'IN_USE') await enqueue(tx, scoreAll, {}, { key: 'all' });
    }
    await then(tx, material?.examples.length ?? 0);
  });
}

export class AskedTraining {
  @IsUUID() progressId!: string;
  @IsOptional() @IsISO8601() since!: string | null;
}
/** As somebody asked for. */
export const training = defineJob(
  'scoreModel.train',
  AskedTraining,
  async ({ progressId, since }, run) => {
    // Run again after its process died at the very end, it has nothing left to do.
    const isDone = await run.change(async tx => (await tx.em.findOneOrFail(JobProgress, progressId)).status === 'DONE');
    if (isDone) return;
    try {
      await retrain(run, since === null ? null : new Date(since), (tx, done) =>
        progress(tx, progressId, { done, total: done, status: 'DONE' }),
      );
    } catch (error) {
      if (run.attempt >= ATTEMPTS && !run.signal.aborted) await run.change(tx => progress(tx, progressId, { status: 'FAILED' }));
      throw error;
    }
  },
  { attempts: ATTEMPTS },
);

/**
 * Has a model trained as soon as the change is committed.
 *
 * @throws NOT_ENOUGH_HISTORY
 */
export async function askForTraining(tx: Tx, { since }: ScoreModelTrainInput): Promise<JobProgress> {
  const { converted, others } = await checkHistory(tx, since ?? null);
  const asked = beginProgress(tx, training, converted + others);
  await tx.em.flush();
  await enqueue(tx, training, { progressId: asked.id, since: since?.toISOString() ?? null }, { key: asked.id, line: 'scoreModel.train' });
  return asked;
}

/** Every week: what leads turn into changes. */
export const weekly = schedule(
  defineJob('scoreModel.retrain', ScheduledRun, (_due, run) => retrain(run, null, async () => {})),
  { cron: '40 3 * * 1' },
);
