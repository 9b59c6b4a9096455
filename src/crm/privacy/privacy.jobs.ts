import { IsUUID } from 'class-validator';
import { defineJob } from '../../platform/jobs/define.js';
import { ScheduledRun, schedule } from '../../platform/jobs/schedule.js';

class Export {
  @IsUUID() exportId!: string;
}

/** Writes the file of an export with the rights of whoever asked for it. One that is written already stays. */
export const writeExport = defineJob(
  'privacy.export',
  Export,
  async ({ exportId }, run) => {
    const keep = run.services.config.personExportLifetime / 1000;
    await run.change(tx => tx.em.execute('select vault.write_person_export(?, make_interval(secs => ?))', [exportId, keep]));
  },
  { as: 'STARTER' },
);

const endExports = defineJob('privacy.exports.end', ScheduledRun, async (_payload, run) => {
  await run.change(tx => tx.em.execute('select vault.end_person_exports()'));
});

/** Deletes the files of exports whose time is over. */
export const endingExports = schedule(endExports, { every: 60_000 });
