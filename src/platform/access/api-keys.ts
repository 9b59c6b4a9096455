import { randomBytes } from 'node:crypto';
import { Duration } from 'luxon';
import { v7 } from 'uuid';
import { forbidden, invalidInput, platformErrors } from '../api/errors.js';
import { uuids } from '../database/arrays.js';
import { locked } from '../database/locked.js';
import type { Tx } from '../database/tx.js';
import { ApiKey } from './api-key.entity.js';
import { beyond } from './api-key.rules.js';
import { rulesOf } from './granting.js';
import { rightsOf } from './rights.rules.js';
import { givenRoles } from './roles.js';
import { hashOfSecret } from './secrets.js';
import { type Role, User, UserRole } from './user.entity.js';

export interface NewApiKey {
  name: string;
  /** Codes of roles. */
  roles: readonly string[];
  /** uuid; the maker's own team if absent. */
  teamId?: string | null;
  /** Null or absent: it does not end by itself. */
  expiresAt?: Date | null;
}

/** A key with the text that is shown once and kept nowhere. */
export interface MadeKey {
  apiKey: ApiKey;
  secret: string;
}

/** Refused unless whoever does this has every right of these roles. @throws FORBIDDEN naming what is missing */
async function mustHaveAll(tx: Tx, roles: readonly Role[], teamId: string | null, kinds: readonly string[]): Promise<void> {
  const stored = await rulesOf(
    tx,
    roles.map(role => role.code),
  );
  // a rule for a kind that there is not reaches nothing, and nobody could have it
  const rules = stored.filter(({ kind }) => kind === '*' || kinds.includes(kind));
  const missing = beyond({ ...rightsOf(rules, kinds), teamId }, tx.actor);
  if (missing.length) throw forbidden(`a key with rights that you do not have yourself: ${missing.slice(0, 10).join(', ')}`);
}

/** `bw_<12 hex digits>_<64 hex digits>`: a part to recognise it by, and 256 random bits. */
async function addKey(tx: Tx, accountId: string, expiresAt: Date | null): Promise<MadeKey> {
  const prefix = `bw_${randomBytes(6).toString('hex')}`;
  const secret = `${prefix}_${randomBytes(32).toString('hex')}`;
  const owner = { ownerId: tx.actor.userId, teamId: tx.actor.teamId };
  const apiKey = tx.em.create(ApiKey, { ...owner, account: accountId, prefix, expiresAt } as never);
  await tx.em.flush();
  await tx.em.execute('select vault.open_api_key(?, ?)', [apiKey.id, hashOfSecret(secret)]);
  return { apiKey, secret };
}

const mustComeLater = (tx: Tx, field: string, moment: Date | null | undefined): void => {
  if (moment && moment <= tx.now) throw invalidInput([{ path: [field], message: `"${moment.toISOString()}" has passed already.` }]);
};

/**
 * A machine of that name, and its first key.
 *
 * @param kinds every kind of record that roles can speak of
 * @throws INVALID_INPUT for roles or a team that do not exist
 * @throws FORBIDDEN if the key could see or do what its maker cannot
 */
export async function createApiKey(tx: Tx, input: NewApiKey, kinds: readonly string[]): Promise<MadeKey> {
  mustComeLater(tx, 'expiresAt', input.expiresAt);
  const roles = await givenRoles(tx, input.roles);
  const teamId = input.teamId ?? tx.actor.teamId;
  await mustHaveAll(tx, roles, teamId, kinds);
  const accountId = v7();
  const held = uuids(roles.map(role => role.id));
  await tx.em.execute('select vault.make_machine(?, ?, ?, ?::uuid[])', [accountId, input.name, teamId, held]);
  return addKey(tx, accountId, input.expiresAt ?? null);
}

/**
 * The next key of the same machine, so that a program can be given it before the old one ends.
 *
 * @param input.overlap how long the old one is good for still, ISO 8601
 * @throws NOT_FOUND, FORBIDDEN as `createApiKey` does, CONFLICT if the key has ended or its machine was deactivated
 */
export async function renewApiKey(
  tx: Tx,
  input: { apiKeyId: string; expectedVersion?: number | null; overlap: string; expiresAt?: Date | null },
  kinds: readonly string[],
): Promise<MadeKey> {
  mustComeLater(tx, 'expiresAt', input.expiresAt);
  const old = await locked(tx, ApiKey, 'key', input.apiKeyId, input.expectedVersion);
  if (old.revokedAt || (old.expiresAt && old.expiresAt <= tx.now))
    throw platformErrors.CONFLICT(`The key "${old.prefix}" has ended. Make a new one by "apiKeyCreate".`);
  const account = await tx.em.findOneOrFail(User, old.account.id);
  if (!account.active) throw platformErrors.CONFLICT(`The machine "${account.name}" was deactivated.`);
  const held = await tx.em.find(UserRole, { user: account.id }, { populate: ['role'] });
  await mustHaveAll(tx, held.map(each => each.role) as Role[], account.team?.id ?? null, kinds);
  const made = await addKey(tx, account.id, input.expiresAt ?? null);
  const ends = new Date(tx.now.getTime() + Duration.fromISO(input.overlap).toMillis());
  if (!old.expiresAt || ends < old.expiresAt) old.expiresAt = ends;
  await tx.em.flush();
  await tx.em.execute('select vault.api_key_changed(?)', [old.id]);
  return made;
}

/**
 * Ends a key: it is refused everywhere within half a second, and its sockets are closed. One that has ended already stays as it is.
 *
 * @throws NOT_FOUND, FORBIDDEN as `locked` does
 */
export async function revokeApiKey(tx: Tx, input: { apiKeyId: string; expectedVersion?: number | null }): Promise<ApiKey> {
  const apiKey = await locked(tx, ApiKey, 'key', input.apiKeyId, input.expectedVersion);
  if (apiKey.revokedAt) return apiKey;
  apiKey.revokedAt = tx.now;
  await tx.em.flush();
  await tx.em.execute("select vault.end_session(?, 'REVOKED')", [apiKey.id]);
  return apiKey;
}
