import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { Requires } from '../../platform/access/requires.js';
import { payloadOf } from '../../platform/api/payload.js';
import type { Context } from '../../platform/server/context.js';
import { CalculatedMeasureArchiveInput, CalculatedMeasureCreateInput, CalculatedMeasureUpdateInput } from './calculated.input.js';
import { archiveCalculated, createCalculated, updateCalculated } from './calculated.js';
import { CalculatedMeasureType } from './calculated.type.js';

const CalculatedMeasurePayload = payloadOf('CalculatedMeasure', { calculatedMeasure: () => CalculatedMeasureType });
const input = { description: 'Which measure, and what of it.' };

@Resolver()
export class CalculatedMeasureResolver {
  @Requires('calculatedMeasure.write')
  @Mutation(() => CalculatedMeasurePayload, { nullable: true, description: 'Makes a measure of others; it can be asked for at once.' })
  calculatedMeasureCreate(@Arg('input', input) data: CalculatedMeasureCreateInput, @Ctx() { change }: Context) {
    return change(async tx => ({ calculatedMeasure: await createCalculated(tx, data) }));
  }

  @Requires('calculatedMeasure.write')
  @Mutation(() => CalculatedMeasurePayload, {
    nullable: true,
    description: 'Changes it; everybody is answered by the new formula from then on.',
  })
  calculatedMeasureUpdate(@Arg('input', input) data: CalculatedMeasureUpdateInput, @Ctx() { change }: Context) {
    return change(async tx => ({ calculatedMeasure: await updateCalculated(tx, data) }));
  }

  @Requires('calculatedMeasure.write')
  @Mutation(() => CalculatedMeasurePayload, { nullable: true, description: 'Takes it out of use, or into use again.' })
  calculatedMeasureArchive(@Arg('input', input) data: CalculatedMeasureArchiveInput, @Ctx() { change }: Context) {
    return change(async tx => ({ calculatedMeasure: await archiveCalculated(tx, data) }));
  }
}
