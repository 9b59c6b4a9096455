import { type Connection, Many, One } from '../../platform/reading/declare.js';
import { OpportunityType } from './opportunity.type.js';
import { OrderType } from './order.type.js';
import { PipelineType } from './pipeline.type.js';

/** Fields of `Query`. */
export class OpportunityReads {
  @Many(() => PipelineType, { order: ['name'], description: 'Pipelines by name.' }) pipelines!: Connection<PipelineType>;
  @One(() => PipelineType, { nullable: true, description: 'A pipeline by id.' }) pipeline!: One<PipelineType> | null;
  @One(() => OpportunityType, { nullable: true, description: 'An opportunity by id.' }) opportunity!: One<OpportunityType> | null;
  @Many(() => OpportunityType, { order: ['-createdAt'], description: 'Opportunities that you may see, newest first.' })
  opportunities!: Connection<OpportunityType>;
  @One(() => OrderType, { nullable: true, description: 'An order by id.' }) order!: One<OrderType> | null;
  @Many(() => OrderType, { order: ['-orderedAt'], description: 'Orders that you may see, newest first.' }) orders!: Connection<OrderType>;
}
