import type { Area } from '../../platform/area.js';
import { leadForm } from './form.js';
import { leadAccess } from './lead.access.js';
import { LeadSchema, LeadSourceSchema } from './lead.entity.js';
import { LeadAssignedType, LeadCreatedType } from './lead.event.type.js';
import { leadAssigned, leadChanged, leadConverted, leadCreated } from './lead.events.js';
import { LeadFollows, LeadReads } from './lead.reads.js';
import { LeadResolver } from './lead.resolver.js';
import { LeadSourceType, LeadType } from './lead.type.js';
import { AssignmentPoolSchema, AssignmentSchema, PoolMemberSchema } from './pool.entity.js';
import { PoolResolver } from './pool.resolver.js';
import { AssignmentPoolType, AssignmentType, PoolMemberType } from './pool.type.js';

export const leadsArea: Area = {
  name: 'leads',
  entities: [LeadSourceSchema, LeadSchema, AssignmentPoolSchema, PoolMemberSchema, AssignmentSchema],
  types: [LeadType, LeadSourceType, AssignmentType, AssignmentPoolType, PoolMemberType, LeadCreatedType, LeadAssignedType],
  resolvers: [LeadResolver, PoolResolver],
  reads: [LeadReads],
  follows: [LeadFollows],
  access: leadAccess,
  events: [leadCreated, leadAssigned, leadChanged, leadConverted],
  routes: leadForm,
};
