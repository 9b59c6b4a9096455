import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { Requires } from '../../platform/access/requires.js';
import { payloadOf } from '../../platform/api/payload.js';
import type { Context } from '../../platform/server/context.js';
import { LeadSourceType } from './lead.type.js';
import { AssignmentPoolCreateInput, AssignmentPoolUpdateInput, LeadSourceCreateInput, PoolMemberUpdateInput } from './pool.input.js';
import { createLeadSource, createPool, updateMember, updatePool } from './pool.js';
import { AssignmentPoolType, PoolMemberType } from './pool.type.js';

const LeadSourcePayload = payloadOf('LeadSource', { leadSource: () => LeadSourceType });
const AssignmentPoolPayload = payloadOf('AssignmentPool', { pool: () => AssignmentPoolType });
const PoolMemberPayload = payloadOf('PoolMember', { poolMember: () => PoolMemberType });
const input = { description: 'What is to be done.' };

@Resolver()
export class PoolResolver {
  @Requires('source.write')
  @Mutation(() => LeadSourcePayload, { nullable: true, description: 'Makes a source of leads.' })
  leadSourceCreate(@Arg('input', input) data: LeadSourceCreateInput, @Ctx() { change }: Context) {
    return change(async tx => ({ leadSource: await createLeadSource(tx, data) }));
  }

  @Requires('pool.write')
  @Mutation(() => AssignmentPoolPayload, { nullable: true, description: 'Makes a pool of people who take leads in turn.' })
  assignmentPoolCreate(@Arg('input', input) data: AssignmentPoolCreateInput, @Ctx() { change }: Context) {
    return change(async tx => ({ pool: await createPool(tx, data) }));
  }

  @Requires('pool.write')
  @Mutation(() => AssignmentPoolPayload, { nullable: true, description: 'Says who is in a pool and whether it takes leads.' })
  assignmentPoolUpdate(@Arg('input', input) data: AssignmentPoolUpdateInput, @Ctx() { change }: Context) {
    return change(async tx => ({ pool: await updatePool(tx, data) }));
  }

  @Requires('pool.write')
  @Mutation(() => PoolMemberPayload, { nullable: true, description: 'Says how much, what and when a member of a pool takes.' })
  poolMemberUpdate(@Arg('input', input) data: PoolMemberUpdateInput, @Ctx() { change }: Context) {
    return change(async tx => ({ poolMember: await updateMember(tx, data) }));
  }
}
