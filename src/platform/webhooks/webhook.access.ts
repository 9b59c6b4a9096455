import { defineAccess } from '../access/access.js';
import { Webhook, WebhookDelivery } from './webhook.entity.js';

export const webhookAccess = [
  defineAccess({
    entity: () => Webhook,
    kind: 'webhook',
    owner: 'ownerId',
    team: 'teamId',
    changes: ['insert', 'update'],
    // whose rights it has is never handed on
    fixed: ['ownerId'],
    unaudited: ['position', 'failures', 'failingSince', 'restsUntil', 'gaveUp', 'lost', 'lostAt'],
  }),
  defineAccess({
    entity: () => WebhookDelivery,
    kind: 'webhook',
    owner: 'ownerId',
    team: 'teamId',
    fixed: ['webhook', 'ownerId', 'position'],
    unaudited: true,
  }),
];
