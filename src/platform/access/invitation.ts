import { platformErrors } from '../api/errors.js';
import { locked } from '../database/locked.js';
import type { Tx } from '../database/tx.js';
import { enqueue } from '../jobs/enqueue.js';
import { accessErrors } from './access.errors.js';
import { invitationJob } from './link.jobs.js';
import { createUser, type NewUser, setPassword } from './people.js';
import { hashOfSecret } from './secrets.js';
import { User } from './user.entity.js';

/**
 * Makes an account that is closed until its person has followed the link that is sent, and queues the mail.
 *
 * @throws as `createUser` does
 */
export async function inviteUser(tx: Tx, input: Omit<NewUser, 'password' | 'invitedAt'>): Promise<User> {
  const user = await createUser(tx, { ...input, invitedAt: tx.now });
  await enqueue(tx, invitationJob, { userId: user.id, inviterId: tx.actor.userId }, { key: user.id });
  return user;
}

interface Invited {
  userId: string;
  expectedVersion?: number | null;
}

/** @throws NOT_FOUND, FORBIDDEN, CONFLICT as `locked` does; CONFLICT also if there is no invitation, or it was accepted */
async function invited(tx: Tx, { userId, expectedVersion }: Invited): Promise<User> {
  const user = await locked(tx, User, 'user', userId, expectedVersion);
  if (!user.invitedAt) throw platformErrors.CONFLICT(`"${user.name}" has no invitation that is open.`);
  return user;
}

/** Sends the mail again, with a new link: the one before ends. @throws as `invited` does */
export async function resendInvitation(tx: Tx, input: Invited): Promise<User> {
  const user = await invited(tx, input);
  user.invitedAt = tx.now;
  await enqueue(tx, invitationJob, { userId: user.id, inviterId: tx.actor.userId }, { key: user.id });
  return user;
}

/** Ends the link; the account stays closed. @throws as `invited` does */
export async function withdrawInvitation(tx: Tx, input: Invited): Promise<User> {
  const user = await invited(tx, input);
  user.invitedAt = null;
  await tx.em.execute('select vault.drop_links(?)', [user.id]);
  return user;
}

/** The person of a link, which is spent with it. @throws LINK_ENDED */
async function personOf(tx: Tx, token: string, purpose: 'INVITATION' | 'PASSWORD_RESET'): Promise<User> {
  const [row] = await tx.em.execute<{ person: string | null }[]>('select vault.take_link(?, ?) person', [hashOfSecret(token), purpose]);
  if (!row?.person) throw accessErrors.LINK_ENDED();
  return locked(tx, User, 'user', row.person);
}

/**
 * Opens the account with the password, and the name if another is given. Runs as the server itself: nobody is signed in yet.
 *
 * @throws LINK_ENDED if the link was used, replaced, withdrawn or is too old
 */
export async function acceptInvitation(tx: Tx, input: { token: string; password: string; name?: string | null }): Promise<User> {
  const user = await personOf(tx, input.token, 'INVITATION');
  if (!user.invitedAt) throw accessErrors.LINK_ENDED();
  if (input.name) user.name = input.name;
  user.active = true;
  user.invitedAt = null;
  await tx.em.flush();
  await setPassword(tx, user.id, input.password);
  return user;
}

/**
 * Sets a new password and ends all sessions of the person. Runs as the server itself.
 *
 * @throws LINK_ENDED if the link was used, replaced or is too old, or the person was deactivated
 */
export async function resetPassword(tx: Tx, { token, password }: { token: string; password: string }): Promise<User> {
  const user = await personOf(tx, token, 'PASSWORD_RESET');
  if (!user.active) throw accessErrors.LINK_ENDED();
  await setPassword(tx, user.id, password);
  return user;
}
