import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { Requires } from '../../platform/access/requires.js';
import { payloadOf } from '../../platform/api/payload.js';
import type { Context } from '../../platform/server/context.js';
import { IndicatorArchiveInput, IndicatorCreateInput, IndicatorUpdateInput } from './indicator.input.js';
import { IndicatorType } from './indicator.type.js';
import { archiveIndicator, createIndicator, updateIndicator } from './indicators.js';

const IndicatorPayload = payloadOf('Indicator', { indicator: () => IndicatorType });
const input = { description: 'Which indicator, and what of it.' };

@Resolver()
export class IndicatorResolver {
  @Requires('indicator.write')
  @Mutation(() => IndicatorPayload, { nullable: true, description: 'Watches a measure; its figure is there moments later.' })
  indicatorCreate(@Arg('input', input) data: IndicatorCreateInput, @Ctx() { change }: Context) {
    return change(async tx => ({ indicator: await createIndicator(tx, data) }));
  }

  @Requires('indicator.write')
  @Mutation(() => IndicatorPayload, { nullable: true, description: 'Changes name, target or limits; it is looked at again at once.' })
  indicatorUpdate(@Arg('input', input) data: IndicatorUpdateInput, @Ctx() { change }: Context) {
    return change(async tx => ({ indicator: await updateIndicator(tx, data) }));
  }

  @Requires('indicator.write')
  @Mutation(() => IndicatorPayload, { nullable: true, description: 'Watches it no more, and closes its alert.' })
  indicatorArchive(@Arg('input', input) data: IndicatorArchiveInput, @Ctx() { change }: Context) {
    return change(async tx => ({ indicator: await archiveIndicator(tx, data) }));
  }
}
