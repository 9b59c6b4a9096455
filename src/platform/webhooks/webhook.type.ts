import { GraphQLJSONObject } from 'graphql-scalars';
import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { UserType } from '../access/user.type.js';
import { DateTime } from '../api/scalars.js';
import { EventType } from '../events/event.type.js';
import { type Connection, Follow, From, Many, One, Sql } from '../reading/declare.js';
import { DeliveryStatus, Webhook, WebhookDelivery, WebhookReason, WebhookStatus } from './webhook.entity.js';
import { webhookChanged, webhookDisabled, webhookFailed, webhookLost } from './webhook.events.js';

registerEnumType(WebhookStatus, {
  name: 'WebhookStatus',
  description: 'Whether a webhook sends.',
  valuesConfig: {
    ACTIVE: { description: 'It sends every event of its subscription.' },
    PAUSED: { description: 'Somebody has paused it. Enabled again, it goes on where it stopped.' },
    DISABLED: { description: 'The system has stopped it: `reason` says why. Enabled again, it goes on where it stopped.' },
    ARCHIVED: { description: 'It was put away.' },
  },
});
registerEnumType(WebhookReason, {
  name: 'WebhookReason',
  description: 'Why the system disabled a webhook.',
  valuesConfig: {
    OWNER_INACTIVE: { description: 'Its owner was deactivated.' },
    OWNER_NOT_PERMITTED: { description: 'Its owner may not have webhooks any more, or not read what its document asks for.' },
    DOCUMENT_INVALID: { description: 'Its document does not fit the schema any more.' },
    GONE: { description: 'The receiver answered 410: it wants nothing any more.' },
    FAILING: { description: 'Every attempt has failed for WEBHOOK_PATIENCE, by default three days.' },
  },
});
registerEnumType(DeliveryStatus, {
  name: 'WebhookDeliveryStatus',
  description: 'What became of a delivery.',
  valuesConfig: {
    PENDING: { description: 'It is sent at `nextAttemptAt`, or when its webhook is enabled.' },
    SUCCEEDED: { description: 'The receiver answered 2xx.' },
    FAILED: { description: 'It was given up after its last attempt, or its event is not kept any more.' },
    DROPPED: { description: 'It was not sent: the owner of the webhook may not hear of the event any more.' },
  },
});

@From(() => Webhook, {
  prefix: 'webhook',
  filters: ['id', 'status', 'owner', 'createdAt'],
  orders: ['createdAt'],
})
@ObjectType('Webhook', {
  description: 'Sends the events of a subscription to an address, each as a signed request: docs/webhooks.md.',
})
export class WebhookType {
  @Field(() => ID, { description: 'Id, "webhook_…".' }) id!: string;
  @Field({ description: 'What it is called here.' }) name!: string;
  @Field({ description: 'Where its deliveries go.' }) url!: string;
  @Field({ description: 'Its subscription, as GraphQL.' }) document!: string;
  @Field(() => GraphQLJSONObject, { nullable: true, description: 'The variables of the subscription.' })
  variables!: Record<string, unknown> | null;
  @Field(() => WebhookStatus, { description: 'Whether it sends.' }) status!: string;
  @Field(() => WebhookReason, { nullable: true, description: 'Why the system disabled it; null if it did not.' })
  reason!: string | null;
  @Field(() => String, { nullable: true, description: 'The same, in words.' }) reasonText!: string | null;
  @Field(() => DateTime, { nullable: true, description: 'Since when it does not send, UTC; null while it does.' }) stoppedAt!: Date | null;
  @Field({
    description: 'Its place in the log of events, a whole number: every event up to here that concerns it has its delivery.',
  })
  position!: string;
  @Field(() => Int, { description: 'Attempts that have failed since one that did not.' }) failures!: number;
  @Field(() => DateTime, { nullable: true, description: 'When the first of these failed, UTC; null if none has.' })
  failingSince!: Date | null;
  @Sql(t => `least(${t}.lost, 2147483647)::int`)
  @Field(() => Int, {
    description:
      'Events of the log, its own and others, that were no longer kept when it came to them: it was stopped for longer than EVENT_RETENTION.',
  })
  lost!: number;
  @Field(() => DateTime, { nullable: true, description: 'When that happened last, UTC; null if never.' }) lostAt!: Date | null;
  @Field(() => DateTime, { description: 'When it was made, UTC.' }) createdAt!: Date;
  @Field(() => Int, { description: 'Grows with every change that somebody makes; for `expectedVersion`.' }) version!: number;
  @One(() => UserType, {
    of: 'ownerId',
    nullable: true,
    description: 'Who made it: it tells what this person, or machine, may see at the moment of each delivery.',
  })
  owner!: One<UserType> | null;
  @Many(() => WebhookDeliveryType, {
    by: 'webhook',
    order: ['-createdAt'],
    description: 'What was sent, newest first; kept for WEBHOOK_RETENTION after it ended, by default 30 days.',
  })
  deliveries!: Connection<WebhookDeliveryType>;
}

/** Bodies and answers hold what the owner sees: nobody else is shown them. */
const ownersOnly = (column: string) => (t: string) =>
  `case when ${t}.owner_id = (select nullif(current_setting('bw.user', true), '')::uuid) then ${t}.${column} end`;

