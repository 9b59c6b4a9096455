import { createHash, createHmac } from 'node:crypto';
import type { Viewer } from '../access/viewer.js';
import { prepare, run } from '../database/prepared.js';
import { KeyTaken, type Transact } from '../database/transact.js';
import type { Tx } from '../database/tx.js';
import { invalidInput, platformErrors } from './errors.js';

/** How long, as PostgreSQL writes it, a retry waits for a first attempt that is still under way. */
const PATIENCE = '5s';
const LONGEST = 200;

// Both wait for another statement and travel with it: a change with a key takes no round trip more than one without. Of a key that is there already
// one hears in place of the verb's first answer, and the transaction is over. The limit holds for the wait for this row alone.
const CLAIM = prepare(
  `insert into public.idempotency_keys (actor_id, key, operation, input, change_id, at)
  select $1::uuid, $2::bytea, $3, $4::bytea, $5::uuid, $6::timestamptz from set_config('lock_timeout', '${PATIENCE}', true) as limited where limited <> ''
  returning set_config('lock_timeout', '0', true)`,
  { later: true },
);
const KEEP = prepare('update public.idempotency_keys set answer = $3::jsonb where actor_id = $1 and key = $2', { later: true });
const FIND = prepare('select operation, input, change_id "changeId", answer from public.idempotency_keys where actor_id = $1 and key = $2');

/** A change under the key that its client gave it. */
export interface KeyedChange {
  key: string;
  /** Name of the mutation. */
  operation: string;
  /** As it came in, without the key. */
  input: unknown;
}

interface Found {
  operation: string;
  input: Buffer;
  changeId: string;
  answer: object;
}

/** The same text for the same input, in whatever order its fields came. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_name, part) =>
    part && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );

/**
 * Makes a change once, however often and at whatever moment it is asked for with this key: whoever comes later gets the answer of the first.
 * An attempt that was refused leaves no key, so that the next one is a first attempt again.
 *
 * @param kept what is stored of an answer
 * @returns `answer` as the verb gave it, or as it was stored
 * @throws INVALID_INPUT for a key that is none
 * @throws IDEMPOTENCY_KEY_REUSED if the key stands for another change
 * @throws CONFLICT if the first attempt is still under way after five seconds
 */
export async function changeOnce<T extends object>(
  transact: Transact,
  actor: Viewer,
  { key, operation, input }: KeyedChange,
  verb: (tx: Tx) => Promise<T>,
  kept: (answer: T) => object,
): Promise<{ result: object; changeId: string }> {
  if (!key.trim() || key.length > LONGEST)
    throw invalidInput([{ path: ['idempotencyKey'], message: `It must be 1 to ${LONGEST} characters that no other change of yours has.` }]);
  const hash = createHash('sha256').update(key).digest();
  const inputHash = createHmac('sha256', key)
    .update(`${operation} ${canonical(input)}`)
    .digest();
  for (;;) {
    try {
      return await transact(actor, async tx => {
        await run(tx, CLAIM, [actor.userId, hash, operation, inputHash, tx.changeId, tx.now]);
        const answer = await verb(tx);
        await tx.em.flush();
        await run(tx, KEEP, [actor.userId, hash, JSON.stringify(kept(answer))]);
        return answer;
      });
    } catch (error) {
      if (!(error instanceof KeyTaken)) throw error;
    }
    const { result } = await transact(actor, tx => run<Found>(tx, FIND, [actor.userId, hash]));
    const [first] = result;
    // Its time was over in between: this is a first attempt.
    if (!first) continue;
    if (!first.input.equals(inputHash)) throw platformErrors.IDEMPOTENCY_KEY_REUSED(key, first.operation);
    return { result: first.answer, changeId: first.changeId };
  }
}
