import { type Connection, Follow, Many, One } from '../../platform/reading/declare.js';
import { leadAssigned, leadCreated, leadScored } from './lead.events.js';
import { LeadSourceType, LeadType } from './lead.type.js';
import { AssignmentPoolType } from './pool.type.js';
import { ScoreModelType } from './score.type.js';

/** Fields of `Query`. */
export class LeadReads {
  @One(() => LeadType, { nullable: true, description: 'A lead by id.' }) lead!: One<LeadType> | null;
  @Many(() => LeadType, { order: ['-createdAt'], description: 'Leads that you may see, newest first.' }) leads!: Connection<LeadType>;
  @Many(() => LeadSourceType, { order: ['code'], description: 'Where leads come from.' }) leadSources!: Connection<LeadSourceType>;
  @Many(() => AssignmentPoolType, { order: ['name'], description: 'Pools that give leads to people in turn.' })
  assignmentPools!: Connection<AssignmentPoolType>;
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
}
