import { defineAccess } from '../../platform/access/access.js';
import { Assignment, WaitingLead } from './assignment.entity.js';
import { FollowUp, FollowUpPolicy } from './follow-up.entity.js';
import { Lead, LeadScore, LeadSource } from './lead.entity.js';
import { LeadForm, LeadFormSubmission } from './lead-form.entity.js';
import { AssignmentPool, PoolMember } from './pool.entity.js';
import { AssignmentRule } from './rule.entity.js';
import { ScoreModel } from './score.entity.js';

export const leadAccess = [
  defineAccess({
    entity: () => Lead,
    kind: 'lead',
    owner: 'ownerId',
    team: 'teamId',
    delegable: true,
    unaudited: ['facts', 'score', 'leadScoreId'],
  }),
  defineAccess({ entity: () => Assignment, kind: 'lead', owner: 'ownerId', team: 'teamId' }),
  defineAccess({ entity: () => WaitingLead, kind: 'lead', owner: 'ownerId', team: 'teamId' }),
  defineAccess({ entity: () => FollowUp, kind: 'lead', owner: 'ownerId', team: 'teamId' }),
  defineAccess({ entity: () => LeadScore, kind: 'lead', owner: 'ownerId', team: 'teamId', unaudited: true }),
  // Strangers who may never confirm: what they typed goes without a trail.
  defineAccess({ entity: () => LeadFormSubmission, kind: 'lead', owner: 'ownerId', team: 'teamId', unaudited: true }),
  // Set up by whoever may write the kind; forms, filters and reasons show their names to everybody.
  defineAccess({ entity: () => LeadSource, kind: 'source', open: true }),
  defineAccess({ entity: () => LeadForm, kind: 'source', open: true, changes: ['insert', 'update'], fixed: ['key'] }),
  defineAccess({ entity: () => AssignmentPool, kind: 'pool', open: true }),
  defineAccess({ entity: () => PoolMember, kind: 'pool', open: true }),
  defineAccess({ entity: () => AssignmentRule, kind: 'pool', open: true, changes: ['insert', 'update'] }),
  defineAccess({ entity: () => FollowUpPolicy, kind: 'pool', open: true, changes: ['insert', 'update'] }),
  // Whoever sees a score may know what it was learned from, and how good that is.
  defineAccess({ entity: () => ScoreModel, kind: 'scoreModel', open: true, changes: ['insert', 'update'] }),
];
