import type { Viewer } from '../../platform/access/viewer.js';
import { ApiError } from '../../platform/api/errors.js';
import type { Tx } from '../../platform/database/tx.js';
import type { JobRun } from '../../platform/jobs/define.js';
import { readOrganisation } from '../../platform/organisation/organisation.query.js';

/**
 * Asks with the rights of whose a watched measure is; without an owner with those of the system. What they may not ask for is told.
 *
 * @throws UNAVAILABLE, which passes
 */
export async function asOwner<T>(
  { owner_id }: { owner_id: string | null },
  { services, actor }: Pick<JobRun, 'services' | 'actor'>,
  ask: (viewer: Viewer) => Promise<T>,
): Promise<T | { problem: string }> {
  try {
    return await ask(owner_id ? await services.viewers.byId(owner_id) : actor);
  } catch (error) {
    if (!(error instanceof ApiError) || error.code === 'UNAVAILABLE') throw error;
    return { problem: error.code === 'UNAUTHENTICATED' ? 'Its owner does not work here any more.' : error.message };
  }
}

/** Milliseconds between two looks for what is due. */
export const LOOK_EVERY = 2_000;
const PAGE = 50;

/**
 * Looks at all that is due, in the organisation's time zone, until nothing is or the run is to end.
 *
 * @param look has what it was given due again, later
 */
export async function lookAtDue<Due>(
  { services, change, actor, signal }: JobRun,
  dueOf: (tx: Tx, most: number) => Promise<Due[]>,
  look: (due: Due, timeZone: string) => Promise<unknown>,
): Promise<void> {
  for (;;) {
    const due = await change(tx => dueOf(tx, PAGE));
    if (!due.length) return;
    const { timeZone } = await readOrganisation(services.reader, actor);
    for (const each of due) {
      if (signal.aborted) return;
      await look(each, timeZone);
    }
    if (due.length < PAGE) return;
  }
}
