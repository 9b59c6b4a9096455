import { forgetting } from '../api/forgetting.js';
import type { Area } from '../area.js';
import { jobAccess } from './job.access.js';
import { DeadJobSchema, JobProgressSchema, JobScheduleSchema } from './job.entity.js';
import { jobFailed, jobProgressed, jobSettled } from './job.events.js';
import { JobResolver } from './job.resolver.js';
import {
  DeadJobType,
  JobFailedType,
  JobFollows,
  JobProgressedType,
  JobProgressType,
  JobReads,
  JobScheduleType,
  JobSettledType,
} from './job.type.js';

export const jobsArea: Area = {
  name: 'jobs',
  entities: [DeadJobSchema, JobProgressSchema, JobScheduleSchema],
  types: [DeadJobType, JobProgressType, JobScheduleType, JobFailedType, JobSettledType, JobProgressedType],
  resolvers: [JobResolver],
  reads: [JobReads],
  follows: [JobFollows],
  access: jobAccess,
  events: [jobFailed, jobSettled, jobProgressed],
  schedules: [forgetting],
};
