import { invalidInput, notFound } from '../../platform/api/errors.js';
import { idOf } from '../../platform/api/ids.js';
import { locked } from '../../platform/database/locked.js';
import type { Tx } from '../../platform/database/tx.js';
import { type Draft, draftOn } from './draft.js';
import { Exact } from './money.rules.js';
import { Posting, type PostingStage } from './posting.entity.js';
import type { BudgetCheckInput } from './posting.input.js';

/** What is to be booked beside a posting, to take off the commitment that it settles. */
export interface TakenOff {
  commitment: Posting;
  draft: Draft;
}

const ORDER: readonly PostingStage[] = ['REQUEST', 'ORDER', 'ACTUAL'];

/**
 * What a posting takes off the request or order that it is booked against; null if that is nothing.
 *
 * @param hold locks the commitment, for whoever books afterwards
 * @throws NOT_FOUND, FORBIDDEN; INVALID_INPUT for a commitment that the posting cannot settle
 */
export async function takenOff(
  tx: Tx,
  posting: Draft,
  { commitmentId, closesCommitment }: Pick<BudgetCheckInput, 'commitmentId' | 'closesCommitment'>,
  hold: boolean,
): Promise<TakenOff | null> {
  if (!commitmentId) {
    if (closesCommitment) throw invalidInput([{ path: ['closesCommitment'], message: 'it needs `commitmentId`: say what is closed.' }]);
    return null;
  }
  const commitment = hold ? await locked(tx, Posting, 'posting', commitmentId) : await tx.em.findOne(Posting, { id: commitmentId });
  if (!commitment) throw notFound('posting', idOf('posting', commitmentId));
  const wrong = (message: string) => invalidInput([{ path: ['commitmentId'], message }]);
  if (commitment.open == null) throw wrong('it is neither a request nor an order.');
  if (ORDER.indexOf(commitment.stage) >= ORDER.indexOf(posting.stage))
    throw wrong(`a posting of stage ${posting.stage} settles what is of an earlier stage.`);
  if (posting.baseAmount.lt(0)) throw wrong('only an amount above zero settles something: reverse the posting that did.');
  if (commitment.baseCurrency !== posting.baseCurrency)
    throw wrong(`its books are in ${commitment.baseCurrency}, those of the posting in ${posting.baseCurrency}.`);
  const open = new Exact(commitment.open);
  const taken = closesCommitment ? open : Exact.min(open, posting.baseAmount);
  return taken.isZero() ? null : { commitment, draft: await draftOn(tx, commitment, taken.negated()) };
}
