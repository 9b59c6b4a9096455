import { LockMode } from '@mikro-orm/core';
import { platformErrors } from '../api/errors.js';
import type { Tx } from '../database/tx.js';
import { cursorOf } from '../events/cursor.js';
import { emit } from '../events/define.js';
import type { Told } from '../events/followed.js';
import { tellStretch } from '../events/telling.js';
import type { Services } from '../server/services.js';
import { queueDeliveries, type Written } from './deliveries.js';
import { type Reading, readingOf, Stop } from './reading.js';
import { disableWebhook } from './stopping.js';
import { LOST, Webhook } from './webhook.entity.js';
import { webhookLost } from './webhook.events.js';

/** Events that are told in one transaction, and positions that are passed in it. */
const PAGE = 100;
const STRETCH = 10_000n;

/**
 * Takes a webhook further along the log: the deliveries of a stretch and the new position are there together, so each event has one delivery, whatever is
 * killed and whoever else is at it.
 *
 * @returns whether there is more
 * @throws CONFLICT if another process is at it for longer than a second
 */
export async function followOn(services: Services, id: string): Promise<boolean> {
  const { result } = await services.transact(services.viewers.system(), tx => advance(tx, id, services));
  return result;
}

async function advance(tx: Tx, id: string, services: Services): Promise<boolean> {
  const { tail, log } = services;
  await tx.em.execute("set local lock_timeout = '1s'");
  const webhook = await tx.em.findOne(Webhook, { id, status: 'ACTIVE' }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  if (!webhook) return false;
  const reading = await readingOf(webhook, services);
  if (reading instanceof Stop) {
    disableWebhook(tx, webhook, reading);
    return false;
  }
  const { position: from } = webhook;
  const end = tail.position;
  if (from >= end) {
    await putBack(tx, webhook, services);
    return false;
  }
  const upTo = end - from > STRETCH ? from + STRETCH : end;
  const told = await tellStretch(reading.followed, reading.viewer, { after: from, upTo, limit: PAGE }, log);
  // After the page was read: what was trimmed meanwhile may be missing from it.
  const { oldest } = await tail.ends();
  const written: Written[] = told.flatMap(({ position, text }) => (text === null || position < oldest ? [] : [{ position, body: text }]));
  const passed = told.length < PAGE ? upTo : (told.at(-1) as Told).position;
  if (oldest > from + 1n) written.unshift(noticeOfLoss(tx, webhook, reading, oldest));
  await queueDeliveries(tx, webhook, written, reading.sight);
  const reached = passed < oldest - 1n ? oldest - 1n : passed;
  const lost = oldest > from + 1n ? oldest - 1n - from : 0n;
  await tx.em.execute(
    'update webhooks set position = ?, lost = lost + ?::bigint, lost_at = case when ?::bigint > 0 then now() else lost_at end where id = ?',
    [reached, lost, lost, id],
  );
  return reached < tail.position;
}

/** The receiver is told what a subscriber would be told. @emits webhook.lost */
function noticeOfLoss(tx: Tx, webhook: Webhook, { viewer, followed }: Reading, oldest: bigint): Written {
  const lost = Number(oldest - 1n - webhook.position);
  emit(tx, webhookLost, webhook, { lost });
  const { code, message } = platformErrors.CURSOR_EXPIRED(cursorOf(viewer, followed.kind, oldest - 1n));
  return { position: oldest - 1n, event: LOST, body: JSON.stringify({ errors: [{ message, extensions: { code, lost } }], data: null }) };
}

/** A database that was put back to an earlier state has a shorter log: go on from its end. */
async function putBack(tx: Tx, { id, position }: Webhook, { tail, log }: Services): Promise<void> {
  if (position <= tail.position) return;
  const { position: end } = await tail.ends();
  if (position <= end) return;
  log.error({ webhook: id, was: String(position), is: String(end) }, 'the event log has become shorter');
  await tx.em.execute('update webhooks set position = ? where id = ?', [end, id]);
}
