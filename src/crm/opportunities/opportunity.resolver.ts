import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { Requires } from '../../platform/access/requires.js';
import { payloadOf } from '../../platform/api/payload.js';
import type { Context } from '../../platform/server/context.js';
import { assignOpportunity } from './assignment.js';
import { createOpportunity } from './creation.js';
import { moveOpportunity, updateOpportunity } from './moving.js';
import { OpportunityAssignInput, OpportunityCreateInput, OpportunityMoveInput, OpportunityUpdateInput } from './opportunity.input.js';
import { OpportunityType } from './opportunity.type.js';
import { OrderCreateInput, OrderSetStatusInput } from './order.input.js';
import { OrderType } from './order.type.js';
import { createOrder, setOrderStatus } from './ordering.js';
import { PipelineCreateInput } from './pipeline.input.js';
import { PipelineType } from './pipeline.type.js';
import { createPipeline } from './pipelines.js';

const OpportunityPayload = payloadOf('Opportunity', { opportunity: () => OpportunityType });
const PipelinePayload = payloadOf('Pipeline', { pipeline: () => PipelineType });
const OrderPayload = payloadOf('Order', { order: () => OrderType });
const input = { description: 'What is to be done.' };

@Resolver()
export class OpportunityResolver {
  @Requires('opportunity.write')
  @Mutation(() => OpportunityPayload, { nullable: true, description: 'Opens a sale with a customer.' })
  opportunityCreate(@Arg('input', input) data: OpportunityCreateInput, @Ctx() { change }: Context) {
    return change(async tx => ({ opportunity: await createOpportunity(tx, data) }));
  }

  @Requires('opportunity.write')
  @Mutation(() => OpportunityPayload, { nullable: true, description: 'Changes what is known of a sale: absent leaves, null clears.' })
  opportunityUpdate(@Arg('input', input) data: OpportunityUpdateInput, @Ctx() { change }: Context) {
    return change(async tx => ({ opportunity: await updateOpportunity(tx, data) }));
  }

  @Requires('opportunity.write')
  @Mutation(() => OpportunityPayload, { nullable: true, description: 'A sale enters another stage; won and lost are stages too.' })
  opportunityMove(@Arg('input', input) data: OpportunityMoveInput, @Ctx() { change }: Context) {
    return change(async tx => ({ opportunity: await moveOpportunity(tx, data) }));
  }

  @Requires('opportunity.write')
  @Mutation(() => OpportunityPayload, {
    nullable: true,
    description: 'Gives a sale to another rep, with its history. `opportunity` is null if it is out of your sight then.',
  })
  opportunityAssign(@Arg('input', input) data: OpportunityAssignInput, @Ctx() { change }: Context) {
    return change(async tx => ({ opportunity: await assignOpportunity(tx, data) }));
  }

  @Requires('pipeline.write')
  @Mutation(() => PipelinePayload, { nullable: true, description: 'Makes a pipeline with its stages.' })
  pipelineCreate(@Arg('input', input) data: PipelineCreateInput, @Ctx() { change }: Context) {
    return change(async tx => ({ pipeline: await createPipeline(tx, data) }));
  }

  @Requires('order.write')
  @Mutation(() => OrderPayload, { nullable: true, description: 'Takes an order of a customer.' })
  orderCreate(@Arg('input', input) data: OrderCreateInput, @Ctx() { change }: Context) {
    return change(async tx => ({ order: await createOrder(tx, data) }));
  }

  @Requires('order.write')
  @Mutation(() => OrderPayload, { nullable: true, description: 'An order is confirmed, fulfilled, invoiced, returned or cancelled.' })
  orderSetStatus(@Arg('input', input) data: OrderSetStatusInput, @Ctx() { change }: Context) {
    return change(async tx => ({ order: await setOrderStatus(tx, data) }));
  }
}
