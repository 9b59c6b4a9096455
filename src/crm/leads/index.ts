import type { Area } from '../../platform/area.js';
import { leadForm } from './form.js';
import { leadAccess } from './lead.access.js';
import { LeadSchema, LeadScoreSchema, LeadSourceSchema } from './lead.entity.js';
import { LeadAssignedType, LeadCreatedType, LeadScoredType } from './lead.event.type.js';
import { leadAssigned, leadChanged, leadConverted, leadCreated, leadScored } from './lead.events.js';
import { LeadFollows, LeadReads } from './lead.reads.js';
import { LeadResolver } from './lead.resolver.js';
import { LeadSourceType, LeadType } from './lead.type.js';
import { AssignmentPoolSchema, AssignmentSchema, PoolMemberSchema } from './pool.entity.js';
import { PoolResolver } from './pool.resolver.js';
import { AssignmentPoolType, AssignmentType, PoolMemberType } from './pool.type.js';
import { ScoreModelSchema } from './score.entity.js';
import { scoreAll, training, weekly } from './score.jobs.js';
import { ScoreResolver } from './score.resolver.js';
import { LeadScoreType, NotEnoughHistoryErrorType, ScoreModelType } from './score.type.js';

export const leadsArea: Area = {
  name: 'leads',
  entities: [LeadSourceSchema, LeadSchema, AssignmentPoolSchema, PoolMemberSchema, AssignmentSchema, ScoreModelSchema, LeadScoreSchema],
  types: [
    LeadType,
    LeadSourceType,
    AssignmentType,
    AssignmentPoolType,
    PoolMemberType,
    ScoreModelType,
    LeadScoreType,
    NotEnoughHistoryErrorType,
    LeadCreatedType,
    LeadAssignedType,
    LeadScoredType,
  ],
  resolvers: [LeadResolver, PoolResolver, ScoreResolver],
  reads: [LeadReads],
  follows: [LeadFollows],
  access: leadAccess,
  events: [leadCreated, leadAssigned, leadChanged, leadConverted, leadScored],
  jobs: [training, scoreAll],
  schedules: [weekly],
  routes: leadForm,
};
