import { createRemoteJWKSet, customFetch, decodeJwt, errors, type JWTPayload, type JWTVerifyGetKey, jwtVerify } from 'jose';
import type { Logger } from 'pino';
import { platformErrors } from '../api/errors.js';
import { type Config, isSafeAddress } from '../config.js';
import { accessErrors } from './access.errors.js';
import type { Query } from './vault.js';

/** Only what is signed with a private key: a shared secret, or none, is nobody's signature. */
const ALGORITHMS = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA', 'Ed25519'];
/** Milliseconds that the issuer has to answer. */
const PATIENCE = 5_000;
/** Milliseconds between two attempts to read what the issuer says of itself, or its keys for a key id that is unknown. */
const PAUSE = 1_000;
/** Milliseconds for which its keys are used without asking again. */
const KEYS_LIFE = 600_000;
/** Seconds by which its clock may differ from ours. */
const CLOCK_TOLERANCE = 5;

/** A token of the issuer that was checked. */
export interface CheckedIdentity {
  userId: string;
  expiresAt: Date;
}

type Settings = Pick<Config, 'oidcIssuer' | 'oidcAudience' | 'oidcClaim'>;

/**
 * The organisation's own sign-in service (OpenID Connect), whose access tokens are accepted beside ours. Its keys are found through its discovery document,
 * kept, and read again when a token names one that is not known: it may change them at any time.
 */
export class Issuer {
  #keys: JWTVerifyGetKey | undefined;
  #asked: Promise<JWTVerifyGetKey> | undefined;
  #askedAt = 0;

  private constructor(
    private readonly query: Query,
    private readonly issuer: string,
    private readonly audience: string,
    private readonly claim: string,
    private readonly log: Logger,
  ) {}

  /** Undefined if none is configured. */
  static of({ oidcIssuer, oidcAudience, oidcClaim }: Settings, query: Query, log: Logger): Issuer | undefined {
    return oidcIssuer && oidcAudience ? new Issuer(query, oidcIssuer, oidcAudience, oidcClaim, log) : undefined;
  }

  /** Asks the issuer once, so that the log says at start whether it answers. Never fails: it is asked again when its tokens come. */
  async start(): Promise<void> {
    await this.#keySet().catch(() => {});
  }

  /** Whether the token says that it comes from there. */
  issued(token: string): boolean {
    try {
      return decodeJwt(token).iss === this.issuer;
    } catch {
      return false;
    }
  }

  /**
   * @throws UNAUTHENTICATED if the token is not good
   * @throws PERSON_UNKNOWN if it is, but nobody here answers to it
   * @throws UNAVAILABLE while the issuer's keys cannot be read
   */
  async check(token: string): Promise<CheckedIdentity> {
    const keys = await this.#keySet();
    const payload = await this.#verified(token, keys);
    const address = this.#addressIn(payload);
    const [row] = await this.query<{ person: string | null }>('select vault.identify(?, ?, ?) person', [
      this.issuer,
      String(payload.sub),
      address,
    ]);
    if (!row?.person) throw accessErrors.PERSON_UNKNOWN(address ?? String(payload.sub));
    return { userId: row.person, expiresAt: new Date(Number(payload.exp) * 1000) };
  }

  async #verified(token: string, keys: JWTVerifyGetKey): Promise<JWTPayload> {
    const expected = { issuer: this.issuer, audience: this.audience, algorithms: ALGORITHMS, clockTolerance: CLOCK_TOLERANCE };
    try {
      return (await jwtVerify(token, keys, { ...expected, requiredClaims: ['sub', 'exp'] })).payload;
    } catch (error) {
      const wrong = error instanceof errors.JOSEError && !(error instanceof errors.JWKSTimeout) && error.code !== 'ERR_JOSE_GENERIC';
      if (wrong) throw platformErrors.UNAUTHENTICATED();
      this.log.warn({ err: error }, `the keys of the issuer ${this.issuer} cannot be read`);
      throw platformErrors.UNAVAILABLE();
    }
  }

  /** Null unless the issuer vouches for it. Another claim than the address is vouched for by whoever configured it. */
  #addressIn(payload: JWTPayload): string | null {
    const address = payload[this.claim];
    if (typeof address !== 'string' || !address) return null;
    return this.claim !== 'email' || String(payload.email_verified) === 'true' ? address : null;
  }

  /** @throws UNAVAILABLE */
  async #keySet(): Promise<JWTVerifyGetKey> {
    if (this.#keys) return this.#keys;
    if (!this.#asked || Date.now() - this.#askedAt > PAUSE) {
      this.#askedAt = Date.now();
      this.#asked = this.#discover();
    }
    return this.#asked;
  }

  async #discover(): Promise<JWTVerifyGetKey> {
    try {
      const response = await fetch(`${this.issuer.replace(/\/$/, '')}/.well-known/openid-configuration`, {
        signal: AbortSignal.timeout(PATIENCE),
        redirect: 'error',
      });
      if (!response.ok) throw new Error(`it answered ${response.status}`);
      const told = (await response.json()) as { issuer?: unknown; jwks_uri?: unknown };
      if (told.issuer !== this.issuer) throw new Error(`it calls itself "${String(told.issuer)}"`);
      const address = String(told.jwks_uri);
      if (!isSafeAddress(address)) throw new Error(`its keys are at "${address}", which is not https`);
      this.#keys = createRemoteJWKSet(new URL(address), {
        timeoutDuration: PATIENCE,
        cooldownDuration: PAUSE,
        cacheMaxAge: KEYS_LIFE,
        [customFetch]: (url, options) => fetch(url, { ...options, redirect: 'error' }),
      });
      return this.#keys;
    } catch (error) {
      this.log.warn(
        { err: error },
        `the issuer ${this.issuer} cannot be asked for its keys (${(error as Error).message}): its tokens are refused until it can`,
      );
      throw platformErrors.UNAVAILABLE();
    }
  }
}
