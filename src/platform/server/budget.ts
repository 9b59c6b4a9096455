import type { Viewer } from '../access/viewer.js';
import { ApiError, platformErrors } from '../api/errors.js';

/** People that are remembered; whoever was not seen for longest begins with a full budget. */
const REMEMBERED = 10_000;
const MINUTE = 60_000;

interface Account {
  points: number;
  /** Milliseconds, as `performance.now()` tells them. */
  at: number;
}

/** Points of cost that each person may spend a minute in this process: what is spent comes back evenly over the next minute. */
export class Budget {
  #accounts = new Map<string, Account>();

  /** @param perMinute points; also the most that can be saved up */
  constructor(readonly perMinute: number) {}

  /** What the person may spend at this moment. */
  left(viewer: Viewer, now = performance.now()): number {
    const account = this.#accounts.get(viewer.userId);
    return account ? Math.min(this.perMinute, account.points + ((now - account.at) / MINUTE) * this.perMinute) : this.perMinute;
  }

  /**
   * A document that costs more than a minute brings passes on a full budget, which then takes longer to come back.
   *
   * @throws LIMIT_EXCEEDED with `retryAfter` in seconds
   */
  spend(viewer: Viewer | null, points: number, now = performance.now()): void {
    if (!viewer) return;
    const left = this.left(viewer, now);
    const missing = Math.min(points, this.perMinute) - left;
    if (missing > 0) {
      const retryAfter = Math.ceil((missing / this.perMinute) * 60);
      throw new ApiError(
        platformErrors.LIMIT_EXCEEDED.code,
        `The document costs ${points}, and of the ${this.perMinute} points that you may spend a minute ${Math.max(0, Math.floor(left))} are left. Try again in ${retryAfter} s.`,
        { cost: points, remaining: Math.max(0, Math.floor(left)), retryAfter },
      );
    }
    this.#accounts.delete(viewer.userId);
    this.#accounts.set(viewer.userId, { points: left - points, at: now });
    if (this.#accounts.size > REMEMBERED) this.#accounts.delete(this.#accounts.keys().next().value as string);
  }
}
