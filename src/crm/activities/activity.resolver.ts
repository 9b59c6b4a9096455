import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { Requires } from '../../platform/access/requires.js';
import { payloadOf } from '../../platform/api/payload.js';
import type { Context } from '../../platform/server/context.js';
import { ActivityLogInput, TaskCancelInput, TaskCompleteInput, TaskCreateInput } from './activity.input.js';
import { ActivityType } from './activity.type.js';
import { logActivity } from './logging.js';
import { cancelTask, completeTask, createTask } from './tasks.js';

const ActivityPayload = payloadOf('Activity', { activity: () => ActivityType });
const input = { description: 'What is to be done.' };

@Resolver()
export class ActivityResolver {
  @Requires('activity.write')
  @Mutation(() => ActivityPayload, {
    nullable: true,
    description: 'Writes down a call, e-mail, meeting or note with a customer; it stands in the timeline.',
  })
  activityLog(@Arg('input', input) data: ActivityLogInput, @Ctx() { change }: Context) {
    return change(async tx => ({ activity: await logActivity(tx, data) }));
  }

  @Requires('activity.write')
  @Mutation(() => ActivityPayload, { nullable: true, description: 'Gives somebody something to do.' })
  taskCreate(@Arg('input', input) data: TaskCreateInput, @Ctx() { change }: Context) {
    return change(async tx => ({ activity: await createTask(tx, data) }));
  }

  @Requires('activity.write')
  @Mutation(() => ActivityPayload, { nullable: true, description: 'A task was done.' })
  taskComplete(@Arg('input', input) data: TaskCompleteInput, @Ctx() { change }: Context) {
    return change(async tx => ({ activity: await completeTask(tx, data) }));
  }

  @Requires('activity.write')
  @Mutation(() => ActivityPayload, { nullable: true, description: 'A task will not be done.' })
  taskCancel(@Arg('input', input) data: TaskCancelInput, @Ctx() { change }: Context) {
    return change(async tx => ({ activity: await cancelTask(tx, data) }));
  }
}
