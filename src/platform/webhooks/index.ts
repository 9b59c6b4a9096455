import type { Area } from '../area.js';
import { sendJob } from './delivery.js';
import { WebhookFollower } from './follower.js';
import { trimming } from './trimming.js';
import { webhookAccess } from './webhook.access.js';
import { WebhookDeliverySchema, WebhookSchema } from './webhook.entity.js';
import { webhookChanged, webhookDisabled, webhookFailed, webhookLost } from './webhook.events.js';
import { WebhookResolver } from './webhook.resolver.js';
import {
  WebhookChangedType,
  WebhookDeliveryType,
  WebhookDisabledType,
  WebhookFailedType,
  WebhookFollows,
  WebhookLostType,
  WebhookReads,
  WebhookType,
} from './webhook.type.js';

export const webhooksArea: Area = {
  name: 'webhooks',
  entities: [WebhookSchema, WebhookDeliverySchema],
  types: [WebhookType, WebhookDeliveryType, WebhookChangedType, WebhookDisabledType, WebhookFailedType, WebhookLostType],
  resolvers: [WebhookResolver],
  reads: [WebhookReads],
  follows: [WebhookFollows],
  access: webhookAccess,
  events: [webhookChanged, webhookDisabled, webhookFailed, webhookLost],
  jobs: [sendJob],
  schedules: [trimming],
  beside: services => new WebhookFollower(services),
};
