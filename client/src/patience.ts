import { BellwetherError, isPassing } from './error.js';
import { later } from './surroundings.js';

export interface PatienceOptions {
  /** Milliseconds before the first new attempt, at most; doubled each time. Default: 250. */
  first?: number;
  /** Milliseconds before any new attempt, at most. Default: 20,000. */
  most?: number;
}

/** Waits between attempts: twice as long each time, and never as long as others, so that clients do not come back all at once. */
export class Patience {
  readonly #waiting = new Set<() => void>();

  constructor(private readonly options: PatienceOptions = {}) {}

  /** How long to wait before attempt `n` (from 0) is repeated, in milliseconds: between the half and the whole of its share. */
  pauseAfter(n: number): number {
    const { first = 250, most = 20_000 } = this.options;
    return Math.min(most, first * 2 ** Math.min(n, 20)) * (0.5 + Math.random() / 2);
  }

  /** Resolves after so many milliseconds, or at `hurry`. */
  wait(ms: number): Promise<void> {
    return new Promise(resolve => {
      const go = () => {
        cancel();
        this.#waiting.delete(go);
        resolve();
      };
      const cancel = later(ms, go);
      this.#waiting.add(go);
    });
  }

  /** Does something that may be done twice, again while the server cannot be reached. @throws what it throws at last */
  async insist<T>(retries: number, work: () => Promise<T>): Promise<T> {
    for (let attempt = 0; ; attempt++) {
      try {
        return await work();
      } catch (error) {
        if (attempt >= retries || !(error instanceof BellwetherError) || !isPassing(error)) throw error;
        await this.wait(this.pauseAfter(attempt));
      }
    }
  }

  /** Ends every wait. */
  hurry(): void {
    for (const go of [...this.#waiting]) go();
  }
}
