import { OptimisticLockError } from '@mikro-orm/core';
import type { MikroORM } from '@mikro-orm/postgresql';
import { v7 } from 'uuid';
import type { Viewer } from '../access/viewer.js';
import { ApiError, forbidden, platformErrors } from '../api/errors.js';
import { keepBefore } from '../events/before.js';
import { writeOutbox } from '../events/outbox.js';
import { traced } from '../server/tracing.js';
import { prepare, run } from './prepared.js';
import { bindTx, type Tx } from './tx.js';
import { isUnavailable } from './unavailable.js';

/**
 * Runs a verb in one transaction as the actor: its rows, events, jobs and audit entries are there together or not at all.
 * A deadlock or a serialisation failure runs the verb again, so a verb has no effects outside of `tx`.
 *
 * @throws ApiError for what clients can act on, also where the database refused (unique, foreign key, check, row security)
 */
export type Transact = <T>(actor: Viewer, verb: (tx: Tx) => Promise<T>) => Promise<{ result: T; changeId: string }>;

const IDENTITY = prepare(
  "select set_config('bw.user',$1,true),set_config('bw.teams',$2,true),set_config('bw.read',$3,true),set_config('bw.write',$4,true),set_config('bw.delete',$5,true),set_config('bw.change',$6,true)",
  { later: true },
);

interface DatabaseFailure {
  code?: string;
  constraint?: string;
  detail?: string;
  table?: string;
}
const failureOf = (error: unknown): DatabaseFailure => {
  const known = error as { code?: string; cause?: unknown; previous?: unknown } | null;
  if (!known || typeof known !== 'object') return {};
  return /^[0-9A-Z]{5}$/.test(known.code ?? '') ? (known as DatabaseFailure) : failureOf(known.cause ?? known.previous ?? null);
};
/** There is a change under this idempotency key already, committed by now. */
export class KeyTaken extends Error {}

const again = new Set(['40001', '40P01']);
/** Whether the whole transaction has to run again: what is caught inside of one must let this pass. */
export const mustRepeat = (error: unknown): boolean => again.has(failureOf(error).code ?? '');

/** What the database refused, in words for a client; undefined if it is a fault of ours. */
export function told(error: unknown): ApiError | undefined {
  if (error instanceof ApiError) return error;
  if (error instanceof OptimisticLockError)
    return platformErrors.CONFLICT('The record was changed meanwhile. Read it again and repeat the change.');
  const { code, constraint = '' } = failureOf(error);
  switch (code) {
    case '23505':
      return platformErrors.CONFLICT(`Another record has this value already ("${constraint}" must be unique).`);
    case '23P01':
      return platformErrors.CONFLICT(`It overlaps with another record ("${constraint}").`);
    case '23503':
      return platformErrors.INVALID_INPUT(`A record that is referred to does not exist, or is still in use ("${constraint}").`);
    case '23514':
      return platformErrors.INVALID_INPUT(`A value is out of its range ("${constraint}").`);
    case '22003':
    case '22007':
    case '22008':
    case '22009':
      return platformErrors.INVALID_INPUT('A number or a date is out of range.');
    case '42501':
      return forbidden('this change');
    case '55P03':
    case '40001':
    case '40P01':
      return platformErrors.CONFLICT('Others are changing the same records at this moment. Try again.');
    case '57014':
      return platformErrors.LIMIT_EXCEEDED('The change took too long and was undone.');
  }
  return isUnavailable(error) ? platformErrors.UNAVAILABLE() : undefined;
}

/** @param committed called after each commit that emitted events: the relay moves them on */
export function transactor(orm: MikroORM, committed: () => void): Transact {
  keepBefore(orm);
  const once = async <T>(actor: Viewer, verb: (tx: Tx) => Promise<T>) => {
    const changeId = v7();
    const [emitted, result] = await orm.em.fork().transactional(async em => {
      const tx: Tx = { em, actor, now: new Date(), changeId, pending: [] };
      bindTx(tx);
      await run(tx, IDENTITY, [...actor.identity, changeId]);
      const made = await verb(tx);
      await em.flush();
      await writeOutbox(tx);
      return [tx.pending.length > 0, made] as const;
    });
    if (emitted) committed();
    return { result, changeId };
  };
  return async (actor, verb) => {
    for (let attempt = 1; ; attempt++) {
      try {
        return await traced('transact', { attempt }, () => once(actor, verb));
      } catch (error) {
        if (attempt < 4 && mustRepeat(error)) continue;
        throw failureOf(error).constraint === 'idempotency_keys_pkey' ? new KeyTaken() : (told(error) ?? error);
      }
    }
  };
}
