import type { Area } from '../../platform/area.js';
import { followCustomer } from '../customers/following.js';
import { impersonal, personal } from '../customers/personal.js';
import { CategoryAmountType, OrderAmountType, OrderTotalsType } from './customer-figures.type.js';
import { opportunityAccess } from './opportunity.access.js';
import { OpportunitySchema, StageChangeSchema } from './opportunity.entity.js';
import {
  opportunityAssigned,
  opportunityChanged,
  opportunityCreated,
  opportunityMoved,
  orderChanged,
  orderCreated,
} from './opportunity.events.js';
import { opportunityPersonal } from './opportunity.personal.js';
import { OpportunityReads } from './opportunity.reads.js';
import { OpportunityResolver } from './opportunity.resolver.js';
import { OpportunityType, StageChangeType } from './opportunity.type.js';
import { OrderLineSchema, OrderSchema } from './order.entity.js';
import { OrderLineType, OrderType } from './order.type.js';
import { PipelineSchema, StageSchema } from './pipeline.entity.js';
import { PipelineType, StageType } from './pipeline.type.js';

followCustomer('orders_follow');
personal(...opportunityPersonal);
impersonal('stage_changes', 'stages and amounts of a sale, no words');
impersonal('order_lines', 'products, quantities and prices: bookkeeping');

/** Pipelines, sales that may come about, and orders. C7. */
export const opportunitiesArea: Area = {
  name: 'opportunities',
  entities: [PipelineSchema, StageSchema, OpportunitySchema, StageChangeSchema, OrderSchema, OrderLineSchema],
  types: [
    PipelineType,
    StageType,
    OpportunityType,
    StageChangeType,
    OrderType,
    OrderLineType,
    OrderTotalsType,
    OrderAmountType,
    CategoryAmountType,
  ],
  resolvers: [OpportunityResolver],
  reads: [OpportunityReads],
  access: opportunityAccess,
  events: [opportunityCreated, opportunityChanged, opportunityMoved, opportunityAssigned, orderCreated, orderChanged],
};
