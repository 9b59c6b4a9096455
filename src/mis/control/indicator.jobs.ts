import { DateTime } from 'luxon';
import { defineJob, type JobRun } from '../../platform/jobs/define.js';
import { ScheduledRun, schedule } from '../../platform/jobs/schedule.js';
import { periodOn, statusOf } from './indicator.rules.js';
import { type Due, dueIndicators, noteFigure, type Outcome, settleArchived } from './indicators.js';
import { asOwner, LOOK_EVERY, lookAtDue } from './looking.js';
import { daysBefore, drillDownOf, driversOf, figureOf, measureOf } from './measuring.js';

async function outcomeOf(due: Due, run: JobRun, timeZone: string): Promise<Outcome> {
  if (!measureOf(due)) return { problem: `There is no measure "${due.measure}" of "${due.analysis}" any more.` };
  const { answer } = run.services;
  const days = periodOn(due.period, DateTime.now().setZone(timeZone));
  return asOwner(due, run, async viewer => {
    const found = await figureOf(due, days, viewer, answer);
    const status = statusOf(found.value, { goodWhen: due.good_when, warnAt: due.warn_at, criticalAt: due.critical_at });
    // only an alert tells what moved the figure
    const told = status === 'AMBER' || status === 'RED';
    const drivers = told ? await driversOf(due, days, await daysBefore(due, days, viewer, answer), viewer, answer) : [];
    return { found, drivers, drillDown: drillDownOf(due, days) };
  });
}

export const evaluating = schedule(
  defineJob('indicator.evaluate', ScheduledRun, async (_payload, run) => {
    const { services, change } = run;
    await change(settleArchived);
    await lookAtDue(run, dueIndicators, async (due, timeZone) => {
      const outcome = await outcomeOf(due, run, timeZone);
      await change(tx => noteFigure(tx, due.id, outcome, services.config.alertEscalation));
    });
  }),
  { every: LOOK_EVERY },
);
