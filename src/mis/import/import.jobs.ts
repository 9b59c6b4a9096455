import { IsUUID } from 'class-validator';
import { ApiError } from '../../platform/api/errors.js';
import { defineJob } from '../../platform/jobs/define.js';
import { ScheduledRun, schedule } from '../../platform/jobs/schedule.js';
import { ImportJob } from './import.entity.js';
import { failImport, runImport } from './run.js';
import { undoRecords } from './undo.js';

export class ImportPart {
  @IsUUID() importId!: string;
}

/** A fault of ours is not worth hours: the person waits. */
const ATTEMPTS = 4;
/** Days for which the lines that were left out are kept. */
const KEPT = 30;

/** Brings a file in, as whoever began it. */
export const importRun = defineJob(
  'import.run',
  ImportPart,
  async ({ importId }, { services, actor, signal, attempt }) => {
    try {
      await runImport(services, actor, importId, signal);
    } catch (error) {
      if (attempt >= ATTEMPTS && !signal.aborted)
        await failImport(
          services,
          actor,
          importId,
          'It broke off again and again. What went in stays; the same file again brings in the rest.',
        );
      throw error;
    }
  },
  { as: 'STARTER', attempts: ATTEMPTS },
);

/** Takes an import back, as whoever asked for it. */
export const importUndo = defineJob(
  'import.undo',
  ImportPart,
  async ({ importId }, { change }) => {
    try {
      await change(async tx => {
        const job = await tx.em.findOneOrFail(ImportJob, importId);
        if (job.status !== 'UNDOING') return {};
        await undoRecords(tx, job);
        job.status = 'UNDONE';
        return {};
      });
    } catch (error) {
      if (!(error instanceof ApiError) || error.code === 'UNAVAILABLE') throw error;
      await change(async tx => {
        const job = await tx.em.findOneOrFail(ImportJob, importId);
        return Object.assign(job, { status: 'DONE', problem: error.message });
      });
    }
  },
  { as: 'STARTER', attempts: ATTEMPTS },
);

const trim = defineJob('import.trim', ScheduledRun, async (_due, { services: { reader, viewers } }) => {
  await reader.read(viewers.system(), 'select staging.trim(make_interval(days => $1))::text', [KEPT]);
});
/** Forgets the lines that imports left out a month ago. */
export const trimming = schedule(trim, { cron: '15 3 * * *' });
