import { defineAccess } from '../access/access.js';
import { DeadJob, JobProgress, JobSchedule } from './job.entity.js';

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
  defineAccess({ entity: () => JobSchedule, kind: 'job', changes: [], unaudited: true }),
];
