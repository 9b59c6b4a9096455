import { ApiError } from '../../platform/api/errors.js';
import { defineJob, type JobRun } from '../../platform/jobs/define.js';
import { ScheduledRun, schedule } from '../../platform/jobs/schedule.js';
import { readOrganisation } from '../../platform/organisation/organisation.query.js';
import { type Due, dueIndicators, noteFigure, type Outcome, settleArchived } from './indicators.js';
import { drillDownOf, driversOf, figureOf, measureOf } from './measuring.js';

/** Milliseconds between two looks for indicators that are due. */
const EVERY = 2_000;
const PAGE = 50;

/** With the rights of the owner. What they may not ask for, or what is no measure any more, is told with the indicator. */
async function outcomeOf(due: Due, { services, actor }: Pick<JobRun, 'services' | 'actor'>, timeZone: string): Promise<Outcome> {
  if (!measureOf(due)) return { problem: `There is no measure "${due.measure}" of "${due.analysis}" any more.` };
  const asking = { answer: services.answer, timeZone, now: new Date() };
  try {
    const viewer = due.owner_id ? await services.viewers.byId(due.owner_id) : actor;
    const found = await figureOf(due, viewer, asking);
    return { found, drivers: await driversOf(due, viewer, asking), drillDown: drillDownOf(due, asking) };
  } catch (error) {
    if (!(error instanceof ApiError) || error.code === 'UNAVAILABLE') throw error;
    return { problem: error.code === 'UNAUTHENTICATED' ? 'Its owner does not work here any more.' : error.message };
  }
}

export const evaluating = schedule(
  defineJob('indicator.evaluate', ScheduledRun, async (_payload, run) => {
    const { services, change, actor, signal } = run;
    await change(settleArchived);
    const { timeZone } = await readOrganisation(services.reader, actor);
    for (;;) {
      const due = await change(tx => dueIndicators(tx, PAGE));
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
