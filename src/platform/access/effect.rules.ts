import { hiddenOf, type Rule, rightsOf } from './rights.rules.js';
import type { Action, Scope } from './viewer.js';

/** One right that is another now. */
export interface RightChange {
  kind: string;
  action: Uppercase<Action>;
  from: Scope;
  to: Scope;
}

const ACTIONS = { READ: 'read', WRITE: 'write', DELETE: 'delete' } as const;

/** What somebody under the rules `before` gains and loses under `after`. Fields of a kind that is out of reach are neither hidden nor shown. */
export function changesBetween(before: readonly Rule[], after: readonly Rule[], kinds: readonly string[]) {
  const [old, now] = [rightsOf(before, kinds), rightsOf(after, kinds)];
  const changes: RightChange[] = [];
  const fieldsHidden: string[] = [];
  const fieldsShown: string[] = [];
  for (const kind of kinds) {
    for (const action of ['READ', 'WRITE', 'DELETE'] as const) {
      const from = old.scopes[ACTIONS[action]][kind] ?? 'NONE';
      const to = now.scopes[ACTIONS[action]][kind] ?? 'NONE';
      if (from !== to) changes.push({ kind, action, from, to });
    }
    const [was, is] = [hiddenOf(kind, before), hiddenOf(kind, after)];
    fieldsHidden.push(...is.filter(field => !was.includes(field)));
    fieldsShown.push(...was.filter(field => !is.includes(field)));
  }
  return { changes, fieldsHidden, fieldsShown };
}
