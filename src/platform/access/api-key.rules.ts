import { reach } from './rights.rules.js';
import type { Action, Viewer } from './viewer.js';

/** Rights that somebody is to be given, with the team that `TEAM` would mean then. */
export interface Granted extends Pick<Viewer, 'scopes' | 'hidden'> {
  teamId: string | null;
}

/**
 * What of `granted` its maker does not have: permissions that would reach further (`lead.write`), fields that the maker is not shown (`Contact.birthday`).
 * Empty if nothing. Fields count whatever the kind: where rows are open to all, a role without a rule hides nothing.
 */
export function beyond(granted: Granted, maker: Pick<Viewer, 'scopes' | 'hidden' | 'teamIds'>): string[] {
  const elsewhere = granted.teamId !== null && !maker.teamIds.includes(granted.teamId);
  const permissions = (['read', 'write', 'delete'] as const satisfies readonly Action[]).flatMap(action =>
    Object.entries(granted.scopes[action])
      .filter(([kind, scope]) => {
        const own = maker.scopes[action][kind] ?? 'NONE';
        return reach[scope] > reach[own] || (scope === 'TEAM' && own === 'TEAM' && elsewhere);
      })
      .map(([kind]) => `${kind}.${action}`),
  );
  return [...permissions, ...[...maker.hidden].filter(field => !granted.hidden.has(field))];
}
