import { Duration } from 'luxon';
import { locked } from '../database/locked.js';
import type { Tx } from '../database/tx.js';
import { emit } from '../events/define.js';
import { newSecret } from './signing.rules.js';
import { Webhook } from './webhook.entity.js';
import { webhookChanged } from './webhook.events.js';

/** A webhook with the secret that is shown once. */
export interface WithSecret {
  webhook: Webhook;
  secret: string;
}

/** Has deliveries signed with a new secret. @param overlap milliseconds for which they are also signed with those before it */
export async function addSecret(tx: Tx, webhook: Webhook, overlap = 0): Promise<WithSecret> {
  const secret = newSecret();
  await tx.em.flush();
  await tx.em.execute('select vault.add_webhook_secret(?, ?, make_interval(secs => ?))', [webhook.id, secret, overlap / 1000]);
  return { webhook, secret };
}

/**
 * The next secret; both are signed with for a while, so that the receiver can change over.
 *
 * @param input.overlap how long the old one is good for still, ISO 8601
 * @throws NOT_FOUND, FORBIDDEN, CONFLICT as `locked` does
 * @emits webhook.changed
 */
export async function rotateSecret(
  tx: Tx,
  input: { webhookId: string; expectedVersion?: number | null; overlap: string },
): Promise<WithSecret> {
  const webhook = await locked(tx, Webhook, 'webhook', input.webhookId, input.expectedVersion);
  emit(tx, webhookChanged, webhook, {});
  return addSecret(tx, webhook, Duration.fromISO(input.overlap).toMillis());
}
