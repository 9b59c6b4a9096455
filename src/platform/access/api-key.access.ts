import { defineAccess } from './access.js';
import { ApiKey } from './api-key.entity.js';

export const apiKeyAccess = defineAccess({
  entity: () => ApiKey,
  kind: 'apiKey',
  owner: 'ownerId',
  team: 'teamId',
  changes: ['insert', 'update'],
  fixed: ['account', 'prefix', 'lastUsedAt'],
  unaudited: ['lastUsedAt'],
});
