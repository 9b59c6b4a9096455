import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { Requires } from '../../platform/access/requires.js';
import { payloadOf } from '../../platform/api/payload.js';
import type { Context } from '../../platform/server/context.js';
import {
  FollowUpPolicyArchiveInput,
  FollowUpPolicyCreateInput,
  FollowUpPolicyReorderInput,
  FollowUpPolicyUpdateInput,
} from './follow-up.input.js';
import { FollowUpPolicyType } from './follow-up.type.js';
import { archivePolicy, createPolicy, reorderPolicies, updatePolicy } from './policy.js';

const FollowUpPolicyPayload = payloadOf('FollowUpPolicy', { followUpPolicy: () => FollowUpPolicyType });
const FollowUpPolicyReorderPayload = payloadOf('FollowUpPolicyReorder', {});
const input = { description: 'What is to be done.' };

@Resolver()
export class PolicyResolver {
  @Requires('pool.write')
  @Mutation(() => FollowUpPolicyPayload, { nullable: true, description: 'Says what happens to leads that nobody answers.' })
  followUpPolicyCreate(@Arg('input', input) data: FollowUpPolicyCreateInput, @Ctx() { change }: Context) {
    return change(async tx => ({ followUpPolicy: await createPolicy(tx, data) }));
  }

  @Requires('pool.write')
  @Mutation(() => FollowUpPolicyPayload, {
    nullable: true,
    description: 'Changes a policy, for leads that are given to somebody from now on.',
  })
  followUpPolicyUpdate(@Arg('input', input) data: FollowUpPolicyUpdateInput, @Ctx() { change }: Context) {
    return change(async tx => ({ followUpPolicy: await updatePolicy(tx, data) }));
  }

  @Requires('pool.write')
  @Mutation(() => FollowUpPolicyPayload, { nullable: true, description: 'Takes a policy out of force.' })
  followUpPolicyArchive(@Arg('input', input) data: FollowUpPolicyArchiveInput, @Ctx() { change }: Context) {
    return change(async tx => ({ followUpPolicy: await archivePolicy(tx, data) }));
  }

  @Requires('pool.write')
  @Mutation(() => FollowUpPolicyReorderPayload, { nullable: true, description: 'Says in which order policies are asked.' })
  followUpPolicyReorder(@Arg('input', input) data: FollowUpPolicyReorderInput, @Ctx() { change }: Context) {
    return change(async tx => {
      await reorderPolicies(tx, data);
      return {};
    });
  }
}
