import { type Connection, Follow, Many, One } from '../../platform/reading/declare.js';
import { visitFinished, visitPlanned } from './visit.events.js';
import { VisitType } from './visit.type.js';

/** Fields of `Query`. */
export class VisitReads {
  @One(() => VisitType, { nullable: true, description: 'A visit by id.' }) visit!: One<VisitType> | null;
  @Many(() => VisitType, { order: ['-plannedFor'], description: 'Visits that you may see, the latest first.' })
  visits!: Connection<VisitType>;
}

/** Fields of `Subscription`. */
export class VisitFollows {
  @Follow({
    kind: 'visit',
    subject: () => VisitType,
    events: { VisitPlanned: visitPlanned, VisitFinished: visitFinished },
    description: 'Visits as they are planned and as they take place, of those that you may see.',
  })
  visitUpdated!: unknown;
}
