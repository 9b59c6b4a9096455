import { hiddenOf, type Rights, type Rule, rightsOf, withKey } from './rights.rules.js';
import type { Action, Scope } from './viewer.js';

/** Somebody who is absent, and has left what they own to a substitute. */
export interface Delegation {
  /** uuid of the absent person. */
  userId: string;
  name: string;
  absenceId: string;
  /** When it ends, as text. */
  until: string;
  /** The rules of the absent person's roles. */
  rules: readonly Rule[];
}

/** Whose rows the viewer reaches in addition, by kind: of people who are absent. Sorted; a kind without any is missing. */
export type Owners = Readonly<Record<'read' | 'write', Readonly<Record<string, readonly string[]>>>>;

export const NO_OWNERS: Owners = Object.freeze({ read: {}, write: {} });

const granted = (rights: Pick<Rights, 'scopes'>, action: Action, kind: string): Scope => rights.scopes[action][kind] ?? 'NONE';

/**
 * What the absent person hides from herself and the substitute would see: the kind is not passed on then, since the substitute must not see more of a
 * row than its owner does, and must not lose sight of a field on other rows either.
 */
export function fieldsInTheWay(own: Rights, kind: string, delegation: Pick<Delegation, 'rules'>): string[] {
  if (granted(own, 'read', kind) === 'NONE') return [];
  return hiddenOf(kind, delegation.rules).filter(field => !own.hidden.has(field));
}

/** The kinds that one absence passes on for an action: those in which the absent person reaches at least own rows, and the substitute not all. */
function passedOn(own: Rights, delegation: Delegation, delegable: ReadonlySet<string>): Record<'read' | 'write', string[]> {
  const theirs = rightsOf(delegation.rules, delegable);
  const kinds = [...delegable].filter(kind => granted(theirs, 'read', kind) !== 'NONE' && !fieldsInTheWay(own, kind, delegation).length);
  return {
    read: kinds.filter(kind => granted(own, 'read', kind) !== 'ALL'),
    write: kinds.filter(kind => granted(theirs, 'write', kind) !== 'NONE' && granted(own, 'write', kind) !== 'ALL'),
  };
}

/**
 * A person's own rights, and what they have as a substitute: to read and to change what the absent own, in kinds where the absent may do that to their own rows.
 * Never to delete it. In a kind that the substitute's own roles do not reach, what is hidden from the absent person is hidden.
 *
 * @param delegable kinds of records that can be passed on
 */
export function withDelegations(
  own: Rights,
  delegations: readonly Delegation[],
  delegable: ReadonlySet<string>,
): Rights & { owners: Owners } {
  if (!delegations.length) return { ...own, owners: NO_OWNERS };
  const owners: Record<'read' | 'write', Record<string, string[]>> = { read: {}, write: {} };
  const scopes = { ...own.scopes, read: { ...own.scopes.read }, write: { ...own.scopes.write } };
  const hidden = new Set(own.hidden);
  for (const delegation of delegations) {
    const passed = passedOn(own, delegation, delegable);
    for (const action of ['read', 'write'] as const) {
      for (const kind of passed[action]) {
        owners[action][kind] = [...(owners[action][kind] ?? []), delegation.userId].sort();
        scopes[action][kind] ??= 'OWN';
      }
    }
    for (const kind of passed.read)
      if (granted(own, 'read', kind) === 'NONE') for (const field of hiddenOf(kind, delegation.rules)) hidden.add(field);
  }
  if (![owners.read, owners.write].some(kinds => Object.keys(kinds).length)) return { ...own, owners: NO_OWNERS };
  const [read, write, remove] = own.settings;
  const settings = [read + listed(owners.read), write + listed(owners.write), remove] as const;
  // whose rows they are is a value of the statement, not part of its text: substitutes share statements
  return {
    ...withKey(scopes, hidden, settings, [own.settings, Object.keys(owners.read).sort(), Object.keys(owners.write).sort()]),
    owners,
  };
}

const listed = (owners: Readonly<Record<string, readonly string[]>>): string =>
  Object.entries(owners)
    .flatMap(([kind, people]) => people.map(person => `${kind}@${person} `))
    .sort()
    .join('');

/** Permissions on own rows that somebody has and somebody above in the tree of teams does not have on the team's: `lead.write`. */
export function beyondTeam(above: Rights['scopes'], theirs: Rights['scopes'], delegable: ReadonlySet<string>): string[] {
  const reaches = (scope: Scope | undefined) => scope === 'TEAM' || scope === 'ALL';
  return (['read', 'write'] as const).flatMap(action =>
    [...delegable].filter(kind => theirs[action][kind] && !reaches(above[action][kind])).map(kind => `${kind}.${action}`),
  );
}
