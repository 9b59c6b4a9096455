import type { Viewer } from '../access/viewer.js';
import type { Routed } from './relay.js';

/**
 * Can this event concern the viewer? Spares a statement where the answer is no; where it is yes, the statement over `visible.event_log` decides.
 * It must never say no where that says yes: a test compares the two.
 */
export function mayHear(viewer: Viewer, { kind, ownerBefore, ownerAfter, teamBefore, teamAfter }: Routed): boolean {
  const scope = viewer.scopes.read[kind] ?? 'NONE';
  if (scope === 'ALL') return true;
  if (scope === 'NONE') return false;
  const theirs = viewer.owners.read[kind];
  const own = (owner: string | null) => owner !== null && (owner === viewer.userId || theirs?.includes(owner));
  if (own(ownerAfter) || own(ownerBefore)) return true;
  const ours = (team: string | null) => team !== null && viewer.teamIds.includes(team);
  return scope === 'TEAM' && (ours(teamAfter) || ours(teamBefore));
}
