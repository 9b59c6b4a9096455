import { type Dice, dice } from '../support/dice.js';

/** Minutes that each promise is tried for, from `npm run soak`; none in `npm cit`, which tries a short form. */
const MINUTES = Number(process.env.SOAK_MINUTES ?? 0);

/** What all chance of a run comes from: said by `npm run soak`, and the same at each `npm cit`. */
export const SEED = Number(process.env.SEED ?? 1);

/** How long a test may drive its clients, in milliseconds. @param short seconds of the short form */
export const lasting = (short: number): number => 1_000 * (MINUTES * 60 || short);

/** What Jest may wait for a test that lasts so long, with what stands around it. @param short seconds of the short form @param around seconds */
export const patience = (short: number, around = 120): number => lasting(short) + 1_000 * around;

/** Dice for one round after another: `short` rounds, or in a soak as many as there is time for. A failing round says its seed. */
export async function rounds(short: number, round: (dice: Dice) => Promise<void>): Promise<number> {
  const end = Date.now() + lasting(0);
  let done = 0;
  while (MINUTES ? Date.now() < end : done < short) {
    const seed = SEED + done;
    try {
      await round(dice(seed));
    } catch (error) {
      throw new Error(`SEED=${seed} makes this round the first.`, { cause: error });
    }
    done++;
  }
  return done;
}
