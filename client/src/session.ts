import { BellwetherError, errorOf } from './error.js';
import type { Kept } from './kept.js';
import type { Post } from './post.js';
import { surroundings } from './surroundings.js';

/** What is kept of a sign-in. */
export interface Tokens {
  accessToken: string;
  /** Good for one exchange. */
  refreshToken: string;
  user: { id: string; name: string };
  /** Milliseconds since 1970, by the clock of this device: from then on a request takes a new token first. */
  renewAt: number;
}

/** Who asks. */
export interface Identity {
  /**
   * The value of the header, renewed if it is about to end; nothing if nobody is signed in.
   *
   * @param refused a value that the server did not take, or that ends: another one is wanted
   * @throws SESSION_ENDED if the server does not renew it; the tokens are forgotten then
   * @throws NETWORK
   */
  authorization(refused?: string): Promise<string | undefined>;
}

/** A token is renewed so many milliseconds before it ends, or in the last quarter of a shorter one: a request under way is never cut. */
const MARGIN = 45_000;

const TOKENS = 'accessToken accessTokenExpiresAt refreshToken user { id name }';
const SIGN_IN = `mutation SignIn($input: SignInInput!) { signIn(input: $input) { ${TOKENS} } }`;
const REFRESH = `mutation TokenRefresh($input: TokenRefreshInput!) { tokenRefresh(input: $input) { ${TOKENS} } }`;
const SIGN_OUT = 'mutation SignOut($input: SignOutInput!) { signOut(input: $input) { changeId } }';

type Told = Pick<Tokens, 'accessToken' | 'refreshToken' | 'user'> & { accessTokenExpiresAt: string };

function tokensOf({ accessToken, accessTokenExpiresAt, refreshToken, user }: Told): Tokens {
  const now = Date.now();
  const left = Date.parse(accessTokenExpiresAt) - now;
  // A clock that is ahead of the server's by more than that says nothing: then the server's refusal tells that it is time.
  const renewAt = left > 0 ? now + left - Math.min(MARGIN, left / 4) : Number.MAX_SAFE_INTEGER;
  return { accessToken, refreshToken, user, renewAt };
}

/** An exchange whose answer was lost is the same when it is sent again. Who has come by the refresh token alone does not know the access token's signature. */
const keyOf = ({ accessToken }: Tokens): string => accessToken.slice(accessToken.lastIndexOf('.') + 1);

const bearer = (tokens: Tokens | undefined) => tokens && `Bearer ${tokens.accessToken}`;

/** Tabs that share the tokens renew one after the other: a refresh token that is used twice ends the session. */
const alone = <T>(work: () => Promise<T>): Promise<T> => {
  const locks = surroundings.navigator?.locks;
  return locks ? locks.request('bellwether.tokens', work) : work();
};

/** A person's sign-in on this device. Requests side by side share one renewal. */
export class Session implements Identity {
  #tokens: Tokens | undefined;
  /** The refresh token that the storage had when we last read or wrote it: another one there is of another tab. */
  #stored: string | undefined;
  #loaded: Promise<void> | undefined;
  #renewal: Promise<void> | undefined;

  constructor(
    private readonly post: Post,
    private readonly kept: Kept<Tokens>,
    private readonly onSignedOut: (why: BellwetherError) => void,
  ) {}

  /** Nobody if nobody is signed in. */
  async user(): Promise<Tokens['user'] | undefined> {
    await this.#load();
    return this.#tokens?.user;
  }

  async signIn(email: string, password: string): Promise<Tokens['user']> {
    const tokens = await this.#exchange(SIGN_IN, { email, password });
    await this.#keep(tokens);
    return tokens.user;
  }

  async signOut(everywhere: boolean): Promise<void> {
    const authorization = await this.authorization().catch(() => undefined);
    await this.#keep(undefined);
    if (authorization) await this.post({ query: SIGN_OUT, variables: { input: { everywhere } } }, authorization);
  }

  async authorization(refused?: string): Promise<string | undefined> {
    await this.#load();
    const tokens = this.#tokens;
    if (tokens && (bearer(tokens) === refused || Date.now() >= tokens.renewAt)) {
      this.#renewal ??= this.#renew(tokens).finally(() => {
        this.#renewal = undefined;
      });
      await this.#renewal;
    }
    return bearer(this.#tokens);
  }

  #load(): Promise<void> {
    this.#loaded ??= (async () => {
      this.#tokens = (await this.kept.load()) ?? undefined;
      this.#stored = this.#tokens?.refreshToken;
    })().catch(error => {
      this.#loaded = undefined;
      throw error;
    });
    return this.#loaded;
  }

  async #keep(tokens: Tokens | undefined): Promise<void> {
    this.#loaded = Promise.resolve();
    this.#tokens = tokens;
    await this.kept.save(tokens);
    this.#stored = tokens?.refreshToken;
  }

  #renew(old: Tokens): Promise<void> {
    return alone(async () => {
      const stored = await this.kept.load();
      if (stored && stored.refreshToken !== this.#stored) {
        // Another tab was first.
        this.#tokens = stored;
        this.#stored = stored.refreshToken;
        return;
      }
      try {
        const tokens = await this.#exchange(REFRESH, { refreshToken: old.refreshToken, idempotencyKey: keyOf(old) });
        if (this.#tokens === old) await this.#keep(tokens);
      } catch (error) {
        if (!(error instanceof BellwetherError) || error.code !== 'SESSION_ENDED') throw error;
        if (this.#tokens !== old) return;
        await this.#keep(undefined);
        this.onSignedOut(error);
        throw error;
      }
    });
  }

  async #exchange(query: string, input: object): Promise<Tokens> {
    const { data, errors } = await this.post({ query, variables: { input } });
    const [told] = Object.values(data ?? {}) as (Told | null)[];
    if (errors || !told) throw errorOf(errors ?? []);
    return tokensOf(told);
  }
}
