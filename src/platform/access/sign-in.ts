import { randomBytes } from 'node:crypto';
import { v7 } from 'uuid';
import { ApiError, platformErrors } from '../api/errors.js';
import type { Config } from '../config.js';
import { accessErrors } from './access.errors.js';
import { isPassword } from './passwords.js';
import { hashOfSecret } from './secrets.js';
import type { Query } from './vault.js';
import type { Viewer } from './viewer.js';
import type { Viewers } from './viewers.js';

/** What a client keeps: a short token for every request, and a long one, good for one exchange. */
export interface Tokens {
  viewer: Viewer;
  accessToken: string;
  accessTokenExpiresAt: Date;
  refreshToken: string;
  refreshTokenExpiresAt: Date;
}

/** What sign-in is made of. */
export interface Desk {
  query: Query;
  viewers: Viewers;
  config: Pick<Config, 'accessTokenLifetime' | 'refreshTokenLifetime' | 'signInRate'>;
}

/** Failures in a row, without an hour's pause, that cost no wait: of one account, and of one address, behind which an office may sit. */
const ALLOWED = { account: 5, address: 30 };

const tooMany = (seconds: number) =>
  new ApiError(platformErrors.LIMIT_EXCEEDED.code, `Too many sign-ins. Try again in ${seconds} s.`, { retryAfter: seconds });

function newRefreshToken(config: Desk['config']) {
  const token = randomBytes(32).toString('base64url');
  return { token, hash: hashOfSecret(token), ends: new Date(Date.now() + config.refreshTokenLifetime) };
}

async function tokensFor(desk: Desk, userId: string, sessionId: string, refresh: { token: string; ends: Date }): Promise<Tokens> {
  const { token, expiresAt } = await desk.viewers.keys.sign({ sub: userId, sid: sessionId }, desk.config.accessTokenLifetime);
  const viewer = await desk.viewers.fromToken(`Bearer ${token}`);
  return { viewer, accessToken: token, accessTokenExpiresAt: expiresAt, refreshToken: refresh.token, refreshTokenExpiresAt: refresh.ends };
}

/**
 * Begins a session on one device. Repeated failures of an account or from an address have to wait, twice as long each time; an account that does not
 * exist is counted, and takes as long, as one that does.
 *
 * @param address of the client
 * @throws SIGN_IN_REFUSED whatever is wrong: who may sign in is not told
 * @throws LIMIT_EXCEEDED while the account or the address has to wait: `retryAfter` is in seconds
 */
export async function signIn(desk: Desk, email: string, password: string, address: string): Promise<Tokens> {
  return startSession(desk, await checkPassword(desk, email, password, address), address);
}

/**
 * @returns whose password it is: uuid
 * @throws as `signIn` does
 */
export async function checkPassword(
  { query, config }: Pick<Desk, 'query' | 'config'>,
  email: string,
  password: string,
  address: string,
): Promise<string> {
  const [account, place] = [`account ${email.toLowerCase()}`, `address ${address}`];
  const [row] = await query<{ wait: number | null }>('select vault.attempt(?, ?, ?, ?, ?) wait', [
    account,
    place,
    ALLOWED.account,
    ALLOWED.address,
    config.signInRate,
  ]);
  if (row?.wait) throw tooMany(row.wait);
  const [person] = await query<{ user_id: string; password_hash: string }>('select * from vault.login(?)', [email]);
  if (!(await isPassword(password, person?.password_hash)) || !person) throw accessErrors.SIGN_IN_REFUSED();
  await query('select vault.signed_in(?, ?)', [account, place]);
  return person.user_id;
}

/** Begins a session for who has shown to be that person. */
export async function startSession(desk: Desk, userId: string, address: string): Promise<Tokens> {
  const refresh = newRefreshToken(desk.config);
  const sessionId = v7();
  await desk.query('select vault.start_session(?, ?, ?, ?, ?)', [sessionId, userId, address, refresh.hash, refresh.ends]);
  return tokensFor(desk, userId, sessionId, refresh);
}

const reasons: Record<string, string> = {
  UNKNOWN: 'the refresh token is not known here',
  ENDED: 'it was signed out',
  REUSED: 'its refresh token was used a second time, so somebody else may hold a copy of it',
  EXPIRED: 'it was not used for too long',
  INACTIVE: 'the account is closed',
};

/**
 * Exchanges a refresh token for new tokens. Each is good once: a second use ends the whole session, for thief and owner alike.
 *
 * @param key says of a second use that it is the first once more, whose answer was lost; what was given for it must not have been used
 * @throws SESSION_ENDED saying why
 */
export async function refreshTokens(desk: Desk, refreshToken: string, key?: string | null): Promise<Tokens> {
  const refresh = newRefreshToken(desk.config);
  const [row] = await desk.query<{ outcome: string; person: string; session: string }>('select * from vault.refresh(?, ?, ?, ?)', [
    hashOfSecret(refreshToken),
    refresh.hash,
    refresh.ends,
    key == null ? null : hashOfSecret(key),
  ]);
  if (row?.outcome !== 'REFRESHED') throw accessErrors.SESSION_ENDED(reasons[row?.outcome ?? ''] ?? 'for an unknown reason');
  return tokensFor(desk, row.person, row.session, refresh);
}

/** Ends the session that the viewer's token is of, or all of the viewer's. Access tokens of it are refused everywhere within half a second. */
export async function signOut(desk: Pick<Desk, 'query' | 'viewers'>, viewer: Viewer, everywhere: boolean): Promise<void> {
  if (everywhere) await desk.query("select vault.end_sessions(?, 'SIGNED_OUT')", [viewer.userId]);
  else if (viewer.sessionId) await desk.query("select vault.end_session(?, 'SIGNED_OUT')", [viewer.sessionId]);
  await desk.viewers.look();
}
