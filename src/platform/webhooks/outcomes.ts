import type { Config } from '../config.js';
import type { Tx } from '../database/tx.js';
import { emit } from '../events/define.js';
import { GONE, type Outcome } from './attempt.js';
import { STRIKES } from './due.js';
import { Stop } from './reading.js';
import { disableWebhook } from './stopping.js';
import { PING, type Webhook } from './webhook.entity.js';
import { webhookFailed } from './webhook.events.js';

type Limits = Pick<Config, 'webhookRetries' | 'webhookPatience'>;

/** Milliseconds until the next attempt; undefined if that was the last. */
function pauseAfter({ became, delivery }: Outcome, { webhookRetries }: Limits): number | undefined {
  return became === 'REFUSED' && delivery.event !== PING ? webhookRetries[delivery.tries] : undefined;
}

const UPDATE = `
  update webhook_deliveries set status = ?, attempts = attempts + ?, tries = tries + ?, body = coalesce(?, body), sight = coalesce(?, sight),
    attempted_at = case when ?::boolean then now() else attempted_at end, response_status = ?, response_body = ?, duration_ms = ?, error = ?,
    next_attempt_at = case when ?::int is not null then now() + make_interval(secs => ?::int / 1000.0) end, ended_at = case when ?::int is null then now() end
  where id = ? and status = 'PENDING'`;

async function keep(tx: Tx, outcome: Outcome, pause: number | undefined): Promise<void> {
  const { delivery, became, asked, body = null, sight = null, status = null, answer = null, took = null, error = null } = outcome;
  const next = pause ?? null;
  const count = asked ? 1 : 0;
  const now = pause === undefined ? (became === 'REFUSED' ? 'FAILED' : became) : 'PENDING';
  await tx.em.execute(UPDATE, [now, count, count, body, sight, asked, status, answer, took, error, next, next, next, delivery.id]);
}

/**
 * Keeps what became of deliveries, and what that says of the receiver. The webhook is locked.
 *
 * @emits webhook.failed when one was given up, the first since one that arrived
 * @emits webhook.disabled when the receiver wants nothing any more, or has failed for too long
 */
export async function record(tx: Tx, webhook: Webhook, outcomes: readonly Outcome[], limits: Limits): Promise<void> {
  for (const outcome of outcomes) await keep(tx, outcome, pauseAfter(outcome, limits));
  const asked = outcomes.filter(({ asked, delivery }) => asked && delivery.event !== PING);
  const refused = asked.filter(({ became }) => became !== 'SUCCEEDED');
  if (!asked.length) return;
  if (refused.length < asked.length) await recovered(tx, webhook);
  else await failed(tx, webhook, refused, limits);
  const given = refused.find(outcome => pauseAfter(outcome, limits) === undefined);
  if (given && !webhook.gaveUp) {
    emit(tx, webhookFailed, webhook, { deliveryId: given.delivery.id });
    await tx.em.execute('update webhooks set gave_up = true where id = ?', [webhook.id]);
  }
  if (refused.some(({ status }) => status === GONE))
    stop(tx, webhook, new Stop('GONE', 'The receiver answered 410: it wants nothing any more.'));
}

function stop(tx: Tx, webhook: Webhook, why: Stop): void {
  if (webhook.status === 'ACTIVE') disableWebhook(tx, webhook, why);
}

async function recovered(tx: Tx, webhook: Webhook): Promise<void> {
  if (!webhook.failures && !webhook.gaveUp) return;
  await tx.em.execute('update webhooks set failures = 0, failing_since = null, rests_until = null, gave_up = false where id = ?', [
    webhook.id,
  ]);
}

/** A receiver that fails again and again is left alone until the next attempt of what it was asked last is due. */
async function failed(tx: Tx, webhook: Webhook, refused: readonly Outcome[], limits: Limits): Promise<void> {
  const since = webhook.failingSince ?? tx.now;
  const failures = webhook.failures + refused.length;
  const pauses = refused.map(outcome => pauseAfter(outcome, limits) ?? 0);
  const rest = failures < STRIKES ? null : Math.min(...pauses);
  await tx.em.execute(
    'update webhooks set failures = ?, failing_since = ?, rests_until = case when ?::int is not null then now() + make_interval(secs => ?::int / 1000.0) end where id = ?',
    [failures, since, rest, rest, webhook.id],
  );
  if (tx.now.getTime() - since.getTime() > limits.webhookPatience)
    stop(tx, webhook, new Stop('FAILING', `Every attempt since ${since.toISOString()} has failed.`));
}
