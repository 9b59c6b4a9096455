import { idOf } from '../api/ids.js';
import type { Tx } from '../database/tx.js';
import { wake } from './delivery.js';
import type { Webhook } from './webhook.entity.js';

export interface Written {
  position: bigint | null;
  /** Its name; that of the event in the log by default. */
  event?: string;
  body: string;
}

// Who reads the log again (a replay) finds the delivery that is there: receivers know its id.
const INSERT = `
  insert into webhook_deliveries (id, created_at, webhook_id, owner_id, team_id, position, event, body, sight, written_at, status, next_attempt_at)
  select uuidv7(), now(), w.id, w.owner_id, w.team_id, x.position, coalesce(x.event, e.name), x.body, ?, now(), 'PENDING', now()
  from webhooks w, rows from (jsonb_to_recordset(?::jsonb) as (position bigint, event text, body text)) with ordinality x left join event_log e on e.position = x.position
  where w.id = ? order by x.ordinality
  on conflict (webhook_id, position) do update set event = excluded.event, body = excluded.body, sight = excluded.sight, written_at = now(), status = 'PENDING',
    tries = 0, next_attempt_at = now(), ended_at = null, error = null
  returning id`;

/** Queues what is to be sent, lowest position first. The webhook is locked. @returns the ids of the deliveries */
export async function queueDeliveries(tx: Tx, webhook: Webhook, written: readonly Written[], sight = ''): Promise<string[]> {
  if (!written.length) return [];
  const rows = written.map(({ position, event, body }) => ({ position: position === null ? null : String(position), event, body }));
  const made = await tx.em.execute<{ id: string }[]>(INSERT, [sight, JSON.stringify(rows), webhook.id]);
  await wake(tx, webhook.id);
  return made.map(({ id }) => id);
}

/** What a ping carries. */
export const pingBody = (webhook: Webhook): string =>
  JSON.stringify({ data: null, extensions: { ping: { webhook: idOf('webhook', webhook.id) } } });
