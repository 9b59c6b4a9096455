import { type Delegation, fieldsInTheWay, withDelegations } from './delegation.rules.js';
import { hiddenOf, type Rule, rightsOf, rulesFor } from './rights.rules.js';
import type { Scope, Viewer } from './viewer.js';

/** Why somebody may do something. */
export interface Reason {
  action: 'READ' | 'WRITE' | 'DELETE';
  kind: string;
  scope: Scope;
  /** Code of the role that grants it; null where everybody has it, or it was passed on. */
  role: string | null;
  /** The role's rule: a kind or `*`. */
  rule: string | null;
  /** The absent person for whom somebody stands in. */
  onBehalfOf: { userId: string; name: string } | null;
}

/** What decides about the rights of one person. */
export interface Grounds {
  rules: readonly Rule[];
  delegations: readonly Delegation[];
}

/** What decides whose a record is. */
export interface Belonging {
  kind: string;
  /** Everybody who is signed in reads it. */
  open: boolean;
  owners: readonly (string | null)[];
  teams: readonly (string | null)[];
}

const ACTIONS = { READ: 'read', WRITE: 'write', DELETE: 'delete' } as const;
const actions = Object.keys(ACTIONS) as (keyof typeof ACTIONS)[];

/** Every reason for which a person reaches some record of a kind: each role's rule, and each person they stand in for. */
export function reasonsFor(
  kind: string,
  { rules, delegations }: Grounds,
  kinds: readonly string[],
  delegable: ReadonlySet<string>,
): Reason[] {
  const byRole = actions.flatMap(action =>
    rulesFor(kind, rules).flatMap(rule => {
      const scope = rule[ACTIONS[action]];
      return scope === 'NONE' ? [] : [{ action, kind, scope, role: rule.role, rule: rule.kind, onBehalfOf: null }];
    }),
  );
  const own = rightsOf(rules, kinds);
  const passedOn = delegations.flatMap(delegation => {
    const { owners } = withDelegations(own, [delegation], delegable);
    const person = { userId: delegation.userId, name: delegation.name };
    return (['READ', 'WRITE'] as const).flatMap(action =>
      owners[action === 'READ' ? 'read' : 'write'][kind]
        ? [{ action, kind, scope: 'OWN' as const, role: null, rule: null, onBehalfOf: person }]
        : [],
    );
  });
  return [...byRole, ...passedOn];
}

/** Those of the reasons that hold for one record. */
export function reasonsOn(
  { kind, open, owners, teams }: Belonging,
  { userId, teamIds }: Pick<Viewer, 'userId' | 'teamIds'>,
  reasons: readonly Reason[],
): Reason[] {
  const mine = owners.includes(userId);
  const ours = teams.some(team => team !== null && teamIds.includes(team));
  const everybody: Reason[] = open ? [{ action: 'READ', kind, scope: 'ALL', role: null, rule: null, onBehalfOf: null }] : [];
  const holding = reasons.filter(({ action, scope, onBehalfOf }) => {
    if (open && action === 'READ') return false;
    if (onBehalfOf) return owners.includes(onBehalfOf.userId);
    return scope === 'ALL' || mine || (scope === 'TEAM' && ours);
  });
  return [...everybody, ...holding];
}

/** What an absence does not pass on although the absent person reaches it: the substitute would see fields that the absent person does not. */
export function withheld(
  { rules }: Pick<Grounds, 'rules'>,
  delegation: Delegation,
  kinds: readonly string[],
  delegable: ReadonlySet<string>,
) {
  const own = rightsOf(rules, kinds);
  const theirs = rightsOf(delegation.rules, kinds);
  return [...delegable].flatMap(kind => {
    const fields = theirs.scopes.read[kind] && own.scopes.read[kind] !== 'ALL' ? fieldsInTheWay(own, kind, delegation) : [];
    return fields.length ? [{ kind, fields }] : [];
  });
}

export const hiddenIn = (kind: string, hidden: ReadonlySet<string>, { rules, delegations }: Grounds): string[] => {
  const named = new Set([...hiddenOf(kind, rules), ...delegations.flatMap(each => hiddenOf(kind, each.rules))]);
  return [...named].filter(field => hidden.has(field)).sort();
};

/** A reason as a sentence. @param belongs names of the record's teams, where it is about one */
export function sentence(reason: Reason, subject: string, team: string | null): string {
  const does = { READ: 'sees', WRITE: 'makes and changes', DELETE: 'deletes' }[reason.action];
  if (reason.onBehalfOf)
    return `${subject} stands in for ${reason.onBehalfOf.name}, who is absent, and ${does} what ${reason.onBehalfOf.name} owns.`;
  if (!reason.role) return 'Everybody who is signed in sees records of this kind.';
  const reach = {
    NONE: 'nothing',
    OWN: `what ${subject} owns`,
    TEAM: `what ${subject} owns and what belongs to the team or to teams below it${team ? ` (here "${team}")` : ''}`,
    ALL: 'every record',
  }[reason.scope];
  return `By the rule for "${reason.rule}" of the role "${reason.role}", ${subject} ${does} ${reach}.`;
}
