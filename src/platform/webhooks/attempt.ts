import { idOf } from '../api/ids.js';
import { tellStretch } from '../events/telling.js';
import type { JobRun } from '../jobs/define.js';
import type { Services } from '../server/services.js';
import type { Batch, DueDelivery } from './due.js';
import { Stop } from './reading.js';
import { send } from './sending.js';
import { signatureOf } from './signing.rules.js';
import { LOST, PING } from './webhook.entity.js';

/** What became of an attempt. */
export interface Outcome {
  delivery: DueDelivery;
  /** DROPPED: the owner may not hear of the event any more. */
  became: 'SUCCEEDED' | 'REFUSED' | 'FAILED' | 'DROPPED';
  /** The receiver was asked. */
  asked: boolean;
  /** What was sent, where it is not what the delivery had. */
  body?: string;
  sight?: string;
  status?: number;
  answer?: string;
  /** Milliseconds. */
  took?: number;
  error?: string;
}

/** The status by which a receiver says that it wants nothing any more. */
export const GONE = 410;

/** The body as it is to be sent now; an outcome where there is nothing to send. */
async function bodyOf(delivery: DueDelivery, { reading }: Batch, { tail, log }: Services): Promise<{ body: string } | Outcome> {
  const { position, event, body, sight, fresh } = delivery;
  if (position === null || event === LOST || reading instanceof Stop || (fresh && sight === reading.sight)) return { body };
  const { followed, viewer } = reading;
  const [told] = await tellStretch(followed, viewer, { after: position - 1n, upTo: position, limit: 1 }, log);
  if (told?.text) return { body: told.text };
  if (!told && position < (await tail.ends()).oldest)
    return { delivery, became: 'FAILED', asked: false, error: 'Its event is not kept any more.' };
  return {
    delivery,
    became: 'DROPPED',
    asked: false,
    error: 'Its owner may not hear of this event any more, or its document wants it no more.',
  };
}

const refusal = (status: number): string | undefined => {
  if (status >= 200 && status < 300) return undefined;
  if (status >= 300 && status < 400) return `Answered ${status}. Redirects are not followed: give the address that it leads to.`;
  return `Answered ${status}.`;
};

/** Sends one delivery. @returns undefined if the process stops in the middle: then nobody knows, and it is sent again */
export async function attempt(delivery: DueDelivery, batch: Batch, { services, signal }: JobRun): Promise<Outcome | undefined> {
  const { webhook, reading, secrets } = batch;
  const { webhookTimeout: timeout, webhookNetworks: networks } = services.config;
  const written = await bodyOf(delivery, batch, services);
  if ('became' in written) return written;
  const { body } = written;
  const id = idOf('delivery', delivery.id);
  const timestamp = Math.floor(Date.now() / 1000);
  const headers = {
    'user-agent': 'Bellwether-Webhooks/1',
    'webhook-id': id,
    'webhook-timestamp': String(timestamp),
    'webhook-signature': signatureOf({ id, timestamp, body }, secrets),
    'bellwether-event': delivery.event,
    'bellwether-attempt': String(delivery.attempts + 1),
    ...(delivery.position !== null && { 'bellwether-position': String(delivery.position) }),
  };
  const about = { delivery, asked: true, body, sight: reading instanceof Stop || delivery.event === PING ? '' : reading.sight };
  const began = performance.now();
  try {
    const { status, body: answer } = await send({ url: webhook.url, headers, body, timeout, networks, signal });
    const error = refusal(status);
    const became = error ? (status === GONE ? 'FAILED' : 'REFUSED') : 'SUCCEEDED';
    return { ...about, became, status, answer, took: Math.round(performance.now() - began), ...(error && { error }) };
  } catch (error) {
    if (signal.aborted) return undefined;
    return { ...about, became: 'REFUSED', took: Math.round(performance.now() - began), error: messageOf(error) };
  }
}

/** Of several addresses that were tried, what went wrong with each. */
const messageOf = (error: unknown): string =>
  error instanceof AggregateError ? error.errors.map(messageOf).join('; ') : ((error as Error).message || String(error)).slice(0, 1_000);
