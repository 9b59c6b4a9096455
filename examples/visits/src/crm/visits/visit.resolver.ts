import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { Requires } from '../../platform/access/requires.js';
import { payloadOf } from '../../platform/api/payload.js';
import type { Context } from '../../platform/server/context.js';
import { finishVisit, planVisit } from './planning.js';
import { VisitFinishInput, VisitPlanInput } from './visit.input.js';
import { VisitType } from './visit.type.js';

const VisitPayload = payloadOf('Visit', { visit: () => VisitType });
const input = { description: 'The visit.' };

@Resolver()
export class VisitResolver {
  @Requires('visit.write')
  @Mutation(() => VisitPayload, { nullable: true, description: 'Plans a visit of yours to a customer.' })
  visitPlan(@Arg('input', input) data: VisitPlanInput, @Ctx() { change }: Context) {
    return change(async tx => ({ visit: await planVisit(tx, data) }));
  }

  @Requires('visit.write')
  @Mutation(() => VisitPayload, { nullable: true, description: 'A visit took place, and this came of it.' })
  visitFinish(@Arg('input', input) data: VisitFinishInput, @Ctx() { change }: Context) {
    return change(async tx => ({ visit: await finishVisit(tx, data) }));
  }
}
