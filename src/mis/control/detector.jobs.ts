import { defineJob, type JobRun } from '../../platform/jobs/define.js';
import { ScheduledRun, schedule } from '../../platform/jobs/schedule.js';
import { readOrganisation } from '../../platform/organisation/organisation.query.js';
import { asOwner } from './as-owner.js';
import { likeBefore } from './detector.rules.js';
import { type Due, dueDetectors, noteVerdicts, type Outcome, settleArchivedDetectors, type Verdict } from './detectors.js';
import { type Point, pastOf } from './judging.js';
import { drillDownOf, driversOf, measureOf } from './measuring.js';

/** Milliseconds between two looks for detectors that are due. */
const EVERY = 2_000;
const PAGE = 50;

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
    const { services, change, actor, signal } = run;
    await change(settleArchivedDetectors);
    for (;;) {
      const due = await change(tx => dueDetectors(tx, PAGE));
      if (!due.length) return;
      const { timeZone } = await readOrganisation(services.reader, actor);
      for (const each of due) {
        if (signal.aborted) return;
        const outcome = await outcomeOf(each, run, timeZone);
        await change(tx => noteVerdicts(tx, each.id, outcome, services.config.alertEscalation));
      }
      if (due.length < PAGE) return;
    }
  }),
  { every: EVERY },
);
