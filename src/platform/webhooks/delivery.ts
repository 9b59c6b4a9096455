import { LockMode } from '@mikro-orm/core';
import { IsUUID } from 'class-validator';
import type { Tx } from '../database/tx.js';
import { defineJob, type JobRun } from '../jobs/define.js';
import { enqueue } from '../jobs/enqueue.js';
import { attempt, type Outcome } from './attempt.js';
import { type Batch, nextBatch, nextTime } from './due.js';
import { record } from './outcomes.js';
import { readingOf, Stop } from './reading.js';
import { disableWebhook } from './stopping.js';
import { Webhook } from './webhook.entity.js';

/** Milliseconds after which a webhook with much to send lets other jobs have their turn. */
const SHARE = 5_000;

class Due {
  @IsUUID() webhookId!: string;
}

/**
 * Has what is due sent. Whoever calls it has locked the webhook: so nobody puts off what another has just made due.
 *
 * @param at not before this moment; at once by default
 */
export const wake = (tx: Tx, webhookId: string, at?: Date): Promise<void> =>
  enqueue(tx, sendJob, { webhookId }, { key: webhookId, line: `webhook ${webhookId}`, ...(at && { at }) });

/**
 * Sends what is due of one webhook, several at once, lowest position first. One run a webhook at a time, since they stand in one line; a slow receiver keeps
 * one of the process's jobs busy and no more. If the process is killed, the next run sends again what has no outcome yet, under the same ids.
 */
async function sendDue({ webhookId }: Due, run: JobRun): Promise<void> {
  const until = Date.now() + SHARE;
  let outcomes: Outcome[] = [];
  for (;;) {
    const goOn = Date.now() < until && !run.signal.aborted;
    const batch = await run.change(tx => turn(tx, webhookId, outcomes, goOn, run));
    if (!batch) return;
    const tried = await Promise.allSettled(batch.deliveries.map(delivery => attempt(delivery, batch, run)));
    outcomes = tried.flatMap(each => (each.status === 'fulfilled' && each.value ? [each.value] : []));
    // What could not be read is tried again as jobs are: with pauses, and told if it never can.
    const unread = tried.find(each => each.status === 'rejected');
    if (!unread) continue;
    await run.change(tx => keep(tx, webhookId, outcomes, run));
    throw unread.reason;
  }
}

/** What became of a batch, and the webhook as it stands then, locked. */
async function keep(tx: Tx, webhookId: string, outcomes: readonly Outcome[], { services }: JobRun): Promise<Webhook> {
  const webhook = await tx.em.findOneOrFail(Webhook, webhookId, { lockMode: LockMode.PESSIMISTIC_WRITE });
  if (!outcomes.length) return webhook;
  await record(tx, webhook, outcomes, services.config);
  await tx.em.flush();
  return tx.em.refreshOrFail(webhook);
}

/** Keeps what became of the last batch, and takes the next; queues the next run if there is none. */
async function turn(tx: Tx, webhookId: string, outcomes: readonly Outcome[], goOn: boolean, run: JobRun): Promise<Batch | undefined> {
  const webhook = await keep(tx, webhookId, outcomes, run);
  const reading = await readingOf(webhook, run.services);
  if (reading instanceof Stop && webhook.status === 'ACTIVE') disableWebhook(tx, webhook, reading);
  const batch = goOn ? await nextBatch(tx, webhook, reading) : undefined;
  if (batch) return batch;
  const at = await nextTime(tx, webhook);
  if (at) await wake(tx, webhookId, at);
  return undefined;
}

export const sendJob = defineJob('webhook.send', Due, sendDue);
