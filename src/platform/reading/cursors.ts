import { createHash } from 'node:crypto';
import { ApiError, platformErrors } from '../api/errors.js';

/** A sort key: what it is called, and whether it falls. */
export interface OrderName {
  name: string;
  descending: boolean;
}

/** Names a list's order within its cursors, so that a cursor used with another order or list is refused. */
export function fingerprintOf(list: string, order: readonly OrderName[]): string {
  const whole = [list, ...order.map(o => `${o.descending ? '-' : ''}${o.name}`)].join(' ');
  return createHash('sha256').update(whole).digest('hex').slice(0, 8);
}

let last = '';
let lastKeys: readonly (string | null)[] = [];

/**
 * The sort keys in a cursor, after its fingerprint, as text of the database.
 *
 * @throws INVALID_INPUT if it is no cursor of a list
 */
export function keysOf(cursor: string): readonly (string | null)[] {
  if (cursor === last) return lastKeys;
  try {
    const keys: unknown = JSON.parse(Buffer.from(cursor, 'hex').toString());
    if (!Array.isArray(keys) || keys.length < 2 || !keys.every(key => key === null || typeof key === 'string')) throw new Error();
    lastKeys = keys;
    last = cursor;
    return keys;
  } catch {
    throw platformErrors.INVALID_INPUT(
      `"${cursor.slice(0, 40)}" is not a cursor of a list. Take it from "pageInfo" or "edges", unchanged.`,
    );
  }
}

/** Which keys of a cursor are null: that decides the comparison. An unreadable one is told when it is used. */
export function shapeOfCursor(cursor: unknown): string {
  try {
    return keysOf(String(cursor))
      .map(key => (key === null ? 'n' : 's'))
      .join('');
  } catch (error) {
    if (error instanceof ApiError) return '?';
    throw error;
  }
}
