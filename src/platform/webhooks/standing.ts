import { platformErrors } from '../api/errors.js';
import { locked } from '../database/locked.js';
import type { Tx } from '../database/tx.js';
import { emit } from '../events/define.js';
import type { Services } from '../server/services.js';
import { wake } from './delivery.js';
import { readingOf, Stop } from './reading.js';
import { Webhook } from './webhook.entity.js';
import { webhookChanged } from './webhook.events.js';

interface WebhookInput {
  webhookId: string;
  expectedVersion?: number | null;
}

async function stand(tx: Tx, { webhookId, expectedVersion }: WebhookInput, status: 'PAUSED' | 'ARCHIVED'): Promise<Webhook> {
  const webhook = await locked(tx, Webhook, 'webhook', webhookId, expectedVersion);
  if (webhook.status === status) return webhook;
  Object.assign(webhook, { status, reason: null, reasonText: null, stoppedAt: tx.now });
  emit(tx, webhookChanged, webhook, {});
  return webhook;
}

/**
 * Sends nothing until it is enabled. What is under way at this moment still goes.
 *
 * @throws NOT_FOUND, FORBIDDEN, CONFLICT as `locked` does
 * @emits webhook.changed
 */
export const pauseWebhook = (tx: Tx, input: WebhookInput): Promise<Webhook> => stand(tx, input, 'PAUSED');

/**
 * Puts a webhook away; its log stays for as long as logs do. Enabling it brings it back.
 *
 * @throws NOT_FOUND, FORBIDDEN, CONFLICT as `locked` does
 * @emits webhook.changed
 */
export const archiveWebhook = (tx: Tx, input: WebhookInput): Promise<Webhook> => stand(tx, input, 'ARCHIVED');

/**
 * Goes on where it stopped.
 *
 * @param input.skip begins now in its place: what happened meanwhile is not sent
 * @throws NOT_FOUND, FORBIDDEN, CONFLICT as `locked` does, and if its owner may not read what its document asks for
 * @emits webhook.changed
 */
export async function enableWebhook(tx: Tx, input: WebhookInput & { skip?: boolean }, services: Services): Promise<Webhook> {
  const webhook = await locked(tx, Webhook, 'webhook', input.webhookId, input.expectedVersion);
  if (webhook.status === 'ACTIVE') return webhook;
  const reading = await readingOf(webhook, services);
  if (reading instanceof Stop) throw platformErrors.CONFLICT(`The webhook can not go on. ${reading.text}`);
  Object.assign(webhook, { status: 'ACTIVE', reason: null, reasonText: null, stoppedAt: null });
  await tx.em.flush();
  await tx.em.execute('update webhooks set failures = 0, failing_since = null, rests_until = null, gave_up = false where id = ?', [
    webhook.id,
  ]);
  if (input.skip) await tx.em.execute('update webhooks set position = e.position from log_end e where id = ?', [webhook.id]);
  await wake(tx, webhook.id);
  emit(tx, webhookChanged, webhook, {});
  return webhook;
}
