import { type Connection, Follow, Many, One } from '../../platform/reading/declare.js';
import { WaitingLeadType } from './assignment.type.js';
import { FollowUpPolicyType } from './follow-up.type.js';
import { leadAssigned, leadCreated, leadFollowedUp, leadScored, leadWaited } from './lead.events.js';
import { LeadSourceType, LeadType } from './lead.type.js';
import { LeadFormSubmissionType, LeadFormType } from './lead-form.type.js';
import { AssignmentPoolType } from './pool.type.js';
import { AssignmentRuleType } from './rule.type.js';
import { ScoreModelType } from './score.type.js';

/** Fields of `Query`. */
export class LeadReads {
  @One(() => LeadType, { nullable: true, description: 'A lead by id.' }) lead!: One<LeadType> | null;
  @Many(() => LeadType, { order: ['-createdAt'], description: 'Leads that you may see, newest first.' }) leads!: Connection<LeadType>;
  @Many(() => LeadSourceType, { order: ['code'], description: 'Where leads come from.' }) leadSources!: Connection<LeadSourceType>;
  @One(() => LeadFormType, { nullable: true, description: 'A form that strangers fill in, by id.' }) leadForm!: One<LeadFormType> | null;
  @Many(() => LeadFormType, { order: ['name'], description: 'Forms that strangers fill in to become leads.' })
  leadForms!: Connection<LeadFormType>;
  @Many(() => LeadFormSubmissionType, {
    order: ['-submittedAt'],
    description: 'Forms that were filled in, of those that you may see, newest first.',
  })
  leadFormSubmissions!: Connection<LeadFormSubmissionType>;
  @Many(() => AssignmentPoolType, { order: ['name'], description: 'Pools that give leads to people in turn.' })
  assignmentPools!: Connection<AssignmentPoolType>;
  @Many(() => AssignmentRuleType, { order: ['order'], description: 'Rules of who gets a lead, in order; archived ones last.' })
  assignmentRules!: Connection<AssignmentRuleType>;
  @Many(() => FollowUpPolicyType, {
    order: ['order'],
    description: 'What happens to leads that nobody answers, in order; archived ones last.',
  })
  followUpPolicies!: Connection<FollowUpPolicyType>;
  @Many(() => WaitingLeadType, {
    order: ['since'],
    only: a => `${a}.ended_at is null`,
    description: 'Leads that wait for somebody who can take them, the oldest first: they go out in this order.',
  })
  waitingLeads!: Connection<WaitingLeadType>;
  @One(() => ScoreModelType, { nullable: true, description: 'A model that scores leads, by id.' }) scoreModel!: One<ScoreModelType> | null;
  @Many(() => ScoreModelType, {
    order: ['-version'],
    description: 'Models that score leads, the last trained first: the one in use, those before it, and those that were refused.',
  })
  scoreModels!: Connection<ScoreModelType>;
}

/** Fields of `Subscription`. */
export class LeadFollows {
  @Follow({
    kind: 'lead',
    subject: () => LeadType,
    events: { LeadCreated: leadCreated, LeadAssigned: leadAssigned },
    description:
      'Leads as they come in and as they get a new assignee, of those that you may see. One that is given out of your sight comes as `LeadLeft`.',
  })
  newLead!: unknown;
  @Follow({
    kind: 'lead',
    subject: () => LeadType,
    events: { LeadScored: leadScored },
    description:
      'Open leads as another model scores them, of those that you may see. What comes in is scored at once, and told by `newLead` with its score.',
  })
  leadScored!: unknown;

  @Follow({
    kind: 'lead',
    subject: () => LeadType,
    events: { LeadFollowedUp: leadFollowedUp, LeadWaited: leadWaited },
    description:
      'Leads that nobody answers, at each step of their follow-up, and leads that nobody could take in time, of those that you may see.',
  })
  leadFollowUp!: unknown;
}
