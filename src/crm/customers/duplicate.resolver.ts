import { Arg, Ctx, Field, Int, Mutation, Query, Resolver } from 'type-graphql';
import { Requires } from '../../platform/access/requires.js';
import { DryRun } from '../../platform/api/dry-run.js';
import { payloadOf } from '../../platform/api/payload.js';
import { JobProgressType } from '../../platform/jobs/job.type.js';
import type { Context } from '../../platform/server/context.js';
import { CustomerType } from './customer.type.js';
import {
  CustomerMergeInput,
  CustomerMergeUndoInput,
  DuplicateCandidateDismissInput,
  DuplicateCandidateFindInput,
} from './duplicate.input.js';
import { findDuplicates } from './duplicate.jobs.js';
import { DuplicateCandidateType, MergeRecordType } from './duplicate.type.js';
import { dismissDuplicate } from './duplicates.js';
import { CustomerDraftInput } from './match.input.js';
import { CustomerMatchType } from './match.type.js';
import { matchesFor } from './matches.js';
import { mergeCustomers, undoMerge } from './merge.js';

const merged = { customer: () => CustomerType, merge: () => MergeRecordType };
const CustomerMergePayload = payloadOf('CustomerMerge', merged);
const CustomerMergeUndoPayload = payloadOf('CustomerMergeUndo', merged, { values: ['kept', 'rowsLeft'] });
Field(() => [String], { nullable: true, description: 'Fields of the survivor that were changed since the merge, and stay as they are.' })(
  CustomerMergeUndoPayload.prototype,
  'kept',
);
Field(() => Int, { nullable: true, description: 'Records that had come over and went on to somebody else since: they stay there.' })(
  CustomerMergeUndoPayload.prototype,
  'rowsLeft',
);
const DuplicateCandidatePayload = payloadOf('DuplicateCandidate', { candidate: () => DuplicateCandidateType });
const DuplicateCandidateFindPayload = payloadOf('DuplicateCandidateFind', { progress: () => JobProgressType });
const input = { description: 'What is to be done.' };

@Resolver()
export class DuplicateResolver {
  @Requires('customer.write')
  @Query(() => [CustomerMatchType], {
    description:
      'Who may be the same as a customer that you are about to write down, the surest first, at most 10: for a form to show while it is filled in.',
  })
  async customerMatches(@Arg('input', { description: 'What is known so far.' }) draft: CustomerDraftInput, @Ctx() { ask }: Context) {
    return ask(tx => matchesFor(tx, draft));
  }

  @Requires('customer.write')
  @DryRun()
  @Mutation(() => CustomerMergePayload, {
    nullable: true,
    description:
      'Makes one customer of several: all that belongs to the others goes over to the survivor, and their ids answer with it. Can be undone. Takes the right to change each of them.',
  })
  customerMerge(@Arg('input', input) data: CustomerMergeInput, @Ctx() { change }: Context) {
    return change(tx => mergeCustomers(tx, data));
  }

  @Requires('customer.write')
  @DryRun()
  @Mutation(() => CustomerMergeUndoPayload, {
    nullable: true,
    description: 'Undoes a merge: what went over and is still there goes back; what was done with the survivor since stays with it.',
  })
  customerMergeUndo(@Arg('input', input) data: CustomerMergeUndoInput, @Ctx() { change }: Context) {
    return change(tx => undoMerge(tx, data));
  }

  @Requires('customer.write')
  @Mutation(() => DuplicateCandidatePayload, {
    nullable: true,
    description: 'Says that two customers are two; they are not proposed again.',
  })
  duplicateCandidateDismiss(@Arg('input', input) data: DuplicateCandidateDismissInput, @Ctx() { change }: Context) {
    return change(async tx => ({ candidate: await dismissDuplicate(tx, data) }));
  }

  @Requires('customer.write')
  @Mutation(() => DuplicateCandidateFindPayload, {
    nullable: true,
    description:
      'Looks for customers that may be the same as one, at once, or checks all against each other; follow that by `jobProgress`. Checking all takes the right to change all of them.',
  })
  duplicateCandidateFind(@Arg('input', input) data: DuplicateCandidateFindInput, @Ctx() { change }: Context) {
    return change(async tx => ({ progress: await findDuplicates(tx, data) }));
  }
}
