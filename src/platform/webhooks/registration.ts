import { applyChanges } from '../api/changes.js';
import { forbidden, invalidInput, platformErrors } from '../api/errors.js';
import { locked } from '../database/locked.js';
import type { Tx } from '../database/tx.js';
import { cursorOf, readCursor } from '../events/cursor.js';
import { emit } from '../events/define.js';
import type { Left } from '../events/followed.js';
import type { Services } from '../server/services.js';
import { wrongAddress } from './address.rules.js';
import { addSecret, type WithSecret } from './secret.js';
import { Webhook } from './webhook.entity.js';
import { webhookChanged } from './webhook.events.js';

export interface NewWebhook {
  name: string;
  url: string;
  document: string;
  variables?: Record<string, unknown> | null;
}

export interface WebhookChange {
  webhookId: string;
  expectedVersion?: number | null;
  name?: string | null;
  url?: string | null;
  document?: string | null;
  variables?: Record<string, unknown> | null;
}

/** Webhooks of one person that are not archived: each reads every event that may concern it. */
const MOST = 100;

async function mustNotBeTooMany(tx: Tx): Promise<void> {
  const count = await tx.em.count(Webhook, { ownerId: tx.actor.userId, status: { $ne: 'ARCHIVED' } });
  if (count >= MOST)
    throw platformErrors.LIMIT_EXCEEDED(`You have ${count} webhooks; you may have ${MOST}. Archive some, or let one tell of more.`);
}

function mustBeReachable(url: string, { config }: Services): void {
  const message = wrongAddress(url, config.webhookNetworks);
  if (message) throw invalidInput([{ path: ['url'], message }]);
}

/** The ends of the log: the highest position, and the lowest that is kept. */
export async function endsOf(tx: Tx): Promise<{ end: bigint; oldest: bigint }> {
  const [row] = await tx.em.execute<{ position: string; oldest: string }[]>('select position, oldest from log_end');
  return { end: BigInt(row?.position ?? 0), oldest: BigInt(row?.oldest ?? 1) };
}

/** Compiles what a webhook would send its maker. @returns where it begins, if it says so by `after` */
async function begins(tx: Tx, left: Left, { follow }: Services): Promise<bigint | undefined> {
  const { kind, after } = await follow(left, tx.actor);
  if (kind === 'webhook')
    throw invalidInput([
      { path: ['document'], message: 'A webhook tells nothing of webhooks: each delivery would be followed by another.' },
    ]);
  if (after === null) return undefined;
  const from = readCursor(tx.actor, kind, after);
  const { end, oldest } = await endsOf(tx);
  if (from < oldest - 1n || from > end) throw platformErrors.CURSOR_EXPIRED(cursorOf(tx.actor, kind, oldest - 1n));
  return from;
}

/**
 * Sends the events of a subscription to an address, from `after` on as the document or its variables give it, or from now on.
 *
 * @throws INVALID_INPUT for an address or a document that will not do; FORBIDDEN, LIMIT_EXCEEDED, ACCESS_CHANGED, CURSOR_EXPIRED as subscribing does
 * @emits webhook.changed
 */
export async function createWebhook(
  tx: Tx,
  { name, url, document, variables = null }: NewWebhook,
  services: Services,
): Promise<WithSecret> {
  mustBeReachable(url, services);
  await mustNotBeTooMany(tx);
  const from = await begins(tx, { document, variables }, services);
  const position = from ?? (await endsOf(tx)).end;
  const { userId: ownerId, teamId } = tx.actor;
  const webhook = tx.em.create(Webhook, { ownerId, teamId, name, url, document, variables, status: 'ACTIVE', position } as never);
  emit(tx, webhookChanged, webhook, {});
  return addSecret(tx, webhook);
}

/**
 * Changes a webhook. With another document it goes on from where it is, unless that says `after`; what waits to be sent is written anew.
 *
 * @throws as `createWebhook` and `locked` do; FORBIDDEN for the address or document of somebody else's, since what it sends is what its owner may see
 * @emits webhook.changed
 */
export async function updateWebhook(tx: Tx, input: WebhookChange, services: Services): Promise<Webhook> {
  const webhook = await locked(tx, Webhook, 'webhook', input.webhookId, input.expectedVersion);
  const changed = applyChanges(webhook, input as never, { required: ['name', 'url', 'document'], optional: ['variables'] });
  if (!changed.length) return webhook;
  if (changed.some(field => field !== 'name') && webhook.ownerId !== tx.actor.userId)
    throw forbidden('changing where the webhook of somebody else goes, or what it says');
  if (changed.includes('url')) mustBeReachable(webhook.url, services);
  if (changed.includes('document') || changed.includes('variables')) {
    const from = await begins(tx, webhook, services);
    await tx.em.execute("update webhook_deliveries set sight = '' where webhook_id = ? and status = 'PENDING'", [webhook.id]);
    if (from !== undefined) await tx.em.execute('update webhooks set position = ? where id = ?', [from, webhook.id]);
  }
  emit(tx, webhookChanged, webhook, {});
  return webhook;
}
