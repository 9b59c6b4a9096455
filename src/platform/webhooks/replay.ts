import { invalidInput, notFound, platformErrors } from '../api/errors.js';
import { idOf } from '../api/ids.js';
import { locked } from '../database/locked.js';
import type { Tx } from '../database/tx.js';
import { cursorOf, readCursor } from '../events/cursor.js';
import { emit } from '../events/define.js';
import type { Services } from '../server/services.js';
import { pingBody, queueDeliveries } from './deliveries.js';
import { wake } from './delivery.js';
import { readingOf, Stop } from './reading.js';
import { endsOf } from './registration.js';
import { PING, Webhook, WebhookDelivery } from './webhook.entity.js';
import { webhookChanged } from './webhook.events.js';

/**
 * Sends one delivery again, under its id, tried as often as at first. What it says is written anew, with the rights of then.
 *
 * @throws NOT_FOUND, FORBIDDEN; CONFLICT if its webhook is stopped, or its event is not kept any more
 */
export async function retryDelivery(tx: Tx, { deliveryId }: { deliveryId: string }): Promise<WebhookDelivery> {
  const delivery = await tx.em.findOne(WebhookDelivery, deliveryId);
  if (!delivery) throw notFound('delivery', idOf('delivery', deliveryId));
  const webhook = await locked(tx, Webhook, 'webhook', delivery.webhook.id);
  if (webhook.status !== 'ACTIVE' && delivery.event !== PING) throw platformErrors.CONFLICT('Its webhook is stopped. Enable it first.');
  if (delivery.position != null && delivery.position < (await endsOf(tx)).oldest)
    throw platformErrors.CONFLICT('Its event is not kept any more.');
  await tx.em.execute(
    "update webhook_deliveries set status = 'PENDING', tries = 0, next_attempt_at = now(), ended_at = null, error = null where id = ?",
    [delivery.id],
  );
  await wake(tx, webhook.id);
  return delivery;
}

/**
 * Sends something that is no event, once, to try the address and the signature; also while the webhook is stopped.
 *
 * @throws NOT_FOUND, FORBIDDEN
 */
export async function pingWebhook(tx: Tx, { webhookId }: { webhookId: string }): Promise<string> {
  const webhook = await locked(tx, Webhook, 'webhook', webhookId);
  const [id] = await queueDeliveries(tx, webhook, [{ position: null, event: PING, body: pingBody(webhook) }]);
  return id as string;
}

interface ReplayInput {
  webhookId: string;
  expectedVersion?: number | null;
  after?: string | null;
  since?: Date | null;
}

/**
 * Puts a webhook back to an earlier place of the log: all that concerns it from there on is sent again, what was sent before under the id that it had.
 *
 * @throws NOT_FOUND, FORBIDDEN, CONFLICT as `locked` does, and if its owner may not read what its document asks for
 * @throws INVALID_INPUT, ACCESS_CHANGED, CURSOR_EXPIRED as subscribing with this cursor as its owner would
 * @emits webhook.changed
 */
export async function replayWebhook(
  tx: Tx,
  { webhookId, expectedVersion, after, since }: ReplayInput,
  services: Services,
): Promise<Webhook> {
  if ((after == null) === (since == null)) throw invalidInput([{ path: ['after'], message: 'Give either "after" or "since".' }]);
  const webhook = await locked(tx, Webhook, 'webhook', webhookId, expectedVersion);
  const reading = await readingOf(webhook, services);
  if (reading instanceof Stop) throw platformErrors.CONFLICT(`Nothing can be replayed. ${reading.text}`);
  const { viewer, followed } = reading;
  const { oldest } = await endsOf(tx);
  const from = after == null ? await positionBefore(tx, since as Date) : readCursor(viewer, followed.kind, after);
  // An instant before everything that is kept is before what was trimmed, too.
  if (from < 0n || (oldest > 1n && (from < oldest - 1n || (since && from === oldest - 1n))))
    throw platformErrors.CURSOR_EXPIRED(cursorOf(viewer, followed.kind, oldest - 1n));
  await tx.em.execute('update webhooks set position = least(position, ?) where id = ?', [from, webhook.id]);
  emit(tx, webhookChanged, webhook, {});
  return webhook;
}

async function positionBefore(tx: Tx, moment: Date): Promise<bigint> {
  const [row] = await tx.em.execute<{ position: string }[]>('select log_position_before(?::timestamptz) as position', [
    moment.toISOString(),
  ]);
  return BigInt(row?.position ?? 0);
}
