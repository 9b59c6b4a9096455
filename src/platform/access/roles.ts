import { invalidInput, notFound } from '../api/errors.js';
import type { Tx } from '../database/tx.js';
import { type RightScope, Role, RoleRule } from './user.entity.js';

export interface RuleChange {
  role: string;
  kind: string;
  readScope: RightScope;
  writeScope: RightScope;
  deleteScope: RightScope;
  hiddenFields?: readonly string[] | null;
}

/** What rules can speak of. */
export interface Vocabulary {
  kinds: readonly string[];
  /** Whether clients know a field by this name, `Contact.birthday`. */
  hasField(name: string): boolean;
}

/**
 * Sets how far a role reaches for a kind of record. Everybody who has the role works under the new rule within half a second.
 *
 * @throws NOT_FOUND for a role, INVALID_INPUT for a kind or a field that does not exist, or for a rule that would lock administrators out
 */
export async function setRule(tx: Tx, input: RuleChange, { kinds, hasField }: Vocabulary): Promise<Role> {
  if (input.kind !== '*' && !kinds.includes(input.kind))
    throw invalidInput([{ path: ['kind'], message: `There is no kind "${input.kind}"; there are ${kinds.join(', ')}, and "*".` }]);
  if (input.kind === '*' && input.hiddenFields?.length)
    throw invalidInput([{ path: ['hiddenFields'], message: 'Fields are hidden by the rule of their kind, not by "*".' }]);
  const unknown = (input.hiddenFields ?? []).filter(name => !hasField(name));
  if (unknown.length) throw invalidInput([{ path: ['hiddenFields'], message: `There is no field "${unknown.join('", "')}".` }]);
  if (input.role === 'ADMINISTRATOR' && ['*', 'user', 'role'].includes(input.kind))
    throw invalidInput([
      { path: ['kind'], message: `The rule of administrators for "${input.kind}" stays as it is: nobody could change it back.` },
    ]);
  const role = await tx.em.findOne(Role, { code: input.role });
  if (!role) throw notFound('role', input.role);
  const { readScope, writeScope, deleteScope } = input;
  const given = { readScope, writeScope, deleteScope, hiddenFields: [...(input.hiddenFields ?? [])] };
  const rule = await tx.em.findOne(RoleRule, { role: role.id, kind: input.kind });
  if (rule) Object.assign(rule, given);
  else tx.em.create(RoleRule, { role, kind: input.kind, ...given } as never);
  await tx.em.flush();
  return role;
}

/**
 * Sets what one document of people in a role may cost, in points; null for the default of the server. It holds within half a second.
 *
 * @throws NOT_FOUND
 */
export async function setCostLimit(tx: Tx, code: string, costLimit: number | null): Promise<Role> {
  const role = await tx.em.findOne(Role, { code });
  if (!role) throw notFound('role', code);
  role.costLimit = costLimit;
  await tx.em.flush();
  return role;
}
