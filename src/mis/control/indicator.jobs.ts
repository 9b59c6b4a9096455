import { DateTime } from 'luxon';
import { defineJob, type JobRun } from '../../platform/jobs/define.js';
import { ScheduledRun, schedule } from '../../platform/jobs/schedule.js';
import { readOrganisation } from '../../platform/organisation/organisation.query.js';
import { asOwner } from './as-owner.js';
import { periodBefore, periodOn, statusOf } from './indicator.rules.js';
import { type Due, dueIndicators, noteFigure, type Outcome, settleArchived } from './indicators.js';
import { drillDownOf, driversOf, figureOf, measureOf } from './measuring.js';

/** Milliseconds between two looks for indicators that are due. */
const EVERY = 2_000;
const PAGE = 50;

async function outcomeOf(due: Due, run: JobRun, timeZone: string): Promise<Outcome> {
  if (!measureOf(due)) return { problem: `There is no measure "${due.measure}" of "${due.analysis}" any more.` };
  const today = DateTime.now().setZone(timeZone);
  const days = periodOn(due.period, today);
  return asOwner(due, run, async viewer => {
    const found = await figureOf(due, days, viewer, run.services.answer);
    const status = statusOf(found.value, { goodWhen: due.good_when, warnAt: due.warn_at, criticalAt: due.critical_at });
    // only an alert tells what moved the figure
    const told = status === 'AMBER' || status === 'RED';
    const drivers = told ? await driversOf(due, days, periodBefore(due.period, today), viewer, run.services.answer) : [];
    return { found, drivers, drillDown: drillDownOf(due, days) };
  });
}

export const evaluating = schedule(
  defineJob('indicator.evaluate', ScheduledRun, async (_payload, run) => {
    const { services, change, actor, signal } = run;
    await change(settleArchived);
    for (;;) {
      const due = await change(tx => dueIndicators(tx, PAGE));
      if (!due.length) return;
      const { timeZone } = await readOrganisation(services.reader, actor);
      for (const each of due) {
        if (signal.aborted) return;
        const outcome = await outcomeOf(each, run, timeZone);
        await change(tx => noteFigure(tx, each.id, outcome, services.config.alertEscalation));
      }
      if (due.length < PAGE) return;
    }
  }),
  { every: EVERY },
);
