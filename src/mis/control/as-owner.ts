import type { Viewer } from '../../platform/access/viewer.js';
import { ApiError } from '../../platform/api/errors.js';
import type { JobRun } from '../../platform/jobs/define.js';

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
