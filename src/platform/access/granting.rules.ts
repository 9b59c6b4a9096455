import { hiddenOf, type Rule, reach, rightsOf } from './rights.rules.js';
import type { Action, Viewer } from './viewer.js';

/** Who may change every person and every role may grant anything: nothing could keep them from it. */
export const administers = ({ scopes }: Pick<Viewer, 'scopes'>): boolean => scopes.write.user === 'ALL' && scopes.write.role === 'ALL';

/**
 * What a change of rules would give to somebody and whoever makes it does not have: `ticket.write ALL`, `Contact.birthday`. What is taken away, or was there
 * before, is not among it.
 *
 * @param granting rules of the person who makes the change
 */
export function beyond(granting: readonly Rule[], before: readonly Rule[], after: readonly Rule[], kinds: Iterable<string>): string[] {
  const known = [...kinds];
  const [own, old, now] = [granting, before, after].map(rules => rightsOf(rules, known).scopes) as [
    Viewer['scopes'],
    Viewer['scopes'],
    Viewer['scopes'],
  ];
  const wider = (action: Action, kind: string, than: Viewer['scopes']) =>
    reach[now[action][kind] ?? 'NONE'] > reach[than[action][kind] ?? 'NONE'];
  return known.flatMap(kind => {
    const rights = (['read', 'write', 'delete'] as const)
      .filter(action => wider(action, kind, old) && wider(action, kind, own))
      .map(action => `${kind}.${action} ${now[action][kind]}`);
    const [hiddenHere, hiddenBefore, hiddenAfter] = [granting, before, after].map(rules => hiddenOf(kind, rules)) as [
      string[],
      string[],
      string[],
    ];
    const shown = hiddenHere.filter(
      field => now.read[kind] && !hiddenAfter.includes(field) && (wider('read', kind, old) || hiddenBefore.includes(field)),
    );
    return [...rights, ...shown];
  });
}
