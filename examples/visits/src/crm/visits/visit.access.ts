import { defineAccess } from '../../platform/access/access.js';
import { Visit } from './visit.entity.js';

export const visitAccess = [defineAccess({ entity: () => Visit, kind: 'visit', owner: 'ownerId', team: 'teamId' })];
