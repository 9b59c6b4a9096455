import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { Requires } from '../access/requires.js';
import { payloadOf } from '../api/payload.js';
import type { Context } from '../server/context.js';
import { discardJob, retryJob } from './failure.js';
import { DeadJobType, JobSettleInput } from './job.type.js';

const JobPayload = payloadOf('Job', { job: () => DeadJobType });
const input = { description: 'Which one.' };

@Resolver()
export class JobResolver {
  @Requires('job.write')
  @Mutation(() => JobPayload, { nullable: true, description: 'Tries a job that gave up again, as often as at first.' })
  jobRetry(@Arg('input', input) data: JobSettleInput, @Ctx() { change }: Context) {
    return change(async tx => ({ job: await retryJob(tx, data) }));
  }

  @Requires('job.write')
  @Mutation(() => JobPayload, { nullable: true, description: 'Lets a job that gave up go: what it was to do is not done.' })
  jobDiscard(@Arg('input', input) data: JobSettleInput, @Ctx() { change }: Context) {
    return change(async tx => ({ job: await discardJob(tx, data) }));
  }
}
