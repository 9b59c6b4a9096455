import { defineJob, type JobRun } from '../../platform/jobs/define.js';
import { ScheduledRun, schedule } from '../../platform/jobs/schedule.js';
import { likeBefore } from './detector.rules.js';
import { type Due, dueDetectors, noteVerdicts, type Outcome, settleArchivedDetectors, type Verdict } from './detectors.js';
import { type Point, pastOf } from './judging.js';
import { asOwner, LOOK_EVERY, lookAtDue } from './looking.js';
import { drillDownOf, driversOf, measureOf } from './measuring.js';

/** Those that have ended since the last look, and the last one again: records come late. */
function fresh(points: readonly Point[], judged: string | null): readonly Point[] {
  const known = points.findIndex(({ period }) => period === judged);
  return known < 0 ? points.slice(-1) : points.slice(Math.min(known, points.length - 1));
}

async function outcomeOf(due: Due, run: JobRun, timeZone: string): Promise<Outcome> {
  if (!measureOf(due)) return { problem: `There is no measure "${due.measure}" of "${due.analysis}" any more.` };
  const { answer } = run.services;
  return asOwner(due, run, async viewer => {
    const filter = Object.entries(due.filter).map(([dimension, keys]) => ({ dimension, keys: [...keys] as string[] }));
    const asked = { ...due, filter, falseAlarms: due.false_alarms, leastChange: due.least_change };
    const { points, currency } = await pastOf(asked, { viewer, answer, timeZone });
    const verdicts: Verdict[] = [];
    for (const point of fresh(points, due.judged_period)) {
      const { period, anomalous } = point;
      const before = { period: likeBefore(due.grain, period) };
      const drivers = anomalous ? await driversOf(due, { period }, before, viewer, answer) : [];
      verdicts.push({ ...point, drivers, drillDown: drillDownOf(due, { period }) });
    }
    return { verdicts, currency };
  });
}

export const judging = schedule(
  defineJob('anomaly.judge', ScheduledRun, async (_payload, run) => {
    const { services, change } = run;
    await change(settleArchivedDetectors);
    await lookAtDue(run, dueDetectors, async (due, timeZone) => {
      const outcome = await outcomeOf(due, run, timeZone);
      await change(tx => noteVerdicts(tx, due.id, outcome, services.config.alertEscalation));
    });
  }),
  { every: LOOK_EVERY },
);
