import type { Area } from '../../platform/area.js';
import { impersonal, personal } from '../customers/personal.js';
import { AssignmentSchema, WaitingLeadSchema } from './assignment.entity.js';
import { AssignmentType, WaitingLeadType } from './assignment.type.js';
import { chasing } from './chasing.jobs.js';
import { FollowUpPolicySchema, FollowUpSchema } from './follow-up.entity.js';
import { FollowUpPolicyType, FollowUpType } from './follow-up.type.js';
import { endTasks } from './follow-up-tasks.jobs.js';
import { leadForm } from './form.js';
import { hostedForms } from './hosted-forms.js';
import { inboundMail } from './inbound.js';
import { InterestType } from './interest.type.js';
import { leadAccess } from './lead.access.js';
import { LeadSchema, LeadScoreSchema, LeadSourceSchema } from './lead.entity.js';
import { LeadAssignedType, LeadCreatedType, LeadFollowedUpType, LeadScoredType, LeadWaitedType } from './lead.event.type.js';
import { leadAssigned, leadChanged, leadConverted, leadCreated, leadFollowedUp, leadScored, leadWaited } from './lead.events.js';
import { leadPersonal } from './lead.personal.js';
import { LeadFollows, LeadReads } from './lead.reads.js';
import { LeadResolver } from './lead.resolver.js';
import { LeadSourceType, LeadType } from './lead.type.js';
import { LeadFormSchema, LeadFormSubmissionSchema } from './lead-form.entity.js';
import { LeadFormResolver } from './lead-form.resolver.js';
import { LeadFormSubmissionType, LeadFormType } from './lead-form.type.js';
import { LeadMatchType } from './match.type.js';
import { remembering } from './meeting.jobs.js';
import { PolicyResolver } from './policy.resolver.js';
import { AssignmentPoolSchema, PoolMemberSchema } from './pool.entity.js';
import { PoolResolver } from './pool.resolver.js';
import { AssignmentPoolType, PoolMemberType } from './pool.type.js';
import { lookNow, releasing } from './release.jobs.js';
import { AssignmentRuleSchema } from './rule.entity.js';
import { RuleResolver } from './rule.resolver.js';
import { AssignmentRuleType } from './rule.type.js';
import { ScoreModelSchema } from './score.entity.js';
import { scoreAll, training, weekly } from './score.jobs.js';
import { ScoreResolver } from './score.resolver.js';
import { LeadScoreType, NotEnoughHistoryErrorType, ScoreModelType } from './score.type.js';
import { expiring } from './submission.jobs.js';

personal(...leadPersonal);
impersonal('assignments', 'who of us got a lead, and why them');
impersonal('waiting_leads', 'since when a lead waits for one of us');
impersonal('follow_ups', 'what one of us was to do about a lead, and when; its tasks are activities');

export const leadsArea: Area = {
  name: 'leads',
  entities: [
    LeadSourceSchema,
    LeadSchema,
    AssignmentPoolSchema,
    PoolMemberSchema,
    AssignmentRuleSchema,
    AssignmentSchema,
    WaitingLeadSchema,
    FollowUpPolicySchema,
    FollowUpSchema,
    ScoreModelSchema,
    LeadScoreSchema,
    LeadFormSchema,
    LeadFormSubmissionSchema,
  ],
  types: [
    InterestType,
    LeadType,
    LeadSourceType,
    AssignmentType,
    AssignmentPoolType,
    PoolMemberType,
    AssignmentRuleType,
    WaitingLeadType,
    FollowUpPolicyType,
    FollowUpType,
    ScoreModelType,
    LeadScoreType,
    NotEnoughHistoryErrorType,
    LeadMatchType,
    LeadCreatedType,
    LeadAssignedType,
    LeadWaitedType,
    LeadFollowedUpType,
    LeadScoredType,
    LeadFormType,
    LeadFormSubmissionType,
  ],
  resolvers: [LeadResolver, PoolResolver, RuleResolver, PolicyResolver, ScoreResolver, LeadFormResolver],
  reads: [LeadReads],
  follows: [LeadFollows],
  access: leadAccess,
  events: [leadCreated, leadAssigned, leadChanged, leadConverted, leadWaited, leadFollowedUp, leadScored],
  jobs: [lookNow, endTasks, training, scoreAll],
  schedules: [releasing, chasing, remembering, weekly, expiring],
  routes: async (http, services) => {
    await leadForm(http, services);
    await hostedForms(http, services);
    await inboundMail(http, services);
  },
};
