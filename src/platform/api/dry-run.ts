import { Extensions } from 'type-graphql';
import type { Viewer } from '../access/viewer.js';
import type { Transact } from '../database/transact.js';
import type { Tx } from '../database/tx.js';

/** The mutation can be tried: its input takes `dryRun`. Nothing else has to be done for it. */
export const DryRun = (): MethodDecorator => Extensions({ dryRun: true });

/** Undoes the transaction, and carries out of it what it would have answered. */
class NotKept<T> extends Error {
  constructor(readonly answer: T) {
    super();
  }
}

/**
 * Runs a verb and undoes it: no rows, events, jobs or audit entries. Numbers that it took from a sequence are skipped.
 *
 * @param read called before the end, with all constraints checked: reads what the client wants to see
 * @throws what the verb throws, and what the commit would
 */
export async function tryChange<T>(
  transact: Transact,
  actor: Viewer,
  verb: (tx: Tx) => Promise<T>,
  read: (answer: T, tx: Tx) => Promise<void>,
): Promise<T> {
  try {
    await transact(actor, async tx => {
      const answer = await verb(tx);
      await tx.em.flush();
      await tx.em.execute('set constraints all immediate');
      await read(answer, tx);
      throw new NotKept(answer);
    });
  } catch (error) {
    if (error instanceof NotKept) return error.answer;
    throw error;
  }
  throw new Error('A dry run was kept.');
}
