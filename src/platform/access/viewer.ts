import type { Owners } from './delegation.rules.js';

/** How far a right reaches: nothing, own rows, rows of one's teams and the teams below (own ones too), or every row. */
export type Scope = 'NONE' | 'OWN' | 'TEAM' | 'ALL';
export type Action = 'read' | 'write' | 'delete';

/** Who asks, with the rights of today. Made once a token and forgotten when rights change. */
export interface Viewer {
  /** uuid of the user; of the system actor for jobs. */
  userId: string;
  name: string;
  /** The sign-in that the token came from; null for who acts without one (jobs, deliveries). */
  sessionId: string | null;
  /** The API key that a machine came with; absent for people. */
  apiKeyId?: string;
  roles: readonly string[];
  /** The teams of the user and all teams below them, uuids in order. */
  teamIds: readonly string[];
  /** The user's own team: new records go there. */
  teamId: string | null;
  /** Reach by action and kind of record (`lead`, `customer` …). A kind that is missing is NONE. */
  scopes: Readonly<Record<Action, Readonly<Record<string, Scope>>>>;
  /** Whose rows the viewer reaches beside, as the substitute of people who are absent; at least OWN stands in `scopes` for these kinds. */
  owners: Owners;
  /** Fields that none of the user's roles shows, as `Customer.taxId`. */
  hidden: ReadonlySet<string>;
  /** Raised whenever the roles or teams of the user change what they see; cursors carry it. */
  accessVersion: number;
  /** Which history of the event log cursors are of; absent before the database was put back to an earlier state for the first time. */
  history?: string;
  /** The most points that one document may cost: the highest limit of the user's roles. */
  costLimit: number;
  /** Names this combination of scopes and hidden fields: viewers with the same key share compiled statements. */
  accessKey: string;
  /** The values of `bw.user`, `bw.teams`, `bw.read`, `bw.write`, `bw.delete`, as row security reads them. They hold what roles grant, and `lead@<uuid>` for each of `owners`. */
  identity: readonly [user: string, teams: string, read: string, write: string, remove: string];
}

/** `posting.write`: may the viewer do this to any row at all? */
export function permits(viewer: Viewer, permission: string): boolean {
  const [kind = '', action = ''] = permission.split('.');
  return (viewer.scopes[action as Action]?.[kind] ?? 'NONE') !== 'NONE';
}

/** Names what of the viewer decides which rows of a kind are seen: equal for two viewers who see the same rows. */
export function sightOf(viewer: Viewer, kind: string): string {
  const scope = viewer.scopes.read[kind] ?? 'NONE';
  if (scope === 'ALL' || scope === 'NONE') return scope;
  const owners = (viewer.owners.read[kind] ?? []).map(owner => ` ${owner}`).join('');
  return scope === 'OWN' ? `OWN ${viewer.userId}${owners}` : `TEAM ${viewer.teamIds.join(',')} ${viewer.userId}${owners}`;
}

/** Whether two viewers see and change the same. */
export const sameRights = (a: Viewer, b: Viewer): boolean => a.accessKey === b.accessKey && a.identity.join('\n') === b.identity.join('\n');
