import type { Area } from '../../platform/area.js';
import { followCustomer } from '../customers/following.js';
import { personal } from '../customers/personal.js';
import { activityAccess } from './activity.access.js';
import { ActivitySchema } from './activity.entity.js';
import { activityPersonal } from './activity.personal.js';
import { ActivityReads } from './activity.reads.js';
import { ActivityResolver } from './activity.resolver.js';
import { ActivityType } from './activity.type.js';

followCustomer('activities_follow');
personal(activityPersonal);

/** Calls, e-mails, meetings, notes and tasks. C2, C5. */
export const activitiesArea: Area = {
  name: 'activities',
  entities: [ActivitySchema],
  types: [ActivityType],
  resolvers: [ActivityResolver],
  reads: [ActivityReads],
  access: activityAccess,
};