@From(() => WebhookDelivery, {
  prefix: 'delivery',
  kind: 'webhook',
  filters: ['id', 'webhook', 'status', 'event', 'createdAt'],
  orders: ['createdAt'],
})
@ObjectType('WebhookDelivery', { description: 'One event on its way to one receiver.' })
export class WebhookDeliveryType {
  @Field(() => ID, { description: 'Id, "delivery_…": sent as the header "webhook-id", the same at every attempt.' }) id!: string;
  @Field({
    description: 'The event, such as "lead.created"; "ping" for a try, "events.lost" where events were no longer kept.',
  })
  event!: string;
  @Field(() => String, {
    nullable: true,
    description: 'The place of the event in the log, a whole number: a larger one happened later. Null for a ping.',
  })
  position!: string | null;
  @Field(() => DeliveryStatus, { description: 'What became of it.' }) status!: string;
  @Field(() => Int, { description: 'How often it was sent.' }) attempts!: number;
  @Field(() => DateTime, { nullable: true, description: 'When it was sent last, UTC; null if it was not yet.' }) attemptedAt!: Date | null;
  @Field(() => DateTime, { nullable: true, description: 'When it is sent next, UTC; null if it is not.' }) nextAttemptAt!: Date | null;
  @Field(() => Int, { nullable: true, description: 'The HTTP status of the last answer; null if there was none.' })
  responseStatus!: number | null;
  @Sql(ownersOnly('response_body'))
  @Field(() => String, {
    nullable: true,
    description: 'The first 1,000 characters of the last answer. Only for the owner of the webhook, since it may repeat what was sent.',
  })
  responseBody!: string | null;
  @Field(() => Int, { nullable: true, description: 'How long the last attempt took, in milliseconds.' }) durationMs!: number | null;
  @Field(() => String, { nullable: true, description: 'Why the last attempt failed; null if it did not.' }) error!: string | null;
  @Sql(ownersOnly('body'))
  @Field(() => String, {
    nullable: true,
    description: 'What was sent last, or is to be sent: JSON. Only for the owner of the webhook, since it holds what that person sees.',
  })
  body!: string | null;
  @Field(() => DateTime, { description: 'When the event was read from the log, UTC.' }) createdAt!: Date;
  @Field(() => DateTime, { nullable: true, description: 'When it arrived or was given up, UTC; null while neither.' })
  endedAt!: Date | null;
  @One(() => WebhookType, { description: 'Its webhook.' }) webhook!: One<WebhookType>;
}

@ObjectType('WebhookChanged', { implements: EventType, description: 'A webhook was made, changed, stopped or enabled by somebody.' })
export class WebhookChangedType extends EventType {
  @One(() => WebhookType, { of: 'subject', description: 'The webhook, as it is at delivery.' }) webhook!: One<WebhookType>;
}
@ObjectType('WebhookDisabled', { implements: EventType, description: 'The system has disabled a webhook: its `reason` says why.' })
export class WebhookDisabledType extends EventType {
  @One(() => WebhookType, { of: 'subject', description: 'The webhook, as it is at delivery.' }) webhook!: One<WebhookType>;
}
@ObjectType('WebhookFailed', { implements: EventType, description: 'A delivery was given up, the first since one that arrived.' })
export class WebhookFailedType extends EventType {
  @One(() => WebhookType, { of: 'subject', description: 'The webhook, as it is at delivery.' }) webhook!: One<WebhookType>;
  @One(() => WebhookDeliveryType, {
    of: 'deliveryId',
    nullable: true,
    description: 'The delivery, as it is now: send it again by `webhookDeliveryRetry`. Null once it was deleted.',
  })
  delivery!: One<WebhookDeliveryType> | null;
}
@ObjectType('WebhookLost', { implements: EventType, description: 'Events were no longer kept when a webhook came to them.' })
export class WebhookLostType extends EventType {
  @One(() => WebhookType, { of: 'subject', description: 'The webhook, as it is at delivery.' }) webhook!: One<WebhookType>;
  @Field(() => Int, { description: 'How many of the log, whatever they were about.' }) lost!: number;
}

/** Fields of `Query`. */
export class WebhookReads {
  @One(() => WebhookType, { nullable: true, description: 'A webhook, by id.' }) webhook!: One<WebhookType> | null;
  @Many(() => WebhookType, { order: ['-createdAt'], description: 'Webhooks, newest first, archived ones too.' })
  webhooks!: Connection<WebhookType>;
  @One(() => WebhookDeliveryType, { nullable: true, description: 'A delivery, by id.' })
  webhookDelivery!: One<WebhookDeliveryType> | null;
  @Many(() => WebhookDeliveryType, { order: ['-createdAt'], description: 'Deliveries of all webhooks, newest first.' })
  webhookDeliveries!: Connection<WebhookDeliveryType>;
}

/** Fields of `Subscription`. */
export class WebhookFollows {
  @Follow({
    kind: 'webhook',
    subject: () => WebhookType,
    events: {
      WebhookChanged: webhookChanged,
      WebhookDisabled: webhookDisabled,
      WebhookFailed: webhookFailed,
      WebhookLost: webhookLost,
    },
    description: 'Webhooks as they are changed, fail, lose events or are disabled. No webhook can have this for its document.',
  })
  webhookChanged!: unknown;
}
