import { makeStore } from './store.js';

/** Who is signed in on this browser tab, with the two tokens. Instants are ISO 8601. */
export interface Session {
  accessToken: string;
  accessTokenExpiresAt: string;
  refreshToken: string;
  user: { id: string; name: string };
  /** What people call the roles. */
  roles: string[];
  /** From then on a request takes a new token first (ms since 1970). */
  renewAt: number;
}

interface Tokens {
  accessToken: string | null;
  accessTokenExpiresAt: string | null;
  refreshToken: string | null;
  user: { id: string; name: string } | null;
  errors: { code: string; message: string }[];
}

interface Answer<T> {
  data?: T | null;
  errors?: { message: string; extensions?: { code?: string } }[];
}

const KEY = 'bellwether.session';
export const ENDPOINT = new URL('graphql', document.baseURI).href;
/** A token is renewed so long before it ends (ms), or in the last quarter of a shorter one: a request under way is never cut. */
const MARGIN = 45_000;

const TOKENS = 'accessToken accessTokenExpiresAt refreshToken user { id name } errors { code message }';
const SIGN_IN = `mutation SignIn($input: SignInInput!) { signIn(input: $input) { ${TOKENS} } }`;
const REFRESH = `mutation TokenRefresh($input: TokenRefreshInput!) { tokenRefresh(input: $input) { ${TOKENS} } }`;
const SIGN_OUT = 'mutation SignOut { signOut(input: { everywhere: false }) { errors { message } } }';
const ME = 'query Me { me { roles { name } } }';

export const session = makeStore<Session | null>(restore());

function restore(): Session | null {
  try {
    return JSON.parse(sessionStorage.getItem(KEY) ?? 'null') as Session | null;
  } catch {
    return null;
  }
}

function keep(next: Session | null): void {
  if (next) sessionStorage.setItem(KEY, JSON.stringify(next));
  else sessionStorage.removeItem(KEY);
  session.set(next);
}

// Duplicating a browser tab copies its session, and a refresh token is good for one use only: whoever renews tells its twins.
const twins = new BroadcastChannel('bellwether.session');
twins.onmessage = ({ data }: MessageEvent<{ used: string; next: Session }>) => {
  if (session.get()?.refreshToken === data.used) keep(data.next);
};

export async function post<T>(request: object, headers: Record<string, string>): Promise<Answer<T>> {
  const response = await fetch(ENDPOINT, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json', ...headers },
    body: JSON.stringify(request),
  });
  return (await response.json()) as Answer<T>;
}

/** Throws the first thing that went wrong in the server's words, its code as the cause. */
function tokensOf(answer: Answer<Record<string, Tokens | null>>, field: string): Omit<Session, 'roles' | 'renewAt'> {
  const tokens = answer.data?.[field];
  const refusal = tokens?.errors[0] ?? answer.errors?.[0];
  if (refusal) throw new Error(refusal.message, { cause: 'code' in refusal ? refusal.code : refusal.extensions?.code });
  if (!tokens?.accessToken || !tokens.accessTokenExpiresAt || !tokens.refreshToken || !tokens.user)
    throw new Error('The server did not answer as expected.');
  const { accessToken, accessTokenExpiresAt, refreshToken, user } = tokens;
  return { accessToken, accessTokenExpiresAt, refreshToken, user };
}

async function complete(tokens: Omit<Session, 'roles' | 'renewAt'>): Promise<Session> {
  const now = Date.now();
  const left = Date.parse(tokens.accessTokenExpiresAt) - now;
  const { data } = await post<{ me: { roles: { name: string }[] } | null }>(
    { query: ME },
    { authorization: `Bearer ${tokens.accessToken}` },
  );
  return { ...tokens, roles: data?.me?.roles.map(role => role.name) ?? [], renewAt: now + left - Math.min(MARGIN, left / 4) };
}

/** @throws with the server's words if it refuses */
export async function signIn(email: string, password: string): Promise<void> {
  const signedIn = tokensOf(await post({ query: SIGN_IN, variables: { input: { email, password } } }, {}), 'signIn');
  keep(await complete(signedIn));
}

export async function signOut(): Promise<void> {
  const ending = session.get();
  keep(null);
  if (!ending) return;
  await post({ query: SIGN_OUT }, { authorization: `Bearer ${ending.accessToken}` }).catch(() => undefined);
}

let renewing: Promise<void> | null = null;

/**
 * Takes new tokens and reads the rights again. Does nothing if nobody is signed in; signs out if the server refuses.
 *
 * @throws if the server cannot be reached, or cannot answer now
 */
export function renew(): Promise<void> {
  renewing ??= renewOnce().finally(() => {
    renewing = null;
  });
  return renewing;
}

async function renewOnce(): Promise<void> {
  const old = session.get();
  if (!old) return;
  const answer = await post<Record<string, Tokens | null>>(
    { query: REFRESH, variables: { input: { refreshToken: old.refreshToken } } },
    {},
  );
  if (session.get()?.refreshToken !== old.refreshToken) return;
  try {
    const next = await complete(tokensOf(answer, 'tokenRefresh'));
    keep(next);
    twins.postMessage({ used: old.refreshToken, next });
  } catch (error) {
    if (!(error instanceof Error) || error.cause !== 'SESSION_ENDED') throw error;
    keep(null);
  }
}

/**
 * The value of `Authorization`, renewed if it is about to end; null if nobody is signed in.
 *
 * @param outliving an instant, ISO 8601, at which it must still be good
 */
export async function authorization(outliving?: string): Promise<string | null> {
  const current = session.get();
  const ends = Date.parse(current?.accessTokenExpiresAt ?? '');
  if (current && (current.renewAt <= Date.now() || (outliving && ends <= Date.parse(outliving)))) await renew();
  const token = session.get()?.accessToken;
  return token ? `Bearer ${token}` : null;
}
