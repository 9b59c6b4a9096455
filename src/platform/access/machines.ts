import { timingSafeEqual } from 'node:crypto';
import { platformErrors } from '../api/errors.js';
import { arrayText, uuids } from '../database/arrays.js';
import { hashOfSecret } from './secrets.js';
import type { Query } from './vault.js';

/** Milliseconds between two notes of a key's use. */
const NOTED_EVERY = 60_000;
/** The end of what has none; the last moment that a Date can hold. */
export const NEVER = new Date(8.64e15);

/** What a key that was checked is good for. */
export interface CheckedKey {
  keyId: string;
  accountId: string;
  expiresAt: Date;
}

interface StoredKey {
  key_id: string;
  account_id: string;
  hash: string;
  expires_at: string | Date | null;
}

/** Compared with where there is no such key, so that the answer takes as long. */
const nobodys = Buffer.alloc(32);

/** Keys of machines: who one belongs to, and when it was last used. */
export class Machines {
  /** By id: milliseconds of the last use that was not noted yet. */
  #used = new Map<string, number>();
  #noted = new Map<string, number>();

  constructor(private readonly query: Query) {}

  /** Whether this bearer token is meant to be a key. */
  isKey(token: string): boolean {
    return token.startsWith('bw_');
  }

  /**
   * Finds a key by the part that is no secret and compares hashes in constant time.
   *
   * @throws UNAUTHENTICATED if it is wrong, was revoked or has ended
   */
  async check(token: string): Promise<CheckedKey> {
    const [, prefix] = /^(bw_[0-9a-f]{12})_[0-9a-f]{64}$/.exec(token) ?? [];
    if (!prefix) throw platformErrors.UNAUTHENTICATED();
    const [found] = await this.query<StoredKey>('select * from vault.api_key(?)', [prefix]);
    const hash = hashOfSecret(token);
    if (!timingSafeEqual(hash, found ? Buffer.from(found.hash, 'hex') : nobodys) || !found) throw platformErrors.UNAUTHENTICATED();
    return { keyId: found.key_id, accountId: found.account_id, expiresAt: found.expires_at ? new Date(found.expires_at) : NEVER };
  }

  /** Costs a request next to nothing: `note` writes it. */
  used(keyId: string): void {
    this.#used.set(keyId, Date.now());
  }

  /** Writes the last use of keys that were used and not noted within a minute. */
  async note(): Promise<void> {
    const now = Date.now();
    const due = [...this.#used].filter(([keyId]) => now - (this.#noted.get(keyId) ?? 0) >= NOTED_EVERY);
    if (!due.length) return;
    for (const [keyId] of due) {
      this.#used.delete(keyId);
      this.#noted.set(keyId, now);
    }
    await this.query('select vault.api_keys_used(?::uuid[], ?::timestamptz[])', [
      uuids(due.map(([keyId]) => keyId)),
      arrayText(due.map(([, moment]) => new Date(moment).toISOString())),
    ]);
  }
}
