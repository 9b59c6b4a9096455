import { LockMode } from '@mikro-orm/core';
import { invalidInput, platformErrors } from '../api/errors.js';
import { locked } from '../database/locked.js';
import type { Tx } from '../database/tx.js';
import { hashPassword } from './passwords.js';
import { Role, User, UserRole } from './user.entity.js';

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
 */
export async function updateUser(tx: Tx, input: UserChange): Promise<User> {
  const user = await locked(tx, User, 'user', input.userId, input.expectedVersion);
  if (user.machine && input.password) throw invalidInput([{ path: ['password'], message: 'A machine has API keys, and no password.' }]);
  const administers = (input.roles || input.active === false) && (await holdAdministrators(tx, user));
  if (input.email) user.email = input.email;
  if (input.name) user.name = input.name;
  if (input.language) user.language = input.language;
  if (input.timeZone) user.timeZone = input.timeZone;
  if (input.active != null) user.active = input.active;
  if (input.teamId !== undefined) tx.em.assign(user, { team: input.teamId } as never);
  await tx.em.flush();
  if (input.roles) await setRoles(tx, user, input.roles);
  if (input.password) await setPassword(tx, user.id, input.password);
  if (administers) await mustHaveAdministrator(tx);
  return user;
}

/** Sets the password of a person, and ends the person's sessions but for `keep`, and all links that were sent. */
export async function setPassword(tx: Tx, userId: string, password: string, keep: string | null = null): Promise<void> {
  await tx.em.execute('select vault.set_password(?, ?, ?)', [userId, await hashPassword(password), keep]);
}

async function setRoles(tx: Tx, user: User, codes: readonly string[]): Promise<void> {
  const roles = await tx.em.find(Role, { code: { $in: [...codes] } });
  const unknown = codes.filter(code => !roles.some(role => role.code === code));
  if (unknown.length) throw invalidInput([{ path: ['roles'], message: `There is no role "${unknown.join('", "')}".` }]);
  const held = await tx.em.find(UserRole, { user: user.id });
  for (const old of held) if (!roles.some(role => role.id === old.role.id)) tx.em.remove(old);
  for (const role of roles) if (!held.some(old => old.role.id === role.id)) tx.em.create(UserRole, { user, role } as never);
  await tx.em.flush();
}

/** Whether the person is an administrator. If so, no other administrator is removed until the end of the transaction: two could remove each other. */
async function holdAdministrators(tx: Tx, user: User): Promise<boolean> {
  const held = await tx.em.findOne(UserRole, { user: user.id, role: { code: 'ADMINISTRATOR' } });
  if (held) await tx.em.findOne(Role, { code: 'ADMINISTRATOR' }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  return held !== null;
}

/** @throws CONFLICT if nobody is left who may change people and roles */
async function mustHaveAdministrator(tx: Tx): Promise<void> {
  if (!(await tx.em.count(UserRole, { user: { active: true, machine: false }, role: { code: 'ADMINISTRATOR' } })))
    throw platformErrors.CONFLICT('Nobody would be left who may change people and roles. Make somebody else an administrator first.');
}

const likeText = (text: string): string => text.replace(/[\\%_]/g, '\\$&');
