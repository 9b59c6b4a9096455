import { defineAccess } from '../../platform/access/access.js';
import { Opportunity, StageChange } from './opportunity.entity.js';
import { Order, OrderLine } from './order.entity.js';
import { Pipeline, Stage } from './pipeline.entity.js';

export const opportunityAccess = [
  defineAccess({ entity: () => Pipeline, kind: 'pipeline', open: true }),
  defineAccess({ entity: () => Stage, kind: 'pipeline', open: true }),
  defineAccess({ entity: () => Opportunity, kind: 'opportunity', owner: 'ownerId', team: 'teamId', delegable: true }),
  defineAccess({ entity: () => StageChange, kind: 'opportunity', owner: 'ownerId', team: 'teamId' }),
  defineAccess({ entity: () => Order, kind: 'order', owner: 'ownerId', team: 'teamId', delegable: true }),
  defineAccess({ entity: () => OrderLine, kind: 'order', owner: 'ownerId', team: 'teamId' }),
];
