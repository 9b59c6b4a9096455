import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { Requires } from '../../platform/access/requires.js';
import { payloadOf } from '../../platform/api/payload.js';
import type { Context } from '../../platform/server/context.js';
import { checkAssignment } from './assignment-check.js';
import { AssignmentCheckInput, AssignmentCheckType } from './assignment-check.type.js';
import {
  AssignmentRuleArchiveInput,
  AssignmentRuleCreateInput,
  AssignmentRuleReorderInput,
  AssignmentRuleUpdateInput,
} from './rule.input.js';
import { archiveRule, createRule, reorderRules, updateRule } from './rule.js';
import { AssignmentRuleType } from './rule.type.js';

const AssignmentRulePayload = payloadOf('AssignmentRule', { assignmentRule: () => AssignmentRuleType });
const AssignmentRuleReorderPayload = payloadOf('AssignmentRuleReorder', {});
const input = { description: 'What is to be done.' };

@Resolver()
export class RuleResolver {
  @Requires('lead.write')
  @Query(() => AssignmentCheckType, {
    description: 'Who would get a lead at this moment, and why: the same decision as at its capture, and nothing is written.',
  })
  async assignmentCheck(@Arg('input', { description: 'The lead that you think of.' }) data: AssignmentCheckInput, @Ctx() { ask }: Context) {
    return ask(tx => checkAssignment(tx, data));
  }

  @Requires('pool.write')
  @Mutation(() => AssignmentRulePayload, { nullable: true, description: 'Makes a rule of who gets leads, after all others.' })
  assignmentRuleCreate(@Arg('input', input) data: AssignmentRuleCreateInput, @Ctx() { change }: Context) {
    return change(async tx => ({ assignmentRule: await createRule(tx, data) }));
  }

  @Requires('pool.write')
  @Mutation(() => AssignmentRulePayload, { nullable: true, description: 'Changes a rule. Leads that somebody has stay where they are.' })
  assignmentRuleUpdate(@Arg('input', input) data: AssignmentRuleUpdateInput, @Ctx() { change }: Context) {
    return change(async tx => ({ assignmentRule: await updateRule(tx, data) }));
  }

  @Requires('pool.write')
  @Mutation(() => AssignmentRulePayload, { nullable: true, description: 'Takes a rule out of force. What it decided keeps naming it.' })
  assignmentRuleArchive(@Arg('input', input) data: AssignmentRuleArchiveInput, @Ctx() { change }: Context) {
    return change(async tx => ({ assignmentRule: await archiveRule(tx, data) }));
  }

  @Requires('pool.write')
  @Mutation(() => AssignmentRuleReorderPayload, { nullable: true, description: 'Says in which order rules are asked.' })
  assignmentRuleReorder(@Arg('input', input) data: AssignmentRuleReorderInput, @Ctx() { change }: Context) {
    return change(async tx => {
      await reorderRules(tx, data);
      return {};
    });
  }
}
