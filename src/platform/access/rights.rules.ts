import { createHash } from 'node:crypto';
import type { Action, Scope, Viewer } from './viewer.js';

/** A role's rule as it is stored. */
export interface Rule {
  role: string;
  kind: string;
  read: Scope;
  write: Scope;
  delete: Scope;
  hidden: readonly string[];
}

/** How far scopes reach, to compare them. */
export const reach: Readonly<Record<Scope, number>> = { NONE: 0, OWN: 1, TEAM: 2, ALL: 3 };
const actions: readonly Action[] = ['read', 'write', 'delete'];

/** The rules of each role that hold for a kind: its own, or else the one for every kind. */
export function rulesFor(kind: string, rules: readonly Rule[]): Rule[] {
  const own = rules.filter(rule => rule.kind === kind);
  return [...own, ...rules.filter(rule => rule.kind === '*' && !own.some(other => other.role === rule.role))];
}

const widest = (scopes: readonly Scope[]): Scope => scopes.reduce((a, b) => (reach[b] > reach[a] ? b : a), 'NONE');

/** Hidden by every role that shows rows of the kind; where rows are open to all and no role grants them, by any role. */
function hiddenBy(rules: readonly Rule[]): string[] {
  const granting = rules.filter(rule => rule.read !== 'NONE');
  const fields = new Set(rules.flatMap(rule => rule.hidden));
  return [...fields].filter(field => !granting.length || granting.every(rule => rule.hidden.includes(field)));
}

/** What one person's roles hide of a kind. */
export const hiddenOf = (kind: string, rules: readonly Rule[]): string[] => hiddenBy(rulesFor(kind, rules));

export type Rights = Pick<Viewer, 'scopes' | 'hidden' | 'accessKey'> & { settings: readonly [read: string, write: string, remove: string] };

/** Several roles make one set of rights: the widest scope of each counts. */
export function rightsOf(rules: readonly Rule[], kinds: Iterable<string>): Rights {
  const scopes: Record<Action, Record<string, Scope>> = { read: {}, write: {}, delete: {} };
  const hidden: string[] = [];
  for (const kind of [...new Set([...kinds, ...rules.map(rule => rule.kind)])].filter(k => k !== '*').sort()) {
    const held = rulesFor(kind, rules);
    for (const action of actions) {
      const scope = widest(held.map(rule => rule[action]));
      if (scope !== 'NONE') scopes[action][kind] = scope;
    }
    hidden.push(...hiddenBy(held));
  }
  return written(scopes, new Set(hidden.sort()));
}

/** Everything: for the system's own work. */
export function allRights(kinds: Iterable<string>): Rights {
  const all = () => Object.fromEntries([...kinds].sort().map(kind => [kind, 'ALL' as const]));
  return written({ read: all(), write: all(), delete: all() }, new Set());
}

function written(scopes: Record<Action, Record<string, Scope>>, hidden: ReadonlySet<string>): Rights {
  const text = (action: Action) =>
    ` ${Object.entries(scopes[action])
      .map(([kind, scope]) => `${kind}:${scope}`)
      .join(' ')} `;
  const settings = [text('read'), text('write'), text('delete')] as const;
  return withKey(scopes, hidden, settings, settings);
}

/** @param decisive everything beside the hidden fields on which the text of a statement depends */
export function withKey(scopes: Rights['scopes'], hidden: ReadonlySet<string>, settings: Rights['settings'], decisive: unknown): Rights {
  const accessKey = createHash('sha256')
    .update(JSON.stringify([decisive, [...hidden]]))
    .digest('base64url')
    .slice(0, 16);
  return { scopes, hidden, accessKey, settings };
}
