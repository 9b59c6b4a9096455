import { invalidInput, notFound, platformErrors } from '../api/errors.js';
import type { Tx } from '../database/tx.js';
import { mustBeAdministered, rulesOf, weighing } from './granting.js';
import { type RightScope, Role, RoleRule, UserRole } from './user.entity.js';

export interface NewRole {
  code: string;
  name: string;
  description: string;
  /** Code of a role whose rules it begins with. */
  copyOf?: string | null;
}

/** What is null or absent stays. */
export interface RoleChange {
  role: string;
  expectedVersion?: number | null;
  name?: string | null;
  description?: string | null;
}

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

/** @throws NOT_FOUND if there is no such role, INVALID_INPUT if it is archived */
export async function roleByCode(tx: Tx, code: string): Promise<Role> {
  const role = await tx.em.findOne(Role, { code });
  if (!role) throw notFound('role', code);
  if (role.archivedAt) throw invalidInput([{ path: ['role'], message: `The role "${code}" is archived. Restore it first.` }]);
  return role;
}

/** The roles that somebody is to have, by code. @throws INVALID_INPUT at `roles` for those that do not exist or are archived */
export async function givenRoles(tx: Tx, codes: readonly string[]): Promise<Role[]> {
  const roles = await tx.em.find(Role, { code: { $in: [...codes] }, archivedAt: null });
  const unknown = codes.filter(code => !roles.some(role => role.code === code));
  if (unknown.length) throw invalidInput([{ path: ['roles'], message: `There is no role "${unknown.join('", "')}".` }]);
  return roles;
}

/** Runs a change of one role's rules. @throws FORBIDDEN if it grants more than the actor has, CONFLICT if nobody could administer afterwards */
async function weighed(tx: Tx, role: Role, change: () => Promise<unknown>): Promise<Role> {
  const weigh = await weighing(tx);
  const before = await rulesOf(tx, [role.code]);
  await change();
  await tx.em.flush();
  weigh(before, await rulesOf(tx, [role.code]));
  await mustBeAdministered(tx);
  return role;
}

/**
 * A role without rules, or with those of another. Nobody has it yet.
 *
 * @throws CONFLICT if the code is taken, NOT_FOUND for the role to copy, FORBIDDEN if that grants more than the actor has
 */
export async function createRole(tx: Tx, { code, name, description, copyOf }: NewRole): Promise<Role> {
  if (await tx.em.findOne(Role, { code })) throw platformErrors.CONFLICT(`There is a role "${code}" already.`);
  const role = tx.em.create(Role, { code, name, description } as never) as Role;
  return weighed(tx, role, async () => {
    if (!copyOf) return;
    const rules = await tx.em.find(RoleRule, { role: (await roleByCode(tx, copyOf)).id });
    for (const { kind, readScope, writeScope, deleteScope, hiddenFields } of rules)
      tx.em.create(RoleRule, { role, kind, readScope, writeScope, deleteScope, hiddenFields: [...hiddenFields] } as never);
  });
}

/** Gives a role another name or description. @throws NOT_FOUND, CONFLICT if it was changed meanwhile */
export async function updateRole(tx: Tx, { role: code, expectedVersion, name, description }: RoleChange): Promise<Role> {
  const role = await roleByCode(tx, code);
  if (expectedVersion != null && expectedVersion !== role.version)
    throw platformErrors.CONFLICT(
      `The role "${code}" was changed meanwhile and is at version ${role.version}. Read it again and repeat the change.`,
    );
  if (name) role.name = name;
  if (description) role.description = description;
  await tx.em.flush();
  return role;
}

/**
 * Sets how far a role reaches for a kind of record. Everybody who has the role works under the new rule within half a second.
 *
 * @throws NOT_FOUND for a role, INVALID_INPUT for a kind or a field that does not exist
 * @throws FORBIDDEN if that grants more than the actor has, CONFLICT if nobody could administer afterwards
 */
export async function setRule(tx: Tx, input: RuleChange, { kinds, hasField }: Vocabulary): Promise<Role> {
  if (input.kind !== '*' && !kinds.includes(input.kind))
    throw invalidInput([{ path: ['kind'], message: `There is no kind "${input.kind}"; there are ${kinds.join(', ')}, and "*".` }]);
  if (input.kind === '*' && input.hiddenFields?.length)
    throw invalidInput([{ path: ['hiddenFields'], message: 'Fields are hidden by the rule of their kind, not by "*".' }]);
  const unknown = (input.hiddenFields ?? []).filter(name => !hasField(name));
  if (unknown.length) throw invalidInput([{ path: ['hiddenFields'], message: `There is no field "${unknown.join('", "')}".` }]);
  const role = await roleByCode(tx, input.role);
  return weighed(tx, role, async () => {
    const { readScope, writeScope, deleteScope } = input;
    const given = { readScope, writeScope, deleteScope, hiddenFields: [...(input.hiddenFields ?? [])] };
    const rule = await tx.em.findOne(RoleRule, { role: role.id, kind: input.kind });
    if (rule) Object.assign(rule, given);
    else tx.em.create(RoleRule, { role, kind: input.kind, ...given } as never);
  });
}

/**
 * Takes a role's rule for a kind away: the one for "*" holds then, or the kind is out of reach.
 *
 * @throws NOT_FOUND if there is no such role or rule; FORBIDDEN and CONFLICT as `setRule`
 */
export async function removeRule(tx: Tx, { role: code, kind }: { role: string; kind: string }): Promise<Role> {
  const role = await roleByCode(tx, code);
  const rule = await tx.em.findOne(RoleRule, { role: role.id, kind });
  if (!rule) throw notFound('rule', `${code} ${kind}`);
  return weighed(tx, role, async () => tx.em.remove(rule));
}

/**
 * Puts a role away: whoever has it loses it, and nobody can be given it.
 *
 * @throws NOT_FOUND, CONFLICT if nobody could administer afterwards
 */
export async function archiveRole(tx: Tx, code: string): Promise<Role> {
  const role = await roleByCode(tx, code);
  return weighed(tx, role, async () => {
    role.archivedAt = tx.now;
    for (const held of await tx.em.find(UserRole, { role: role.id })) tx.em.remove(held);
  });
}

/** Brings an archived role back, with its rules; people have to be given it again. @throws NOT_FOUND */
export async function restoreRole(tx: Tx, code: string): Promise<Role> {
  const role = await tx.em.findOne(Role, { code });
  if (!role) throw notFound('role', code);
  role.archivedAt = null;
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
