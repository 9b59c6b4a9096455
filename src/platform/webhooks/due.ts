import type { Tx } from '../database/tx.js';
import type { Reading, Stop } from './reading.js';
import { PING, type Webhook } from './webhook.entity.js';

/** Requests to one receiver at once. */
const AT_ONCE = 8;
/** Attempts that failed in a row after which a receiver is asked for one delivery at a time. */
export const STRIKES = 5;

export interface DueDelivery {
  id: string;
  position: bigint | null;
  event: string;
  body: string;
  sight: string;
  /** Its body was written a moment ago. */
  fresh: boolean;
  attempts: number;
  tries: number;
}

export interface Batch {
  webhook: Webhook;
  /** A stop only where there are pings and nothing else. */
  reading: Reading | Stop;
  /** Newest first. */
  secrets: string[];
  deliveries: DueDelivery[];
}

/** Of a webhook that is stopped or rests, only pings go. */
const MAY_GO = `(event = '${PING}' or (?::boolean and coalesce(?::timestamptz <= now(), true)))`;
const values = (webhook: Webhook) => [webhook.status === 'ACTIVE', webhook.restsUntil];

/** What is to be sent now, lowest position first; undefined if there is nothing. The webhook is locked. */
export async function nextBatch(tx: Tx, webhook: Webhook, reading: Reading | Stop): Promise<Batch | undefined> {
  const rows = await tx.em.execute<(Omit<DueDelivery, 'position'> & { position: string | null })[]>(
    `select id, position, event, body, sight, written_at > now() - interval '10 seconds' as fresh, attempts, tries from webhook_deliveries
    where webhook_id = ? and status = 'PENDING' and next_attempt_at <= now() and ${MAY_GO} order by position nulls first, id limit ?`,
    [webhook.id, ...values(webhook), webhook.failures < STRIKES ? AT_ONCE : 1],
  );
  if (!rows.length) return undefined;
  const secrets = await tx.em.execute<{ secret: string }[]>('select secret from vault.webhook_secrets(?) secret', [webhook.id]);
  const deliveries = rows.map(row => ({ ...row, position: row.position === null ? null : BigInt(row.position) }));
  return { webhook, reading, secrets: secrets.map(({ secret }) => secret), deliveries };
}

/** When the next attempt is due; undefined if none is. */
export async function nextTime(tx: Tx, webhook: Webhook): Promise<Date | undefined> {
  const [row] = await tx.em.execute<{ at: string | Date | null }[]>(
    `select min(case when event = '${PING}' then next_attempt_at else greatest(next_attempt_at, ?::timestamptz) end) as at from webhook_deliveries
    where webhook_id = ? and status = 'PENDING' and (event = '${PING}' or ?::boolean)`,
    [webhook.restsUntil, webhook.id, webhook.status === 'ACTIVE'],
  );
  return row?.at ? new Date(row.at) : undefined;
}
