import { defineEntity, p } from '@mikro-orm/core';
import { Team, User } from '../access/user.entity.js';
import { id, instant, oneOf, record } from '../api/columns.js';

export const WebhookStatus = { ACTIVE: 'ACTIVE', PAUSED: 'PAUSED', DISABLED: 'DISABLED', ARCHIVED: 'ARCHIVED' } as const;
export const WebhookReason = {
  OWNER_INACTIVE: 'OWNER_INACTIVE',
  OWNER_NOT_PERMITTED: 'OWNER_NOT_PERMITTED',
  DOCUMENT_INVALID: 'DOCUMENT_INVALID',
  GONE: 'GONE',
  FAILING: 'FAILING',
} as const;
export type WebhookReason = keyof typeof WebhookReason;
export const DeliveryStatus = { PENDING: 'PENDING', SUCCEEDED: 'SUCCEEDED', FAILED: 'FAILED', DROPPED: 'DROPPED' } as const;
export type DeliveryStatus = keyof typeof DeliveryStatus;

/** What deliveries are called that are about no event of the log: to try the address, and to say that events were lost. */
export const PING = 'ping';
export const LOST = 'events.lost';

/** A webhook is always somebody's: with that person's rights events are read. */
const possessed = () => ({
  ownerId: () => p.manyToOne(User).mapToPk().fieldName('owner_id'),
  teamId: () => p.manyToOne(Team).mapToPk().fieldName('team_id').nullable(),
});

export const WebhookSchema = defineEntity({
  name: 'Webhook',
  tableName: 'webhooks',
  properties: {
    ...record(),
    ...possessed(),
    name: p.text(),
    url: p.text(),
    document: p.text(),
    variables: p.json<Record<string, unknown>>().nullable(),
    status: oneOf(WebhookStatus),
    /** Why the system stopped it. */
    reason: oneOf(WebhookReason).nullable(),
    reasonText: p.text().nullable(),
    stoppedAt: instant().nullable(),
    /** Of the log: all that concerns it up to here has its delivery. Moved by statements of its own, as everything below. */
    position: p.bigint('bigint'),
    failures: p.integer().default(0),
    failingSince: instant().nullable(),
    restsUntil: instant().nullable(),
    gaveUp: p.boolean().default(false),
    lost: p.bigint('bigint').default(0),
    lostAt: instant().nullable(),
  },
});
/** Where events go, and which. What they are signed with is kept in `vault.webhook_secrets`, out of the application's reach. */
export class Webhook extends WebhookSchema.class {}
WebhookSchema.setClass(Webhook);

export const WebhookDeliverySchema = defineEntity({
  name: 'WebhookDelivery',
  tableName: 'webhook_deliveries',
  properties: {
    id: id(),
    createdAt: instant(),
    webhook: () => p.manyToOne(Webhook),
    ...possessed(),
    position: p.bigint('bigint').nullable(),
    event: p.text(),
    body: p.text(),
    /** Names the rights that the body was written with. */
    sight: p.text(),
    writtenAt: instant(),
    status: oneOf(DeliveryStatus),
    attempts: p.integer().default(0),
    /** Since it was queued last. */
    tries: p.integer().default(0),
    nextAttemptAt: instant().nullable(),
    attemptedAt: instant().nullable(),
    responseStatus: p.integer().nullable(),
    responseBody: p.text().nullable(),
    durationMs: p.integer().nullable(),
    error: p.text().nullable(),
    endedAt: instant().nullable(),
  },
});
/** One event on its way to one webhook. Written by statements of its own. */
export class WebhookDelivery extends WebhookDeliverySchema.class {}
WebhookDeliverySchema.setClass(WebhookDelivery);
