import { defineAccess } from '../../platform/access/access.js';
import { Lead, LeadSource } from './lead.entity.js';
import { Assignment, AssignmentPool, PoolMember } from './pool.entity.js';

export const leadAccess = [
  defineAccess({ entity: () => Lead, kind: 'lead', owner: 'ownerId', team: 'teamId', delegable: true }),
  defineAccess({ entity: () => Assignment, kind: 'lead', owner: 'ownerId', team: 'teamId' }),
  // Set up by whoever may write the kind; forms, filters and reasons show their names to everybody.
  defineAccess({ entity: () => LeadSource, kind: 'source', open: true }),
  defineAccess({ entity: () => AssignmentPool, kind: 'pool', open: true }),
  defineAccess({ entity: () => PoolMember, kind: 'pool', open: true }),
];
