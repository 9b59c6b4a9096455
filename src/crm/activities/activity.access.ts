import { defineAccess } from '../../platform/access/access.js';
import { Activity } from './activity.entity.js';

export const activityAccess = [
  defineAccess({ entity: () => Activity, kind: 'activity', owner: 'ownerId', team: 'teamId', delegable: true }),
];
