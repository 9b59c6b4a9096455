import type { Area } from '../../platform/area.js';
import { visitAccess } from './visit.access.js';
import { VisitSchema } from './visit.entity.js';
import { VisitFinishedType, VisitPlannedType } from './visit.event.type.js';
import { visitFinished, visitPlanned } from './visit.events.js';
import { VisitFollows, VisitReads } from './visit.reads.js';
import { VisitResolver } from './visit.resolver.js';
import { VisitType } from './visit.type.js';

/** Who of us goes to which customer. */
export const visitsArea: Area = {
  name: 'visits',
  entities: [VisitSchema],
  types: [VisitType, VisitPlannedType, VisitFinishedType],
  resolvers: [VisitResolver],
  reads: [VisitReads],
  follows: [VisitFollows],
  access: visitAccess,
  events: [visitPlanned, visitFinished],
};
