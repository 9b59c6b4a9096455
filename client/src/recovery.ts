import { BellwetherError, isPassing } from './error.js';
import type { Identity } from './session.js';
import type { Why } from './subscription.js';

/** So often in a row a new token is tried. */
const MOST_REFUSALS = 2;

/** The cursor is of no use. */
export const isGap = (code: string): code is Why => code === 'CURSOR_EXPIRED' || code === 'ACCESS_CHANGED';

/** Milliseconds that the server asks to wait. */
export const retryAfter = ({ facts }: BellwetherError): number | undefined =>
  typeof facts.retryAfter === 'number' ? facts.retryAfter * 1_000 : undefined;

/** Whether a new attempt may succeed with nothing else done. */
export const mayPass = (error: BellwetherError): boolean => isPassing(error) || retryAfter(error) !== undefined;

/** Takes new tokens for one subscription whose token was refused, and knows when to give up. */
export class Renewal {
  #refusals = 0;

  constructor(private readonly identity: Identity) {}

  worked(): void {
    this.#refusals = 0;
  }

  /**
   * @param refused the authorization that the server did not take
   * @returns why there is no new token yet
   * @throws `why` if there is none to be had, SESSION_ENDED
   */
  async after(why: BellwetherError, refused: string | undefined): Promise<BellwetherError | undefined> {
    if (refused === undefined || ++this.#refusals > MOST_REFUSALS) throw why;
    try {
      await this.identity.authorization(refused);
      return undefined;
    } catch (error) {
      if (error instanceof BellwetherError && mayPass(error)) return error;
      throw error;
    }
  }
}
