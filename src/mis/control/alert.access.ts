import { defineAccess } from '../../platform/access/access.js';
import { Alert } from './alert.entity.js';

export const alertAccess = [
  defineAccess({ entity: () => Alert, kind: 'alert', owner: 'ownerId', team: 'teamId', delegable: true, changes: ['insert', 'update'] }),
];
