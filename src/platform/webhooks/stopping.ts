import type { Tx } from '../database/tx.js';
import { emit } from '../events/define.js';
import type { Stop } from './reading.js';
import type { Webhook } from './webhook.entity.js';
import { webhookDisabled } from './webhook.events.js';

/** Disables a webhook in the name of the system; somebody has to enable it. @emits webhook.disabled */
export function disableWebhook(tx: Tx, webhook: Webhook, { reason, text }: Stop): void {
  Object.assign(webhook, { status: 'DISABLED', reason, reasonText: text, stoppedAt: tx.now });
  emit(tx, webhookDisabled, webhook, {});
}
