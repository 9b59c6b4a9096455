import { randomBytes } from 'node:crypto';
import { type JWTPayload, type JWTVerifyResult, jwtVerify, SignJWT } from 'jose';
import { v7 } from 'uuid';
import type { Query } from './vault.js';

/** Days that a key signs for. The one before it is still accepted for as long, which is far beyond any token. */
const LIFE_DAYS = 30;
/** Milliseconds for which no key is looked for after one was not found: a made-up key id must not cost a query each. */
const PATIENCE = 1_000;

/**
 * The secrets that access tokens are signed with (HS256: only our own processes check them). They are made at the first start and live in a table that
 * the application reads through one function only; every process knows all of them.
 */
export class Keys {
  #known = new Map<string, Uint8Array>();
  #newest: { kid: string; made: number } | undefined;
  #missedAt = 0;

  constructor(private readonly query: Query) {}

  /** Reads the keys; the first start of all makes the first one. */
  async start(): Promise<void> {
    await this.#load();
    await this.#rotate();
  }

  async #load(): Promise<void> {
    const rows = await this.query<{ kid: string; secret: string; created_at: string }>('select * from vault.keys()');
    this.#known = new Map(rows.map(row => [row.kid, Buffer.from(row.secret, 'base64')]));
    this.#newest = rows[0] && { kid: rows[0].kid, made: new Date(rows[0].created_at).getTime() };
  }

  /** A signed token of these claims that is good for `lifetime` ms. */
  async sign(claims: JWTPayload, lifetime: number): Promise<{ token: string; expiresAt: Date }> {
    await this.#rotate();
    const seconds = Math.ceil((Date.now() + lifetime) / 1000);
    const { kid } = this.#newest as { kid: string };
    const token = await new SignJWT(claims)
      .setProtectedHeader({ alg: 'HS256', kid })
      .setIssuedAt()
      .setExpirationTime(seconds)
      .sign(this.#known.get(kid) as Uint8Array);
    return { token, expiresAt: new Date(seconds * 1000) };
  }

  /** @throws if the token is not ours or has ended */
  verify(token: string): Promise<JWTVerifyResult> {
    return jwtVerify(
      token,
      async ({ kid = '' }) => {
        if (!this.#known.has(kid) && Date.now() - this.#missedAt > PATIENCE) await this.#load();
        const key = this.#known.get(kid);
        if (key) return key;
        this.#missedAt = Date.now();
        throw new Error(`unknown key "${kid}"`);
      },
      { algorithms: ['HS256'] },
    );
  }

  /** The database adds the key only if no other process has just done so. */
  async #rotate(): Promise<void> {
    if (this.#newest && Date.now() - this.#newest.made < LIFE_DAYS * 86_400_000) return;
    await this.query('select vault.add_key(?, ?, make_interval(days => ?))', [v7(), randomBytes(32), LIFE_DAYS]);
    await this.#load();
  }
}
