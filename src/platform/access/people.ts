import { invalidInput, platformErrors } from '../api/errors.js';
import { locked } from '../database/locked.js';
import type { Tx } from '../database/tx.js';
import { mustBeAdministered, mustStandAbove, rulesOf, weighing } from './granting.js';
import { hashPassword } from './passwords.js';
import { givenRoles } from './roles.js';
import { User, UserRole } from './user.entity.js';

export interface NewUser {
  email: string;
  name: string;
  language?: string | null;
  timeZone?: string | null;
  teamId?: string | null;
  /** Codes of roles. */
  roles: readonly string[];
  /** Without one the person cannot sign in yet. */
  password?: string | null;
  /** When an invitation was made; the person is inactive until it is accepted. */
  invitedAt?: Date;
}

/** What is null or absent stays, but for the team: null is none. */
export interface UserChange {
  userId: string;
  expectedVersion?: number | null;
  email?: string | null;
  name?: string | null;
  language?: string | null;
  timeZone?: string | null;
  teamId?: string | null;
  roles?: readonly string[] | null;
  active?: boolean | null;
  password?: string | null;
}

/**
 * A person who can sign in.
 *
 * @throws INVALID_INPUT for roles that do not exist
 * @throws CONFLICT if the e-mail address is taken
 */
export async function createUser(tx: Tx, input: NewUser): Promise<User> {
  if (await tx.em.findOne(User, { email: { $ilike: likeText(input.email) } }))
    throw platformErrors.CONFLICT(`There is somebody with the e-mail address "${input.email}" already.`);
  const user = tx.em.create(User, {
    email: input.email,
    name: input.name,
    language: input.language ?? 'en',
    timeZone: input.timeZone ?? 'UTC',
    team: input.teamId ?? null,
    active: !input.invitedAt,
    invitedAt: input.invitedAt ?? null,
    accessVersion: 0,
  } as never);
  await tx.em.flush();
  await setRoles(tx, user, input.roles);
  if (input.password) await setPassword(tx, user.id, input.password);
  return user;
}

/**
 * Changes what is given. New roles, another team or the end of `active` reach every process within half a second; a new password ends all sessions.
 *
 * @throws NOT_FOUND, FORBIDDEN, CONFLICT as `locked` does; CONFLICT also if nobody would be left to administer
 * @throws FORBIDDEN if the person may do more than the actor, or would
 */
export async function updateUser(tx: Tx, input: UserChange): Promise<User> {
  const user = await locked(tx, User, 'user', input.userId, input.expectedVersion);
  if (user.machine && input.password) throw invalidInput([{ path: ['password'], message: 'A machine has API keys, and no password.' }]);
  if (input.email || input.password || input.active != null) await mustStandAbove(tx, user.id);
  if (input.email) user.email = input.email;
  if (input.name) user.name = input.name;
  if (input.language) user.language = input.language;
  if (input.timeZone) user.timeZone = input.timeZone;
  if (input.active != null) user.active = input.active;
  if (input.teamId !== undefined) tx.em.assign(user, { team: input.teamId } as never);
  await tx.em.flush();
  if (input.roles) await setRoles(tx, user, input.roles);
  if (input.password) await setPassword(tx, user.id, input.password);
  if (input.active === false) await mustBeAdministered(tx);
  return user;
}

/** Sets the password of a person, and ends the person's sessions but for `keep`, and all links that were sent. */
export async function setPassword(tx: Tx, userId: string, password: string, keep: string | null = null): Promise<void> {
  await tx.em.execute('select vault.set_password(?, ?, ?)', [userId, await hashPassword(password), keep]);
}

/**
 * Gives a person these roles, and no others.
 *
 * @throws INVALID_INPUT for roles that do not exist or are archived
 * @throws FORBIDDEN if they grant more than the actor has, CONFLICT if nobody would be left to administer
 */
export async function setRoles(tx: Tx, user: User, codes: readonly string[]): Promise<void> {
  const roles = await givenRoles(tx, codes);
  const held = await tx.em.find(UserRole, { user: user.id }, { populate: ['role'] });
  const before = held.map(({ role }) => role.code);
  if (before.length) await mustStandAbove(tx, user.id);
  const weigh = await weighing(tx);
  for (const old of held) if (!roles.some(role => role.id === old.role.id)) tx.em.remove(old);
  for (const role of roles) if (!held.some(old => old.role.id === role.id)) tx.em.create(UserRole, { user, role } as never);
  await tx.em.flush();
  weigh(await rulesOf(tx, before), await rulesOf(tx, codes));
  if (held.length) await mustBeAdministered(tx);
}

const likeText = (text: string): string => text.replace(/[\\%_]/g, '\\$&');
