import { defineAccess } from '../access/access.js';
import { DeadJob, JobProgress } from './job.entity.js';

export const jobAccess = [
  defineAccess({
    entity: () => DeadJob,
    kind: 'job',
    owner: 'ownerId',
    team: 'teamId',
    changes: ['insert', 'update'],
    fixed: ['payload', 'name', 'key'],
    unaudited: ['payload'],
  }),
  defineAccess({
    entity: () => JobProgress,
    kind: 'job',
    owner: 'ownerId',
    team: 'teamId',
    changes: ['insert', 'update'],
    unaudited: true,
  }),
];
